//! Which node has which keys.

use std::collections::HashMap;
use std::sync::Arc;

use super::address::Address;
use super::node::Node;

/// The slots from `first` to `last`, and where their master is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) first: u16,
    pub(super) last: u16,
    pub(super) master: Address,
}

/// The masters, by slots.
#[derive(Default)]
pub(super) struct Topology {
    /// By their first slots; they do not overlap.
    ranges: Vec<(u16, u16, Arc<Node>)>,
    /// Slots of which a node said since that they have moved.
    moved: HashMap<u16, Arc<Node>>,
}

impl Topology {
    /// Creates a topology of what `node` makes of addresses.
    pub(super) fn new(
        ranges: Vec<Range>,
        mut node: impl FnMut(&Address) -> Option<Arc<Node>>,
    ) -> Self {
        let ranges = ranges.into_iter();
        let mut ranges: Vec<_> = ranges
            .filter_map(|range| Some((range.first, range.last, node(&range.master)?)))
            .collect();
        ranges.sort_by_key(|(first, _, _)| *first);
        Self {
            ranges,
            moved: HashMap::new(),
        }
    }

    /// Returns this, with one slot at another node.
    pub(super) fn with_moved(&self, slot: u16, node: Arc<Node>) -> Self {
        let mut moved = self.moved.clone();
        moved.insert(slot, node);
        Self {
            ranges: self.ranges.clone(),
            moved,
        }
    }

    /// Returns the master of a slot.
    pub(super) fn find(&self, slot: u16) -> Option<&Arc<Node>> {
        if let Some(node) = self.moved.get(&slot) {
            return Some(node);
        }
        let after = self.ranges.partition_point(|(first, _, _)| *first <= slot);
        let (_, last, node) = self.ranges.get(after.checked_sub(1)?)?;
        (slot <= *last).then_some(node)
    }

    /// Returns all nodes, each once, by their addresses.
    pub(super) fn nodes(&self) -> Vec<Arc<Node>> {
        let of_ranges = self.ranges.iter().map(|(_, _, node)| node);
        let mut nodes: Vec<_> = of_ranges.chain(self.moved.values()).cloned().collect();
        nodes.sort_by(|one, other| one.address().cmp(other.address()));
        nodes.dedup_by(|one, other| one.address() == other.address());
        nodes
    }

    /// Returns the node at an address.
    pub(super) fn at(&self, address: &Address) -> Option<Arc<Node>> {
        let of_ranges = self.ranges.iter().map(|(_, _, node)| node);
        let mut nodes = of_ranges.chain(self.moved.values());
        nodes.find(|node| node.address() == address).cloned()
    }
}
