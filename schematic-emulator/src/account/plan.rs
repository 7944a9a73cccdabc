//! Features and plans.

use std::collections::BTreeMap;

use schematic_protocol::Timestamp;

use super::credit::CreditGrant;
use super::{Grant, Listed};

/// A part of the product that customers pay for, and that flags stand for.
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
}

impl FeatureKind {
    /// Returns the feature's type in the API.
    pub(crate) const fn as_str(&self) -> &'static str {
        match self {
            Self::Boolean => "boolean",
            Self::Event(_) => "event",
            Self::Trait(_) => "trait",
        }
    }

    /// Returns the event that measures the feature.
    pub(crate) fn event(&self) -> Option<&str> {
        match self {
            Self::Event(event) => Some(event),
            Self::Boolean | Self::Trait(_) => None,
        }
    }
}

/// A bundle of entitlements that companies subscribe to.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) id: String,
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) description: String,
    /// Its entitlements, by the id of the feature.
    pub(crate) entitlements: BTreeMap<String, Grant>,
    /// Credits that come with it, by the id of the credit.
    pub(crate) credits: BTreeMap<String, CreditGrant>,
}

impl Listed for Plan {
    fn id(&self) -> &str {
        &self.id
    }

    fn key(&self) -> &str {
        &self.key
    }
}
