//! Finding items of a list by fingerprint, almost without touching the items.

use std::sync::Arc;

/// A small open-addressing hash table over the items of a list.
///
/// A slot holds the place of an item in as many low bits as number the slots, and in the other
/// bits those of the item's fingerprint. Items are entered in the order of the list, so that of
/// equal ones the first is found first.
#[derive(Clone, Debug)]
pub(crate) struct Index(Arc<[u32]>);

/// An empty slot. No item has this slot's place, since there are more slots than items.
const EMPTY: u32 = u32::MAX;

impl Index {
    /// Indexes the items that have a fingerprint.
    pub(crate) fn new(fingerprints: impl ExactSizeIterator<Item = Option<u32>>) -> Self {
        if fingerprints.len() == 0 {
            return Self(Arc::new([]));
        }
        // At most three quarters full, and never quite.
        let count = (fingerprints.len() + fingerprints.len() / 3 + 1).next_power_of_two();
        let mask = low_bits(count);
        let mut slots = vec![EMPTY; count];
        for (place, fingerprint) in (0..).zip(fingerprints) {
            let Some(fingerprint) = fingerprint else {
                continue;
            };
            let mut slot = fingerprint & mask;
            while slots
                .get(slot as usize)
                .is_some_and(|taken| *taken != EMPTY)
            {
                slot = (slot + 1) & mask;
            }
            if let Some(free) = slots.get_mut(slot as usize) {
                *free = fingerprint & !mask | place;
            }
        }
        Self(slots.into())
    }

    pub(crate) fn size(&self) -> usize {
        size_of_val(&*self.0) + 16
    }

    /// The first place for which `is_it` holds. It is asked about places whose items may have the
    /// fingerprint.
    #[inline]
    pub(crate) fn find<T>(
        &self,
        fingerprint: u32,
        mut is_it: impl FnMut(usize) -> Option<T>,
    ) -> Option<T> {
        let mask = low_bits(self.0.len());
        let mut slot = fingerprint & mask;
        loop {
            let entry = *self.0.get(slot as usize)?;
            if entry == EMPTY {
                return None;
            }
            if (entry ^ fingerprint) & !mask == 0
                && let Some(found) = is_it((entry & mask) as usize)
            {
                return Some(found);
            }
            slot = (slot + 1) & mask;
        }
    }
}

/// All ones below a power of two.
const fn low_bits(power_of_two: usize) -> u32 {
    (power_of_two as u32).wrapping_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(index: &Index, fingerprints: &[Option<u32>], wanted: u32) -> Vec<usize> {
        let mut found = Vec::new();
        let none = index.find(wanted, |place| {
            if fingerprints[place] == Some(wanted) {
                found.push(place);
            }
            None::<()>
        });
        assert_eq!(none, None);
        found
    }

    #[test]
    fn finds_every_item_in_the_order_of_the_list() {
        for count in 0..200_u32 {
            // Few different fingerprints, among them the extremes.
            let fingerprints: Vec<_> = (0..count)
                .map(|n| (n % 7 != 0).then_some([0, u32::MAX, n % 13, n << 20][n as usize % 4]))
                .collect();
            let index = Index::new(fingerprints.iter().copied());
            for wanted in fingerprints.iter().flatten() {
                let expected: Vec<_> = (0..fingerprints.len())
                    .filter(|place| fingerprints[*place] == Some(*wanted))
                    .collect();
                assert_eq!(places(&index, &fingerprints, *wanted), expected);
            }
            assert!(places(&index, &fingerprints, 0xdead_beef).is_empty());
        }
    }
}
