//! Verifying a delivery, against HMAC alone over the same bytes.

use std::hint::black_box;
use std::time::SystemTime;

use hmac::{Hmac, KeyInit, Mac};
use http::{HeaderMap, HeaderName};
use schematic_core::webhooks::{
    DeliveryHeaders, SIGNATURE_HEADER, TIMESTAMP_HEADER, VERSION_HEADER, Verifier, sign,
};
use sha2::Sha256;

use crate::harness::{Bound, Failure, Figure, Line, Measure, Plan, Race};

/// The lines of this area.
pub const LINES: &[Line] = &[
    Line {
        name: "webhook_1k_vs_hmac",
        what: "verifying a delivery of 1 KiB, from its HTTP headers on, against `hmac` alone",
        bound: Bound::AtMost(1.3),
        measure: Measure::Times(|plan| against_hmac(1024, plan)),
    },
    Line {
        name: "webhook_64k_vs_hmac",
        what: "verifying a delivery of 64 KiB, from its HTTP headers on, against `hmac` alone",
        bound: Bound::AtMost(1.05),
        measure: Measure::Times(|plan| against_hmac(64 * 1024, plan)),
    },
];

const SECRET: &str = "whsec_0123456789abcdef0123456789abcdef";

fn against_hmac(size: usize, plan: &Plan) -> Result<Figure, Failure> {
    let body: Vec<u8> = (0..size).map(|at| b' ' + (at % 90) as u8).collect();
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?;
    let timestamp = now.as_secs().to_string();
    let signature = sign(&body, &timestamp, SECRET)?;
    let delivery = Delivery {
        headers: headers(&signature, &timestamp)?,
        body,
    };
    let verifier = Verifier::new(SECRET)?;
    if delivery.verify(&verifier) != Some(0) {
        return Err("a delivery that was signed is refused".into());
    }
    let mut forged = Delivery {
        headers: delivery.headers.clone(),
        body: delivery.body.clone(),
    };
    forged.body.rotate_left(1);
    if forged.verify(&verifier).is_some() {
        return Err("a delivery that was not signed is accepted".into());
    }

    let floor = Floor {
        key: Hmac::new_from_slice(SECRET.as_bytes())?,
        text: [&*delivery.body, b"+", timestamp.as_bytes()].concat(),
        signature: (0..signature.len())
            .step_by(2)
            .map(|at| u8::from_str_radix(signature.get(at..at + 2).unwrap_or_default(), 16))
            .collect::<Result<_, _>>()?,
    };
    if !floor.verify() {
        return Err("the floor's answer is wrong".into());
    }
    let race = Race::new()
        .contender("ours", || black_box(&delivery).verify(black_box(&verifier)))
        .contender("hmac", || black_box(&floor).verify());
    Ok(race.run(plan)?.ratio())
}

/// A request as it comes.
struct Delivery {
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Delivery {
    /// With which of the secrets it was signed, now or not long ago.
    fn verify(&self, verifier: &Verifier) -> Option<usize> {
        let headers = DeliveryHeaders::from_http(&self.headers).ok()?;
        let verified = verifier.verify(&headers, &self.body).ok()?;
        Some(verified.secret_index())
    }
}

/// Headers among which the three lie.
fn headers(signature: &str, timestamp: &str) -> Result<HeaderMap, Failure> {
    let mut headers = HeaderMap::new();
    for (name, value) in [
        ("host", "hooks.example.com"),
        ("content-type", "application/json"),
        ("user-agent", "Schematic"),
        (SIGNATURE_HEADER, signature),
        (TIMESTAMP_HEADER, timestamp),
        (VERSION_HEADER, "v1"),
        ("accept-encoding", "gzip"),
    ] {
        headers.insert(HeaderName::from_static(name), value.parse()?);
    }
    Ok(headers)
}

/// The signature's own cost: the key made ready, the text in one piece, the signature in bytes.
struct Floor {
    key: Hmac<Sha256>,
    text: Vec<u8>,
    signature: Vec<u8>,
}

impl Floor {
    fn verify(&self) -> bool {
        let mut mac = self.key.clone();
        mac.update(&self.text);
        mac.verify_slice(&self.signature).is_ok()
    }
}
