//! Applying a seed to the account.

use std::collections::BTreeMap;

use schematic_protocol::Timestamp;
use schematic_rules::{ComparableType, EntityType, wire};
use serde_json::{Map, Value};

use super::document::{CompanySeed, Document, FlagFields, GrantSeed, Per, UserSeed};
use super::error::SeedError;
use super::flags::flag_fields;
use super::gone::Gone;
use super::grants::grants;
use super::located::Located;
use super::room::check_room;
use super::{restore, rules};
use crate::account::{
    Account, AccountError, Catalog, Change, CompanyUpsert, CreditGrant, CreditType, Directory,
    Entity, Feature, FeatureKind, Flag, Keys, Listed, Plan, UserUpsert, Window, fresh_id,
};

pub(super) fn apply(
    new: &Document,
    old: &Document,
    account: &mut Account,
    now: Timestamp,
) -> Result<(), SeedError> {
    let gone = Gone::new(new, old, account);
    check_room(new, &gone, account)?;
    gone.remove(account, now);
    let mut put = || -> Result<(), AccountError> {
        traits(new, account, now);
        credits(new, account)?;
        features(new, old, account, now)?;
        plans(new, old, account, now)?;
        for company in &new.companies {
            if is_unchanged(company, &old.companies, &account.companies, &company.keys) {
                restore::company(company, account, now);
            } else {
                let before = old
                    .companies
                    .iter()
                    .find(|one| shares(&one.keys, &company.keys));
                self::company(company, before.map(|one| &**one), account, now)?;
            }
        }
        for user in &new.users {
            if is_unchanged(user, &old.users, &account.users, &user.keys) {
                restore::user(user, account);
            } else {
                let before = old.users.iter().find(|one| shares(&one.keys, &user.keys));
                self::user(user, before.map(|one| &**one), account, now)?;
            }
        }
        let old_flags: BTreeMap<_, _> = flag_fields(old).into_iter().collect();
        for (key, flag) in flag_fields(new) {
            if old_flags.get(&key) != Some(&flag) || account.flags.by_key(&key).is_none() {
                self::flag(&key, &flag, account, now)?;
            } else {
                restore::flag(&key, &flag, account, now);
            }
        }
        Ok(())
    };
    // Everything that could be rejected was checked before anything is changed.
    put().map_err(|rejected| SeedError::new(None, rejected.to_string()))
}

fn shares(keys: &Keys, others: &Keys) -> bool {
    keys.iter()
        .any(|(name, value)| others.get(name) == Some(value))
}

fn is_unchanged<S: PartialEq, T: Entity>(
    seed: &Located<S>,
    before: &[Located<S>],
    directory: &Directory<T>,
    keys: &Keys,
) -> bool {
    before.contains(seed) && directory.by_keys(keys).is_some()
}

fn traits(new: &Document, account: &mut Account, now: Timestamp) {
    for (entity, traits) in [
        (EntityType::Company, &new.traits),
        (EntityType::User, &new.user_traits),
    ] {
        for (key, one) in traits.iter() {
            account.traits.declare(entity, key, one.0.comparable.0, now);
        }
    }
    let measures = new
        .features
        .iter()
        .filter_map(|(_, feature)| feature.0.measured_trait.as_ref());
    let plans = new
        .plans
        .iter()
        .flat_map(|(_, plan)| plan.entitlements.iter());
    let overrides = new
        .companies
        .iter()
        .flat_map(|company| company.overrides.iter());
    let limits = plans
        .chain(overrides)
        .filter_map(|(_, grant)| match &**grant {
            GrantSeed::Full(full) => full.limit_trait.as_deref(),
            _ => None,
        });
    for key in measures.map(|key| key.as_str()).chain(limits) {
        account
            .traits
            .define(EntityType::Company, key, ComparableType::Int, now);
    }
}

fn credits(new: &Document, account: &mut Account) -> Result<(), AccountError> {
    for (key, credit) in new.credits.iter() {
        let id = id("bcrd", key, credit.0.id.as_ref(), &account.credits);
        let name = credit.0.name.clone().unwrap_or_else(|| key.to_owned());
        account.credits.put(CreditType {
            id,
            key: key.to_owned(),
            name,
        })?;
    }
    Ok(())
}

