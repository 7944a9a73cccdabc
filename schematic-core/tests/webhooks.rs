//! Webhook verification against deliveries whose signatures were made by another implementation.
#![cfg(feature = "webhooks")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice)]

use std::time::Duration;

use schematic_core::Timestamp;
use schematic_core::webhooks::{
    DeliveryHeaders, MemoryReplayGuard, Verified, Verifier, VerifierBuilder, WebhookError,
    WebhookErrorKind, sign,
};

const SECRET: &str = "whsec_test_1";
const AT: &str = "1700000000";
const BODY: &str = r#"{"action":"company.created","account_id":"acct_1","environment_id":"env_1","object_type":"company","body":{"id":"comp_1"},"company_id":"comp_1"}"#;
const SIGNATURE: &str = "4f852b1f2608beeb370d7ea22d1076bc2e2efb0163c16281a3d5402c36a05874";

#[test]
fn signatures_of_another_implementation_hold() {
    let deliveries: [(&str, &str, &[u8], &str); 8] = [
        (SECRET, AT, BODY.as_bytes(), SIGNATURE),
        (
            SECRET,
            AT,
            b"",
            "95a98400a2d662d12df0ac6678991bb3f90ac6ed22e27788b2c042c02048dc3e",
        ),
        (
            SECRET,
            "1719792000",
            r#"{"action":"user.updated","body":{"name":"Zoë Müller – 東京 🚀"}}"#.as_bytes(),
            "5a26aaa2eb5236a61e5ee6a387cb85bd2b2580b9c504ad268867586003cb7398",
        ),
        (
            "sécret-ключ",
            "1",
            br#"{"a":1}"#,
            "e85ea913ff49c34bd2771148a0715ce015794c6d85a95a170f112f219a4679ee",
        ),
        (
            SECRET,
            AT,
            b"\xff\xfe\x00+1",
            "0b02145f0069172da22d788c8c9f9d0ab0c6976182538b603bdbea4ec82b3394",
        ),
        (
            SECRET,
            "1735689600",
            b"{ \"a\" : \"x+y\" }\n",
            "d4ea601abe8ec1a4d31c83e288e4e693066b3837d14972c9f67ad94c0418582a",
        ),
        (
            SECRET,
            "2",
            b"abc+1",
            "953fd04aab00eb9db01cfaed4d9a117771a2876859c9cf36f82c07fcac36fa45",
        ),
        (
            "whsec_test_2",
            AT,
            BODY.as_bytes(),
            "0285b036c8f3e993498ab87299c92874e0bf030e81a7cccae86c644b2a8560a7",
        ),
    ];
    for (secret, timestamp, body, signature) in deliveries {
        assert_eq!(sign(body, timestamp, secret).unwrap(), signature);
        let verifier = Verifier::builder()
            .secret(secret)
            .no_tolerance_limit()
            .build()
            .unwrap();
        let headers = DeliveryHeaders::new(signature, timestamp).with_version("v1");
        assert!(verifier.verify(&headers, body).is_ok(), "{signature}");

        let mut verification = verifier.start(&headers).unwrap();
        for byte in body {
            verification.update(&[*byte]).unwrap();
        }
        assert!(verification.finish().is_ok(), "{signature} in pieces");
    }
}

#[test]
fn what_was_tampered_with_does_not_match() {
    let changed = BODY.replace("acct_1", "acct_2");
    let other = sign(BODY, AT, "whsec_test_2").unwrap();
    let longer = format!("{SIGNATURE}00");
    for (signature, timestamp, body) in [
        (SIGNATURE, AT, &*changed),
        (SIGNATURE, "1700000001", BODY),
        (&*other, AT, BODY),
        (&SIGNATURE[..62], AT, BODY),
        (&*longer, AT, BODY),
    ] {
        let kind = refusal(signature, timestamp, body.as_bytes());
        assert_eq!(
            kind,
            WebhookErrorKind::SignatureMismatch,
            "{signature} {timestamp}"
        );
    }
    // The body cut at its `+`, and the rest moved into the timestamp.
    let moved = sign("abc+1", "2", SECRET).unwrap();
    assert_eq!(
        refusal(&moved, "1+2", b"abc"),
        WebhookErrorKind::MalformedTimestamp
    );
}

#[test]
fn a_signature_is_hexadecimal_in_either_case() {
    assert!(verify(&SIGNATURE.to_uppercase(), AT, BODY.as_bytes()).is_ok());
    for malformed in [
        SIGNATURE[..63].to_owned(),
        format!("{SIGNATURE}zz"),
        format!("0x{SIGNATURE}"),
        format!("{} {}", &SIGNATURE[..2], &SIGNATURE[2..]),
    ] {
        let kind = refusal(&malformed, AT, BODY.as_bytes());
        assert_eq!(kind, WebhookErrorKind::MalformedSignature, "{malformed}");
    }
}

