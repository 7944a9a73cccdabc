//! Plans, and their entitlements.

use std::collections::BTreeMap;

use schematic_protocol::Timestamp;

use super::credit::CreditGrant;
use super::{Account, AccountError, Change, Entitlement, Listed, ids};

/// A bundle of entitlements that companies subscribe to.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) id: String,
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) description: String,
    /// Whether it is added to a base plan.
    pub(crate) is_add_on: bool,
    /// The name of its icon, which is only shown.
    pub(crate) icon: Option<String>,
    /// Its entitlements, by the id of the feature.
    pub(crate) entitlements: BTreeMap<String, Entitlement>,
    /// Credits that come with it, by the id of the credit.
    pub(crate) credits: BTreeMap<String, CreditGrant>,
    pub(crate) created_at: Timestamp,
    pub(crate) updated_at: Timestamp,
}

impl Plan {
    pub(crate) const NOT_FOUND: &'static str = "plan not found";

    /// Returns the id of its entitlement to a feature.
    pub(crate) fn entitlement_id(&self, feature_id: &str) -> String {
        format!("pltl_{}-{feature_id}", self.id)
    }
}

impl Listed for Plan {
    fn id(&self) -> &str {
        &self.id
    }

    fn key(&self) -> &str {
        &self.key
    }
}

impl Account {
    /// Creates a plan with this name, and returns its id.
    pub(crate) fn create_plan(
        &mut self,
        name: String,
        is_add_on: bool,
        now: Timestamp,
    ) -> Result<String, AccountError> {
        let (id, key) = ids::fresh_with_key("plan", &name, &self.plans);
        self.plans.put(Plan {
            id: id.clone(),
            key,
            name,
            description: String::new(),
            is_add_on,
            icon: None,
            entitlements: BTreeMap::new(),
            credits: BTreeMap::new(),
            created_at: now,
            updated_at: now,
        })?;
        self.note(Change::PlanSaved(id.clone()));
        Ok(id)
    }

    /// Changes the plan with this id.
    pub(crate) fn change_plan(
        &mut self,
        id: &str,
        now: Timestamp,
        change: impl FnOnce(&mut Plan),
    ) -> Result<(), AccountError> {
        let plan = self.plans.by_id_mut(id);
        let plan = plan.ok_or(AccountError::NotFound(Plan::NOT_FOUND))?;
        change(plan);
        plan.updated_at = now;
        // Its name and its entitlements are in the rules of flags.
        self.note_sweep();
        self.note(Change::PlanSaved(id.to_owned()));
        Ok(())
    }

    /// Deletes a plan, and takes it from the companies that have it.
    pub(crate) fn delete_plan(&mut self, id: &str) -> Result<(), AccountError> {
        let plan = self.plans.remove(id);
        let plan = plan.ok_or(AccountError::NotFound(Plan::NOT_FOUND))?;
        let mut companies = Vec::new();
        for company in self.companies.iter() {
            if company.plan_ids().any(|of| of == plan.id) {
                companies.push(company.id.clone());
            }
        }
        for id in companies {
            if let Some(company) = self.companies.by_id_mut(&id) {
                company.plan.take_if(|of| *of == plan.id);
                company.add_ons.retain(|of| *of != plan.id);
            }
            self.note(Change::CompanySaved(id));
        }
        self.note_sweep();
        self.note(Change::PlanDeleted(plan.id));
        Ok(())
    }

    /// Returns the plan and the feature of the plan entitlement with this id.
    pub(crate) fn plan_entitlement(&self, id: &str) -> Option<(&Plan, &str)> {
        self.plans.iter().find_map(|plan| {
            let feature = plan
                .entitlements
                .keys()
                .find(|feature| plan.entitlement_id(feature) == id)?;
            Some((plan, feature.as_str()))
        })
    }
}