fn features(
    new: &Document,
    old: &Document,
    account: &mut Account,
    now: Timestamp,
) -> Result<(), AccountError> {
    for (key, seed) in new.features.iter() {
        let present = account.features.by_key(key);
        if present.is_some() && old.features.get(key) == Some(seed) {
            continue;
        }
        let fields = &seed.0;
        let kind = match (&fields.event, &fields.measured_trait) {
            (Some(event), _) => FeatureKind::Event(event.clone()),
            (None, Some(measured)) => FeatureKind::Trait(measured.to_string()),
            (None, None) => FeatureKind::Boolean,
        };
        let created_at = present.map_or(now, |feature| feature.created_at);
        let shown = present.map(|feature| feature.shown.clone());
        account.features.put(Feature {
            id: id("feat", key, fields.id.as_ref(), &account.features),
            key: key.to_owned(),
            name: fields.name.clone().unwrap_or_else(|| key.to_owned()),
            description: fields.description.clone(),
            kind,
            shown: shown.unwrap_or_default(),
            created_at,
            updated_at: now,
        })?;
    }
    Ok(())
}

fn plans(
    new: &Document,
    old: &Document,
    account: &mut Account,
    now: Timestamp,
) -> Result<(), AccountError> {
    for (key, seed) in new.plans.iter() {
        let present = account.plans.by_key(key);
        if present.is_some() && old.plans.get(key) == Some(seed) {
            restore::plan(key, seed, account, now);
            continue;
        }
        let credits = seed.credits.iter().filter_map(|(credit, grant)| {
            let window = grant.0.per.map_or(Window::ALL_TIME, Per::window);
            let credit = account.credits.by_key(credit)?;
            Some((
                credit.id.clone(),
                CreditGrant {
                    amount: grant.0.amount,
                    window,
                },
            ))
        });
        let plan = Plan {
            id: id("plan", key, seed.id.as_ref(), &account.plans),
            key: key.to_owned(),
            name: seed.name.clone().unwrap_or_else(|| key.to_owned()),
            description: seed.description.clone(),
            is_add_on: present.is_some_and(|plan| plan.is_add_on),
            icon: present.and_then(|plan| plan.icon.clone()),
            entitlements: grants(
                &seed.entitlements,
                present.map(|plan| &plan.entitlements),
                account,
                now,
            ),
            credits: credits.collect(),
            created_at: present.map_or(now, |plan| plan.created_at),
            updated_at: now,
        };
        account.plans.put(plan)?;
    }
    Ok(())
}

fn company(
    seed: &CompanySeed,
    before: Option<&CompanySeed>,
    account: &mut Account,
    now: Timestamp,
) -> Result<(), AccountError> {
    let is_new = account.companies.by_keys(&seed.keys).is_none();
    let id = account.upsert_company(
        CompanyUpsert {
            id: seed.id.clone(),
            keys: seed.keys.clone(),
            removed_keys: removed_keys(before.map(|before| &before.keys), &seed.keys),
            name: seed.name.clone(),
            traits: changed_traits(
                before.and_then(|before| before.traits.as_ref()),
                seed.traits.as_ref(),
            ),
            ..CompanyUpsert::default()
        },
        now,
    )?;
    let plan_id = |key: &Located<String>| account.plans.by_key(key).map(|plan| plan.id.clone());
    let plan = seed.plan.as_ref().and_then(plan_id);
    let add_ons = seed.add_ons.iter().filter_map(plan_id).collect();
    let credits: Vec<(String, f64)> = seed
        .credits
        .iter()
        .filter_map(|(credit, own)| Some((account.credits.by_key(credit)?.id.clone(), **own)))
        .collect();
    let before = account.companies.by_id(&id);
    let before = before.map(|company| &company.overrides);
    let overrides = grants(&seed.overrides, before, account, now);
    account.set_overrides(&id, overrides);
    if let Some(company) = account.companies.by_id_mut(&id) {
        company.plan = plan;
        company.add_ons = add_ons;
        company.subscription = seed.subscription_start.map(subscription);
        for pool in company.credits.values_mut() {
            pool.own = 0.0;
        }
        for (credit, own) in credits {
            company.credits.entry(credit).or_default().own = own;
        }
    }
    if is_new {
        for (event, used) in &seed.usage {
            account.count(&id, event, *used, now, now)?;
        }
    }
    Ok(())
}

