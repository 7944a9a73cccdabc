//! How deliveries arrive: in one piece, in many, too late, never ending, and from the emulator.

use std::time::Duration;

use reqwest::Method;
use schematic_core::webhooks::{SIGNATURE_HEADER, TIMESTAMP_HEADER, sign};
use schematic_emulator::{DeliveryStatus, Webhook};
use serde_json::json;
use tokio::io::AsyncWriteExt;

use super::webhooks::{BODY, Delivery, LIMIT, now};
use crate::{Caller, Framework, Raw, Stage};

const SECRET: &str = "whsec_new";

async fn stage(binary: &str) -> Stage {
    Stage::with(binary, &[("SCHEMATIC_WEBHOOK_SECRETS", SECRET)]).await
}

/// The head of a delivery of `body`, with these headers besides its own.
fn head(body: &str, more: &str) -> String {
    let at = now().to_string();
    let signature = sign(body, &at, SECRET).expect("it can be signed");
    format!(
        "POST /webhooks/schematic HTTP/1.1\r\nhost: example\r\ncontent-type: application/json\r\n\
         {SIGNATURE_HEADER}: {signature}\r\n{TIMESTAMP_HEADER}: {at}\r\n{more}\r\n\r\n"
    )
}

fn expected() -> serde_json::Value {
    json!({ "action": "company.updated", "object_type": "company", "company_id": "comp_1" })
}

pub async fn what_the_emulator_tells_is_accepted(binary: &str) {
    let stage = stage(binary).await;
    let url = format!("http://{}/webhooks/schematic", stage.example.address());
    let subscribed = stage.emulator.subscribe(Webhook::new(url).secret(SECRET));
    subscribed.expect("there is room");
    let upsert = stage
        .to_schematic(Method::POST, "/companies")
        .body(json!({ "keys": { "org": "acme" }, "name": "Acme Inc." }).to_string());
    assert_eq!(stage.send(upsert).await.status, 200);
    let sent = stage
        .emulator
        .wait_for_deliveries(1, |delivery| !delivery.attempts.is_empty())
        .await;
    let [delivery] = sent.as_slice() else {
        panic!("one change, one delivery: {sent:?}");
    };
    assert_eq!(delivery.status, DeliveryStatus::Success, "{delivery:?}");
    assert_eq!(delivery.action.as_str(), "company.updated");
    assert_eq!(delivery.event().body().expect("JSON")["name"], "Acme Inc.");
    assert_eq!(delivery.attempts[0].response_code, Some(200));
}

pub async fn any_of_ten_secrets_is_accepted(binary: &str) {
    let secrets: Vec<String> = (0..10).map(|number| format!("whsec_{number}")).collect();
    let variables = [("SCHEMATIC_WEBHOOK_SECRETS", secrets.join(","))];
    let variables = [(variables[0].0, variables[0].1.as_str())];
    let stage = Stage::with(binary, &variables).await;
    for secret in &secrets {
        Delivery::new(BODY, now(), secret)
            .send(&stage)
            .await
            .is(&expected());
    }
    Delivery::new(BODY, now(), "whsec_10")
        .send(&stage)
        .await
        .refuses(400, "signature_mismatch");
}

