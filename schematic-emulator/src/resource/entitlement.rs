//! Representations of plan entitlements and company overrides.

use schematic_protocol::Timestamp;
use schematic_rules::EntityType;
use serde_json::{Map, Value, json};

use super::company::detail as company_json;
use super::credit::credit_json;
use super::entity::definition_json;
use super::feature::brief as feature_json;
use super::{joined, plan};
use crate::account::{Account, Company, ENVIRONMENT_ID, Entitlement, Grant, Plan, RuleIds, Window};

/// Returns a plan's entitlement to a feature.
pub(crate) fn plan_entitlement(
    account: &Account,
    plan: &Plan,
    feature_id: &str,
    entitlement: &Entitlement,
) -> Value {
    let rules = account.plan_rule_ids(plan, feature_id, &entitlement.grant);
    let more = json!({
        "id": plan.entitlement_id(feature_id),
        "plan_id": plan.id,
        "plan": plan::brief(plan),
        "currency_prices": [],
        "warning_tiers": [],
    });
    joined(shown(account, feature_id, entitlement, &rules), more)
}

/// Returns a company's override for a feature.
pub(crate) fn company_override(
    account: &Account,
    company: &Company,
    feature_id: &str,
    entitlement: &Entitlement,
    now: Timestamp,
) -> Value {
    let rules = account.override_rule_ids(company, feature_id, &entitlement.grant);
    let id = company.override_id(feature_id);
    let note = entitlement.note.as_ref().map(|note| {
        json!({
            "id": format!("note_{id}"),
            "external_user_id": "",
            "external_user_name": "",
            "note": note,
            "created_at": entitlement.updated_at,
            "updated_at": entitlement.updated_at,
        })
    });
    let more = json!({
        "id": id,
        "company_id": company.id,
        "company": company_json(account, company, now),
        "expiration_date": entitlement.expires_at,
        "notes": Vec::from_iter(note),
    });
    joined(shown(account, feature_id, entitlement, &rules), more)
}

/// Returns the members that both have.
fn shown(account: &Account, feature_id: &str, entitlement: &Entitlement, rules: &RuleIds) -> Value {
    let mut members = Map::new();
    let mut put = |name: &str, value: Value| members.insert(name.to_owned(), value);
    put("environment_id", json!(ENVIRONMENT_ID));
    put("feature_id", json!(feature_id));
    if let Some(feature) = account.features.by_id(feature_id) {
        put("feature", feature_json(account, feature));
    }
    put("rule_id", json!(rules.granted));
    put("rule_id_usage_exceeded", json!(rules.exceeded));
    put("created_at", json!(entitlement.created_at));
    put("updated_at", json!(entitlement.updated_at));
    joined(granted(account, entitlement), Value::Object(members))
}

/// Returns the members that describe a grant.
fn granted(account: &Account, entitlement: &Entitlement) -> Value {
    let grant = &entitlement.grant;
    let mut members = Map::new();
    let mut put = |name: &str, value: Value| members.insert(name.to_owned(), value);
    put("value_type", json!(grant.value_type().as_str()));
    let mut measured: Option<Window> = None;
    match grant {
        Grant::Boolean(value) => {
            put("value_bool", json!(value));
        }
        Grant::Unlimited => {}
        Grant::Limited {
            limit,
            window,
            soft_limit,
        } => {
            put("value_numeric", json!(limit));
            put("soft_limit", json!(soft_limit));
            measured = Some(*window);
        }
        Grant::ByTrait { key, window } => {
            if let Some(definition) = account.traits.get(EntityType::Company, key) {
                put("value_trait_id", json!(definition.id));
                put("value_trait", definition_json(definition));
            }
            measured = Some(*window);
        }
        Grant::Credit { credit_id, rate } => {
            put("consumption_rate", json!(rate));
            if let Some(credit) = account.credits.by_id(credit_id) {
                put("value_credit", credit_json(credit, entitlement.created_at));
            }
        }
    }
    if let Some(window) = measured {
        put("metric_period", json!(window.period.as_str()));
        put("metric_period_month_reset", json!(window.reset.as_str()));
    }
    Value::Object(members)
}
