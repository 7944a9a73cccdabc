//! Flags and companies as a server sends them.

use serde_json::{Value, json};

use crate::scenario;

const ACCOUNT: &str = "acct_0000000001a";
const ENVIRONMENT: &str = "env_00000000001b";

/// The flag that is asked for, 99 others, and one that is known for every company.
pub(super) fn flags() -> Vec<Value> {
    let mut flags = vec![
        flag(scenario::FLAG, &scenario::RULES),
        probe(false),
        metered(METERED, 1_000_000),
    ];
    flags.extend(scenario::other_flags().map(|key| flag(&key, scenario::ONE_RULE)));
    flags
}

/// A flag with rules of one string equality each.
pub(super) fn flag(key: &str, rules: &[(&str, &str)]) -> Value {
    flag_of(
        key,
        false,
        "standard",
        rules.iter().map(|(name, value)| equals(key, name, value)),
    )
}

/// A flag whose default shows which set of flags it came with.
pub(super) fn probe(on: bool) -> Value {
    let rules = scenario::RULES.iter();
    flag_of(
        PROBE,
        on,
        "standard",
        rules.map(|(name, value)| equals(PROBE, name, value)),
    )
}

const PROBE: &str = "probe";

/// The flag of a feature that rich companies are entitled to.
pub(super) const METERED: &str = "feature-000";

/// A flag that is on until an event happened so often, by what the plan grants.
fn metered(key: &str, limit: i64) -> Value {
    let condition = json!({"id": "cond_metered", "condition_type": "metric", "operator": "lt",
        "event_subtype": event(0), "metric_value": limit, "metric_period": "current_month"});
    flag_of(key, false, "plan_entitlement", [condition])
}

fn flag_of(
    key: &str,
    default: bool,
    rule_type: &str,
    conditions: impl IntoIterator<Item = Value>,
) -> Value {
    let rules: Vec<Value> = conditions
        .into_iter()
        .enumerate()
        .map(|(place, condition)| {
            json!({
                "id": format!("rule_{key}_{place}"), "account_id": ACCOUNT,
                "environment_id": ENVIRONMENT, "flag_id": null, "rule_type": rule_type,
                "name": format!("Rule {place}"), "priority": place, "value": true,
                "condition_groups": [], "conditions": [condition],
            })
        })
        .collect();
    json!({"id": format!("flag_{key}"), "account_id": ACCOUNT, "environment_id": ENVIRONMENT,
        "key": key, "default_value": default, "rules": rules})
}

fn equals(flag: &str, name: &str, value: &str) -> Value {
    json!({
        "id": format!("cond_{flag}_{name}"), "account_id": ACCOUNT,
        "environment_id": ENVIRONMENT, "condition_type": "trait", "operator": "eq",
        "resource_ids": [], "trait_definition": definition(name), "trait_value": value,
        "event_subtype": null, "metric_value": null, "metric_period": null,
        "metric_period_month_reset": null, "credit_id": null, "consumption_rate": null,
        "comparison_trait_definition": null,
    })
}

/// A company of ten traits and nothing else.
pub(super) fn lean(number: usize) -> Value {
    company(number, 0, 0)
}

/// A company with five metrics and ten entitlements.
pub(super) fn rich(number: usize) -> Value {
    company(number, 5, 10)
}

/// One of ten traits, five metrics and twenty metered entitlements.
pub(super) fn metered_company(number: usize) -> Value {
    company(number, 5, 20)
}

/// The key by which a company is asked for.
pub(super) fn key(number: usize) -> String {
    format!("organisation-{number:08}")
}

/// A change of all metrics of a rich company, and of one balance.
pub(super) fn patch(number: usize, value: i64) -> Value {
    let metrics: Vec<Value> = (0..5).map(|at| metric(number, at, value)).collect();
    json!({"metrics": metrics, "credit_balances": {"bcrd_000000000001": value}})
}

fn company(number: usize, metrics: usize, entitlements: usize) -> Value {
    let traits: Vec<Value> = scenario::TRAITS
        .iter()
        .map(|(name, value)| json!({"trait_definition": definition(name), "value": value}))
        .collect();
    let metrics: Vec<Value> = (0..metrics).map(|at| metric(number, at, 17)).collect();
    let entitlements: Vec<Value> = (0..entitlements)
        .map(|at| entitlement(at, number))
        .collect();
    json!({
        "id": id(number), "account_id": ACCOUNT, "environment_id": ENVIRONMENT,
        "keys": {"id": key(number), "slug": format!("slug-{number:012}")},
        "base_plan_id": "plan_000000000001", "plan_ids": ["plan_000000000001"],
        "plan_version_ids": ["plvr_000000000001"], "billing_product_ids": ["bilp_000000000001"],
        "credit_balances": {}, "metrics": metrics, "rules": [], "traits": traits,
        "subscription": {"id": format!("bilsub_{number:09}"),
            "period_start": "2026-01-01T00:00:00Z", "period_end": "2027-01-01T00:00:00Z"},
        "entitlements": entitlements,
    })
}

pub(super) fn id(number: usize) -> String {
    format!("comp_{number:011}")
}

fn definition(name: &str) -> Value {
    json!({"id": format!("trait_{name}"), "comparable_type": "string", "entity_type": "company"})
}

fn event(at: usize) -> String {
    format!("event-number-{at:02}")
}

fn metric(number: usize, at: usize, value: i64) -> Value {
    json!({"account_id": ACCOUNT, "environment_id": ENVIRONMENT, "company_id": id(number),
        "event_subtype": event(at), "period": "current_month", "month_reset": "first_of_month",
        "value": value, "created_at": "2026-01-01T00:00:00Z",
        "valid_until": "2026-02-01T00:00:00Z"})
}

fn entitlement(at: usize, number: usize) -> Value {
    json!({"feature_id": format!("feat_{at:011}"), "feature_key": format!("feature-{at:03}"),
        "value_type": "numeric", "allocation": 1_000 + at, "soft_limit": null,
        "usage": (number + at) % 1_000, "event_name": event(at % 5),
        "event_subtype": event(at % 5), "metric_period": "current_month",
        "month_reset": "first_of_month", "metric_reset_at": "2026-02-01T00:00:00Z",
        "credit_id": null, "credit_total": null, "credit_used": null,
        "credit_remaining": null})
}
