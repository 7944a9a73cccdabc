//! The seed: what it makes, what it refuses and where, and how it is read again.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use schematic_emulator::{Change, Changes, Emulator, ErrorKind};
use serde_json::json;

use crate::support::Caller;

/// A directory that goes with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("schematic-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

async fn next_of_seed(changes: &mut Changes) -> Change {
    let received = async {
        loop {
            let change = changes.next().await.unwrap();
            if matches!(change, Change::SeedLoaded | Change::SeedRefused(_)) {
                return change;
            }
        }
    };
    tokio::time::timeout(Duration::from_secs(30), received)
        .await
        .unwrap()
}

#[tokio::test]
async fn the_example_seed_gates_what_the_examples_ask() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/seed.yaml");
    let emulator = Emulator::builder().seed_file(path).start().await.unwrap();
    let caller = Caller::new(&emulator);
    for (flag, org, value, rule_type) in [
        ("reports", "acme", true, json!("plan_entitlement")),
        ("reports", "globex", false, json!(null)),
        ("reports", "umbrella", true, json!("company_override")),
        ("plus", "acme", false, json!(null)),
        ("plus", "initech", true, json!("plan_entitlement")),
        ("generate", "acme", true, json!("plan_entitlement")),
        ("generate", "globex", false, json!(null)),
        ("generate", "umbrella", true, json!("company_override")),
        ("summarize", "acme", true, json!("plan_entitlement")),
        ("new-editor", "globex", true, json!("standard")),
        ("new-editor", "initech", true, json!("standard")),
        ("new-editor", "acme", false, json!(null)),
        ("maintenance", "acme", false, json!(null)),
    ] {
        let check = caller.check(flag, org).await;
        assert_eq!(
            (&check["value"], &check["rule_type"]),
            (&json!(value), &rule_type),
            "{check}"
        );
    }
    let ada = json!({"company": {"org": "acme"}, "user": {"email": "ada@acme.example"}});
    let (_, answer) = caller.post("/flags/new-editor/check", ada).await;
    assert_eq!(answer["data"]["value"], true, "{answer}");
    caller.track("generate", "acme", 10).await;
    caller.track("generate", "umbrella", 1).await;
    assert_eq!(
        caller.check("generate", "acme").await["rule_type"],
        "plan_entitlement_usage_exceeded"
    );
    assert_eq!(
        caller.check("generate", "umbrella").await["rule_type"],
        "company_override_usage_exceeded"
    );
    assert_eq!(caller.check("maintenance", "acme").await["value"], true);
    caller.track("summarize", "acme", 5).await;
    assert_eq!(caller.check("summarize", "acme").await["value"], false);
}

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

#[tokio::test]
async fn json_is_a_seed_too_and_an_empty_one_is_fine() {
    let seed = r#"{"flags": {"a": true, "b": null}, "companies": [{"keys": {"org": "x"}}]}"#;
    let emulator = Emulator::builder().seed(seed).start().await.unwrap();
    let caller = Caller::new(&emulator);
    assert_eq!(caller.check("a", "x").await["value"], true);
    assert_eq!(caller.check("b", "x").await["value"], false);
    for empty in ["", "# nothing\n", "flags:\ncompanies:\n", "{}"] {
        Emulator::builder().seed(empty).start().await.unwrap();
    }
}

#[tokio::test]
async fn scalars_are_what_the_core_schema_of_yaml_has_them() {
    let seed = "\u{feff}
flags: {404: true, 0b11: true, on: {name: 0o17}}
features: {f: {event: e}}
plans: {p: {entitlements: {f: {limit: 010, soft_limit: 0x10}}}}
companies:
  - keys: {org: 007, crm: 1_000, hex: 0x10, yes: no, inf: .inf}
    name: true
    plan: p
    traits:
      underscores: 1_000
      binary: 0b11
      upper: 0X1F
      signed: -0x1F
      octal: 0o17
      hex: 0x1F
      zeros: 010
      negative: -007
      plus: +12
      float: .5
      exponent: 1e3
      version: 1.10
      quoted: '010'
      tagged: !!str 5
      anchored: &ten 0o12
      date: 2026-01-15
      sexagesimal: 12:30:45
      words: [yes, no, on, off, y, n, True, FALSE, null, ~, Null]
      nested: {a: [0b1, 1], 0x2: c}
      alias: *ten
";
    let emulator = Emulator::builder().seed(seed).start().await.unwrap();
    let caller = Caller::new(&emulator);
    let (status, company) = caller.get("/companies/lookup?keys[org]=007").await;
    assert_eq!(status, 200, "{company}");
    let company = &company["data"];
    assert_eq!(company["name"], "true");
    assert_eq!(
        company["traits"],
        json!({
            "underscores": "1_000",
            "binary": "0b11",
            "upper": "0X1F",
            "signed": "-0x1F",
            "octal": 15,
            "hex": 31,
            "zeros": 10,
            "negative": -7,
            "plus": 12,
            "float": 0.5,
            "exponent": 1000.0,
            "version": 1.1,
            "quoted": "010",
            "tagged": "5",
            "anchored": 10,
            "date": "2026-01-15",
            "sexagesimal": "12:30:45",
            "words": ["yes", "no", "on", "off", "y", "n", true, false, null, null, null],
            "nested": {"a": ["0b1", 1], "0x2": "c"},
            "alias": 10,
        })
    );
    for (name, value) in [
        ("crm", "1_000"),
        ("hex", "0x10"),
        ("yes", "no"),
        ("inf", ".inf"),
    ] {
        let (status, _) = caller
            .get(&format!("/companies/lookup?keys[{name}]={value}"))
            .await;
        assert_eq!(status, 200, "{name}");
    }
    for flag in ["404", "0b11", "on"] {
        let (status, _) = caller
            .post(&format!("/flags/{flag}/check"), json!({}))
            .await;
        assert_eq!(status, 200, "{flag}");
    }
    let check = caller.check("f", "007").await;
    let entitlement = &check["entitlement"];
    assert_eq!(
        (&entitlement["allocation"], &entitlement["soft_limit"]),
        (&json!(10), &json!(16)),
        "{check}"
    );
}

