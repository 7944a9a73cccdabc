//! How the process begins, and what it says.

use serde_json::json;

use crate::{Caller, Example, Stage, free_port};

pub async fn it_brings_its_own_schematic_without_a_key(binary: &str) {
    let example = Example::start(binary, &[]).await;
    example.prints("emulator").await;
    let ask = async |path: &str, who: &str| {
        let client = reqwest::Client::builder()
            .no_proxy()
            .build()
            .expect("a client");
        let url = format!("http://{}{path}", example.address());
        client
            .get(url)
            .header("authorization", who)
            .send()
            .await
            .expect("an answer")
            .status()
    };
    assert_eq!(ask("/reports", "Bearer acme/ada@acme.example").await, 200);
    assert_eq!(ask("/reports", "Bearer globex").await, 403);
    let stderr = example.stderr();
    let page = stderr
        .split_whitespace()
        .find(|word| word.starts_with("http://127.0.0.1:") && word.ends_with('/'));
    let page = page.expect("the page's URL").to_owned();
    let html = reqwest::get(page)
        .await
        .expect("a page")
        .text()
        .await
        .expect("a page");
    assert!(html.to_lowercase().contains("<!doctype html"), "{html}");
    assert!(stderr.contains("curl"), "{stderr}");
    let address = example.address().to_owned();
    let stopped = example.stop("INT").await;
    let lines = stopped
        .stdout
        .lines()
        .filter(|line| line.contains(&address));
    assert_eq!(lines.count(), 1, "{}", stopped.stdout);
}

pub async fn it_listens_where_it_is_configured(binary: &str) {
    let port = free_port().to_string();
    let key = ("SCHEMATIC_API_KEY", "sch_dev_example");
    let example = Example::start(binary, &[key, ("PORT", &port)]).await;
    assert_eq!(example.address(), format!("127.0.0.1:{port}"));
    example.stop("TERM").await;
}

/// Nothing is asked here, so nothing leaves this machine; but a client of Schematic's own addresses
/// has to be built, TLS included.
pub async fn it_starts_with_nothing_but_a_key(binary: &str) {
    let example = Example::start(binary, &[("SCHEMATIC_API_KEY", "sch_dev_example")]).await;
    let url = format!("http://{}/lazy", example.address());
    let http = reqwest::Client::builder()
        .no_proxy()
        .build()
        .expect("a client");
    assert_eq!(http.get(url).send().await.expect("an answer").status(), 200);
    let stopped = example.stop("TERM").await;
    assert!(
        !stopped.stderr.to_lowercase().contains("emulator"),
        "{}",
        stopped.stderr
    );
}

pub async fn a_datastream_changes_no_answer(binary: &str) {
    let stage = Stage::with(binary, &[("SCHEMATIC_DATASTREAM", "1")]).await;
    for _ in 0..3 {
        stage
            .get("/reports", Caller::Acme)
            .await
            .is(&json!({ "report": "ready" }));
        stage
            .get("/once", Caller::Acme)
            .await
            .is(&json!({ "values": [true, true] }));
        stage
            .get("/reports", Caller::Globex)
            .await
            .refuses(403, "flag_off");
        stage
            .get("/plus", Caller::Anonymous)
            .await
            .refuses(401, "identity_missing");
        let answer = stage.get("/flags/plus", Caller::Initech).await.json();
        assert_eq!(answer["value"], true);
        assert_ne!(answer["source"], "default");
    }
    stage.example.stop("TERM").await;
}

pub async fn answers_are_kept_as_long_as_configured(binary: &str) {
    let stage = Stage::with(binary, &[("SCHEMATIC_FLAG_CACHE_TTL_MS", "60000")]).await;
    for _ in 0..3 {
        stage
            .get("/reports", Caller::Acme)
            .await
            .is(&json!({ "report": "ready" }));
    }
    assert_eq!(stage.checks(), 1);

    let stage = Stage::with(binary, &[("SCHEMATIC_FLAG_CACHE_TTL_MS", "0")]).await;
    for _ in 0..3 {
        stage
            .get("/reports", Caller::Acme)
            .await
            .is(&json!({ "report": "ready" }));
    }
    assert_eq!(stage.checks(), 3);
}

pub async fn no_secret_is_printed(binary: &str) {
    const KEY: &str = "sch_prod_5f2c9e0d7b1a";
    const SECRET: &str = "whsec_9d41c7a8e3";
    let variables = [
        ("SCHEMATIC_API_KEY", KEY),
        ("SCHEMATIC_BASE_URL", "http://127.0.0.1:9"),
        ("SCHEMATIC_EVENT_CAPTURE_BASE_URL", "http://127.0.0.1:9"),
        ("SCHEMATIC_FLAG_DEFAULTS", "generate=true"),
        ("SCHEMATIC_WEBHOOK_SECRETS", SECRET),
        ("RUST_LOG", "trace"),
    ];
    let example = Example::start(binary, &variables).await;
    let http = reqwest::Client::builder()
        .no_proxy()
        .build()
        .expect("a client");
    for path in ["/flags/reports", "/generate", "/reports"] {
        let url = format!("http://{}{path}", example.address());
        let request = if path == "/generate" {
            http.post(url)
        } else {
            http.get(url)
        };
        let answer = request.header("authorization", "Bearer acme").send().await;
        let answer = answer.expect("an answer");
        let headers = format!("{:?}", answer.headers());
        let body = answer.text().await.expect("a body");
        for secret in [KEY, SECRET] {
            assert!(
                !headers.contains(secret) && !body.contains(secret),
                "{path}"
            );
        }
    }
    let stopped = example.stop("TERM").await;
    for secret in [KEY, SECRET] {
        assert!(!stopped.stdout.contains(secret));
        assert!(!stopped.stderr.contains(secret), "{}", stopped.stderr);
    }
    assert!(!stopped.stderr.is_empty());
}

pub async fn settings_that_cannot_be_used_are_named(binary: &str) {
    for (name, value) in [
        ("PORT", "none"),
        ("SCHEMATIC_API_KEY", ""),
        ("SCHEMATIC_BASE_URL", "no url"),
        ("SCHEMATIC_FLAG_CACHE_TTL_MS", "soon"),
        ("SCHEMATIC_FLAG_DEFAULTS", "reports=perhaps"),
    ] {
        let key = ("SCHEMATIC_API_KEY", "sch_dev_local");
        let ended = Example::run(binary, &[key, (name, value)]).await;
        assert!(!ended.status.success(), "{name}={value}");
        assert!(
            ended.stderr.contains("rror"),
            "{name}={value}: {}",
            ended.stderr
        );
    }
}
