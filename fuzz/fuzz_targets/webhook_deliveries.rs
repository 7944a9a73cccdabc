//! Deliveries of webhooks: headers and bodies as they come, and bodies that are signed.

#![no_main]

use libfuzzer_sys::fuzz_target;
use schematic_core::Timestamp;
use schematic_core::webhooks::{DeliveryHeaders, Verifier, sign};

const SECRET: &[u8] = b"whsec_fuzz";
const NOW: i64 = 1_767_225_600;

type Delivery<'a> = (&'a [u8], &'a [u8], Option<&'a [u8]>, &'a [u8]);

fuzz_target!(|delivery: Delivery<'_>| {
    let (signature, timestamp, version, body) = delivery;
    let verifier = Verifier::new(SECRET).expect("a secret");
    let now = Timestamp::from_millis(NOW * 1_000);

    let mut headers = DeliveryHeaders::new(signature, timestamp);
    if let Some(version) = version {
        headers = headers.with_version(version);
    }
    let forged = verifier.verify_at(&headers, body, now);
    assert!(forged.is_err(), "a signature cannot be guessed");

    let timestamp = NOW.to_string();
    let signature = sign(body, &timestamp, SECRET).expect("a secret");
    let signed = DeliveryHeaders::new(signature, timestamp);
    let verified = verifier
        .verify_at(&signed, body, now)
        .expect("the signature is right");
    let Ok(event) = verified.event(body) else {
        return;
    };
    let readable = event.body().is_ok() && event.extra().is_ok();
    let written = serde_json::to_vec(&event).expect("an event is JSON");
    let read = verified.event(&written).expect("what was written is read");
    assert!(!readable || read == event, "nothing is lost on the way");
});