#[tokio::test]
async fn every_short_condition_means_what_it_says() {
    let emulator = Emulator::builder()
        .seed(
            "
credits: {c: {}}
plans: {p: {}, q: {}}
companies:
  - {keys: {org: a}, plan: p, credits: {c: 3}, usage: {e: 5}, traits: {n: 7, s: x, no: no, b: true}}
  - {keys: {org: b}}
users: [{keys: {id: '1'}, traits: {role: admin}}]
flags:
  company: {rules: [{when: [{company: {org: a}}]}]}
  not-company: {rules: [{when: [{company: {org: b}, not: true}]}]}
  plan: {rules: [{when: [{plan: [q, p]}]}]}
  trait-is: {rules: [{when: [{trait: s, is: x}]}]}
  trait-word: {rules: [{when: [{trait: no, is: 'no'}]}]}
  trait-bool: {rules: [{when: [{trait: b, is: true}]}]}
  trait-is-not: {rules: [{when: [{trait: s, is_not: y}, {company: {org: a}}]}]}
  trait-in: {rules: [{when: [{trait: s, in: [w, x]}]}]}
  trait-above: {rules: [{when: [{trait: n, above: 6}]}]}
  trait-most: {rules: [{when: [{trait: n, at_most: 7}, {trait: n, empty: false}]}]}
  usage: {rules: [{when: [{usage: e, at_least: 5, per: day}]}]}
  credit: {rules: [{when: [{credit: c, rate: 3}]}]}
  any: {rules: [{when: [{any: [{plan: q}, {trait: s, is: x}]}]}]}
  off-first: {default: true, rules: [{value: false, when: [{plan: p}]}]}
  group:
    rules:
      - condition_groups:
          - conditions:
              - {condition_type: plan, operator: eq, resource_ids: [p]}
              - {condition_type: plan, operator: eq, resource_ids: [q]}
  full:
    rules:
      - conditions:
          - condition_type: trait
            operator: gt
            trait_definition: {id: n, comparable_type: int, entity_type: company}
            trait_value: 6
  user: {rules: [{when: [{user: {id: '1'}}, {user_trait: role, is: admin}]}]}
",
        )
        .start()
        .await
        .unwrap();
    let caller = Caller::new(&emulator);
    let values = async |org: &str| {
        let body = json!({"company": {"org": org}});
        let (_, answer) = caller.post("/flags/check", body).await;
        let flags = answer["data"]["flags"].as_array().unwrap().clone();
        let flags = flags
            .iter()
            .filter(|flag| (flag["value"] == true) == (org == "a"));
        flags
            .map(|flag| flag["flag"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let of_a = values("a").await;
    assert_eq!(of_a.len(), 15, "{of_a:?}");
    assert!(!of_a.contains(&"off-first".to_owned()) && !of_a.contains(&"user".to_owned()));
    let not_of_b = values("b").await;
    assert_eq!(not_of_b.len(), 16, "{not_of_b:?}");
    let (_, answer) = caller
        .post("/flags/user/check", json!({"user": {"id": "1"}}))
        .await;
    assert_eq!(answer["data"]["value"], true);
}

#[tokio::test]
async fn a_changed_file_is_read_again_and_a_broken_one_is_reported() {
    let folder = Folder::new("reload");
    let file = folder.file("seed.yaml");
    let seed = |limit: u32, flags: &str| {
        format!(
            "features: {{generate: {{event: generate}}}}\n\
             plans: {{pro: {{entitlements: {{generate: {{limit: {limit}, per: month}}}}}}}}\n\
             companies: [{{keys: {{org: acme}}, plan: pro, usage: {{generate: 1}}}}]\n{flags}\n"
        )
    };
    fs::write(&file, seed(2, "flags: {a: false}")).unwrap();
    let emulator = Emulator::builder().seed_file(&file).start().await.unwrap();
    let caller = Caller::new(&emulator);
    let mut changes = emulator.changes();
    caller.track("generate", "acme", 1).await;
    caller
        .post("/companies", json!({"keys": {"org": "other"}}))
        .await;
    assert_eq!(caller.check("generate", "acme").await["value"], false);

    // Written anew.
    fs::write(&file, seed(3, "flags: {a: true}")).unwrap();
    assert_eq!(next_of_seed(&mut changes).await, Change::SeedLoaded);
    let open = caller.check("generate", "acme").await;
    assert_eq!(open["value"], true);
    assert_eq!(
        open["feature_usage"], 2,
        "usage stays, and is not seeded twice"
    );
    assert_eq!(caller.check("a", "acme").await["value"], true);

    // Broken: reported with its place, and nothing else.
    fs::write(&file, seed(1, "flags: {a: {defualt: true}}")).unwrap();
    let Change::SeedRefused(reason) = next_of_seed(&mut changes).await else {
        panic!()
    };
    assert!(reason.ends_with("seed.yaml:4:13: unknown field `defualt`, expected one of id, name, description, default, default_value, feature, rules"), "{reason}");
    assert_eq!(caller.check("generate", "acme").await["value"], true);

    // Replaced by another file of that name, as editors do; what it no longer names goes.
    let new = folder.file("seed.yaml.new");
    fs::write(&new, seed(2, "flags: {b: true}")).unwrap();
    fs::rename(&new, &file).unwrap();
    assert_eq!(next_of_seed(&mut changes).await, Change::SeedLoaded);
    assert_eq!(caller.check("generate", "acme").await["value"], false);
    assert_eq!(caller.check("b", "acme").await["value"], true);
    let (status, _) = caller.post("/flags/a/check", json!({})).await;
    assert_eq!(status, 404);

    // Away, and there again.
    fs::remove_file(&file).unwrap();
    assert_eq!(caller.check("b", "acme").await["value"], true);
    fs::write(&file, seed(5, "")).unwrap();
    assert_eq!(next_of_seed(&mut changes).await, Change::SeedLoaded);
    assert_eq!(caller.check("generate", "acme").await["value"], true);
    assert_eq!(
        caller.get("/companies/lookup?keys[org]=other").await.0,
        200,
        "not the seed's"
    );
}

#[tokio::test]
async fn what_the_seed_did_not_change_stays_as_it_became() {
    let seed = |more: &str| {
        format!(
            "flags: {{a: false, b: false}}\n\
             companies: [{{keys: {{org: acme, crm: '1'}}, name: Acme, traits: {{x: 1, y: 2}}}}]\n\
             users: [{{keys: {{email: e}}, company: {{org: acme}}}}]\n{more}"
        )
    };
    let emulator = Emulator::builder().seed(seed("")).start().await.unwrap();
    let caller = Caller::new(&emulator);
    emulator.set_flag_default("a", true).unwrap();
    emulator.force_flag("b", true).unwrap();
    let body = json!({"keys": {"org": "acme"}, "traits": {"x": 9, "z": 3}});
    let (_, before) = caller.post("/companies", body).await;

    emulator.load_seed(&seed("plans: {p: {}}")).unwrap();
    assert_eq!(caller.check("a", "acme").await["value"], true);
    assert_eq!(caller.check("b", "acme").await["value"], true);
    let (_, company) = caller.get("/companies/lookup?keys[org]=acme").await;
    assert_eq!(company["data"]["traits"], json!({"x": 9, "y": 2, "z": 3}));

    // What it did change follows it, what it took away goes.
    let changed = seed("")
        .replace(", crm: '1'", "")
        .replace("x: 1, y: 2", "x: 5");
    emulator.load_seed(&changed).unwrap();
    let (_, company) = caller.get("/companies/lookup?keys[org]=acme").await;
    assert_eq!(company["data"]["traits"], json!({"x": 5, "z": 3}));
    assert_eq!(company["data"]["id"], before["data"]["id"]);
    assert_eq!(caller.get("/companies/lookup?keys[crm]=1").await.0, 404);

    let refused = emulator.load_seed("flags: {a: 5}").unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::Seed);
    assert_eq!(caller.check("a", "acme").await["value"], true);

    emulator.reset();
    assert_eq!(caller.check("a", "acme").await["value"], false);
    let (_, company) = caller.get("/companies/lookup?keys[org]=acme").await;
    assert_eq!(company["data"]["traits"], json!({"x": 5}));
    assert_eq!(emulator.requests().len(), 2);
}
