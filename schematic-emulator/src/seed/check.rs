//! Validation of a seed: everything that it refers to exists, before any of it is applied.

use std::collections::BTreeMap;

use super::comparison::comparison;
use super::document::{
    CompanySeed, ConditionSeed, Document, FeatureFields, GrantSeed, RuleSeed, WhenSeed,
};
use super::error::SeedError;
use super::flags::flag_keys;
use super::located::{Entries, Located};
use super::place::Place;
use crate::account::{Catalog, Flag, Keys, check_keys};

const MAX_ENTITIES: usize = 10_000;
const MAX_WEBHOOKS: usize = 50;

pub(super) fn check(document: &Document) -> Result<(), SeedError> {
    let Document {
        flags,
        features,
        credits,
        traits,
        user_traits,
        plans,
        companies,
        users,
        webhooks,
    } = document;
    let counts = [
        ("flags", flag_keys(document).len(), Catalog::<Flag>::MAX),
        ("features", features.len(), Catalog::<Flag>::MAX),
        ("credits", credits.len(), Catalog::<Flag>::MAX),
        (
            "traits",
            traits.len() + user_traits.len(),
            Catalog::<Flag>::MAX,
        ),
        ("plans", plans.len(), Catalog::<Flag>::MAX),
        ("companies", companies.len(), MAX_ENTITIES),
        ("users", users.len(), MAX_ENTITIES),
        ("webhooks", webhooks.len(), MAX_WEBHOOKS),
    ];
    for (what, count, most) in counts {
        if count > most {
            return Err(SeedError::new(None, format!("more than {most} {what}")));
        }
    }
    ids(document)?;
    for (key, flag) in flags.iter() {
        if key.is_empty() {
            return fail(flag.place, "a flag needs a key");
        }
        if let Some(feature) = &flag.0.feature {
            known(features, feature, "feature")?;
        }
        for rule in &flag.0.rules {
            self::rule(document, rule)?;
        }
    }
    for (key, feature) in features.iter() {
        self::feature(key, feature.place, &feature.0)?;
    }
    for (_, plan) in plans.iter() {
        grants(document, &plan.entitlements)?;
        for (credit, grant) in plan.credits.iter() {
            named(credits, credit, grant.place, "credit")?;
            amount(grant.place, grant.0.amount)?;
        }
    }
    let mut seen = BTreeMap::new();
    for company in companies {
        self::company(document, company)?;
        unique(&mut seen, &company.keys, company.place, "company")?;
    }
    let mut seen = BTreeMap::new();
    for user in users {
        keys(&user.keys, user.place)?;
        unique(&mut seen, &user.keys, user.place, "user")?;
        for company in user.company.iter().chain(&user.companies) {
            find_company(document, company)?;
        }
    }
    for (number, webhook) in webhooks.iter().enumerate() {
        if let Err(wrong) = webhook.to_webhook().check() {
            return fail(webhook.place, &wrong);
        }
        if webhooks.iter().take(number).any(|other| other == webhook) {
            return fail(webhook.place, "this webhook is declared twice");
        }
    }
    Ok(())
}

fn feature(key: &str, place: Place, feature: &FeatureFields) -> Result<(), SeedError> {
    if key.is_empty() || feature.flag.as_deref() == Some("") {
        return fail(place, "a feature and its flag need a key");
    }
    if feature.event.is_some() && feature.measured_trait.is_some() {
        return fail(
            place,
            "a feature is measured by `event` or by `trait`, not by both",
        );
    }
    if feature.event.as_deref() == Some("") {
        return fail(place, "`event` needs a name");
    }
    Ok(())
}

fn company(document: &Document, company: &Located<CompanySeed>) -> Result<(), SeedError> {
    keys(&company.keys, company.place)?;
    for plan in company.plan.iter().chain(&company.add_ons) {
        known(&document.plans, plan, "plan")?;
    }
    grants(document, &company.overrides)?;
    for (credit, credits) in company.credits.iter() {
        named(&document.credits, credit, credits.place, "credit")?;
        amount(credits.place, **credits)?;
    }
    Ok(())
}

fn grants(document: &Document, grants: &Entries<Located<GrantSeed>>) -> Result<(), SeedError> {
    for (key, grant) in grants.iter() {
        named(&document.features, key, grant.place, "feature")?;
        let feature = document.features.get(key);
        let measured = feature
            .is_some_and(|feature| feature.0.event.is_some() || feature.0.measured_trait.is_some());
        let limited = match &**grant {
            GrantSeed::Boolean(_) | GrantSeed::Unlimited => false,
            GrantSeed::Limit(_) => true,
            GrantSeed::Full(full) => {
                let ways = [
                    full.limit.is_some(),
                    full.limit_trait.is_some(),
                    full.credit.is_some(),
                ];
                if ways.into_iter().filter(|way| *way).count() != 1 {
                    let message = "a grant needs one of `limit`, `limit_trait` and `credit`";
                    return fail(grant.place, message);
                }
                if full.soft_limit.is_some() && full.limit.is_none() {
                    return fail(grant.place, "`soft_limit` goes with `limit`");
                }
                if let Some(credit) = &full.credit {
                    named(&document.credits, credit, grant.place, "credit")?;
                    if full.per.is_some() {
                        let message =
                            "`per` goes with a limit; the plan's `credits` have their own";
                        return fail(grant.place, message);
                    }
                } else if full.rate.is_some() {
                    return fail(grant.place, "`rate` goes with `credit`");
                }
                true
            }
        };
        if limited && !measured {
            let message = format!("nothing measures `{key}`: give it an `event` or a `trait`");
            return fail(grant.place, message);
        }
    }
    Ok(())
}

