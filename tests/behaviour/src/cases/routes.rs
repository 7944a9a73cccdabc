//! What the routes answer when nothing is in the way.

use reqwest::Method;
use serde_json::json;

use crate::{Caller, Framework, Stage};

const EVERYONE: [Caller; 3] = [Caller::Acme, Caller::Globex, Caller::Anonymous];

pub async fn health_reaches_nothing(binary: &str) {
    let stage = Stage::set(binary).await;
    for caller in EVERYONE {
        let answer = stage.get("/healthz", caller).await;
        assert_eq!((answer.status, answer.body.as_str()), (200, "ok"));
    }
    assert_eq!(stage.emulator.requests_total(), 0);
}

pub async fn nothing_is_checked_where_no_flag_is_needed(binary: &str) {
    let stage = Stage::set(binary).await;
    for caller in EVERYONE {
        stage.get("/lazy", caller).await.is(&json!({ "asked": 0 }));
    }
    assert_eq!(stage.emulator.requests_total(), 0);
}

pub async fn flags_are_shown_to_everyone(binary: &str) {
    let stage = Stage::with(binary, &[]).await;
    for (caller, value) in [
        (Caller::Acme, true),
        (Caller::Globex, false),
        (Caller::Anonymous, false),
    ] {
        for source in ["api", "cache"] {
            let answer = stage.get("/flags/reports", caller).await;
            assert_eq!(answer.status, 200, "{answer:?}");
            let flag = answer.json();
            assert_eq!(flag["flag"], "reports");
            assert_eq!(flag["value"], value, "{caller:?}");
            assert_eq!(flag["source"], source, "{caller:?}");
            assert!(
                flag["reason"]
                    .as_str()
                    .is_some_and(|reason| !reason.is_empty())
            );
        }
    }
    let unknown = stage.get("/flags/no%2Fsuch%20flag", Caller::Acme).await;
    assert_eq!(unknown.status, 200, "{unknown:?}");
    assert_eq!(unknown.json()["flag"], "no/such flag");
    assert_eq!(unknown.json()["value"], false);
}

pub async fn a_guarded_route_passes(binary: &str) {
    let stage = Stage::set(binary).await;
    stage
        .get("/reports", Caller::Acme)
        .await
        .is(&json!({ "report": "ready" }));
    stage
        .get("/plus", Caller::Initech)
        .await
        .is(&json!({ "plus": true }));
    let head = stage
        .send(stage.request(Method::HEAD, "/reports", Caller::Acme))
        .await;
    assert_eq!((head.status, head.body.as_str()), (200, ""));
}

pub async fn an_asking_route_asks_once(binary: &str) {
    let stage = Stage::set(binary).await;
    for asked in 1..=2 {
        stage
            .get("/once", Caller::Acme)
            .await
            .is(&json!({ "values": [true, true] }));
        assert_eq!(stage.checks(), asked);
    }
    stage
        .get("/once", Caller::Globex)
        .await
        .refuses(403, "flag_off");
    assert_eq!(stage.checks(), 3);
}

pub async fn optional_flags_never_refuse(binary: &str) {
    let stage = Stage::set(binary).await;
    for (caller, value) in [
        (Caller::Acme, true),
        (Caller::Globex, false),
        (Caller::Anonymous, false),
    ] {
        stage
            .get("/optional", caller)
            .await
            .is(&json!({ "reports": value }));
    }
    stage
        .emulator
        .force_flag("reports", true)
        .expect("the flag is there");
    stage
        .get("/optional", Caller::Anonymous)
        .await
        .is(&json!({ "reports": true }));
}

pub async fn what_is_not_found_stays_not_found(binary: &str) {
    let stage = Stage::set(binary).await;
    for caller in EVERYONE {
        for path in [
            "/",
            "/nothing",
            "/reports/nothing",
            "/once/",
            "/generate/nothing",
            "/flags",
            "/flags/",
            "//reports",
            "///reports",
            "//healthz",
            "/flags//x",
            "/flags/x//",
            "/flags/%FF",
            "/flags/x%C3",
        ] {
            assert_eq!(stage.get(path, caller).await.status, 404, "{path}");
        }
        for (method, path) in [
            (Method::POST, "/reports"),
            (Method::DELETE, "/plus"),
            (Method::GET, "/generate"),
            (Method::OPTIONS, "/reports"),
        ] {
            let answer = stage.send(stage.request(method, path, caller)).await;
            let expected = Framework::of(binary).wrong_method;
            assert_eq!(answer.status, expected, "{path}: {answer:?}");
        }
    }
    assert_eq!(stage.emulator.requests_total(), 0);
}
