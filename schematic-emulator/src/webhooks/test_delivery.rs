//! What a test delivery carries.

use schematic_protocol::Timestamp;
use schematic_protocol::webhooks::Action;
use serde_json::{Value, json};

use super::body;
use super::occurrence::Occurrence;
use crate::account::{Account, Company, Entitlement, Feature, Grant, Plan};
use crate::resource::{
    company_json, company_override, feature_json, flag_json, plan_entitlement, plan_json,
    rule_json, user_json,
};
use crate::samples;

/// Returns an occurrence of `action` for a test delivery, about the first object of its type. Where
/// the emulator has none, the body is a sample, which is empty if the API's document has no type
/// for it.
pub(super) fn occurrence(action: &Action, account: &Account, now: Timestamp) -> Occurrence {
    let (object_type, schema) = kind(action);
    let about = about(object_type, account, now).unwrap_or_default();
    let sample = || schema.and_then(|schema| samples::of_schema(schema, object_type));
    Occurrence {
        action: action.clone(),
        object_type,
        body: about.body.or_else(sample).unwrap_or_else(|| json!({})),
        company_id: about.company.map(|company| company.id.clone()),
        feature_id: about.feature.map(|feature| feature.id.clone()),
    }
}

/// Returns the type of the object that an action is about, and its schema in the API's document.
fn kind(action: &Action) -> (&'static str, Option<&'static str>) {
    let (object_type, schema) = match action {
        Action::CompanyOverrideCreated
        | Action::CompanyOverrideUpdated
        | Action::CompanyOverrideDeleted
        | Action::CompanyOverrideExpired => ("company_override", "CompanyOverrideResponseData"),
        Action::CompanyPlanChanged => ("plan_change", "PlanChangeResponseData"),
        Action::CompanyScheduledDowngrade => {
            ("scheduled_downgrade", "WebScheduledDowngradeWebhookOutput")
        }
        Action::CreditPurchaseSuccess => ("credit_purchase", "CreditsCreditPurchaseSuccess"),
        Action::AutoTopupSuccess => ("auto_topup", "CreditsAutoTopupSuccess"),
        Action::AutoTopupHardFailure => ("auto_topup", "CreditsAutoTopupHardFailure"),
        Action::AutoTopupRetryExceeded => ("auto_topup", "CreditsAutoTopupRetryFailure"),
        Action::FlagRulesUpdated | Action::RuleDeleted => ("rule", "RuleDetailResponseData"),
        Action::PlanEntitlementCreated
        | Action::PlanEntitlementUpdated
        | Action::PlanEntitlementDeleted => ("plan_entitlement", "PlanEntitlementResponseData"),
        other => match other.as_str().split('.').next().unwrap_or_default() {
            "company" => ("company", "CompanyDetailResponseData"),
            "entitlement" => ("entitlement", "WebFeatureUsageWebhookOutput"),
            "feature" => ("feature", "FeatureDetailResponseData"),
            "flag" => ("flag", "FlagDetailResponseData"),
            "plan" => ("plan", "PlanDetailResponseData"),
            "plan_version" => ("plan_version", "PlanVersionResponseData"),
            "subscription" => ("subscription", "BillingSubscriptionView"),
            "user" => ("user", "UserDetailResponseData"),
            _ => return ("test", None),
        },
    };
    (object_type, Some(schema))
}

/// A body and what it is about.
#[derive(Default)]
struct About<'a> {
    body: Option<Value>,
    company: Option<&'a Company>,
    feature: Option<&'a Feature>,
}

impl From<Value> for About<'_> {
    fn from(body: Value) -> Self {
        Self {
            body: Some(body),
            ..Self::default()
        }
    }
}

fn about<'a>(object_type: &str, account: &'a Account, now: Timestamp) -> Option<About<'a>> {
    let company = || account.companies.iter().next();
    Some(match object_type {
        "company" => About {
            body: Some(company_json(account, company()?, now)),
            company: company(),
            feature: None,
        },
        "company_override" => of_override(account, now)?,
        "plan_change" => About {
            body: Some(body::plan_change(account, None, &[], company()?, now)),
            company: company(),
            feature: None,
        },
        "entitlement" => of_usage(account, company()?, now)?,
        "feature" => {
            let feature = account.features.iter().next()?;
            About {
                body: Some(feature_json(account, feature)),
                company: None,
                feature: Some(feature),
            }
        }
        "flag" => flag_json(account, account.flags.iter().next()?).into(),
        "rule" => {
            let flag = account.flags.iter().map(|flag| account.flag_to_wire(flag));
            let rule = flag.flat_map(|flag| flag.rules).next()?;
            rule_json(account, &rule, now).into()
        }
        "plan" => plan_json(account, account.plans.iter().next()?).into(),
        "plan_entitlement" => of_plan(account, now)?,
        "user" => user_json(account, account.users.iter().next()?).into(),
        _ => return None,
    })
}

/// Returns the first override, or one as the first company could have it.
fn of_override(account: &Account, now: Timestamp) -> Option<About<'_>> {
    let made_up = Entitlement::new(Grant::Unlimited, now);
    let mut overrides = account.companies.iter().filter_map(|company| {
        let (feature, entitlement) = company.overrides.iter().next()?;
        Some((company, account.features.by_id(feature)?, entitlement))
    });
    let (company, feature, entitlement) = match overrides.next() {
        Some(first) => first,
        None => (
            account.companies.iter().next()?,
            account.features.iter().next()?,
            &made_up,
        ),
    };
    let body = company_override(account, company, &feature.id, entitlement, now);
    Some(About {
        body: Some(body),
        company: Some(company),
        feature: Some(feature),
    })
}

/// Returns the first entitlement of a plan, or one as the first plan could have it.
fn of_plan(account: &Account, now: Timestamp) -> Option<About<'_>> {
    let made_up = Entitlement::new(Grant::Boolean(true), now);
    let mut entitlements = account.plans.iter().filter_map(|plan| {
        let (feature, entitlement) = plan.entitlements.iter().next()?;
        Some((plan, account.features.by_id(feature)?, entitlement))
    });
    let first: Option<(&Plan, &Feature, &Entitlement)> = entitlements.next();
    let (plan, feature, entitlement) = match first {
        Some(first) => first,
        None => (
            account.plans.iter().next()?,
            account.features.iter().next()?,
            &made_up,
        ),
    };
    Some(About {
        body: Some(plan_entitlement(account, plan, &feature.id, entitlement)),
        company: None,
        feature: Some(feature),
    })
}

/// Returns a company's usage of the first feature that it is granted, or of the first feature.
fn of_usage<'a>(account: &'a Account, company: &'a Company, now: Timestamp) -> Option<About<'a>> {
    let mut granted = account
        .features
        .iter()
        .filter_map(|feature| Some((feature, account.grant(company, feature)?)));
    let (feature, grant) = match granted.next() {
        Some(first) => first,
        None => (account.features.iter().next()?, &Grant::Unlimited),
    };
    Some(About {
        body: Some(body::usage(account, company, feature, grant, 0, now)),
        company: Some(company),
        feature: Some(feature),
    })
}