#[test]
fn the_first_fault_is_the_one_that_is_reported() {
    use WebhookErrorKind::{
        MalformedSignature, MalformedTimestamp, MissingSignature, MissingTimestamp,
        SignatureMismatch, UnsupportedVersion,
    };
    let verifier = Verifier::new(SECRET).unwrap();
    for (signature, timestamp, version, kind) in [
        ("", "", "v2", MissingSignature),
        ("zz", "", "v2", MissingTimestamp),
        ("zz", "x", "v2", UnsupportedVersion),
        ("zz", "x", "", UnsupportedVersion),
        ("zz", "x", "v1", MalformedSignature),
        ("00", "x", "v1", MalformedTimestamp),
        // Too old as well, but that is for those to know who can sign.
        ("00", "1", "v1", SignatureMismatch),
    ] {
        let headers = DeliveryHeaders::new(signature, timestamp).with_version(version);
        assert_eq!(
            verifier.verify_at(&headers, b"", now()).unwrap_err().kind(),
            kind
        );
    }
}

#[test]
fn a_timestamp_is_digits_near_now() {
    let verifier = Verifier::new(SECRET).unwrap();
    let at = |timestamp: &str| {
        let headers = DeliveryHeaders::new(sign(BODY, timestamp, SECRET).unwrap(), timestamp);
        verifier
            .verify_at(&headers, BODY.as_bytes(), now())
            .map_err(|error| error.kind())
    };
    for near in ["1699999700", "1700000300", "1700000300000", "1699999700000"] {
        assert!(at(near).is_ok(), "{near}");
    }
    for (far, skew) in [
        ("1699999699", 301_000),
        ("1700000301", 301_000),
        ("1699999699999", 300_001),
        ("1700000300001", 300_001),
        ("0", 1_700_000_000_000),
    ] {
        let skew = Duration::from_millis(skew);
        let expected = WebhookErrorKind::TimestampOutOfTolerance { skew };
        assert_eq!(at(far).unwrap_err(), expected, "{far}");
    }
    let endless = at("99999999999999999999").unwrap_err();
    assert!(matches!(
        endless,
        WebhookErrorKind::TimestampOutOfTolerance { .. }
    ));
    for malformed in [
        "-1700000000",
        "+1700000000",
        "1700000000.5",
        " 1700000000",
        "1e9",
        "٣",
        "170000000000000000000",
    ] {
        assert_eq!(
            at(malformed).unwrap_err(),
            WebhookErrorKind::MalformedTimestamp,
            "{malformed}"
        );
    }
}

#[test]
fn a_verifier_says_what_it_accepts() {
    let verifier = Verifier::new(SECRET).unwrap();
    assert_eq!(verifier.body_limit(), 1_048_576);
    assert_eq!(verifier.tolerance(), Some(Duration::from_secs(300)));
    assert!(verifier.replay_guard().is_none());
    let verifier = Verifier::builder()
        .secret(SECRET)
        .body_limit(4)
        .no_tolerance_limit()
        .replay_guard(MemoryReplayGuard::default())
        .build()
        .unwrap();
    assert_eq!((verifier.body_limit(), verifier.tolerance()), (4, None));
    assert!(verifier.replay_guard().is_some());
}

#[test]
fn a_delivery_has_its_signature() {
    let verified = verify(SIGNATURE, AT, BODY.as_bytes()).unwrap();
    let written = data_encoding::HEXLOWER.encode(verified.signature());
    assert_eq!(written, SIGNATURE);
}

#[test]
fn headers_are_read_by_names_and_each_is_there_once() {
    let names = [
        "x-schematic-webhook-signature",
        "x-schematic-webhook-timestamp",
        "x-schematic-webhook-signature-version",
    ];
    let values: [&[u8]; 3] = [SIGNATURE.as_bytes(), AT.as_bytes(), b"v1"];
    let read = |twice: Option<&str>| {
        DeliveryHeaders::read(|name| {
            let at = names.iter().position(|known| *known == name).unwrap();
            let count = if twice == Some(name) { 2 } else { 1 };
            std::iter::repeat_n(values[at], count)
        })
    };
    let headers = read(None).unwrap();
    let verifier = Verifier::new(SECRET).unwrap();
    let verified = verifier.verify_at(&headers, BODY.as_bytes(), now());
    assert!(verified.is_ok());
    let shown = format!("{headers:?}");
    assert!(shown.contains(SIGNATURE) && shown.contains(AT), "{shown}");
    for name in names {
        let error = read(Some(name)).unwrap_err();
        assert_eq!(error.kind(), WebhookErrorKind::DuplicateHeader, "{name}");
    }
}

