//! Bodies of deliveries about objects that the API has no resource for.

use schematic_protocol::Timestamp;
use serde_json::{Value, json};

use crate::account::{Account, Company, ENVIRONMENT_ID, Feature, Grant};
use crate::resource::{company_brief, company_json, feature_view, plan_snapshot};

/// Returns a change of a company's plans.
pub(super) fn plan_change(
    account: &Account,
    plan_before: Option<&str>,
    add_ons_before: &[String],
    after: &Company,
    now: Timestamp,
) -> Value {
    let snapshot = |id: &str| plan_snapshot(account, id);
    let is_gone = |id: &str| account.plans.by_id(id).is_none();
    let lost_a_plan =
        plan_before.is_some_and(is_gone) || add_ons_before.iter().any(|add_on| is_gone(add_on));
    let snapshots = |of: &[String], without: &[String]| -> Vec<Value> {
        of.iter()
            .filter(|id| !without.contains(id))
            .map(|id| snapshot(id))
            .collect()
    };
    json!({
        "id": format!("plch_{}-{}", after.id, now.as_millis()),
        "environment_id": ENVIRONMENT_ID,
        "action": if lost_a_plan { "plan_deleted" } else { "company_upsert" },
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
        company.override_id(&feature.id)
    } else {
        let plan = company
            .plan_ids()
            .filter_map(|id| account.plans.by_id(id))
            .find(|plan| {
                let entitlement = plan.entitlements.get(&feature.id);
                entitlement.is_some_and(|entitlement| entitlement.grant == *grant)
            });
        plan.map(|plan| plan.entitlement_id(&feature.id))
            .unwrap_or_default()
    };
    // The API's document writes these in Pascal case, unlike everything else.
    json!({
        "Entitlement": entitlement,
        "Usage": used,
        "Allocation": limit,
        "MetricResetAt":
            window.and_then(|window| window.next(now, company.subscription.as_ref())),
        "Feature": feature_view(account, feature),
        "company": company_json(account, company, now),
    })
}
