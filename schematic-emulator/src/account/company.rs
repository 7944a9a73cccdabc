//! Companies, and their changes.

use std::collections::BTreeMap;

use schematic_protocol::Timestamp;
use schematic_rules::{EntityType, wire};
use serde_json::{Map, Value};

use super::credit::CreditBalance;
use super::directory::check_keys;
use super::{
    ACCOUNT_ID, Account, AccountError, Change, CreditGrant, CreditPool, ENVIRONMENT_ID,
    Entitlement, Entity, Grant, Keys, Plan, Usage, traits,
};

/// A customer.
#[derive(Clone, Debug)]
pub(crate) struct Company {
    pub(crate) id: String,
    pub(crate) keys: Keys,
    pub(crate) name: String,
    pub(crate) traits: Map<String, Value>,
    /// The id of its base plan.
    pub(crate) plan: Option<String>,
    /// The ids of its add-ons.
    pub(crate) add_ons: Vec<String>,
    /// Its overrides of what its plans grant, by the id of the feature.
    pub(crate) overrides: BTreeMap<String, Entitlement>,
    pub(crate) subscription: Option<wire::Subscription>,
    pub(crate) usage: Usage,
    /// Credits, by the id of the credit.
    pub(crate) credits: BTreeMap<String, CreditPool>,
    pub(crate) created_at: Timestamp,
    pub(crate) updated_at: Timestamp,
    pub(crate) last_seen_at: Option<Timestamp>,
}

impl Company {
    /// Returns the ids of all its plans, the base plan first.
    pub(crate) fn plan_ids(&self) -> impl Iterator<Item = &str> {
        self.plan.iter().chain(&self.add_ons).map(String::as_str)
    }

    /// Returns its name, or else the value of its first key.
    pub(crate) fn display_name(&self) -> &str {
        if self.name.is_empty() {
            self.keys
                .values()
                .next()
                .map_or(self.id.as_str(), String::as_str)
        } else {
            &self.name
        }
    }

    /// Returns a trait as a number; 0 if it is not a number.
    pub(crate) fn trait_number(&self, key: &str) -> i64 {
        traits::flatten(&self.traits)
            .into_iter()
            .find(|(name, _)| name == key)
            .and_then(|(_, value)| traits::text(value).parse().ok())
            .unwrap_or(0)
    }
}

impl Entity for Company {
    const PREFIX: &'static str = "comp";
    const NOT_FOUND: &'static str = "company not found";
    const CONFLICT: &'static str = "keys match different companies";

    fn id(&self) -> &str {
        &self.id
    }

    fn keys(&self) -> &Keys {
        &self.keys
    }

    fn keys_mut(&mut self) -> &mut Keys {
        &mut self.keys
    }
}

/// What to create or change of a company.
#[derive(Debug, Default)]
pub(crate) struct CompanyUpsert {
    pub(crate) id: Option<String>,
    pub(crate) keys: Keys,
    pub(crate) removed_keys: Vec<String>,
    pub(crate) name: Option<String>,
    pub(crate) traits: Map<String, Value>,
    /// The id of its new base plan.
    pub(crate) base_plan: Option<String>,
    pub(crate) last_seen_at: Option<Timestamp>,
    pub(crate) update_only: bool,
}

impl Account {
    /// Creates or changes the company with these keys, and returns its id.
    pub(crate) fn upsert_company(
        &mut self,
        upsert: CompanyUpsert,
        now: Timestamp,
    ) -> Result<String, AccountError> {
        check_keys(&upsert.keys)?;
        let plan = match &upsert.base_plan {
            None => None,
            Some(plan) => {
                let plan = self
                    .plans
                    .by_id(plan)
                    .ok_or(AccountError::NotFound(Plan::NOT_FOUND))?;
                Some(plan.id.clone())
            }
        };
        let number =
            self.companies
                .find_or_insert(&upsert.keys, upsert.id, upsert.update_only, |id| Company {
                    id,
                    keys: upsert.keys.clone(),
                    name: String::new(),
                    traits: Map::new(),
                    plan: None,
                    add_ons: Vec::new(),
                    overrides: BTreeMap::new(),
                    subscription: None,
                    usage: Usage::default(),
                    credits: BTreeMap::new(),
                    created_at: now,
                    updated_at: now,
                    last_seen_at: None,
                })?;
        self.traits
            .define_all(EntityType::Company, &upsert.traits, now);
        self.companies
            .rekey(number, &upsert.keys, &upsert.removed_keys);
        let Some(company) = self.companies.at_mut(number) else {
            return Err(AccountError::NotFound(Company::NOT_FOUND));
        };
        if let Some(name) = upsert.name.filter(|name| !name.is_empty()) {
            company.name = name;
        }
        traits::merge(&mut company.traits, &upsert.traits);
        company.plan = plan.or(company.plan.take());
        company.last_seen_at = upsert.last_seen_at.or(company.last_seen_at);
        company.updated_at = now;
        let id = company.id.clone();
        self.note(Change::CompanySaved(id.clone()));
        Ok(id)
    }

