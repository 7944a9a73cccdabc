//! The API key, and what else may be secret, shows nowhere: not in any type that can be printed,
//! not in errors or their sources, not in logs at trace level.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod support;

use std::error::Error as StdError;
use std::fmt::{Debug, Display};
use std::io::{self, Write};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use schematic_core::api::runtime::{Call, RequestOptions, Transport};
use schematic_core::cache::CacheOptions;
use schematic_core::events::{Identify, Track};
use schematic_core::flags::{CheckOptions, Preflight};
use schematic_core::{Error, EvaluationContext, Schematic};
use schematic_emulator::{Emulator, Fault};
use support::{KEY, RawServer, acme};

const HEADER: &str = "hunter2-of-a-header";
const PASSWORD: &str = "hunter2-of-a-url";

/// Whatever was printed or logged.
#[derive(Clone, Default)]
struct Seen(Arc<Mutex<Vec<u8>>>);

impl Seen {
    fn debug(&self, value: &impl Debug) {
        let text = format!("{value:?} {value:#?}\n");
        self.0.lock().unwrap().extend_from_slice(text.as_bytes());
    }

    fn display(&self, value: &impl Display) {
        let text = format!("{value} {value:#}\n");
        self.0.lock().unwrap().extend_from_slice(text.as_bytes());
    }

    fn error(&self, error: &(dyn StdError + 'static)) {
        let mut error = Some(error);
        while let Some(cause) = error {
            self.debug(&cause);
            self.display(&cause);
            error = cause.source();
        }
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned()
    }
}

impl Write for Seen {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Crates below log in the older way; this takes that too.
impl log::Log for Seen {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        let text = format!("{} {} {}\n", record.level(), record.target(), record.args());
        self.0.lock().unwrap().extend_from_slice(text.as_bytes());
    }

    fn flush(&self) {}
}

fn client(base_url: &str) -> Schematic {
    Schematic::builder(KEY)
        .base_url(base_url)
        .event_capture_base_url(base_url)
        .header("x-own", HEADER)
        .cache(CacheOptions::new().ttl(Duration::ZERO))
        .check_timeout(Duration::from_millis(200))
        .max_retries(0)
        .build()
        .unwrap()
}

async fn lookup(schematic: &Schematic) -> Error {
    let call = Call::new(http::Method::GET, "/companies/lookup");
    let options = RequestOptions::new().header(
        http::header::AUTHORIZATION,
        http::HeaderValue::from_static(HEADER),
    );
    let error = schematic.call(call, &options).await.unwrap_err();
    assert_ne!(error.attempts(), 0);
    error
}

#[tokio::test]
async fn no_secret_is_seen_anywhere() {
    let seen = Seen::default();
    let writer = seen.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish();
    // Not `init`: with some features of its crate that takes the place of the logger below.
    tracing::subscriber::set_global_default(subscriber).unwrap();
    log::set_logger(Box::leak(Box::new(seen.clone()))).unwrap();
    log::set_max_level(log::LevelFilter::Trace);

    // Settings, good and bad.
    let builder = Schematic::builder(KEY)
        .base_url(format!("https://ada:{PASSWORD}@api.example"))
        .header("x-own", HEADER);
    seen.debug(&builder);
    seen.error(&builder.build().unwrap_err());
    seen.error(&Schematic::builder(format!("{KEY}\n")).build().unwrap_err());
    let bad_header = Schematic::builder(KEY).header("x-own", format!("{HEADER}\n"));
    let bad_header = bad_header.build().unwrap_err();
    seen.error(&bad_header);
    seen.error(&Error::from(bad_header));
    let header = http::HeaderValue::from_static(HEADER);
    seen.debug(&RequestOptions::new().header(http::header::AUTHORIZATION, header));

    // Values that go with checks and events.
    seen.debug(
        &CheckOptions::new()
            .default_value(true)
            .preflight(Preflight::new().usage(1)),
    );

    // A client in every state, and whatever can go wrong with its requests.
    let emulator = Emulator::builder().api_key(KEY).start().await.unwrap();
    let schematic = client(&emulator.base_url());
    seen.debug(&schematic);
    seen.debug(&schematic.status_events());
    seen.debug(&schematic.companies());
    for fault in [
        Fault::status(500),
        Fault::status(401).body(format!(r#"{{"error":"{KEY} is no key"}}"#)),
        Fault::status(403).header("x-echo", KEY).body(KEY),
        Fault::redirect("https://elsewhere.example/"),
        Fault::garbage(KEY),
        Fault::reset(),
        Fault::truncated(),
        Fault::not_http(),
        Fault::hang(),
    ] {
        emulator
            .inject(fault.clone().on("/flags/f/check").times(1))
            .unwrap();
        let result = schematic.check("f", &acme()).await;
        seen.debug(&result);
        seen.display(&result.reason);
        if !fault.to_string().starts_with("hang") && !fault.to_string().contains("200") {
            emulator
                .inject(fault.on("/companies/lookup").times(1))
                .unwrap();
            let error = tokio::time::timeout(Duration::from_secs(5), lookup(&schematic)).await;
            if let Ok(error) = error {
                seen.error(&error);
            }
        }
    }
    schematic
        .check_flags(&["f"], &EvaluationContext::new())
        .await;
    let response = schematic
        .call(
            Call::new(http::Method::POST, "/companies")
                .json(&serde_json::json!({"keys": {"org": "acme"}}))
                .unwrap(),
            &RequestOptions::new(),
        )
        .await
        .unwrap();
    seen.debug(&response);

    // Events have the key in them.
    emulator
        .inject(
            Fault::status(400)
                .body(format!(r#"{{"error":"{KEY}"}}"#))
                .on("/batch")
                .times(1),
        )
        .unwrap();
    seen.debug(&schematic.track(Track::new("used").company("org", "acme")));
    seen.debug(&schematic.identify(Identify::new().key("id", "7")));
    seen.debug(&schematic.status().events);
    seen.debug(&schematic.flush().await);
    seen.debug(&schematic.shutdown().await);
    seen.debug(&schematic);

    // A server that does not answer TLS, and no server at all.
    let server = RawServer::start("HTTP/1.1 200 OK\r\n\r\n").await;
    for url in [
        server.url().replace("http:", "https:"),
        "http://127.0.0.1:1".to_owned(),
    ] {
        let schematic = client(&url);
        schematic.check_flag("f", &acme()).await;
        seen.error(&lookup(&schematic).await);
    }

    let text = seen.text();
    assert!(text.contains("schematic::"), "the library has logged");
    assert!(
        text.contains("reqwest") && text.contains("hyper"),
        "and so have those below"
    );
    for secret in [KEY, HEADER, PASSWORD] {
        let shown = text.lines().filter(|line| line.contains(secret)).take(3);
        let shown: Vec<_> = shown.collect();
        assert!(shown.is_empty(), "{shown:#?}");
    }
}
