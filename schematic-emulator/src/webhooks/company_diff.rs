//! Occurrences of one company: changes of it and of its overrides, and limits that it reaches.

use schematic_protocol::Timestamp;
use schematic_protocol::webhooks::Action;

use super::body;
use super::occurrence::{Recorder, keys};
use crate::account::{Account, Company, Entitlement, Feature, FeatureKind, Grant, Usage, Window};
use crate::resource::{company_json, company_override};

/// Records what has occurred to a company since `before`; `None` stands for a new company.
pub(super) fn compare(before: Option<&Company>, after: &Company, recorder: &mut Recorder<'_>) {
    let now = recorder.now;
    let action = match before {
        None => Some(Action::CompanyCreated),
        Some(before) => is_other(before, after).then_some(Action::CompanyUpdated),
    };
    if let Some(action) = action {
        recorder.record_about(action, "company", Some(&after.id), None, |account| {
            company_json(account, after, now)
        });
    }
    let (plan, add_ons) = before.map_or((None, [].as_slice()), |before| {
        (before.plan.as_deref(), before.add_ons.as_slice())
    });
    if plan != after.plan.as_deref() || add_ons != after.add_ons {
        let (action, object_type) = (Action::CompanyPlanChanged, "plan_change");
        recorder.record_about(action, object_type, Some(&after.id), None, |account| {
            body::plan_change(account, plan, add_ons, after, now)
        });
    }
    overrides(before, after, recorder);
    if let Some(before) = before {
        limits(before, after, recorder);
    }
}

fn is_other(before: &Company, after: &Company) -> bool {
    before.keys != after.keys
        || before.name != after.name
        || before.traits != after.traits
        || before.subscription != after.subscription
}

fn overrides(before: Option<&Company>, after: &Company, recorder: &mut Recorder<'_>) {
    let none = std::collections::BTreeMap::new();
    let old = before.map_or(&none, |before| &before.overrides);
    let now = recorder.now;
    for feature in keys(old, &after.overrides) {
        let mut record = |action: Action, grant: &Entitlement| {
            let object_type = "company_override";
            recorder.record_about(
                action,
                object_type,
                Some(&after.id),
                Some(feature),
                |account| company_override(account, after, feature, grant, now),
            );
        };
        // Whatever has ended was removed before anything else of this change.
        let ended = |entitlement: &&Entitlement| entitlement.has_ended(now);
        let (before, after) = (old.get(feature), after.overrides.get(feature));
        if let Some(ended) = before.filter(ended) {
            record(Action::CompanyOverrideExpired, ended);
        }
        match (before.filter(|before| !ended(before)), after) {
            (None, Some(new)) => record(Action::CompanyOverrideCreated, new),
            (Some(old), None) => record(Action::CompanyOverrideDeleted, old),
            (Some(old), Some(new)) if !old.grants_as(new) => {
                record(Action::CompanyOverrideUpdated, new);
            }
            _ => {}
        }
    }
}

/// Records which limits were reached.
fn limits(before: &Company, after: &Company, recorder: &mut Recorder<'_>) {
    let (account, now) = (recorder.account, recorder.now);
    for feature in account.features.iter() {
        let Some(grant) = account.grant(after, feature) else {
            continue;
        };
        let (Some(used), Some(use_before)) = (
            use_of(after, feature, grant, now),
            use_of(before, feature, grant, now),
        ) else {
            continue;
        };
        let mut reached = |limit: i64, limit_before: i64, action: Action| {
            if used >= limit && use_before < limit_before {
                recorder.record_about(
                    action,
                    "entitlement",
                    Some(&after.id),
                    Some(&feature.id),
                    |account: &Account| body::usage(account, after, feature, grant, used, now),
                );
            }
        };
        match grant {
            Grant::Limited {
                soft_limit: Some(soft),
                ..
            } => reached(*soft, *soft, Action::EntitlementSoftLimitReached),
            Grant::Limited { limit, .. } => {
                reached(*limit, *limit, Action::EntitlementLimitReached);
            }
            Grant::ByTrait { key, .. } => reached(
                after.trait_number(key),
                before.trait_number(key),
                Action::EntitlementLimitReached,
            ),
            Grant::Boolean(_) | Grant::Unlimited | Grant::Credit { .. } => {}
        }
    }
}

/// Returns a company's usage of a feature in the period of its limit.
fn use_of(company: &Company, feature: &Feature, grant: &Grant, now: Timestamp) -> Option<i64> {
    let window: Window = match grant {
        Grant::Limited { window, .. } | Grant::ByTrait { window, .. } => *window,
        Grant::Boolean(_) | Grant::Unlimited | Grant::Credit { .. } => return None,
    };
    let usage: &Usage = &company.usage;
    match &feature.kind {
        FeatureKind::Boolean | FeatureKind::License => None,
        FeatureKind::Event(event) => {
            Some(usage.value(event, window, now, company.subscription.as_ref()))
        }
        FeatureKind::Trait(key) => Some(company.trait_number(key)),
    }
}
