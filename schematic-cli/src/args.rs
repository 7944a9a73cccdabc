//! The command line.

mod api;

use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand};
use schematic_core::{EvaluationContext, Keys};

pub(crate) use self::api::{ApiCommand, ApiConnectionArgs, Body, CallArgs, ListArgs};

/// Schematic at the command line: a local server, the rules engine, checks and events.
#[derive(Debug, Parser)]
#[command(
    name = "schematic",
    version,
    propagate_version = true,
    after_help = "\
Results go to stdout, everything else to stderr.
Exit status: 0 done, 1 the request failed, 2 wrong usage or unreadable input; of `check`: 0 true, 1 false,
2 when Schematic could not be asked."
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Call any operation of the API.
    Api {
        #[command(subcommand)]
        command: ApiCommand,
    },
    /// Check one flag over the API and print its value.
    #[command(after_help = CHECK_EXAMPLES)]
    Check(CheckArgs),
    /// Print a script that completes this command in a shell.
    #[command(after_help = "\
Example:
  schematic completions bash > ~/.local/share/bash-completion/completions/schematic")]
    Completions {
        /// The shell to print for.
        shell: clap_complete::Shell,
    },
    /// Run a local Schematic until it is interrupted.
    #[command(after_help = DEV_EXAMPLES)]
    Dev(DevArgs),
    /// Evaluate calls of the rules engine, one JSON line each, from stdin to stdout.
    #[command(after_help = EVAL_EXAMPLES)]
    Eval(EvalArgs),
    /// Send one track event and wait until it was taken.
    #[command(after_help = TRACK_EXAMPLES)]
    Track(TrackArgs),
    /// Sign a webhook, say whether one verifies, or send one.
    Webhook {
        #[command(subcommand)]
        command: WebhookCommand,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum WebhookCommand {
    /// Sign a delivery and post it to a URL of yours.
    #[command(after_help = SEND_EXAMPLES)]
    Send(SendArgs),
    /// Print the headers that sign a body.
    #[command(after_help = SIGN_EXAMPLES)]
    Sign(SignArgs),
    /// Say whether a delivery verifies, and which check failed.
    #[command(after_help = VERIFY_EXAMPLES)]
    Verify(VerifyArgs),
}

const CHECK_EXAMPLES: &str = "\
The API key is read from SCHEMATIC_API_KEY, never from an argument.
Exit status: 0 when the value is true, 1 when it is false, also for a flag that Schematic does not know,
and 2 when Schematic could not be asked. Then nothing is printed on stdout, with --json neither; the
reason is on stderr.

Examples:
  schematic check reports --company org=acme
  schematic check reports --company org=acme --user email=ada@acme.example --json
  schematic check beta && echo open";

const DEV_EXAMPLES: &str = "\
The page and /_emulator/ need no API key. So that no web page can use them under another name
(DNS rebinding), they answer only at localhost, at loopback addresses, at the address that is listened
on, and at hosts given by --allow-host; other requests get status 403. The API, capture and the
DataStream need the API key instead and answer at every host: an SDK in another container reaches them
at http://schematic:8787 without --allow-host.

Examples:
  schematic dev
  schematic dev --seed seed.yaml --port 3001
  schematic dev --host 0.0.0.0 --allow-host schematic
  schematic dev --port 0 --json > address.json &";

const EVAL_EXAMPLES: &str = "\
Each line is an object with `id`, `op` (check when absent), `now_ms`, and `input` or `input_text`;
each is answered by one line, in the same order: {\"id\":…,\"result\":…}. Blank lines are passed over. A
line that is no such call is answered {\"id\":null,\"error\":\"line 7: …\"}, and the exit status is 2 in the end.

Examples:
  gzip -dc conformance/rules-engine.jsonl.gz | schematic eval
  echo '{\"id\":\"a\",\"op\":\"next_period_start\",\"now_ms\":0,\"input\":{\"period\":\"current_day\"}}' |
    schematic eval";

const TRACK_EXAMPLES: &str = "\
The API key is read from SCHEMATIC_API_KEY, never from an argument.

Examples:
  schematic track generate --company org=acme
  schematic track generate --company org=acme --user email=ada@acme.example --quantity 12";

const SEND_EXAMPLES: &str = "\
The secret is read from SCHEMATIC_WEBHOOK_SECRET, never from an argument. Without --body a small event
is sent. With --action and --body, the file's event gets that action; JSON without an `action` becomes
the body of an event. Redirects are not followed.
Exit status: 0 when the delivery is acknowledged with a status from 200 to 299, else 1.

Examples:
  schematic webhook send http://127.0.0.1:3000/webhooks/schematic
  schematic webhook send http://127.0.0.1:3000/webhooks/schematic --action company.updated
  schematic webhook send http://127.0.0.1:3000/webhooks/schematic --body delivery.json --json";

const SIGN_EXAMPLES: &str = "\
The secret is read from SCHEMATIC_WEBHOOK_SECRET, never from an argument.

Examples:
  schematic webhook sign --body delivery.json
  printf '{\"action\":\"test.send\"}' | schematic webhook sign --body - --timestamp 1700000000
  schematic webhook sign --body delivery.json --json";

const VERIFY_EXAMPLES: &str = "\
The secret is read from SCHEMATIC_WEBHOOK_SECRET, never from an argument. The body must be the bytes
that were received: JSON that was written anew does not verify.
Exit status: 0 when it verifies, 1 when it does not.

Examples:
  schematic webhook verify --body delivery.json --signature 4f85… --timestamp 1700000000
  schematic webhook verify --body - --signature 4f85… --timestamp 1700000000 --tolerance 0 < delivery.json";

/// How to reach Schematic.
#[derive(Debug, Args)]
pub(crate) struct ConnectionArgs {
    /// Base URL of the API, in place of Schematic's own.
    #[arg(
        long,
        value_name = "URL",
        env = "SCHEMATIC_BASE_URL",
        hide_env_values = true
    )]
    pub(crate) base_url: Option<String>,
    /// Base URL of the capture service, in place of Schematic's own.
    #[arg(
        long,
        value_name = "URL",
        env = "SCHEMATIC_EVENT_CAPTURE_BASE_URL",
        hide_env_values = true
    )]
    pub(crate) event_capture_base_url: Option<String>,
    /// How long it may take in all, retries included.
    #[arg(long, value_name = "SECONDS", default_value = "30", value_parser = seconds)]
    pub(crate) timeout: Duration,
}

