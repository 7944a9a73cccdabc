//! Types of requests and answers: what they read, and that nothing is lost when they are written.
#![allow(clippy::unwrap_used, reason = "a test")]

use std::collections::BTreeMap;

use proptest::prelude::*;
use schematic_api::runtime::Field;
use schematic_api::types::{
    CheckFlagRequestBody, CheckFlagResponseData, CheckFlagsResponseData, CompanyCreditBalance,
    FeatureEntitlement, RuleType,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

#[test]
fn an_absent_member_is_left_out_and_an_empty_one_sent() {
    let mut body = CheckFlagRequestBody::default();
    assert_eq!(serde_json::to_string(&body).unwrap(), "{}");
    body.company = Field::Null;
    body.user = Field::Value(BTreeMap::new());
    assert_eq!(
        serde_json::to_string(&body).unwrap(),
        r#"{"company":null,"user":{}}"#
    );
    let again: CheckFlagRequestBody =
        serde_json::from_str(r#"{"company":null,"user":{}}"#).unwrap();
    assert_eq!(again, body);
}

#[test]
fn nulls_and_unknown_values_are_read() {
    let text = r#"{"flag":"f","value":true,"reason":null,"rule_type":"brand_new","new":[1],
        "entitlement":{"feature_id":"feat_1","feature_key":"k","value_type":"per_seat",
        "warning_tiers":null,"quantity_rates":null,"credit_total":0.1,
        "metric_reset_at":"0001-01-01T00:00:00Z"}}"#;
    let data: CheckFlagResponseData = serde_json::from_str(text).unwrap();
    assert_eq!(data.reason, "");
    assert_eq!(data.rule_type, Some(RuleType::Other("brand_new".into())));
    let written = serde_json::to_value(&data).unwrap();
    assert_eq!(written, serde_json::from_str::<Value>(text).unwrap());
    let entitlement = data.entitlement.unwrap();
    assert_eq!(entitlement.value_type.as_str(), "per_seat");
    assert!(entitlement.warning_tiers.is_empty());
    assert_eq!(entitlement.credit_total, Some(0.1));
    let again = serde_json::to_string(&entitlement.value_type).unwrap();
    assert_eq!(again, r#""per_seat""#);
}

#[test]
fn a_null_in_place_of_a_text_a_number_or_a_truth_value_is_blank() {
    let answer = json!({
        "flag": null, "reason": null, "value": null,
        "entitlement": {
            "feature_id": null, "feature_key": null, "value_type": null,
            "warning_tiers": [{"key": null, "value": null}],
        },
    });
    let data: CheckFlagResponseData = serde_json::from_value(answer.clone()).unwrap();
    assert_eq!((&*data.flag, &*data.reason, data.value), ("", "", false));
    let entitlement = data.entitlement.as_ref().unwrap();
    assert_eq!(entitlement.feature_id, "");
    assert_eq!(entitlement.value_type.as_str(), "");
    assert_eq!(entitlement.warning_tiers[0].value, 0);
    assert_eq!(serde_json::to_value(&data).unwrap(), answer);
    let answer = json!({"remaining": null, "reserved": 1.5, "settled": null});
    let balance: CompanyCreditBalance = serde_json::from_value(answer.clone()).unwrap();
    assert_eq!((balance.remaining, balance.settled), (0.0, 0.0));
    assert_eq!(serde_json::to_value(&balance).unwrap(), answer);
}

#[test]
fn a_null_list_of_flags_is_empty() {
    let data: CheckFlagsResponseData =
        serde_json::from_str(r#"{"flags":null,"credit_balances":null}"#).unwrap();
    assert_eq!(data, CheckFlagsResponseData::default());
}

#[test]
fn what_is_not_of_the_type_is_an_error() {
    for wrong in [
        json!({"flag": "f", "reason": "r"}),
        json!({"flag": "f", "reason": "r", "value": "true"}),
        json!({"flag": 1, "reason": "r", "value": true}),
        json!(["f", "r", true]),
        Value::Null,
    ] {
        assert!(
            serde_json::from_value::<CheckFlagResponseData>(wrong.clone()).is_err(),
            "{wrong}"
        );
    }
}

/// Reads and writes a value, twice: text and tree are read by different readers.
fn survives<T: DeserializeOwned + Serialize + PartialEq + std::fmt::Debug>(value: &Value) {
    let read: T = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), *value);
    let again: T = serde_json::from_str(&value.to_string()).unwrap();
    assert_eq!(again, read);
    let written = serde_json::to_string(&again).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&written).unwrap(), *value);
}

