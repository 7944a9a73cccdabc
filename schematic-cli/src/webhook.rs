//! `schematic webhook`: sign a body, say whether a delivery verifies, send one.

use std::fs;
use std::io::{self, Read, Write};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use schematic_core::server_text::printable;
use schematic_core::webhooks::{
    Action, DeliveryHeaders, SIGNATURE_HEADER, TIMESTAMP_HEADER, VERSION_HEADER, Verifier,
    WebhookEvent, sign,
};
use serde_json::{Map, Value, json};

use crate::args::{BodyFile, SendArgs, SignArgs, VerifyArgs, WebhookCommand};
use crate::failure::{Failure, block_on};
use crate::secret;

/// Where the secret is read from.
const SECRET: &str = "SCHEMATIC_WEBHOOK_SECRET";
/// How much of an answer is shown.
const MAX_ANSWER: usize = 64 * 1024;

pub(crate) fn run(command: WebhookCommand) -> Result<(), Failure> {
    match command {
        WebhookCommand::Send(args) => send(&args),
        WebhookCommand::Sign(args) => sign_body(&args),
        WebhookCommand::Verify(args) => verify(&args),
    }
}

fn sign_body(args: &SignArgs) -> Result<(), Failure> {
    let secret = secret()?;
    let body = read(&args.body)?;
    let timestamp = args.timestamp.clone().unwrap_or_else(unix_seconds);
    let signature = sign(&body, &timestamp, &secret).map_err(|error| unusable(&error))?;
    let mut stdout = io::stdout().lock();
    if args.json {
        let headers = json!({
            SIGNATURE_HEADER: signature,
            TIMESTAMP_HEADER: timestamp,
            VERSION_HEADER: "v1",
        });
        writeln!(stdout, "{headers}")?;
    } else {
        writeln!(stdout, "X-Schematic-Webhook-Signature: {signature}")?;
        writeln!(stdout, "X-Schematic-Webhook-Timestamp: {timestamp}")?;
        writeln!(stdout, "X-Schematic-Webhook-Signature-Version: v1")?;
    }
    stdout.flush()?;
    Ok(())
}

fn verify(args: &VerifyArgs) -> Result<(), Failure> {
    let secret = secret()?;
    let body = read(&args.body)?;
    let mut builder = Verifier::builder().secret(secret).body_limit(usize::MAX);
    builder = if args.tolerance.is_zero() {
        builder.no_tolerance_limit()
    } else {
        builder.tolerance(args.tolerance)
    };
    let verifier = builder.build().map_err(|error| unusable(&error))?;
    let mut headers = DeliveryHeaders::new(&args.signature, &args.timestamp);
    if let Some(version) = &args.signature_version {
        headers = headers.with_version(version);
    }
    let failed = verifier.verify(&headers, &body).err();
    let mut stdout = io::stdout().lock();
    match (&failed, args.json) {
        (None, true) => writeln!(stdout, "{}", json!({ "verified": true }))?,
        (None, false) => writeln!(stdout, "verified")?,
        (Some(error), true) => {
            let result =
                json!({ "verified": false, "code": error.code(), "message": error.to_string() });
            writeln!(stdout, "{result}")?;
        }
        (Some(error), false) => writeln!(stdout, "not verified: {}: {error}", error.code())?,
    }
    stdout.flush()?;
    failed.map_or(Ok(()), |_| Err(Failure::silent(1)))
}

fn send(args: &SendArgs) -> Result<(), Failure> {
    let secret = secret()?;
    let body = match &args.body {
        None => sample(args.action.as_deref().unwrap_or("test.send")),
        Some(file) => match &args.action {
            None => read(file)?,
            Some(action) => with_action(action, &read(file)?)?,
        },
    };
    let timestamp = unix_seconds();
    let signature = sign(&body, &timestamp, &secret).map_err(|error| unusable(&error))?;
    let (status, answer) = block_on(post(&args.url, args.timeout, body, &signature, &timestamp))??;
    let mut stdout = io::stdout().lock();
    if args.json {
        let body = serde_json::from_str(&answer).unwrap_or(Value::String(answer));
        writeln!(
            stdout,
            "{}",
            json!({ "status": status.as_u16(), "body": body })
        )?;
    } else {
        writeln!(stdout, "{status}")?;
        for line in answer.lines() {
            writeln!(stdout, "{}", printable(line, &secret, MAX_ANSWER))?;
        }
    }
    stdout.flush()?;
    if status.is_success() {
        Ok(())
    } else {
        Err(Failure::failed(format!(
            "the delivery was not acknowledged: status {}",
            status.as_u16()
        )))
    }
}

