//! Spend policies with their times read once.

use schematic_protocol::Timestamp;

use super::Symbol;
use super::intern::Texts;
use crate::wire;
use crate::wire::size::HeapSize as _;

/// A limit on draws from one credit.
#[derive(Clone, Debug)]
pub(crate) struct SpendPolicy {
    pub(crate) credit_id: Symbol,
    /// `None` when it has no end or one that cannot be read.
    pub(crate) resets_at: Option<Timestamp>,
    pub(crate) wire: wire::SpendPolicy,
}

impl SpendPolicy {
    pub(super) fn list(policies: &[wire::SpendPolicy], texts: &mut Texts) -> Box<[Self]> {
        policies
            .iter()
            .map(|policy| Self {
                credit_id: texts.symbol(&policy.credit_id),
                resets_at: policy
                    .resets_at
                    .as_deref()
                    .and_then(|text| text.parse().ok()),
                wire: policy.clone(),
            })
            .collect()
    }

    pub(super) fn size(policies: &[Self]) -> usize {
        let each = |policy: &Self| policy.credit_id.heap_size() + policy.wire.heap_size();
        size_of_val(policies) + policies.iter().map(each).sum::<usize>()
    }

    pub(super) fn to_wire(policies: &[Self]) -> Vec<wire::SpendPolicy> {
        policies.iter().map(|policy| policy.wire.clone()).collect()
    }
}
