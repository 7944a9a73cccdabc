//! Features.

use schematic_protocol::Timestamp;
use serde_json::{Map, Value};

use super::{Account, AccountError, Change, Listed, ids};

/// A part of the product that customers pay for, and that flags stand for.
#[derive(Clone, Debug)]
pub(crate) struct Feature {
    pub(crate) id: String,
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) kind: FeatureKind,
    /// Members of the API that are only shown, such as `icon`.
    pub(crate) shown: Map<String, Value>,
    pub(crate) created_at: Timestamp,
    pub(crate) updated_at: Timestamp,
}

impl Feature {
    pub(crate) const NOT_FOUND: &'static str = "feature not found";
}

impl Listed for Feature {
    fn id(&self) -> &str {
        &self.id
    }

    fn key(&self) -> &str {
        &self.key
    }
}

/// How usage of a feature is measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FeatureKind {
    /// It is not measured: it is on or off.
    Boolean,
    /// It is measured by counting an event.
    Event(String),
    /// It is measured by a number in a trait of the company; with the trait's key.
    Trait(String),
    /// It is measured by licenses, of which the emulator knows nothing.
    License,
}

impl FeatureKind {
    /// Returns the feature's type in the API.
    pub(crate) const fn as_str(&self) -> &'static str {
        match self {
            Self::Boolean => "boolean",
            Self::Event(_) => "event",
            Self::Trait(_) => "trait",
            Self::License => "license",
        }
    }

    /// Returns the event that measures the feature.
    pub(crate) fn event(&self) -> Option<&str> {
        match self {
            Self::Event(event) => Some(event),
            Self::Boolean | Self::Trait(_) | Self::License => None,
        }
    }
}

impl Account {
    /// Creates a feature with this name, and returns its id.
    pub(crate) fn create_feature(
        &mut self,
        name: String,
        kind: FeatureKind,
        now: Timestamp,
    ) -> Result<String, AccountError> {
        let (id, key) = ids::fresh_with_key("feat", &name, &self.features);
        self.features.put(Feature {
            id: id.clone(),
            key,
            name,
            description: String::new(),
            kind,
            shown: Map::new(),
            created_at: now,
            updated_at: now,
        })?;
        self.note(Change::FeatureSaved(id.clone()));
        Ok(id)
    }

    /// Changes the feature with this id.
    pub(crate) fn change_feature(
        &mut self,
        id: &str,
        now: Timestamp,
        change: impl FnOnce(&mut Feature),
    ) -> Result<(), AccountError> {
        let feature = self.features.by_id_mut(id);
        let feature = feature.ok_or(AccountError::NotFound(Feature::NOT_FOUND))?;
        change(feature);
        feature.updated_at = now;
        // Entitlements and the rules of flags depend on what measures it.
        self.note_sweep();
        self.note(Change::FeatureSaved(id.to_owned()));
        Ok(())
    }

    /// Deletes the feature with this id, with what plans and overrides grant of it.
    pub(crate) fn delete_feature(&mut self, id: &str, now: Timestamp) -> Result<(), AccountError> {
        let feature = self.features.remove(id);
        let feature = feature.ok_or(AccountError::NotFound(Feature::NOT_FOUND))?;
        let mut changed = Vec::new();
        for plan in self.plans.iter_mut() {
            if plan.entitlements.remove(&feature.id).is_some() {
                plan.updated_at = now;
                changed.push(Change::PlanSaved(plan.id.clone()));
            }
        }
        for flag in self.flags.iter_mut() {
            if flag.feature.take_if(|of| *of == feature.id).is_some() {
                flag.updated_at = now;
                changed.push(Change::FlagSaved(flag.key.clone()));
            }
        }
        for change in changed {
            self.note(change);
        }
        for company in self.overridden.remove(&feature.id).unwrap_or_default() {
            if let Some(company) = self.companies.by_id_mut(&company) {
                company.overrides.remove(&feature.id);
            }
            self.note(Change::CompanySaved(company));
        }
        self.note_sweep();
        self.note(Change::FeatureDeleted(feature.id));
        Ok(())
    }
}