async fn post(
    url: &str,
    timeout: Duration,
    body: Vec<u8>,
    signature: &str,
    timestamp: &str,
) -> Result<(reqwest::StatusCode, String), Failure> {
    let target: reqwest::Url = url
        .parse()
        .map_err(|error| Failure::unusable(format!("the URL cannot be read: {error}")))?;
    if !matches!(target.scheme(), "http" | "https") {
        return Err(Failure::unusable("the URL must begin with http or https"));
    }
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .timeout(timeout)
        .user_agent(concat!("schematic-cli/", env!("CARGO_PKG_VERSION")))
        .build()
        .map_err(|error| Failure::failed(why_not_sent(&error, url, timeout)))?;
    let failed = |error: reqwest::Error| Failure::failed(why_not_sent(&error, url, timeout));
    let mut response = client
        .post(target)
        .header("content-type", "application/json")
        .header(SIGNATURE_HEADER, signature)
        .header(TIMESTAMP_HEADER, timestamp)
        .header(VERSION_HEADER, "v1")
        .body(body)
        .send()
        .await
        .map_err(failed)?;
    let mut answer = Vec::new();
    while answer.len() < MAX_ANSWER
        && let Some(piece) = response.chunk().await.map_err(failed)?
    {
        answer.extend_from_slice(&piece);
    }
    answer.truncate(MAX_ANSWER);
    let text = String::from_utf8_lossy(&answer).into_owned();
    Ok((response.status(), text))
}

/// An event that says little.
fn sample(action: &str) -> Vec<u8> {
    event(action, json!({}))
}

/// The event in `body` with another action; what is no event yet becomes the body of one.
fn with_action(action: &str, body: &[u8]) -> Result<Vec<u8>, Failure> {
    let body: Value = serde_json::from_slice(body).map_err(|error| {
        Failure::unusable(format!("with --action the body must be JSON: {error}"))
    })?;
    match body {
        Value::Object(mut members) if members.contains_key("action") => {
            members.insert("action".to_owned(), action.into());
            Ok(bytes(&members))
        }
        other => Ok(event(action, other)),
    }
}

fn event(action: &str, body: Value) -> Vec<u8> {
    let mut event = WebhookEvent::new(Action::from(action), body);
    event.account_id = Some("acct_local".to_owned());
    event.environment_id = Some("env_local".to_owned());
    event.object_type = action.split('.').next().map(str::to_owned);
    // An event is texts and JSON: it cannot fail to be written.
    serde_json::to_vec(&event).unwrap_or_default()
}

fn bytes(members: &Map<String, Value>) -> Vec<u8> {
    serde_json::to_vec(members).unwrap_or_default()
}

fn unix_seconds() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| since.as_secs()).to_string()
}

fn secret() -> Result<String, Failure> {
    secret::read(SECRET, "the secret of the webhook")
}

fn read(file: &BodyFile) -> Result<Vec<u8>, Failure> {
    let mut body = Vec::new();
    match file {
        BodyFile::Stdin => io::stdin()
            .read_to_end(&mut body)
            .map(|_| body)
            .map_err(|error| Failure::unusable(format!("stdin cannot be read: {error}"))),
        BodyFile::File(path) => fs::read(path)
            .map_err(|error| Failure::unusable(format!("{}: {error}", path.display()))),
    }
}

fn unusable(error: &impl std::fmt::Display) -> Failure {
    Failure::unusable(error.to_string())
}

/// Says why a delivery got no whole answer.
fn why_not_sent(error: &reqwest::Error, url: &str, timeout: Duration) -> String {
    if error.is_timeout() {
        return format!("{url} did not answer within {} s", timeout.as_secs_f64());
    }
    // The errors in between speak of what the program is made of; the last says what happened.
    let mut cause: &dyn std::error::Error = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    if error.is_connect() {
        format!("{url} cannot be reached: {cause}")
    } else {
        format!("{url} gave no answer that can be read: {cause}")
    }
}