/// Whom it is about.
#[derive(Debug, Args)]
pub(crate) struct SubjectArgs {
    /// A key of the company; may be repeated.
    #[arg(long, value_name = "KEY=VALUE", value_parser = pair)]
    company: Vec<(String, String)>,
    /// A key of the user; may be repeated.
    #[arg(long, value_name = "KEY=VALUE", value_parser = pair)]
    user: Vec<(String, String)>,
}

#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// The flag's key.
    pub(crate) flag: String,
    #[command(flatten)]
    pub(crate) subject: SubjectArgs,
    /// Print the whole result as one JSON object.
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) connection: ConnectionArgs,
}

#[derive(Debug, Args)]
pub(crate) struct DevArgs {
    /// Flags, plans, features, companies and users to start with (YAML or JSON), read again when
    /// the file changes.
    #[arg(long, value_name = "FILE")]
    pub(crate) seed: Option<PathBuf>,
    /// The port to listen on; 0 picks a free one.
    #[arg(long, value_name = "N", default_value_t = 8787)]
    pub(crate) port: u16,
    /// The address to listen on. Other machines can reach the emulator unless it is a loopback
    /// address.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1")]
    pub(crate) host: IpAddr,
    /// A host, a name or an address without a port, at which the page and /_emulator/ answer too; may
    /// be repeated.
    #[arg(long, value_name = "HOST")]
    pub(crate) allow_host: Vec<String>,
    /// Answer operations that the emulator does not hold with status 404, not with samples made from
    /// the API's document.
    #[arg(long)]
    pub(crate) no_samples: bool,
    /// Print where it listens as one JSON line, and nothing else on stdout.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct EvalArgs {
    /// Which engine decides.
    #[arg(long, value_name = "ENGINE", default_value = "native", value_parser = engine)]
    pub(crate) engine: Engine,
}

#[derive(Debug, Args)]
pub(crate) struct TrackArgs {
    /// The event's name.
    pub(crate) event: String,
    #[command(flatten)]
    pub(crate) subject: SubjectArgs,
    /// How many units were used; one when absent.
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub(crate) quantity: Option<i64>,
    #[command(flatten)]
    pub(crate) connection: ConnectionArgs,
}

