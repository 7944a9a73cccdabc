//! A snapshot of the account, and what a change has made of it.

use std::collections::{BTreeMap, HashMap};

use schematic_protocol::Timestamp;
use schematic_protocol::webhooks::Action;

use super::occurrence::{Occurrence, Recorder, keys};
use crate::account::{Account, Change, Company, Feature, Flag, Plan, User};
use crate::resource::{
    company_json, feature_json, flag_json, plan_entitlement, plan_json, rule_json, user_json,
};

/// A snapshot of the account, compared with the account after each change. Bounded as the account
/// is.
#[derive(Debug)]
pub(super) struct AccountDiff {
    companies: HashMap<String, Company>,
    users: HashMap<String, User>,
    flags: BTreeMap<String, Flag>,
    features: BTreeMap<String, Feature>,
    plans: BTreeMap<String, Plan>,
}

impl AccountDiff {
    pub(super) fn of(account: &Account) -> Self {
        Self {
            companies: account
                .companies
                .iter()
                .map(|company| (company.id.clone(), company.clone()))
                .collect(),
            users: account
                .users
                .iter()
                .map(|user| (user.id.clone(), user.clone()))
                .collect(),
            flags: flags(account),
            features: features(account),
            plans: plans(account),
        }
    }

    /// Updates the snapshot and returns what has occurred since the last update.
    pub(super) fn update(
        &mut self,
        account: &Account,
        changes: &[Change],
        now: Timestamp,
        wanted: &dyn Fn(&Action) -> bool,
    ) -> Vec<Occurrence> {
        if changes.contains(&Change::Reset) {
            // A reset separates two tests; it is no occurrence.
            *self = Self::of(account);
            return Vec::new();
        }
        let mut recorder = Recorder::new(account, now, wanted);
        if changes.iter().any(is_about_catalogs) {
            self.catalogs(&mut recorder);
        }
        for change in changes {
            match change {
                Change::CompanySaved(id) => self.company(id, &mut recorder),
                Change::CompanyDeleted(id) => {
                    if let Some(company) = self.companies.remove(id) {
                        recorder.record_about(
                            Action::CompanyDeleted,
                            "company",
                            Some(id),
                            None,
                            |account| company_json(account, &company, now),
                        );
                    }
                }
                Change::UserSaved(id) => self.user(id, &mut recorder),
                Change::UserDeleted(id) => {
                    if let Some(user) = self.users.remove(id) {
                        recorder.record(Action::UserDeleted, "user", |account| {
                            user_json(account, &user)
                        });
                    }
                }
                _ => {}
            }
        }
        recorder.into_occurrences()
    }

    fn company(&mut self, id: &str, recorder: &mut Recorder<'_>) {
        let Some(company) = recorder.account.companies.by_id(id) else {
            return;
        };
        let before = self.companies.insert(id.to_owned(), company.clone());
        super::company_diff::compare(before.as_ref(), company, recorder);
    }

    fn user(&mut self, id: &str, recorder: &mut Recorder<'_>) {
        let Some(user) = recorder.account.users.by_id(id) else {
            return;
        };
        let action = match self.users.insert(id.to_owned(), user.clone()) {
            None => Action::UserCreated,
            Some(before)
                if before.keys != user.keys
                    || before.name != user.name
                    || before.traits != user.traits
                    || before.companies != user.companies =>
            {
                Action::UserUpdated
            }
            Some(_) => return,
        };
        recorder.record(action, "user", |account| user_json(account, user));
    }

    fn catalogs(&mut self, recorder: &mut Recorder<'_>) {
        let features = features(recorder.account);
        for (before, after) in pairs(&self.features, &features) {
            let (action, feature) = match (before, after) {
                (None, Some(feature)) => (Action::FeatureCreated, feature),
                (Some(feature), None) => (Action::FeatureDeleted, feature),
                (Some(before), Some(after)) if is_other_feature(before, after) => {
                    (Action::FeatureUpdated, after)
                }
                _ => continue,
            };
            recorder.record_about(action, "feature", None, Some(&feature.id), |account| {
                feature_json(account, feature)
            });
        }
        let plans = plans(recorder.account);
        for (before, after) in pairs(&self.plans, &plans) {
            let (action, plan) = match (before, after) {
                (None, Some(plan)) => (Some(Action::PlanCreated), plan),
                (Some(plan), None) => (Some(Action::PlanDeleted), plan),
                (Some(before), Some(after)) => {
                    let other = is_other_plan(before, after);
                    (other.then_some(Action::PlanUpdated), after)
                }
                (None, None) => continue,
            };
            if let Some(action) = action {
                recorder.record(action, "plan", |account| plan_json(account, plan));
            }
            // Those of a plan that went have gone with it.
            if after.is_some() {
                entitlements(before, plan, recorder);
            }
        }
        let flags = flags(recorder.account);
        for (before, after) in pairs(&self.flags, &flags) {
            flag(before, after, recorder);
        }
        (self.features, self.plans, self.flags) = (features, plans, flags);
    }
}