fn text() -> impl Strategy<Value = Value> {
    any::<String>().prop_map(Value::from)
}

fn number() -> impl Strategy<Value = Value> {
    let finite =
        any::<f64>().prop_filter("JSON has only finite numbers", |number| number.is_finite());
    // A whole number of JSON is another than one with a fraction of zero.
    finite.prop_map(|number| json!(number))
}

/// A member that may be absent, null or there.
fn optional(
    name: &'static str,
    value: impl Strategy<Value = Value> + 'static,
) -> BoxedStrategy<Option<(String, Value)>> {
    let named = move |value: Value| Some((name.to_owned(), value));
    prop_oneof![
        1 => Just(None),
        1 => Just(named(Value::Null)),
        3 => value.prop_map(named),
    ]
    .boxed()
}

fn required(
    name: &'static str,
    value: impl Strategy<Value = Value> + 'static,
) -> BoxedStrategy<Option<(String, Value)>> {
    value
        .prop_map(move |value| Some((name.to_owned(), value)))
        .boxed()
}

fn object(members: Vec<BoxedStrategy<Option<(String, Value)>>>) -> impl Strategy<Value = Value> {
    let unknown = (
        "x_[a-z]{1,4}",
        prop_oneof![Just(Value::Null), text(), number()],
    );
    let unknown = proptest::collection::btree_map(unknown.0, unknown.1, 0..3);
    (members, unknown).prop_map(|(members, unknown)| {
        let members = members.into_iter().flatten().chain(unknown);
        Value::Object(members.collect::<Map<_, _>>())
    })
}

fn time() -> impl Strategy<Value = Value> {
    (0..200_000_000_u64, 0..1_000_000_000_u32).prop_map(|(seconds, nanos)| {
        let at = schematic_api::runtime::Timestamp::new(seconds.cast_signed(), nanos);
        json!(at.precise())
    })
}

fn entitlement() -> impl Strategy<Value = Value> {
    let tier = object(vec![
        required("key", text()),
        required("value", any::<i64>().prop_map(Value::from)),
    ]);
    let rates = proptest::collection::btree_map(any::<String>(), number(), 0..3);
    let word = prop_oneof![Just("credit"), Just("of_tomorrow")].prop_map(Value::from);
    object(vec![
        required("feature_id", text()),
        required("feature_key", text()),
        required("value_type", word),
        optional("allocation", any::<i64>().prop_map(Value::from)),
        optional("consumption_rate", number()),
        optional("credit_id", text()),
        optional("metric_period", text()),
        optional("metric_reset_at", time()),
        optional("quantity_rates", rates.prop_map(|rates| json!(rates))),
        optional(
            "warning_tiers",
            proptest::collection::vec(tier, 0..3).prop_map(Value::from),
        ),
    ])
}

proptest! {
    #[test]
    fn answers_are_written_as_they_were_read(
        entitlement in entitlement(),
        balance in object(vec![
            required("remaining", number()),
            required("reserved", number()),
            required("settled", number()),
        ]),
    ) {
        survives::<FeatureEntitlement>(&entitlement);
        survives::<CompanyCreditBalance>(&balance);
        survives::<CheckFlagResponseData>(&json!({
            "flag": "f", "reason": "", "value": false, "entitlement": entitlement,
        }));
        survives::<CheckFlagsResponseData>(&json!({
            "flags": [], "credit_balances": {"c": balance},
        }));
    }

    #[test]
    fn requests_keep_their_three_states(
        body in object(vec![
            optional("company", proptest::collection::btree_map(any::<String>(), any::<String>(), 0..3)
                .prop_map(|keys| json!(keys))),
            optional("user", Just(json!({}))),
        ]),
    ) {
        survives::<CheckFlagRequestBody>(&body);
        let read: CheckFlagRequestBody = serde_json::from_value(body.clone()).unwrap();
        prop_assert_eq!(read.company.is_absent(), body.get("company").is_none());
        prop_assert_eq!(read.company == Field::Null, body.get("company") == Some(&Value::Null));
    }

    #[test]
    fn reading_never_panics(text in r#"[\[\]{}:,"a-z0-9. ]{0,40}"#) {
        let _ = serde_json::from_str::<CheckFlagResponseData>(&text);
        let _ = serde_json::from_str::<FeatureEntitlement>(&text);
    }
}

