//! Representations of plans with what they grant.

use serde_json::{Value, json};

use super::credit::credit_json;
use super::{entitlement, feature_detail, joined, plan};
use crate::account::{Account, Plan};

/// Returns a plan with its entitlements.
pub(crate) fn detail(account: &Account, plan: &Plan) -> Value {
    let companies = account.companies.iter();
    let companies = companies.filter(|company| company.plan_ids().any(|id| id == plan.id));
    counted(account, plan, companies.count())
}

/// Returns a plan with its entitlements, for which its companies were counted.
pub(crate) fn counted(account: &Account, plan: &Plan, companies: usize) -> Value {
    let features: Vec<Value> = plan
        .entitlements
        .keys()
        .filter_map(|id| account.features.by_id(id))
        .map(|feature| feature_detail::of_plan(account, plan, feature))
        .collect();
    let entitlements: Vec<Value> = plan
        .entitlements
        .iter()
        .map(|(feature, one)| entitlement::plan_entitlement(account, plan, feature, one))
        .collect();
    let credits = plan.credits.keys();
    let credits = credits.filter_map(|id| account.credits.by_id(id));
    let more = json!({
        "billing_strategy": "schematic_managed",
        "charge_type": "free",
        "controlled_by": "schematic",
        "company_count": companies,
        "credits": credits.map(|credit| credit_json(credit, plan.created_at)).collect::<Vec<_>>(),
        "currency_prices": [],
        "entitlements": entitlements,
        "features": features,
        "is_default": false,
        "is_trialable": false,
        "versions": [],
    });
    joined(plan::brief(plan), more)
}
