//! The rules of a flag, a company and a user in the one order in which they are tried.

use crate::compile::Rule;

/// Merges three sorted lists. Of equal rules those of the earlier list come first.
pub(super) struct InOrder<'a> {
    lists: [&'a [Rule]; 3],
}

impl<'a> InOrder<'a> {
    pub(super) const fn new(lists: [&'a [Rule]; 3]) -> Self {
        Self { lists }
    }
}

impl<'a> Iterator for InOrder<'a> {
    type Item = &'a Rule;

    fn next(&mut self) -> Option<&'a Rule> {
        // `min_by_key` gives the first of equal ones.
        let list = self
            .lists
            .iter_mut()
            .filter(|list| !list.is_empty())
            .min_by_key(|list| list.first().map(Rule::order))?;
        let (first, rest) = list.split_first()?;
        *list = rest;
        Some(first)
    }
}
