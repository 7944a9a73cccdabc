//! The account as the page shows it.

use schematic_protocol::Timestamp;
use schematic_rules::MetricPeriod;
use serde_json::{Map, Value, json};

use crate::account::{Account, Company, Feature, FeatureKind, Flag, Grant, User, Window};

/// How many companies and users are shown.
const SHOWN: usize = 250;

/// Returns everything that the page shows of the account.
pub(crate) fn overview(account: &Account, now: Timestamp) -> Map<String, Value> {
    let flags: Vec<Value> = account
        .flags
        .iter()
        .map(|flag| flag_json(account, flag))
        .collect();
    let plans: Vec<Value> = account
        .plans
        .iter()
        .map(|plan| {
            let features = plan
                .entitlements
                .keys()
                .filter_map(|id| account.features.by_id(id));
            let features: Vec<&str> = features.map(|feature| feature.key.as_str()).collect();
            json!({ "id": plan.id, "key": plan.key, "name": plan.name, "features": features })
        })
        .collect();
    let companies: Vec<Value> = account
        .companies
        .iter()
        .take(SHOWN)
        .map(|company| company_json(account, company, now))
        .collect();
    let users: Vec<Value> = account
        .users
        .iter()
        .take(SHOWN)
        .map(|user| user_json(account, user))
        .collect();
    [
        ("now", json!(now)),
        ("flags", json!(flags)),
        ("plans", json!(plans)),
        ("companies", json!(companies)),
        ("companies_total", json!(account.companies.len())),
        ("users", json!(users)),
        ("users_total", json!(account.users.len())),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value))
    .collect()
}

fn flag_json(account: &Account, flag: &Flag) -> Value {
    let rules: Vec<Value> = account
        .flag_to_wire(flag)
        .rules
        .iter()
        .map(|rule| json!({ "type": rule.rule_type, "name": rule.name, "value": rule.value }))
        .collect();
    json!({
        "id": flag.id,
        "key": flag.key,
        "name": flag.name,
        "default_value": flag.default_value,
        "forced": flag.forced,
        "feature": account.feature_of(flag).map(|feature| &feature.key),
        "rules": rules,
        "last_checked_at": flag.last_checked_at,
    })
}

fn company_json(account: &Account, company: &Company, now: Timestamp) -> Value {
    let plan_name = |id: &str| account.plans.by_id(id).map(|plan| plan.name.clone());
    let entitlements: Vec<Value> = account
        .features
        .iter()
        .filter_map(|feature| Some((feature, account.grant(company, feature)?)))
        .map(|(feature, grant)| entitlement_json(account, company, feature, grant, now))
        .collect();
    let usage: Vec<Value> = company
        .usage
        .events()
        .map(|event| {
            let value = |window: Window| {
                company
                    .usage
                    .value(event, window, now, company.subscription.as_ref())
            };
            json!({
                "event": event,
                "all_time": value(Window::ALL_TIME),
                "current_month": value(Window::MONTH),
                "current_week": value(Window::WEEK),
                "current_day": value(Window::DAY),
            })
        })
        .collect();
    let credits: Vec<Value> = account
        .credit_balances(company, now)
        .into_iter()
        .map(|(id, balance)| {
            let name = account.credits.by_id(&id).map(|credit| credit.name.clone());
            json!({
                "id": id,
                "name": name,
                "total": balance.total,
                "used": balance.used,
                "remaining": balance.remaining,
            })
        })
        .collect();
    json!({
        "id": company.id,
        "name": company.display_name(),
        "keys": company.keys,
        "traits": company.traits,
        "plans": company.plan_ids().filter_map(plan_name).collect::<Vec<_>>(),
        "entitlements": entitlements,
        "usage": usage,
        "credits": credits,
        "last_seen_at": company.last_seen_at,
    })
}

fn entitlement_json(
    account: &Account,
    company: &Company,
    feature: &Feature,
    grant: &Grant,
    now: Timestamp,
) -> Value {
    let used = |window: Window| match &feature.kind {
        FeatureKind::Event(event) => Some(company.usage.value(
            event,
            window,
            now,
            company.subscription.as_ref(),
        )),
        FeatureKind::Trait(key) => Some(company.trait_number(key)),
        FeatureKind::Boolean | FeatureKind::License => None,
    };
    let (text, usage, limit, window) = match grant {
        Grant::Boolean(true) => ("on".to_owned(), None, None, None),
        Grant::Boolean(false) => ("off".to_owned(), None, None, None),
        Grant::Unlimited => (
            "unlimited".to_owned(),
            used(Window::ALL_TIME),
            None,
            Some(Window::ALL_TIME),
        ),
        Grant::Limited { limit, window, .. } => {
            (String::new(), used(*window), Some(*limit), Some(*window))
        }
        Grant::ByTrait { key, window } => (
            String::new(),
            used(*window),
            Some(company.trait_number(key)),
            Some(*window),
        ),
        Grant::Credit { credit_id, rate } => {
            let name = account
                .credits
                .by_id(credit_id)
                .map_or(credit_id, |credit| &credit.name);
            (format!("{rate} × {name}"), None, None, None)
        }
    };
    json!({
        "feature": feature.key,
        "text": text,
        "usage": usage,
        "limit": limit,
        "period": window.map(period_name),
        "resets_at": window.and_then(|window| window.next(now, company.subscription.as_ref())),
        "override": company.overrides.contains_key(&feature.id),
    })
}

fn user_json(account: &Account, user: &User) -> Value {
    let companies: Vec<&str> = user
        .companies
        .iter()
        .filter_map(|id| account.companies.by_id(id))
        .map(Company::display_name)
        .collect();
    json!({
        "id": user.id,
        "name": user.name,
        "keys": user.keys,
        "traits": user.traits,
        "companies": companies,
        "last_seen_at": user.last_seen_at,
    })
}

fn period_name(window: Window) -> &'static str {
    match window.period {
        MetricPeriod::CurrentDay => "day",
        MetricPeriod::CurrentWeek => "week",
        MetricPeriod::CurrentMonth if window == Window::BILLING_MONTH => "billing month",
        MetricPeriod::CurrentMonth => "month",
        _ => "all time",
    }
}