pub async fn a_signature_may_be_upper_case_but_nothing_else(binary: &str) {
    let stage = stage(binary).await;
    let at = now();
    let good = sign(BODY, &at.to_string(), SECRET).expect("it can be signed");
    let signed = async |signature: String| {
        let delivery = Delivery::new(BODY, at, SECRET).instead(SIGNATURE_HEADER, signature);
        delivery.send(&stage).await
    };
    signed(good.to_uppercase()).await.is(&expected());
    let (start, end) = good.split_at(32);
    for malformed in [
        format!("{start} {end}"),
        format!("0x{good}"),
        format!("{good}zz"),
        format!("sha256={good}"),
    ] {
        signed(malformed).await.refuses(400, "malformed_signature");
    }
    for (wrong, code) in [
        (&good[..62], "signature_mismatch"),
        (&good[..63], "malformed_signature"),
        (&format!("{good}00"), "signature_mismatch"),
    ] {
        signed(wrong.to_owned()).await.refuses(400, code);
    }
    // Milliseconds, which have thirteen digits, are as good as seconds.
    let millis = format!("{at}000");
    let signature = sign(BODY, &millis, SECRET).expect("it can be signed");
    Delivery::new(BODY, at, SECRET)
        .instead(SIGNATURE_HEADER, signature)
        .instead(TIMESTAMP_HEADER, millis)
        .send(&stage)
        .await
        .is(&expected());
    let next_year = at + 365 * 24 * 60 * 60;
    Delivery::new(BODY, next_year, SECRET)
        .send(&stage)
        .await
        .refuses(400, "timestamp_out_of_tolerance");
}

pub async fn a_body_may_come_in_pieces_and_slowly(binary: &str) {
    let stage = stage(binary).await;
    let mut raw = Raw::connect(&stage).await;
    raw.write(head(BODY, "transfer-encoding: chunked")).await;
    for piece in BODY.as_bytes().chunks(40) {
        // A slow client hears nothing between its pieces.
        assert!(raw.is_silent_for(Duration::from_millis(100)).await);
        let size = format!("{:x}\r\n", piece.len());
        raw.write([size.as_bytes(), piece, b"\r\n"].concat()).await;
    }
    raw.write("0\r\n\r\n").await;
    raw.answer().await.is(&expected());
}

pub async fn a_body_that_is_announced_too_long_is_not_waited_for(binary: &str) {
    let stage = stage(binary).await;
    for length in [LIMIT as u64 + 1, 1 << 40] {
        let mut raw = Raw::connect(&stage).await;
        raw.write(head(BODY, &format!("content-length: {length}")))
            .await;
        raw.write(
            BODY.as_bytes()
                .split_at(Framework::of(binary).reads_ahead)
                .0,
        )
        .await;
        raw.answer().await.refuses(413, "body_too_large");
    }
}

pub async fn a_body_without_an_end_is_refused_at_the_limit(binary: &str) {
    let stage = stage(binary).await;
    let raw = Raw::connect(&stage).await;
    let (mut reader, mut writer) = raw.halves();
    let head = head(BODY, "transfer-encoding: chunked");
    let endless = tokio::spawn(async move {
        let piece = [b"4000\r\n".as_slice(), &[b' '; 0x4000], b"\r\n"].concat();
        let mut sent = 0;
        if writer.write_all(head.as_bytes()).await.is_ok() {
            // It ends when the other side has closed the connection, or when far too much was taken.
            while sent < 100 * LIMIT && writer.write_all(&piece).await.is_ok() {
                sent += 0x4000;
            }
        }
        sent
    });
    reader.answer().await.refuses(413, "body_too_large");
    endless.abort();
}

pub async fn a_body_that_stops_half_way_holds_nothing_up(binary: &str) {
    let stage = stage(binary).await;
    let mut stalled = Raw::connect(&stage).await;
    let length = BODY.len();
    stalled
        .write(head(BODY, &format!("content-length: {length}")))
        .await;
    stalled.write(&BODY[..10]).await;
    Delivery::new(BODY, now(), SECRET)
        .send(&stage)
        .await
        .is(&expected());
    // One that gives up in the middle has sent nothing.
    let mut gone = Raw::connect(&stage).await;
    gone.write(head(BODY, &format!("content-length: {length}")))
        .await;
    gone.write(&BODY[..10]).await;
    drop(gone);
    let healthy = stage.get("/healthz", Caller::Anonymous).await;
    assert_eq!(healthy.status, 200);
    let stopped = stage.example.stop("TERM").await;
    assert!(stopped.took < Duration::from_secs(15), "{stopped:?}");
}
