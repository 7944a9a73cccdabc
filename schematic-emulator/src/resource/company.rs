//! Representations of companies.

use schematic_protocol::Timestamp;
use schematic_rules::EntityType;
use serde_json::{Value, json};

use super::entity::{keys_json, traits_json};
use super::{joined, without_nulls};
use crate::account::{Account, Company, ENVIRONMENT_ID};

/// Returns a company as the API shows it within other resources.
pub(crate) fn brief(company: &Company) -> Value {
    json!({
        "id": company.id,
        "name": company.name,
        "environment_id": ENVIRONMENT_ID,
        "created_at": company.created_at,
        "updated_at": company.updated_at,
        "last_seen_at": company.last_seen_at,
    })
}

/// Returns a company as the API shows it.
pub(crate) fn detail(account: &Account, company: &Company, now: Timestamp) -> Value {
    let members = account.users.iter();
    let members = members.filter(|user| user.companies.contains(&company.id));
    counted(account, company, members.count(), now)
}

/// Returns a company as the API shows it, whose users were counted.
pub(crate) fn counted(
    account: &Account,
    company: &Company,
    members: usize,
    now: Timestamp,
) -> Value {
    let wire = account.company_to_wire(company, now);
    let plan = |id: &str| account.plans.by_id(id);
    let view = |id: &str| {
        plan(id).map(|plan| {
            json!({
                "id": plan.id,
                "name": plan.name,
                "description": plan.description,
                "included_credit_grants": [],
            })
        })
    };
    let metrics: Vec<Value> = wire
        .metrics
        .iter()
        .map(|metric| {
            let (first, last) = company
                .usage
                .seen(&metric.event_subtype)
                .unwrap_or((company.created_at, company.created_at));
            json!({
                "account_id": metric.account_id,
                "environment_id": metric.environment_id,
                "company_id": metric.company_id,
                "event_subtype": metric.event_subtype,
                "period": metric.period,
                "month_reset": metric.month_reset,
                "value": metric.value,
                "created_at": first,
                "captured_at_min": first,
                "captured_at_max": last,
                "valid_until": metric.valid_until,
            })
        })
        .collect();
    let more = json!({
        "add_ons": company.add_ons.iter().filter_map(|plan| view(plan)).collect::<Vec<_>>(),
        "billing_credit_balances": wire.credit_balances,
        "billing_subscriptions": [],
        "custom_plan_billings": [],
        "entitlements": wire.entitlements,
        "entity_traits": traits_json(
            account,
            EntityType::Company,
            &company.id,
            &company.traits,
            company.updated_at,
        ),
        "keys": keys_json(EntityType::Company, &company.id, &company.keys, company.created_at),
        "metrics": metrics,
        "payment_methods": [],
        "plan": company.plan.as_deref().and_then(view),
        "plans": company
            .plan_ids()
            .filter_map(plan)
            .map(|plan| json!({
                "id": plan.id,
                "name": plan.name,
                "description": plan.description,
            }))
            .collect::<Vec<_>>(),
        "rules": wire.rules,
        "traits": company.traits,
        "user_count": members,
    });
    joined(brief(company), without_nulls(more, &["plan"]))
}
