//! Deliveries, and which are accepted.

use std::time::{SystemTime, UNIX_EPOCH};

use futures_util::stream;
use reqwest::{Body, Method};
use schematic_core::webhooks::{SIGNATURE_HEADER, TIMESTAMP_HEADER, VERSION_HEADER, sign};
use serde_json::{Value, json};

use crate::{Answer, Caller, Framework, Stage};

pub(crate) const BODY: &str = r#"{"action":"company.updated","object_type":"company","body":{"id":"comp_1"},"company_id":"comp_1"}"#;
pub(crate) const LIMIT: usize = 1024 * 1024;

/// A delivery as it is sent.
pub(crate) struct Delivery {
    headers: Vec<(&'static str, String)>,
    body: String,
}

impl Delivery {
    pub(crate) fn new(body: impl Into<String>, at: i64, secret: &str) -> Self {
        let (body, at) = (body.into(), at.to_string());
        let signature = sign(body.as_bytes(), &at, secret).expect("it can be signed");
        let headers = vec![(SIGNATURE_HEADER, signature), (TIMESTAMP_HEADER, at)];
        Self { headers, body }
    }

    fn without(mut self, name: &str) -> Self {
        self.headers.retain(|(known, _)| *known != name);
        self
    }

    fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    pub(crate) fn instead(self, name: &'static str, value: impl Into<String>) -> Self {
        self.without(name).with(name, value)
    }