    pub(crate) fn delete_company(&mut self, id: &str) -> Result<Company, AccountError> {
        let company = self
            .companies
            .remove(id)
            .ok_or(AccountError::NotFound(Company::NOT_FOUND))?;
        for overridden in self.overridden.values_mut() {
            overridden.remove(id);
        }
        if !company.overrides.is_empty() {
            // The rules of plans name the companies with overrides.
            self.note_sweep();
        }
        let members: Vec<String> = self
            .users
            .iter()
            .filter(|user| user.companies.contains(id))
            .map(|user| user.id.clone())
            .collect();
        for member in members {
            if let Some(user) = self.users.by_id_mut(&member) {
                user.companies.remove(id);
            }
            self.note(Change::UserSaved(member));
        }
        self.note(Change::CompanyDeleted(company.id.clone()));
        Ok(company)
    }

    /// Counts `quantity` units of an event for a company, and draws the credits that it costs.
    pub(crate) fn count(
        &mut self,
        company_id: &str,
        event: &str,
        quantity: i64,
        at: Timestamp,
        now: Timestamp,
    ) -> Result<(), AccountError> {
        let not_found = AccountError::NotFound(Company::NOT_FOUND);
        let company = self.companies.by_id(company_id).ok_or(not_found)?;
        let draws = self.draws(company, event);
        let grants: Vec<_> = draws
            .iter()
            .map(|(credit, _)| self.plan_credit(company, credit))
            .collect();
        let not_found = AccountError::NotFound(Company::NOT_FOUND);
        let company = self.companies.by_id_mut(company_id).ok_or(not_found)?;
        company
            .usage
            .record(event, quantity, at, now, company.subscription.as_ref())?;
        for ((credit, rate), grant) in draws.into_iter().zip(grants) {
            // Quantities are far below 2^53, above which a float is not exact.
            let cost = quantity as f64 * rate;
            let pool = company.credits.entry(credit).or_default();
            pool.draw(cost, grant, now, company.subscription.as_ref());
        }
        company.last_seen_at = Some(now);
        let id = company.id.clone();
        self.note(Change::CompanySaved(id));
        Ok(())
    }

    /// Returns the credits that an event draws from, each with the price of a unit.
    fn draws(&self, company: &Company, event: &str) -> Vec<(String, f64)> {
        self.features
            .iter()
            .filter(|feature| feature.kind.event() == Some(event))
            .filter_map(|feature| match self.grant(company, feature)? {
                Grant::Credit { credit_id, rate } => Some((credit_id.clone(), *rate)),
                _ => None,
            })
            .collect()
    }

    /// Returns what a company's plans grant of a credit: the sum, in the period of the first.
    pub(crate) fn plan_credit(&self, company: &Company, credit_id: &str) -> Option<CreditGrant> {
        company
            .plan_ids()
            .filter_map(|plan| self.plans.by_id(plan)?.credits.get(credit_id).copied())
            .reduce(|sum, grant| CreditGrant {
                amount: sum.amount + grant.amount,
                ..sum
            })
    }

    /// Whether a company was granted one of these credits.
    pub(crate) fn has_credit(&self, company: &Company, credit_ids: &[&str]) -> bool {
        credit_ids.iter().any(|credit| {
            company.credits.contains_key(*credit) || self.plan_credit(company, credit).is_some()
        })
    }

    pub(crate) fn credit_balance(
        &self,
        company: &Company,
        credit_id: &str,
        now: Timestamp,
    ) -> CreditBalance {
        let pool = company.credits.get(credit_id).copied().unwrap_or_default();
        pool.balance(
            self.plan_credit(company, credit_id),
            now,
            company.subscription.as_ref(),
        )
    }

    /// Returns the balance of every credit that a company was granted, by the credit's id.
    pub(crate) fn credit_balances(
        &self,
        company: &Company,
        now: Timestamp,
    ) -> BTreeMap<String, CreditBalance> {
        self.credits
            .iter()
            .filter(|credit| {
                company.credits.contains_key(&credit.id)
                    || self.plan_credit(company, &credit.id).is_some()
            })
            .map(|credit| {
                (
                    credit.id.clone(),
                    self.credit_balance(company, &credit.id, now),
                )
            })
            .collect()
    }

    /// Returns a company as the engine reads it.
    pub(crate) fn company_to_wire(&self, company: &Company, now: Timestamp) -> wire::Company {
        let balances = self.credit_balances(company, now);
        let entitlements = self.entitlements(company, now);
        let metered = entitlements
            .iter()
            .filter_map(|entitlement| entitlement.event_name.as_deref())
            .collect();
        let metrics = company.usage.to_wire(
            &company.id,
            &metered,
            company.created_at,
            now,
            company.subscription.as_ref(),
        );
        wire::Company {
            id: company.id.clone(),
            account_id: ACCOUNT_ID.to_owned(),
            environment_id: ENVIRONMENT_ID.to_owned(),
            base_plan_id: company.plan.clone(),
            credit_balances: balances
                .into_iter()
                .map(|(credit, balance)| (credit, balance.remaining))
                .collect(),
            entitlements,
            keys: company.keys.clone(),
            metrics,
            plan_ids: company.plan_ids().map(str::to_owned).collect(),
            rules: self.override_rules(company),
            subscription: company.subscription.clone(),
            traits: self.traits.to_wire(EntityType::Company, &company.traits),
            ..wire::Company::default()
        }
    }
}
