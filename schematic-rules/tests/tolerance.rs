//! What reading an entity from a server forgives, and what it does not.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    missing_docs
)]

use schematic_protocol::words;
use schematic_rules::wire::{Company, Condition, Flag, Rule};
use schematic_rules::{ConditionType, RuleType};
use serde_json::{Value, from_str, json, to_value};

#[test]
fn null_and_missing_lists_and_maps_are_empty() {
    let company: Company = from_str(
        r#"{"id":"c","plan_ids":null,"traits":null,"keys":null,"credit_balances":null,
            "rules":[{"id":"r","conditions":null,"condition_groups":[{"conditions":null}]}]}"#,
    )
    .unwrap();
    assert!(company.plan_ids.is_empty());
    assert!(company.metrics.is_empty());
    assert!(company.keys.is_empty());
    assert_eq!(company.rules[0].condition_groups.len(), 1);
}

#[test]
fn missing_scalars_are_empty_but_ids_and_a_flags_key_are_needed() {
    let flag: Flag = from_str(r#"{"id":"f","key":"k","rules":[{"id":"r","value":null}]}"#).unwrap();
    assert!(!flag.default_value);
    assert_eq!(flag.rules[0].name, "");
    assert_eq!(
        flag.rules[0].rule_type,
        words::RuleType::Other(String::new())
    );

    for text in [
        r#"{"key":"k"}"#,
        r#"{"id":"f"}"#,
        r#"{"id":null,"key":"k"}"#,
    ] {
        from_str::<Flag>(text).unwrap_err();
    }
    from_str::<Company>("{}").unwrap_err();
    from_str::<Rule>(r#"{"name":"no id"}"#).unwrap_err();
}

#[test]
fn both_spellings_are_read_and_the_later_one_counts() {
    let rule: Rule =
        from_str(r#"{"id":"r","ruleType":"standard","flag_id":"old","flagId":"new"}"#).unwrap();
    assert_eq!(rule.rule_type, RuleType::Standard.into());
    assert_eq!(rule.flag_id.as_deref(), Some("new"));
    assert!(rule.extra.is_empty());
}

#[test]
fn unknown_words_and_members_survive_a_round_trip() {
    let text = json!({
        "id": "c", "condition_type": "moon_phase", "operator": "eq",
        "brand_new": {"a": [1, null]},
    });
    let condition: Condition = serde_json::from_value(text).unwrap();
    assert_eq!(condition.condition_type.known(), None::<ConditionType>);

    let written = to_value(&condition).unwrap();
    assert_eq!(written["condition_type"], "moon_phase");
    assert_eq!(written["brand_new"], json!({"a": [1, null]}));
    assert_eq!(
        serde_json::from_value::<Condition>(written).unwrap(),
        condition
    );
}

#[test]
fn null_items_are_skipped_unless_a_rule_would_then_hold_more_often() {
    let company: Company = from_str(
        r#"{"id":"c","plan_ids":["p",null],"metrics":[null],"credit_balances":{"x":null}}"#,
    )
    .unwrap();
    assert_eq!(company.plan_ids, ["p"]);
    assert!(company.metrics.is_empty());
    assert!(company.credit_balances.is_empty());

    from_str::<Rule>(r#"{"id":"r","conditions":[null]}"#).unwrap_err();
    from_str::<Rule>(r#"{"id":"r","condition_groups":[null]}"#).unwrap_err();
}

#[test]
fn wrong_types_are_errors() {
    for text in [
        r#"{"id":1}"#,
        r#"{"id":"c","plan_ids":"p"}"#,
        r#"{"id":"c","metrics":[{"value":"5"}]}"#,
        r#"{"id":"c","metrics":[{"value":5.0}]}"#,
        r#"{"id":"c","credit_balances":{"x":"1"}}"#,
        r#"[]"#,
        "null",
    ] {
        from_str::<Company>(text).unwrap_err();
    }
}

#[test]
fn writing_names_every_list_map_and_required_scalar_in_snake_case() {
    let company = Company {
        id: "c".into(),
        ..Company::default()
    };
    let Value::Object(members) = to_value(&company).unwrap() else {
        panic!("an object")
    };
    for name in [
        "id",
        "account_id",
        "environment_id",
        "billing_product_ids",
        "credit_balances",
        "entitlements",
        "keys",
        "metrics",
        "plan_ids",
        "plan_version_ids",
        "rules",
        "traits",
    ] {
        assert!(members.contains_key(name), "{name}");
    }
    assert!(!members.contains_key("subscription"));
}

/// Holds too where another crate of the program has switched on serde_json's
/// `arbitrary_precision`: `--features serde_json/arbitrary_precision`.
#[test]
fn unknown_numbers_stay_numbers() {
    let text = r#"{"id":"c","seats":12,"share":0.5,"deep":{"list":[-7,1.25]}}"#;
    let company: Company = from_str(text).unwrap();
    assert!(company.extra["seats"].is_number());
    assert!(company.extra["deep"]["list"][1].is_number());
    let written = to_value(&company).unwrap();
    for (name, value) in [
        ("seats", json!(12)),
        ("share", json!(0.5)),
        ("deep", json!({"list": [-7, 1.25]})),
    ] {
        assert_eq!(written[name], value, "{name}");
    }
}