    pub(crate) async fn send(self, stage: &Stage) -> Answer {
        let body = Body::from(self.body);
        send(stage, self.headers, body).await
    }
}

async fn send(stage: &Stage, headers: Vec<(&'static str, String)>, body: Body) -> Answer {
    let mut request = stage.request(Method::POST, "/webhooks/schematic", Caller::Anonymous);
    for (name, value) in headers {
        request = request.header(name, value);
    }
    stage.send(request.body(body)).await
}

pub(crate) fn now() -> i64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("after 1970");
    i64::try_from(since.as_secs()).expect("not that late")
}

async fn stage(binary: &str) -> Stage {
    let secrets = [("SCHEMATIC_WEBHOOK_SECRETS", "whsec_new,,whsec_old")];
    Stage::with(binary, &secrets).await
}

/// A payload of exactly so many bytes.
fn payload(bytes: usize) -> String {
    let (start, end) = (r#"{"action":"x","body":""#, r#""}"#);
    format!(
        "{start}{}{end}",
        "a".repeat(bytes - start.len() - end.len())
    )
}

pub async fn what_schematic_signed_is_accepted(binary: &str) {
    let stage = stage(binary).await;
    let expected = json!({
        "action": "company.updated",
        "object_type": "company",
        "company_id": "comp_1",
    });
    for secret in ["whsec_new", "whsec_old"] {
        Delivery::new(BODY, now(), secret)
            .send(&stage)
            .await
            .is(&expected);
    }
    let versioned = Delivery::new(BODY, now(), "whsec_new").with(VERSION_HEADER, "v1");
    versioned.send(&stage).await.is(&expected);
    let old = Delivery::new(BODY, now() - 290, "whsec_new");
    old.send(&stage).await.is(&expected);

    let bare = json!({ "action": "never.heard_of", "object_type": null, "company_id": null });
    for body in [
        r#"{"action":"never.heard_of"}"#,
        r#"{"action":"never.heard_of","company_id":7}"#,
        // Nothing else has to be readable: half of a surrogate pair, a number that is no `f64`.
        r#"{"action":"never.heard_of","body":{"name":"Ada \ud83d"},"company_id":"\ud83d"}"#,
        r#"{"action":"never.heard_of","body":{"n":1e400},"n":1e400}"#,
    ] {
        Delivery::new(body, now(), "whsec_new")
            .send(&stage)
            .await
            .is(&bare);
    }
    assert_eq!(stage.emulator.requests_total(), 0);
}

pub async fn what_it_did_not_sign_is_not(binary: &str) {
    let stage = stage(binary).await;
    let good = || Delivery::new(BODY, now(), "whsec_new");
    let signature = |n: usize| "a".repeat(n);
    for (delivery, code) in [
        (good().without(SIGNATURE_HEADER), "missing_signature"),
        (good().instead(SIGNATURE_HEADER, ""), "missing_signature"),
        (
            good().without(SIGNATURE_HEADER).without(TIMESTAMP_HEADER),
            "missing_signature",
        ),
        (good().without(TIMESTAMP_HEADER), "missing_timestamp"),
        (
            good()
                .instead(SIGNATURE_HEADER, "xyz")
                .without(TIMESTAMP_HEADER),
            "missing_timestamp",
        ),
        (good().with(VERSION_HEADER, "v2"), "unsupported_version"),
        (
            good()
                .with(VERSION_HEADER, "v2")
                .instead(SIGNATURE_HEADER, "x"),
            "unsupported_version",
        ),
        (
            good().instead(SIGNATURE_HEADER, "xyz"),
            "malformed_signature",
        ),
        (
            good().instead(SIGNATURE_HEADER, signature(63)),
            "malformed_signature",
        ),
        (
            good().instead(TIMESTAMP_HEADER, "-5"),
            "malformed_timestamp",
        ),
        (
            good().instead(TIMESTAMP_HEADER, "1.5"),
            "malformed_timestamp",
        ),
        (
            good().instead(SIGNATURE_HEADER, signature(62)),
            "signature_mismatch",
        ),
        (
            good().instead(SIGNATURE_HEADER, signature(64)),
            "signature_mismatch",
        ),
        (good().instead(TIMESTAMP_HEADER, "1"), "signature_mismatch"),
        (
            Delivery::new(BODY, now(), "whsec_other"),
            "signature_mismatch",
        ),
        (
            Delivery::new(BODY, now() - 400, "whsec_new"),
            "timestamp_out_of_tolerance",
        ),
        (
            Delivery::new(BODY, now() + 400, "whsec_new"),
            "timestamp_out_of_tolerance",
        ),
        (
            good().with(SIGNATURE_HEADER, signature(64)),
            "duplicate_header",
        ),
        (good().with(TIMESTAMP_HEADER, "1"), "duplicate_header"),
        (
            good().with(VERSION_HEADER, "v1").with(VERSION_HEADER, "v1"),
            "duplicate_header",
        ),
        (Delivery::new("", now(), "whsec_new"), "invalid_payload"),
        (Delivery::new("[]", now(), "whsec_new"), "invalid_payload"),
        (
            Delivery::new(r#"{"action":5}"#, now(), "whsec_new"),
            "invalid_payload",
        ),
        (
            Delivery::new(r#"{"action":"#, now(), "whsec_new"),
            "invalid_payload",
        ),
    ] {
        delivery.send(&stage).await.refuses(400, code);
    }
    let other_body = Delivery {
        body: BODY.replace("comp_1", "comp_2"),
        ..good()
    };
    other_body
        .send(&stage)
        .await
        .refuses(400, "signature_mismatch");
}

pub async fn bodies_have_a_limit(binary: &str) {
    let stage = stage(binary).await;
    let expected = json!({ "action": "x", "object_type": null, "company_id": null });
    for bytes in [LIMIT, LIMIT + 1] {
        let Delivery { headers, body } = Delivery::new(payload(bytes), now(), "whsec_new");
        let pieces: Vec<Result<Vec<u8>, std::io::Error>> = body
            .as_bytes()
            .chunks(10_000)
            .map(|piece| Ok(piece.to_vec()))
            .collect();
        let of_unknown_length = Body::wrap_stream(stream::iter(pieces));
        let chunked = send(&stage, headers.clone(), of_unknown_length).await;
        let whole = send(&stage, headers, Body::from(body)).await;
        for answer in [chunked, whole] {
            if bytes > LIMIT {
                answer.refuses(413, "body_too_large");
            } else {
                answer.is(&expected);
            }
        }
    }
}

pub async fn any_age_is_accepted_where_configured(binary: &str) {
    let variables = [
        ("SCHEMATIC_WEBHOOK_SECRETS", "whsec_new"),
        ("SCHEMATIC_WEBHOOK_TOLERANCE_SECS", "0"),
    ];
    let stage = Stage::with(binary, &variables).await;
    let ancient = Delivery::new(BODY, 1, "whsec_new").send(&stage).await;
    assert_eq!(ancient.status, 200, "{ancient:?}");
    let malformed = Delivery::new(BODY, 1, "whsec_new").instead(TIMESTAMP_HEADER, "soon");
    malformed
        .send(&stage)
        .await
        .refuses(400, "malformed_timestamp");
}

pub async fn without_a_secret_nothing_is(binary: &str) {
    for secrets in ["", ",", " , "] {
        let stage = Stage::with(binary, &[("SCHEMATIC_WEBHOOK_SECRETS", secrets)]).await;
        for secret in ["whsec_new", " "] {
            let delivery = Delivery::new(BODY, now(), secret);
            delivery
                .send(&stage)
                .await
                .refuses(400, "signature_mismatch");
        }
        let bare = Delivery::new(BODY, now(), "x").without(SIGNATURE_HEADER);
        bare.send(&stage).await.refuses(400, "missing_signature");
    }
    let stage = Stage::with(binary, &[]).await;
    let get = stage.get("/webhooks/schematic", Caller::Anonymous).await;
    assert_eq!(get.status, Framework::of(binary).wrong_method, "{get:?}");
    let empty = stage
        .post("/webhooks/schematic", Caller::Acme, &Value::Null)
        .await;
    empty.refuses(400, "missing_signature");
}
