use std::collections::BTreeMap;

use schematic_core::Timestamp;

use super::credit::CreditGrant;
use super::{Grant, Listed};

/// Something that customers pay for, and that flags stand for.
#[derive(Clone, Debug)]
pub(crate) struct Feature {
    pub(crate) id: String,
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) kind: FeatureKind,
    pub(crate) created_at: Timestamp,
    pub(crate) updated_at: Timestamp,
}

/// How use of a feature is measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FeatureKind {
    /// Not at all: it is on or off.
    Boolean,
    /// By counting an event.
    Event(String),
    /// By a number that the application keeps in a trait of the company; with its key.
    Trait(String),
}

/// A bundle of entitlements that companies have.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) id: String,
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) description: String,
    /// What it grants, by the id of the feature.
    pub(crate) entitlements: BTreeMap<String, Grant>,
    /// Credits that come with it, by the id of the credit.
    pub(crate) credits: BTreeMap<String, CreditGrant>,
}

impl FeatureKind {
    /// The feature's type in the API.
    pub(crate) const fn as_str(&self) -> &'static str {
        match self {
            Self::Boolean => "boolean",
            Self::Event(_) => "event",
            Self::Trait(_) => "trait",
        }
    }

    /// The event that measures it.
    pub(crate) fn event(&self) -> Option<&str> {
        match self {
            Self::Event(event) => Some(event),
            Self::Boolean | Self::Trait(_) => None,
        }
    }
}

impl Listed for Feature {
    fn id(&self) -> &str {
        &self.id
    }

    fn key(&self) -> &str {
        &self.key
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
