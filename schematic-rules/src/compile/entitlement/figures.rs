//! The figures of one company's entitlement, packed: a company has many.

use serde_json::{Map, Value};

use crate::wire;
use crate::wire::size::HeapSize as _;

/// What is granted and used. Each may be missing; three options would take half as much again.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counts {
    allocation: i64,
    soft_limit: i64,
    usage: i64,
    has_allocation: bool,
    has_soft_limit: bool,
    has_usage: bool,
}

impl Counts {
    pub(super) fn of(entitlement: &wire::Entitlement) -> Self {
        Self {
            allocation: entitlement.allocation.unwrap_or_default(),
            soft_limit: entitlement.soft_limit.unwrap_or_default(),
            usage: entitlement.usage.unwrap_or_default(),
            has_allocation: entitlement.allocation.is_some(),
            has_soft_limit: entitlement.soft_limit.is_some(),
            has_usage: entitlement.usage.is_some(),
        }
    }

    pub(super) const fn allocation(&self) -> Option<i64> {
        if self.has_allocation {
            Some(self.allocation)
        } else {
            None
        }
    }

    pub(super) const fn soft_limit(&self) -> Option<i64> {
        if self.has_soft_limit {
            Some(self.soft_limit)
        } else {
            None
        }
    }

    pub(super) const fn usage(&self) -> Option<i64> {
        if self.has_usage {
            Some(self.usage)
        } else {
            None
        }
    }

    pub(super) const fn set_usage(&mut self, usage: i64) {
        self.usage = usage;
        self.has_usage = true;
    }
}

/// What most entitlements do not have: credits, and members that are not known.
#[derive(Clone, Debug, Default)]
pub(super) struct Rare {
    pub(super) credit_total: Option<f64>,
    pub(super) credit_used: Option<f64>,
    pub(super) credit_remaining: Option<f64>,
    pub(super) credit_reserved: Option<f64>,
    pub(super) credit_settled: Option<f64>,
    pub(super) extra: Map<String, Value>,
}

impl Rare {
    /// `None` when there is nothing of the kind.
    pub(super) fn of(entitlement: &wire::Entitlement) -> Option<Box<Self>> {
        let credits = [
            entitlement.credit_total,
            entitlement.credit_used,
            entitlement.credit_remaining,
            entitlement.credit_reserved,
            entitlement.credit_settled,
        ];
        if credits.iter().all(Option::is_none) && entitlement.extra.is_empty() {
            return None;
        }
        Some(Box::new(Self {
            credit_total: entitlement.credit_total,
            credit_used: entitlement.credit_used,
            credit_remaining: entitlement.credit_remaining,
            credit_reserved: entitlement.credit_reserved,
            credit_settled: entitlement.credit_settled,
            extra: entitlement.extra.clone(),
        }))
    }

    pub(super) fn size(&self) -> usize {
        size_of::<Self>() + self.extra.heap_size()
    }
}