/// Whether a change may be about flags, features or plans.
fn is_about_catalogs(change: &Change) -> bool {
    !matches!(
        change,
        Change::CompanySaved(_)
            | Change::CompanyDeleted(_)
            | Change::UserSaved(_)
            | Change::UserDeleted(_)
            | Change::SeedRefused(_)
            | Change::ClockMoved
    )
}

fn flag(before: Option<&Flag>, after: Option<&Flag>, recorder: &mut Recorder<'_>) {
    let (action, flag) = match (before, after) {
        (None, Some(flag)) => (Some(Action::FlagCreated), flag),
        (Some(flag), None) => (Some(Action::FlagDeleted), flag),
        (Some(before), Some(after)) => {
            let other = is_other_flag(before, after);
            (other.then_some(Action::FlagUpdated), after)
        }
        (None, None) => return,
    };
    if let Some(action) = action {
        recorder.record(action, "flag", |account| flag_json(account, flag));
    }
    let (Some(before), Some(after)) = (before, after) else {
        return;
    };
    if before.rules == after.rules {
        return;
    }
    // One occurrence for all rules, with the first that is new or different.
    let first = after
        .rules
        .iter()
        .find(|rule| !before.rules.contains(rule))
        .or(after.rules.first())
        .or(before.rules.first());
    if let Some(rule) = first {
        recorder.record(Action::FlagRulesUpdated, "rule", |account| {
            rule_json(account, rule, after.updated_at)
        });
    }
    for gone in &before.rules {
        if !after.rules.iter().any(|rule| rule.id == gone.id) {
            recorder.record(Action::RuleDeleted, "rule", |account| {
                rule_json(account, gone, after.updated_at)
            });
        }
    }
}

fn entitlements(before: Option<&Plan>, after: &Plan, recorder: &mut Recorder<'_>) {
    let none = BTreeMap::new();
    let old = before.map_or(&none, |before| &before.entitlements);
    for (feature, (before, after), plan) in keys(old, &after.entitlements).map(|feature| {
        (
            feature,
            (old.get(feature), after.entitlements.get(feature)),
            after,
        )
    }) {
        let (action, grant) = match (before, after) {
            (None, Some(grant)) => (Action::PlanEntitlementCreated, grant),
            (Some(grant), None) => (Action::PlanEntitlementDeleted, grant),
            (Some(before), Some(after)) if !before.grants_as(after) => {
                (Action::PlanEntitlementUpdated, after)
            }
            _ => continue,
        };
        recorder.record_about(action, "plan_entitlement", None, Some(feature), |account| {
            plan_entitlement(account, plan, feature, grant)
        });
    }
}

fn is_other_feature(before: &Feature, after: &Feature) -> bool {
    (&before.key, &before.name, &before.description, &before.kind)
        != (&after.key, &after.name, &after.description, &after.kind)
        || before.shown != after.shown
}

fn is_other_plan(before: &Plan, after: &Plan) -> bool {
    (&before.key, &before.name, &before.description)
        != (&after.key, &after.name, &after.description)
        || before.credits != after.credits
        || (before.is_add_on, &before.icon) != (after.is_add_on, &after.icon)
}

fn is_other_flag(before: &Flag, after: &Flag) -> bool {
    (
        &before.key,
        &before.name,
        &before.description,
        &before.feature,
    ) != (&after.key, &after.name, &after.description, &after.feature)
        || before.default_value != after.default_value
        || before.forced != after.forced
}

fn flags(account: &Account) -> BTreeMap<String, Flag> {
    let flags = account.flags.iter();
    flags.map(|flag| (flag.id.clone(), flag.clone())).collect()
}

fn features(account: &Account) -> BTreeMap<String, Feature> {
    let features = account.features.iter();
    features
        .map(|feature| (feature.id.clone(), feature.clone()))
        .collect()
}

fn plans(account: &Account) -> BTreeMap<String, Plan> {
    let plans = account.plans.iter();
    plans.map(|plan| (plan.id.clone(), plan.clone())).collect()
}

/// Returns the values before and after for each key of both maps.
fn pairs<'a, T>(
    before: &'a BTreeMap<String, T>,
    after: &'a BTreeMap<String, T>,
) -> impl Iterator<Item = (Option<&'a T>, Option<&'a T>)> {
    keys(before, after).map(|key| (before.get(key), after.get(key)))
}