#[test]
fn any_age_still_needs_digits() {
    let verifier = Verifier::builder()
        .secret(SECRET)
        .no_tolerance_limit()
        .build()
        .unwrap();
    for (timestamp, accepted) in [
        ("0", true),
        ("99999999999999999999", true),
        ("yesterday", false),
    ] {
        let headers = DeliveryHeaders::new(sign(BODY, timestamp, SECRET).unwrap(), timestamp);
        assert_eq!(
            verifier.verify(&headers, BODY.as_bytes()).is_ok(),
            accepted,
            "{timestamp}"
        );
    }
}

#[test]
fn any_of_the_secrets_will_do_and_the_matching_one_is_reported() {
    let secrets: Vec<String> = (0..10).map(|nth| format!("whsec_{nth}")).collect();
    let verifier = secrets
        .iter()
        .fold(Verifier::builder(), VerifierBuilder::secret);
    let verifier = verifier.build().unwrap();
    for (index, secret) in secrets.iter().enumerate() {
        let headers = DeliveryHeaders::new(sign(BODY, AT, secret).unwrap(), AT);
        let verified = verifier
            .verify_at(&headers, BODY.as_bytes(), now())
            .unwrap();
        assert_eq!(verified.secret_index(), index);
    }
    for empty in [
        Verifier::builder(),
        Verifier::builder().secret("a").secret(""),
    ] {
        assert_eq!(
            empty.build().unwrap_err().kind(),
            WebhookErrorKind::EmptySecret
        );
    }
}

#[test]
fn a_body_is_refused_as_soon_as_it_is_too_long() {
    let verifier = Verifier::builder()
        .secret(SECRET)
        .body_limit(4)
        .build()
        .unwrap();
    let headers = DeliveryHeaders::new(sign("abcd", AT, SECRET).unwrap(), AT);
    assert!(verifier.verify_at(&headers, b"abcd", now()).is_ok());
    let mut verification = verifier.start(&headers).unwrap();
    verification.update(b"abcd").unwrap();
    let error = verification.update(b"e").unwrap_err();
    assert_eq!(error.kind(), WebhookErrorKind::BodyTooLarge { limit: 4 });
    assert_eq!((error.status(), error.code()), (413, "body_too_large"));

    let verification = verifier.start(&headers).unwrap();
    assert!(verification.announced(4).is_ok());
    for length in [5, u64::MAX] {
        let error = verification.announced(length).unwrap_err();
        assert_eq!(error.kind(), WebhookErrorKind::BodyTooLarge { limit: 4 });
    }
}

#[test]
fn the_clock_can_be_replaced() {
    let verifier = Verifier::builder().secret(SECRET).now(now).build().unwrap();
    let headers = DeliveryHeaders::new(SIGNATURE, AT);
    assert!(verifier.verify(&headers, BODY.as_bytes()).is_ok());
    let mut verification = verifier.start(&headers).unwrap();
    verification.update(BODY.as_bytes()).unwrap();
    assert!(verification.finish().is_ok());
}

#[test]
fn only_what_is_verified_is_parsed() {
    let event = verify(SIGNATURE, AT, BODY.as_bytes())
        .unwrap()
        .event(BODY.as_bytes())
        .unwrap();
    assert_eq!(event.action.as_str(), "company.created");
    assert_eq!(event.company_id.as_deref(), Some("comp_1"));
    let verified = verify(&sign("no JSON", AT, SECRET).unwrap(), AT, b"no JSON").unwrap();
    let error = verified.event(b"no JSON").unwrap_err();
    assert_eq!(error.kind(), WebhookErrorKind::InvalidPayload);
    assert_eq!(
        error.to_string(),
        "the webhook body is not the JSON of an event"
    );
    assert!(std::error::Error::source(&error).is_some());
}

#[test]
fn no_secret_shows() {
    let builder = Verifier::builder().secret(SECRET);
    let shown = format!("{builder:?}");
    let verifier = builder.build().unwrap();
    let verification = verifier
        .start(&DeliveryHeaders::new(SIGNATURE, AT))
        .unwrap();
    let shown = format!("{shown} {verifier:?} {verification:?}");
    assert!(!shown.contains("whsec"), "{shown}");
}

fn now() -> Timestamp {
    Timestamp::from_millis(1_700_000_000_000)
}

fn verify(signature: &str, timestamp: &str, body: &[u8]) -> Result<Verified, WebhookError> {
    let verifier = Verifier::new(SECRET).unwrap();
    verifier.verify_at(&DeliveryHeaders::new(signature, timestamp), body, now())
}

fn refusal(signature: &str, timestamp: &str, body: &[u8]) -> WebhookErrorKind {
    verify(signature, timestamp, body).unwrap_err().kind()
}
