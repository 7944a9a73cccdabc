//! Grants of features by plans and overrides.

use schematic_protocol::Timestamp;
use schematic_rules::EntitlementValueType;

use super::Window;

/// How much of a feature is granted.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Grant {
    /// The feature is on or off.
    Boolean(bool),
    /// Usage is not limited.
    Unlimited,
    /// Usage is limited to so many units in a period.
    Limited {
        limit: i64,
        window: Window,
        /// Where extra charges begin. With a soft limit, usage is not refused at the limit.
        soft_limit: Option<i64>,
    },
    /// Usage is limited to the number in a trait of the company; with the trait's key.
    ByTrait { key: String, window: Window },
    /// Usage draws credits; with the credit's id and the price of a unit.
    Credit { credit_id: String, rate: f64 },
}

impl Grant {
    pub(crate) const fn value_type(&self) -> EntitlementValueType {
        match self {
            Self::Boolean(_) => EntitlementValueType::Boolean,
            Self::Unlimited => EntitlementValueType::Unlimited,
            Self::Limited { .. } => EntitlementValueType::Numeric,
            Self::ByTrait { .. } => EntitlementValueType::Trait,
            Self::Credit { .. } => EntitlementValueType::Credit,
        }
    }

    /// Returns how generous a grant is, to choose between several plans.
    pub(super) fn rank(&self) -> (u8, i64) {
        match self {
            Self::Unlimited => (4, 0),
            Self::Boolean(true) => (3, 0),
            Self::Limited { limit, .. } => (2, *limit),
            Self::ByTrait { .. } => (1, 1),
            Self::Credit { .. } => (1, 0),
            Self::Boolean(false) => (0, 0),
        }
    }
}

/// What a plan or an override grants of a feature.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entitlement {
    pub(crate) grant: Grant,
    /// When an override ends.
    pub(crate) expires_at: Option<Timestamp>,
    /// A note on an override, which is only shown.
    pub(crate) note: Option<String>,
    pub(crate) created_at: Timestamp,
    pub(crate) updated_at: Timestamp,
}

impl Entitlement {
    pub(crate) const fn new(grant: Grant, now: Timestamp) -> Self {
        Self {
            grant,
            expires_at: None,
            note: None,
            created_at: now,
            updated_at: now,
        }
    }

    /// Returns a new entitlement in place of one that there may be.
    pub(crate) fn replacing(before: Option<&Self>, grant: Grant, now: Timestamp) -> Self {
        match before {
            Some(before) if before.grant == grant && before.expires_at.is_none() => before.clone(),
            Some(before) => Self {
                created_at: before.created_at,
                ..Self::new(grant, now)
            },
            None => Self::new(grant, now),
        }
    }

    /// Returns whether it is an override that has ended.
    pub(crate) fn has_ended(&self, now: Timestamp) -> bool {
        self.expires_at.is_some_and(|end| end <= now)
    }

    /// Returns whether it grants the same.
    pub(crate) fn grants_as(&self, other: &Self) -> bool {
        self.grant == other.grant && self.expires_at == other.expires_at
    }
}
