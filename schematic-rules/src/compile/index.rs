//! Finding items of a short list by fingerprint, without touching the items.

use std::sync::Arc;

/// For each item its fingerprint and its place, sorted by both.
#[derive(Clone, Debug)]
pub(crate) struct Index(Arc<[(u32, u32)]>);

impl Index {
    /// Indexes the items that have a fingerprint.
    pub(crate) fn new(fingerprints: impl Iterator<Item = Option<u32>>) -> Self {
        let mut entries: Vec<_> = (0..)
            .zip(fingerprints)
            .filter_map(|(place, fingerprint)| Some((fingerprint?, place)))
            .collect();
        entries.sort_unstable();
        Self(entries.into())
    }

    pub(crate) fn size(&self) -> usize {
        size_of_val(&*self.0) + 16
    }

    /// The places of the items with a fingerprint, in the order of the list.
    pub(crate) fn places(&self, fingerprint: u32) -> impl Iterator<Item = usize> {
        let first = self.0.partition_point(|entry| entry.0 < fingerprint);
        self.0
            .iter()
            .skip(first)
            .take_while(move |entry| entry.0 == fingerprint)
            .map(|entry| entry.1 as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_come_in_the_order_of_the_list() {
        let index = Index::new([Some(7), None, Some(3), Some(7)].into_iter());
        assert_eq!(index.places(7).collect::<Vec<_>>(), [0, 3]);
        assert_eq!(index.places(3).collect::<Vec<_>>(), [2]);
        assert_eq!(index.places(5).count(), 0);
    }
}
