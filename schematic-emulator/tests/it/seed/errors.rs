//! What a seed must not say, and where that is reported.

use std::fs;

use schematic_emulator::{Emulator, ErrorKind};

use super::Folder;

#[tokio::test]
async fn what_makes_no_sense_is_refused_with_its_place() {
    let head = "features: {f: {event: e}, g: {}}\nplans: {p: {}}\ncredits: {c: {}}\n";
    let mut wrong = Vec::new();
    for (text, line, column, message) in [
        ("flag: {}", 4, 1, "unknown field `flag`"),
        (
            "flags: {a: {defualt: true}}",
            4,
            13,
            "unknown field `defualt`",
        ),
        ("flags:\n  a: {default: yes}", 5, 16, "bool"),
        ("flags:\n  a: true\n  a: false", 6, 3, "duplicate"),
        (
            "flags: {a: {feature: nope}}",
            4,
            22,
            "no feature `nope`; there are: f, g",
        ),
        (
            "companies: [{keys: {org: a}, plan: gold}]",
            4,
            36,
            "no plan `gold`; there are: p",
        ),
        ("companies: [{keys: {}}]", 4, 13, "keys are required"),
        (
            "companies:\n  - keys: {org: a}\n  - keys: {org: a}",
            6,
            5,
            "another company",
        ),
        (
            "companies: [{keys: {org: a}, overrides: {x: true}}]",
            4,
            45,
            "no feature `x`",
        ),
        (
            "companies: [{keys: {org: a}, overrides: {g: 5}}]",
            4,
            45,
            "nothing measures `g`",
        ),
        (
            "companies: [{keys: {org: a}, overrides: {f: lots}}]",
            4,
            45,
            "`unlimited`",
        ),
        (
            "companies: [{keys: {org: a}, overrides: {f: {limit: 1, per: year}}}]",
            4,
            61,
            "unknown variant `year`",
        ),
        (
            "users: [{keys: {email: a}, company: {org: x}}]",
            4,
            37,
            "no company of this seed",
        ),
        (
            "flags: {a: {rules: [{when: [{plan: q}]}]}}",
            4,
            29,
            "no plan `q`",
        ),
        (
            "flags: {a: {rules: [{when: [{trait: t}]}]}}",
            4,
            29,
            "compared by one of",
        ),
        (
            "flags: {a: {rules: [{when: [{trait: t, plan: p}]}]}}",
            4,
            29,
            "needs one of",
        ),
        (
            "flags: {a: {rules: [{when: [{plan: p, is: 5}]}]}}",
            4,
            29,
            "`is` does not go with",
        ),
        (
            "flags: {a: {rules: [{when: [{trait: t, is: 1, below: 2}]}]}}",
            4,
            29,
            "in one way only",
        ),
        (
            "flags: {a: {rules: [{when: [{usage: e, below: x}]}]}}",
            4,
            29,
            "whole number",
        ),
        (
            "flags: {a: {rules: [{rule_type: special}]}}",
            4,
            33,
            "unknown word `special`",
        ),
        (
            "flags: {a: {rules: [{conditions: [{condition_type: plan}]}]}}",
            4,
            35,
            "missing field `operator`",
        ),
        (
            "companies: [{keys: {org: a}, overrides: {f: 1_000}}]",
            4,
            45,
            "string \"1_000\", expected",
        ),
        (
            "companies: [{keys: {org: a}, overrides: {f: {limit: 0b11}}}]",
            4,
            53,
            "string \"0b11\", expected a whole number",
        ),
        (
            "companies: [{keys: {org: a}, overrides: {f: {limit: '10'}}}]",
            4,
            53,
            "string \"10\", expected a whole number",
        ),
        (
            "companies: [{keys: {org: a}, usage: {e: 1e3}}]",
            4,
            41,
            "expected a whole number",
        ),
        (
            "companies: [{keys: {org: a}, credits: {c: .inf}}]",
            4,
            43,
            "infinities",
        ),
        (
            "companies: [{keys: {org: a}, credits: {c: 1_0.5}}]",
            4,
            43,
            "expected a number",
        ),
        (
            "companies: [{keys: {org: a}, traits: {t: .nan}}]",
            4,
            42,
            "in quotes it is a text",
        ),
        ("companies: [5]", 4, 13, "integer `5`, expected a map"),
        ("companies: [~]", 4, 13, "null, expected a map"),
        ("flags: {", 4, 8, "unclosed"),
        ("\tflags: {}", 4, 1, ""),
    ] {
        let error = Emulator::builder()
            .seed(format!("{head}{text}\n"))
            .start()
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Seed);
        let error = error.to_string();
        let place = format!("seed:{line}:{column}: ");
        // A parser's own words are not ours to fix.
        if message.is_empty() {
            assert!(
                error.starts_with(&format!("seed:{line}:")),
                "{text}: {error}"
            );
        } else if !error.starts_with(&place) || !error.contains(message) {
            wrong.push(format!("{text}: {error}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[tokio::test]
async fn a_file_that_cannot_be_read_is_named() {
    let folder = Folder::new("unreadable");
    let missing = folder.file("missing.yaml");
    let error = Emulator::builder()
        .seed_file(&missing)
        .start()
        .await
        .unwrap_err();
    assert!(error.to_string().contains("missing.yaml"), "{error}");
    let file = folder.file("seed.json");
    fs::write(&file, "{\n  \"flags\": {\"a\": {\"x\": 1}}\n}").unwrap();
    let error = Emulator::builder()
        .seed_file(&file)
        .start()
        .await
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("seed.json:2:19: unknown field `x`"),
        "{error}"
    );
    fs::write(&file, b"\xff\xfe").unwrap();
    let error = Emulator::builder()
        .seed_file(&file)
        .start()
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Seed);
    assert!(error.to_string().contains("UTF-8"));
}
