use std::collections::{BTreeMap, HashMap};

use schematic_core::Timestamp;
use schematic_core::webhooks::Action;

use super::body;
use super::happened::{Happened, Notes, keys};
use crate::account::{Account, Change, Company, Feature, Flag, Plan, User};
use crate::resource::{company_json, flag_json, rule_json, user_json};

/// What the account was like at the last look. Bounded as the account is.
#[derive(Debug)]
pub(super) struct Seen {
    companies: HashMap<String, Company>,
    users: HashMap<String, User>,
    flags: BTreeMap<String, Flag>,
    features: BTreeMap<String, Feature>,
    plans: BTreeMap<String, Plan>,
}

impl Seen {
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

    /// Looks again, and gives what has happened since.
    pub(super) fn update(
        &mut self,
        account: &Account,
        changes: &[Change],
        now: Timestamp,
        wanted: &dyn Fn(&Action) -> bool,
    ) -> Vec<Happened> {
        if changes.contains(&Change::Reset) {
            // That is the end of one test and the beginning of the next, and nothing that happened.
            *self = Self::of(account);
            return Vec::new();
        }
        let mut notes = Notes::new(account, now, wanted);
        if changes.iter().any(is_about_catalogs) {
            self.catalogs(&mut notes);
        }
        for change in changes {
            match change {
                Change::CompanySaved(id) => self.company(id, &mut notes),
                Change::CompanyDeleted(id) => {
                    if let Some(company) = self.companies.remove(id) {
                        notes.say_of(
                            Action::CompanyDeleted,
                            "company",
                            Some(id),
                            None,
                            |account| company_json(account, &company, now),
                        );
                    }
                }
                Change::UserSaved(id) => self.user(id, &mut notes),
                Change::UserDeleted(id) => {
                    if let Some(user) = self.users.remove(id) {
                        notes.say(Action::UserDeleted, "user", |account| {
                            user_json(account, &user)
                        });
                    }
                }
                _ => {}
            }
        }
        notes.into_happened()
    }

    fn company(&mut self, id: &str, notes: &mut Notes<'_>) {
        let Some(company) = notes.account.companies.by_id(id) else {
            return;
        };
        let before = self.companies.insert(id.to_owned(), company.clone());
        super::company::compare(before.as_ref(), company, notes);
    }

    fn user(&mut self, id: &str, notes: &mut Notes<'_>) {
        let Some(user) = notes.account.users.by_id(id) else {
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
        notes.say(action, "user", |account| user_json(account, user));
    }

    fn catalogs(&mut self, notes: &mut Notes<'_>) {
        let now = notes.now;
        let features = features(notes.account);
        for (before, after) in pairs(&self.features, &features) {
            let (action, feature) = match (before, after) {
                (None, Some(feature)) => (Action::FeatureCreated, feature),
                (Some(feature), None) => (Action::FeatureDeleted, feature),
                (Some(before), Some(after)) if is_other_feature(before, after) => {
                    (Action::FeatureUpdated, after)
                }
                _ => continue,
            };
            notes.say_of(action, "feature", None, Some(&feature.id), |account| {
                body::feature(account, feature)
            });
        }
        let plans = plans(notes.account);
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
                notes.say(action, "plan", |account| body::plan(account, plan, now));
            }
            // Those of a plan that went have gone with it.
            if after.is_some() {
                entitlements(before, plan, notes);
            }
        }
        let flags = flags(notes.account);
        for (before, after) in pairs(&self.flags, &flags) {
            flag(before, after, notes);
        }
        (self.features, self.plans, self.flags) = (features, plans, flags);
    }
}

/// Whether flags, features or plans may have changed.
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

fn flag(before: Option<&Flag>, after: Option<&Flag>, notes: &mut Notes<'_>) {
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
        notes.say(action, "flag", |account| flag_json(account, flag));
    }
    let (Some(before), Some(after)) = (before, after) else {
        return;
    };
    if before.rules == after.rules {
        return;
    }
    // One rule stands for all: the first that is new or different.
    let first = after
        .rules
        .iter()
        .find(|rule| !before.rules.contains(rule))
        .or(after.rules.first())
        .or(before.rules.first());
    if let Some(rule) = first {
        notes.say(Action::FlagRulesUpdated, "rule", |account| {
            rule_json(account, rule, after.updated_at)
        });
    }
    for gone in &before.rules {
        if !after.rules.iter().any(|rule| rule.id == gone.id) {
            notes.say(Action::RuleDeleted, "rule", |account| {
                rule_json(account, gone, after.updated_at)
            });
        }
    }
}

fn entitlements(before: Option<&Plan>, after: &Plan, notes: &mut Notes<'_>) {
    let none = BTreeMap::new();
    let old = before.map_or(&none, |before| &before.entitlements);
    let now = notes.now;
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
            (Some(before), Some(after)) if before != after => {
                (Action::PlanEntitlementUpdated, after)
            }
            _ => continue,
        };
        notes.say_of(action, "plan_entitlement", None, Some(feature), |account| {
            body::plan_entitlement(account, plan, feature, grant, now)
        });
    }
}

fn is_other_feature(before: &Feature, after: &Feature) -> bool {
    (&before.key, &before.name, &before.description, &before.kind)
        != (&after.key, &after.name, &after.description, &after.kind)
}

fn is_other_plan(before: &Plan, after: &Plan) -> bool {
    (&before.key, &before.name, &before.description)
        != (&after.key, &after.name, &after.description)
        || before.credits != after.credits
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

/// What stood there before and stands there now, for each key of both.
fn pairs<'a, T>(
    before: &'a BTreeMap<String, T>,
    after: &'a BTreeMap<String, T>,
) -> impl Iterator<Item = (Option<&'a T>, Option<&'a T>)> {
    keys(before, after).map(|key| (before.get(key), after.get(key)))
}