#[derive(Debug, Args)]
pub(crate) struct SignArgs {
    /// The file that holds the body, or `-` for stdin.
    #[arg(long, value_name = "FILE|-", value_parser = body_file)]
    pub(crate) body: BodyFile,
    /// The Unix time of sending, in seconds; now when absent.
    #[arg(long, value_name = "T", value_parser = timestamp)]
    pub(crate) timestamp: Option<String>,
    /// Print the headers as one JSON object.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct VerifyArgs {
    /// The file that holds the body as it was received, or `-` for stdin.
    #[arg(long, value_name = "FILE|-", value_parser = body_file)]
    pub(crate) body: BodyFile,
    /// The header X-Schematic-Webhook-Signature.
    #[arg(long, value_name = "HEX", allow_hyphen_values = true)]
    pub(crate) signature: String,
    /// The header X-Schematic-Webhook-Timestamp.
    #[arg(long, value_name = "T", allow_hyphen_values = true)]
    pub(crate) timestamp: String,
    /// The header X-Schematic-Webhook-Signature-Version, if there was one.
    #[arg(long, value_name = "VERSION", allow_hyphen_values = true)]
    pub(crate) signature_version: Option<String>,
    /// How far from now the timestamp may be; 0 for any age.
    #[arg(long, value_name = "SECONDS", default_value = "300", value_parser = tolerance)]
    pub(crate) tolerance: Duration,
    /// Print the result as one JSON object.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct SendArgs {
    /// Where to post it.
    pub(crate) url: String,
    /// What has happened; `test.send` when there is no body either.
    #[arg(long, value_name = "NAME", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub(crate) action: Option<String>,
    /// The file that holds the body, or `-` for stdin.
    #[arg(long, value_name = "FILE|-", value_parser = body_file)]
    pub(crate) body: Option<BodyFile>,
    /// How long the answer may take.
    #[arg(long, value_name = "SECONDS", default_value = "30", value_parser = seconds)]
    pub(crate) timeout: Duration,
    /// Print status and body of the answer as one JSON object.
    #[arg(long)]
    pub(crate) json: bool,
}

/// Where a body is read from.
#[derive(Clone, Debug)]
pub(crate) enum BodyFile {
    Stdin,
    File(PathBuf),
}

/// What decides in `schematic eval`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    /// The engine of this library.
    Native,
}

impl ConnectionArgs {
    /// The base URLs of the API and of capture.
    pub(crate) fn urls(&self) -> (Option<&str>, Option<&str>) {
        (
            self.base_url.as_deref(),
            self.event_capture_base_url.as_deref(),
        )
    }
}

impl SubjectArgs {
    pub(crate) fn context(self) -> EvaluationContext {
        EvaluationContext::new()
            .with_company_keys(self.company.into_iter().collect::<Keys>())
            .with_user_keys(self.user.into_iter().collect::<Keys>())
    }
}

fn pair(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some(("", _)) => Err("the key before `=` is empty".to_owned()),
        Some((key, value)) => Ok((key.to_owned(), value.to_owned())),
        None => Err("expected KEY=VALUE".to_owned()),
    }
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text
        .parse()
        .map_err(|_| "expected a number of seconds".to_owned())?;
    match Duration::try_from_secs_f64(seconds) {
        Ok(duration) if !duration.is_zero() => Ok(duration),
        _ => Err("expected a number of seconds above 0".to_owned()),
    }
}

fn body_file(text: &str) -> Result<BodyFile, String> {
    Ok(match text {
        "-" => BodyFile::Stdin,
        path => BodyFile::File(path.into()),
    })
}

fn timestamp(text: &str) -> Result<String, String> {
    if text.is_empty() || text.len() > 20 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err("expected 1 to 20 digits".to_owned());
    }
    Ok(text.to_owned())
}

fn tolerance(text: &str) -> Result<Duration, String> {
    text.parse()
        .map(Duration::from_secs)
        .map_err(|_| "expected a whole number of seconds".to_owned())
}

fn engine(text: &str) -> Result<Engine, String> {
    match text {
        "native" => Ok(Engine::Native),
        _ if text.starts_with("wasm=") => {
            Err("this build has no WebAssembly engine; only `native`".to_owned())
        }
        _ => Err("expected `native`".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_pair_is_split_at_the_first_equals_sign() {
        assert_eq!(pair("org=a=b"), Ok(("org".to_owned(), "a=b".to_owned())));
        assert_eq!(pair("org="), Ok(("org".to_owned(), String::new())));
        assert!(pair("org").is_err() && pair("=acme").is_err());
    }

    #[test]
    fn seconds_are_positive_and_finite() {
        assert_eq!(seconds("0.5"), Ok(Duration::from_millis(500)));
        for wrong in ["0", "-1", "NaN", "inf", "1e30", "soon"] {
            assert!(seconds(wrong).is_err(), "{wrong}");
        }
    }
}
