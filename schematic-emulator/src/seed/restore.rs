//! Restoring what was deleted since the seed was applied: what the seed declares as before comes back
//! whole, and everything else stays as it became.

use std::collections::BTreeMap;

use schematic_protocol::Timestamp;

use super::document::{CompanySeed, FlagFields, GrantSeed, PlanSeed, UserSeed};
use super::grants::grants;
use super::located::{Entries, Located};
use crate::account::{Account, Change, Entitlement};

/// Restores the entitlements of a plan.
pub(super) fn plan(key: &str, seed: &PlanSeed, account: &mut Account, now: Timestamp) {
    let Some(plan) = account.plans.by_key(key) else {
        return;
    };
    let missing = missing(&seed.entitlements, &plan.entitlements, account, now);
    if missing.is_empty() {
        return;
    }
    let id = plan.id.clone();
    // The plan is there.
    let _ = account.change_plan(&id, now, |plan| plan.entitlements.extend(missing));
}

/// Restores the plan, the add-ons and the overrides of a company.
pub(super) fn company(seed: &CompanySeed, account: &mut Account, now: Timestamp) {
    let Some(company) = account.companies.by_keys(&seed.keys) else {
        return;
    };
    let id = company.id.clone();
    let missing = missing(&seed.overrides, &company.overrides, account, now);
    let plan_id = |key: &Located<String>| account.plans.by_key(key).map(|plan| plan.id.clone());
    let declared = seed.plan.as_ref().and_then(plan_id);
    let plan = company.plan.clone().or(declared);
    let mut add_ons: Vec<String> = seed.add_ons.iter().filter_map(plan_id).collect();
    for add_on in &company.add_ons {
        if !add_ons.contains(add_on) {
            add_ons.push(add_on.clone());
        }
    }
    let is_whole = plan == company.plan && add_ons.len() == company.add_ons.len();
    if !missing.is_empty() {
        // The company is there.
        let _ = account.change_overrides(&id, |overrides| overrides.extend(missing));
    }
    if !is_whole && let Some(company) = account.companies.by_id_mut(&id) {
        (company.plan, company.add_ons) = (plan, add_ons);
        account.note(Change::CompanySaved(id));
    }
}

/// Restores a user's memberships in companies.
pub(super) fn user(seed: &UserSeed, account: &mut Account) {
    let companies = seed.company.iter().chain(&seed.companies);
    let companies = companies.filter_map(|keys| account.companies.by_keys(keys));
    let companies: Vec<String> = companies.map(|company| company.id.clone()).collect();
    let Some(user) = account.users.by_keys(&seed.keys) else {
        return;
    };
    let id = user.id.clone();
    if companies.iter().all(|one| user.companies.contains(one)) {
        return;
    }
    if let Some(user) = account.users.by_id_mut(&id) {
        user.companies.extend(companies);
        account.note(Change::UserSaved(id));
    }
}

/// Restores which feature a flag stands for.
pub(super) fn flag(key: &str, seed: &FlagFields, account: &mut Account, now: Timestamp) {
    let feature = seed.feature.as_ref();
    let feature = feature.and_then(|feature| account.features.by_key(feature));
    let flag = account.flags.by_key(key);
    let (Some(feature), Some(flag)) = (feature, flag) else {
        return;
    };
    if flag.feature.is_some() {
        return;
    }
    let (feature, id) = (feature.id.clone(), flag.id.clone());
    // The flag is there.
    let _ = account.change_flag(&id, now, |flag| flag.feature = Some(feature));
    account.note_sweep();
}

/// Returns those grants of a seed that are not `present`.
fn missing(
    seeds: &Entries<Located<GrantSeed>>,
    present: &BTreeMap<String, Entitlement>,
    account: &Account,
    now: Timestamp,
) -> BTreeMap<String, Entitlement> {
    let mut missing = grants(seeds, None, account, now);
    missing.retain(|feature, _| !present.contains_key(feature));
    missing
}