fn rule(document: &Document, rule: &Located<RuleSeed>) -> Result<(), SeedError> {
    for when in &rule.when {
        self::when(document, when, true)?;
    }
    let grouped = rule
        .condition_groups
        .iter()
        .flat_map(|group| &group.conditions);
    for condition in rule.conditions.iter().chain(grouped) {
        self::condition(condition)?;
    }
    Ok(())
}

fn when(document: &Document, when: &Located<WhenSeed>, outermost: bool) -> Result<(), SeedError> {
    if let Some(any) = &when.any {
        if !outermost {
            return fail(when.place, "`any` cannot be nested in `any`");
        }
        for one in any {
            self::when(document, one, false)?;
        }
    }
    if when.one_of.is_some() && !outermost {
        return fail(
            when.place,
            "`in` cannot stand within `any`: list the values there",
        );
    }
    for plan in when.plan.iter().flat_map(|plans| plans.0.iter()) {
        named(&document.plans, plan, when.place, "plan")?;
    }
    if let Some(credit) = &when.credit {
        known(&document.credits, credit, "credit")?;
    }
    if let Some(company) = &when.company {
        find_company(document, company)?;
    }
    if let Some(user) = &when.user
        && !document
            .users
            .iter()
            .any(|known| leads_to(user, &known.keys))
    {
        return fail(user.place, "no user of this seed has these keys");
    }
    comparison(when)
        .map(drop)
        .map_err(|message| SeedError::new(Some(when.place), message))
}

fn condition(condition: &Located<ConditionSeed>) -> Result<(), SeedError> {
    if condition.condition_type.is_none() {
        return fail(condition.place, "missing field `condition_type`");
    }
    if condition.operator.is_none() {
        return fail(condition.place, "missing field `operator`");
    }
    Ok(())
}

fn find_company(document: &Document, keys: &Located<Keys>) -> Result<(), SeedError> {
    if document
        .companies
        .iter()
        .any(|company| leads_to(keys, &company.keys))
    {
        Ok(())
    } else {
        fail(keys.place, "no company of this seed has these keys")
    }
}

fn leads_to(keys: &Keys, all: &Keys) -> bool {
    !keys.is_empty()
        && keys
            .iter()
            .all(|(name, value)| all.get(name) == Some(value))
}

fn keys(keys: &Keys, place: Place) -> Result<(), SeedError> {
    check_keys(keys).map_err(|rejected| SeedError::new(Some(place), rejected.to_string()))
}

fn unique<'a>(
    seen: &mut BTreeMap<(&'a str, &'a str), ()>,
    keys: &'a Keys,
    place: Place,
    what: &str,
) -> Result<(), SeedError> {
    for (name, value) in keys {
        if seen.insert((name, value), ()).is_some() {
            return fail(
                place,
                format!("another {what} has the key `{name}: {value}`"),
            );
        }
    }
    Ok(())
}

/// Checks that every id in the seed is unique.
fn ids(document: &Document) -> Result<(), SeedError> {
    let mut seen = BTreeMap::new();
    let flags = document
        .flags
        .iter()
        .map(|(_, flag)| (&flag.0.id, Some(flag.place)));
    let features = document
        .features
        .iter()
        .map(|(_, one)| (&one.0.id, Some(one.place)));
    let credits = document
        .credits
        .iter()
        .map(|(_, credit)| (&credit.0.id, None));
    let plans = document.plans.iter().map(|(_, plan)| (&plan.id, None));
    let companies = document
        .companies
        .iter()
        .map(|one| (&one.id, Some(one.place)));
    let users = document
        .users
        .iter()
        .map(|user| (&user.id, Some(user.place)));
    let all = flags
        .chain(features)
        .chain(credits)
        .chain(plans)
        .chain(companies)
        .chain(users);
    for (id, place) in all {
        let Some(id) = id else { continue };
        if id.is_empty() {
            return Err(SeedError::new(place, "an `id` cannot be empty"));
        }
        if seen.insert(id, ()).is_some() {
            return Err(SeedError::new(
                place,
                format!("the id `{id}` is given twice"),
            ));
        }
    }
    Ok(())
}

fn amount(place: Place, amount: f64) -> Result<(), SeedError> {
    if amount.is_finite() && amount >= 0.0 {
        Ok(())
    } else {
        fail(place, "credits must be a number from 0")
    }
}

fn known<T>(entries: &Entries<T>, key: &Located<String>, what: &str) -> Result<(), SeedError> {
    named(entries, key, key.place, what)
}

fn named<T>(entries: &Entries<T>, key: &str, place: Place, what: &str) -> Result<(), SeedError> {
    if entries.get(key).is_some() {
        return Ok(());
    }
    let there: Vec<&str> = entries.iter().map(|(key, _)| key).take(20).collect();
    let there = if there.is_empty() {
        "none".to_owned()
    } else {
        there.join(", ")
    };
    fail(place, format!("no {what} `{key}`; there are: {there}"))
}

fn fail<T>(place: Place, message: impl Into<String>) -> Result<T, SeedError> {
    Err(SeedError::new(Some(place), message))
}