fn user(
    seed: &UserSeed,
    before: Option<&UserSeed>,
    account: &mut Account,
    now: Timestamp,
) -> Result<(), AccountError> {
    let company_id = |keys: &Located<Keys>, account: &Account| {
        account
            .companies
            .by_keys(keys)
            .map(|company| company.id.clone())
    };
    let memberships = |seed: &UserSeed, account: &Account| -> Vec<String> {
        let companies = seed.company.iter().chain(&seed.companies);
        companies
            .filter_map(|keys| company_id(keys, account))
            .collect()
    };
    let companies = memberships(seed, account);
    let left = before.map_or_else(Vec::new, |before| memberships(before, account));
    let id = account.upsert_user(
        UserUpsert {
            id: seed.id.clone(),
            keys: seed.keys.clone(),
            removed_keys: removed_keys(before.map(|before| &before.keys), &seed.keys),
            name: seed.name.clone(),
            traits: changed_traits(
                before.and_then(|before| before.traits.as_ref()),
                seed.traits.as_ref(),
            ),
            companies: companies.clone(),
            ..UserUpsert::default()
        },
        now,
    )?;
    if let Some(user) = account.users.by_id_mut(&id) {
        user.companies
            .retain(|company| companies.contains(company) || !left.contains(company));
    }
    Ok(())
}

fn flag(
    key: &str,
    seed: &FlagFields,
    account: &mut Account,
    now: Timestamp,
) -> Result<(), AccountError> {
    let present = account.flags.by_key(key).cloned();
    let id = id("flag", key, seed.id.as_ref(), &account.flags);
    let rules = seed
        .rules
        .iter()
        .enumerate()
        .map(|(number, rule)| rules::rule(rule, &id, number + 1, account, now))
        .collect();
    let feature = seed
        .feature
        .as_ref()
        .and_then(|key| account.features.by_key(key));
    let flag = Flag {
        id,
        key: key.to_owned(),
        name: seed.name.clone().unwrap_or_else(|| key.to_owned()),
        description: seed.description.clone(),
        default_value: seed.default,
        feature: feature.map(|feature| feature.id.clone()),
        rules,
        forced: present.as_ref().and_then(|present| present.forced),
        created_at: present.as_ref().map_or(now, |present| present.created_at),
        updated_at: now,
        last_checked_at: present.and_then(|present| present.last_checked_at),
    };
    account.flags.put(flag)?;
    account.note(Change::FlagSaved(key.to_owned()));
    Ok(())
}

/// Returns the id that an object has, or that the seed sets, or else a fresh one.
fn id<T: Listed>(prefix: &str, key: &str, given: Option<&String>, catalog: &Catalog<T>) -> String {
    if let Some(present) = catalog.by_key(key) {
        return present.id().to_owned();
    }
    match given {
        Some(id) if !catalog.has_id(id) => id.clone(),
        _ => fresh_id(prefix, key, |id| catalog.has_id(id)),
    }
}

fn removed_keys(before: Option<&Keys>, now: &Keys) -> Vec<String> {
    let Some(before) = before else {
        return Vec::new();
    };
    before
        .keys()
        .filter(|name| !now.contains_key(*name))
        .cloned()
        .collect()
}

/// Returns the traits, and null for each that the seed no longer has.
fn changed_traits(
    before: Option<&Map<String, Value>>,
    now: Option<&Map<String, Value>>,
) -> Map<String, Value> {
    let mut traits = now.cloned().unwrap_or_default();
    for name in before.into_iter().flat_map(Map::keys) {
        traits.entry(name.clone()).or_insert(Value::Null);
    }
    traits
}

/// Returns a billing subscription that began at `start` and does not end.
fn subscription(start: Timestamp) -> wire::Subscription {
    wire::Subscription {
        id: "bsub_local".to_owned(),
        period_start: start.to_string(),
        period_end: "9999-12-31T00:00:00Z".to_owned(),
        ..wire::Subscription::default()
    }
}
