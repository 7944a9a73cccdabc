//! Overrides: what companies are granted in place of what their plans grant.

use std::collections::{BTreeMap, BTreeSet};

use schematic_protocol::Timestamp;

use super::{Account, AccountError, Change, Company, Entitlement, Entity as _};

impl Company {
    /// Returns the id of its override of a feature.
    pub(crate) fn override_id(&self, feature_id: &str) -> String {
        format!("cmov_{}-{feature_id}", self.id)
    }
}

impl Account {
    /// Sets a company's overrides, by the id of the feature.
    pub(crate) fn set_overrides(
        &mut self,
        company_id: &str,
        overrides: BTreeMap<String, Entitlement>,
    ) {
        for overridden in self.overridden.values_mut() {
            overridden.remove(company_id);
        }
        let Some(company) = self.companies.by_id_mut(company_id) else {
            return;
        };
        let id = company.id.clone();
        for feature in overrides.keys() {
            self.overridden
                .entry(feature.clone())
                .or_default()
                .insert(id.clone());
        }
        let expires = overrides.values().filter_map(|one| one.expires_at).min();
        company.overrides = overrides;
        self.next_expiry = self.next_expiry.into_iter().chain(expires).min();
        // The rules of plans name the companies with overrides.
        self.note_sweep();
        self.note(Change::CompanySaved(id));
    }

    /// Changes a company's overrides.
    pub(crate) fn change_overrides(
        &mut self,
        company_id: &str,
        change: impl FnOnce(&mut BTreeMap<String, Entitlement>),
    ) -> Result<(), AccountError> {
        let company = self.companies.by_id(company_id);
        let company = company.ok_or(AccountError::NotFound(Company::NOT_FOUND))?;
        let mut overrides = company.overrides.clone();
        change(&mut overrides);
        self.set_overrides(company_id, overrides);
        Ok(())
    }

    /// Returns the company and the feature of the override with this id.
    pub(crate) fn company_override(&self, id: &str) -> Option<(&Company, &str)> {
        let (feature, companies) = self.overridden.iter().find(|(feature, companies)| {
            id.ends_with(feature.as_str())
                && companies.iter().any(|company| is_of(id, company, feature))
        })?;
        let company = companies
            .iter()
            .find(|company| is_of(id, company, feature))?;
        Some((self.companies.by_id(company)?, feature))
    }

    /// Whether an override has ended.
    pub(crate) fn has_expired(&self, now: Timestamp) -> bool {
        self.next_expiry.is_some_and(|expiry| expiry <= now)
    }

    /// Removes the overrides that have ended.
    pub(crate) fn expire(&mut self, now: Timestamp) {
        if !self.has_expired(now) {
            return;
        }
        self.next_expiry = None;
        let mut ended = BTreeSet::new();
        for (feature, companies) in &self.overridden {
            for company in companies {
                let entitlement = self.companies.by_id(company);
                let entitlement = entitlement.and_then(|company| company.overrides.get(feature));
                let Some(end) = entitlement.and_then(|one| one.expires_at) else {
                    continue;
                };
                if end <= now {
                    ended.insert(company.clone());
                } else {
                    self.next_expiry = self.next_expiry.into_iter().chain([end]).min();
                }
            }
        }
        for company in ended {
            // The company is there.
            let _ = self.change_overrides(&company, |overrides| {
                overrides.retain(|_, one| !one.has_ended(now));
            });
        }
    }
}

/// Whether `id` is that of a company's override of a feature.
fn is_of(id: &str, company: &str, feature: &str) -> bool {
    let rest = id
        .strip_prefix("cmov_")
        .and_then(|id| id.strip_prefix(company));
    rest.and_then(|rest| rest.strip_prefix('-')) == Some(feature)
}