#[cfg(feature = "companies")]
mod companies {
    use schematic_api::ids::{CompanyId, PlanId};
    use schematic_api::types::{
        CompanyDetailResponseData, CreateEntityTraitDefinitionRequestBody, UpsertCompanyRequestBody,
    };

    use super::*;

    #[test]
    fn bodies_are_made_of_what_is_required_and_setters() {
        let body = UpsertCompanyRequestBody::new([("org", "acme")])
            .name("Acme")
            .base_plan_id("plan_1")
            .clear_last_seen_at()
            .traits([("seats", 5)])
            .remove_keys(["old"]);
        assert_eq!(
            serde_json::to_value(&body).unwrap(),
            json!({
                "base_plan_id": "plan_1", "keys": {"org": "acme"}, "last_seen_at": null,
                "name": "Acme", "remove_keys": ["old"], "traits": {"seats": 5},
            })
        );
        assert_eq!(body.base_plan_id.value(), Some(&PlanId::from("plan_1")));
        let body = CreateEntityTraitDefinitionRequestBody::new("company", ["a", "b"], "number");
        assert_eq!(
            serde_json::to_value(&body).unwrap(),
            json!({"entity_type": "company", "hierarchy": ["a", "b"], "trait_type": "number"})
        );
    }

    #[test]
    fn an_id_is_a_text() {
        let company = CompanyDetailResponseData::new("comp_1");
        assert_eq!(company.id, "comp_1");
        assert_eq!(company.id.len(), 6);
        assert_eq!(company.id.to_string(), "comp_1");
        assert_eq!(serde_json::to_value(&company.id).unwrap(), json!("comp_1"));
        assert_eq!(CompanyId::from("comp_1".to_owned()), company.id);
    }
}

#[cfg(all(feature = "webhooks", feature = "accounts"))]
#[test]
fn secrets_are_not_shown() {
    let webhook: schematic_api::types::WebhookResponseData = serde_json::from_value(json!({
        "created_at": "2026-01-01T00:00:00Z", "id": "wh_1", "name": "n", "request_types": [],
        "secret": "hunter2", "status": "active", "updated_at": "2026-01-01T00:00:00Z",
        "url": "https://acme.example",
    }))
    .unwrap();
    assert_eq!(&*webhook.secret, "hunter2");
    assert!(!format!("{webhook:?}").contains("hunter2"));
}

#[cfg(feature = "accounts")]
#[test]
fn a_null_list_in_a_map_is_null_again() {
    let member = json!({"permissions": {"env_1": null, "env_2": []}});
    let read = serde_json::from_value(with_required(member));
    let read: schematic_api::types::AccountMemberResponseData = read.unwrap();
    assert_eq!(read.permissions["env_1"], None);
    assert_eq!(read.permissions["env_2"], Some(Vec::new()));
    let written = serde_json::to_value(&read).unwrap();
    assert_eq!(written["permissions"], json!({"env_1": null, "env_2": []}));
}

#[cfg(feature = "accounts")]
fn with_required(mut member: Value) -> Value {
    let at = "2026-01-01T00:00:00Z";
    for (name, value) in [
        ("created_at", json!(at)),
        ("updated_at", json!(at)),
        ("email", json!("a@acme.example")),
        ("id", json!("acm_1")),
        ("name", json!("A")),
        ("role", json!("admin")),
    ] {
        let members = member.as_object_mut().unwrap();
        members.insert(name.to_owned(), value);
    }
    member
}
