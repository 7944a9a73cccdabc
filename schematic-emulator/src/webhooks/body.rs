//! Bodies of deliveries about objects that the API has no resource for.

use schematic_protocol::Timestamp;
use serde_json::{Map, Value, json};

use crate::account::{ACCOUNT_ID, Account, Company, ENVIRONMENT_ID, Feature, Grant, Plan, Window};
use crate::resource::{company_brief, company_json, feature_json, flag_json, joined};

/// Returns a feature with its flags and the plans that grant it.
pub(super) fn feature(account: &Account, feature: &Feature) -> Value {
    let flags: Vec<Value> = account
        .flags_of(&feature.id)
        .map(|flag| flag_json(account, flag))
        .collect();
    let plans: Vec<Value> = account
        .plans
        .iter()
        .filter(|plan| plan.entitlements.contains_key(&feature.id))
        .map(|plan| json!({ "id": plan.id, "name": plan.name }))
        .collect();
    let more = json!({ "account_id": ACCOUNT_ID, "flags": flags, "plans": plans });
    joined(feature_json(feature), more)
}

/// Returns a plan with its entitlements.
pub(super) fn plan(account: &Account, plan: &Plan, now: Timestamp) -> Value {
    let features: Vec<Value> = plan
        .entitlements
        .keys()
        .filter_map(|id| account.features.get(id))
        .map(feature_json)
        .collect();
    let entitlements: Vec<Value> = plan
        .entitlements
        .iter()
        .map(|(feature, grant)| plan_entitlement(account, plan, feature, grant, now))
        .collect();
    let companies = account
        .companies
        .iter()
        .filter(|company| company.plan_ids().any(|id| id == plan.id))
        .count();
    json!({
        "id": plan.id,
        "name": plan.name,
        "description": plan.description,
        "plan_type": "plan",
        "icon": "plan",
        "billing_strategy": "schematic_managed",
        "charge_type": "free",
        "controlled_by": "schematic",
        "company_count": companies,
        "credits": [],
        "currency_prices": [],
        "entitlements": entitlements,
        "features": features,
        "is_default": false,
        "is_trialable": false,
        "versions": [],
        "created_at": now,
        "updated_at": now,
    })
}

/// Returns a plan's entitlement to a feature.
pub(super) fn plan_entitlement(
    account: &Account,
    plan: &Plan,
    feature_id: &str,
    grant: &Grant,
    now: Timestamp,
) -> Value {
    let more = json!({
        "id": entitlement_id(plan, feature_id),
        "environment_id": ENVIRONMENT_ID,
        "feature_id": feature_id,
        "feature": account.features.get(feature_id).map(feature_json),
        "plan_id": plan.id,
        "plan": { "id": plan.id, "name": plan.name, "description": plan.description },
        "rule_id": format!("rule_{}-{feature_id}", plan.key),
        "currency_prices": [],
        "warning_tiers": [],
        "created_at": now,
        "updated_at": now,
    });
    joined(granted(account, grant), more)
}

/// Returns a company's override for a feature.
pub(super) fn company_override(
    account: &Account,
    company: &Company,
    feature_id: &str,
    grant: &Grant,
    now: Timestamp,
) -> Value {
    let more = json!({
        "id": override_id(company, feature_id),
        "environment_id": ENVIRONMENT_ID,
        "company_id": company.id,
        "company": company_json(account, company, now),
        "feature_id": feature_id,
        "feature": account.features.get(feature_id).map(feature_json),
        "notes": [],
        "created_at": now,
        "updated_at": now,
    });
    joined(granted(account, grant), more)
}

/// Returns a change of a company's plans.
pub(super) fn plan_change(
    account: &Account,
    plan_before: Option<&str>,
    add_ons_before: &[String],
    after: &Company,
    now: Timestamp,
) -> Value {
    let snapshot = |id: &str| match account.plans.get(id) {
        Some(plan) => json!({
            "id": plan.id,
            "name": plan.name,
            "description": plan.description,
            "icon": "plan",
            "deleted": false,
        }),
        None => json!({ "id": id, "name": id, "description": "", "icon": "plan", "deleted": true }),
    };
    let snapshots = |of: &[String], without: &[String]| -> Vec<Value> {
        of.iter()
            .filter(|id| !without.contains(id))
            .map(|id| snapshot(id))
            .collect()
    };
    json!({
        "id": format!("plch_{}-{}", after.id, now.as_millis()),
        "environment_id": ENVIRONMENT_ID,
        "action": "company_upsert",
        "actor_type": "api_key",
        "company_id": after.id,
        "company": company_brief(after),
        "base_plan": after.plan.as_deref().map(snapshot),
        "previous_base_plan": plan_before.map(snapshot),
        "base_plan_action": (plan_before.is_none() && after.plan.is_some()).then_some("initial"),
        "add_ons_added": snapshots(&after.add_ons, add_ons_before),
        "add_ons_removed": snapshots(add_ons_before, &after.add_ons),
        "is_version_upgrade": false,
        "traits_updated": [],
        "created_at": now,
        "updated_at": now,
    })
}

/// Returns a company's usage of a feature against its limit.
pub(super) fn usage(
    account: &Account,
    company: &Company,
    feature: &Feature,
    grant: &Grant,
    used: i64,
    now: Timestamp,
) -> Value {
    let (limit, window) = match grant {
        Grant::Limited { limit, window, .. } => (Some(*limit), Some(*window)),
        Grant::ByTrait { key, window } => (Some(company.trait_number(key)), Some(*window)),
        Grant::Boolean(_) | Grant::Unlimited | Grant::Credit { .. } => (None, None),
    };
    let entitlement = if company.overrides.contains_key(&feature.id) {
        override_id(company, &feature.id)
    } else {
        let plan = company
            .plan_ids()
            .filter_map(|id| account.plans.get(id))
            .find(|plan| plan.entitlements.get(&feature.id) == Some(grant));
        plan.map(|plan| entitlement_id(plan, &feature.id))
            .unwrap_or_default()
    };
    // The API's document writes these in Pascal case, unlike everything else.
    json!({
        "Entitlement": entitlement,
        "Usage": used,
        "Allocation": limit,
        "MetricResetAt":
            window.and_then(|window| window.next(now, company.subscription.as_ref())),
        "Feature": self::feature(account, feature),
        "company": company_json(account, company, now),
    })
}

fn entitlement_id(plan: &Plan, feature_id: &str) -> String {
    format!("pent_{}-{feature_id}", plan.id)
}

fn override_id(company: &Company, feature_id: &str) -> String {
    format!("cmov_{}-{feature_id}", company.id)
}

/// Returns the members that describe a grant.
fn granted(account: &Account, grant: &Grant) -> Value {
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
            let entity = schematic_rules::EntityType::Company;
            let definition = account.traits.get(entity, key);
            put(
                "value_trait_id",
                json!(definition.map(|definition| &definition.id)),
            );
            measured = Some(*window);
        }
        Grant::Credit { credit_id, rate } => {
            let credit = account.credits.get(credit_id);
            put("consumption_rate", json!(rate));
            put(
                "value_credit",
                json!({ "id": credit_id, "name": credit.map(|credit| &credit.name) }),
            );
        }
    }
    if let Some(window) = measured {
        put("metric_period", json!(window.period.as_str()));
        put("metric_period_month_reset", json!(window.reset.as_str()));
    }
    Value::Object(members)
}
