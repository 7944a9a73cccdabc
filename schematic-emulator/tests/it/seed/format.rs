//! What a seed may say.

use std::path::Path;

use schematic_emulator::Emulator;
use serde_json::json;

use crate::support::Caller;

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
