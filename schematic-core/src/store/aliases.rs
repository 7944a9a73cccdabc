//! Spellings of keys for which the server or the API answered with an entity whose own keys differ in
//! case.

use super::same_key;
use crate::Keys;
use crate::context::PIECE;

/// How many aliases an entity may have. One more takes the place of the oldest.
const MAX_ALIASES: usize = 8;

/// Keys of an entity in other cases than its own.
///
/// Keys of two tenants may differ in case alone, so a spelling leads to an entity only after the
/// server or the API was asked for exactly that spelling and answered with the entity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Aliases(Vec<(Box<str>, Box<str>)>);

impl Aliases {
    /// Adds those keys of a request that are keys of the entity in another case, and for which
    /// `is_free` returns true.
    pub(super) fn add(&mut self, asked: &Keys, own: &Keys, is_free: impl Fn(&str, &str) -> bool) {
        for (name, value) in asked.iter() {
            if !self.contains(name, value) && is_alias(name, value, own) && is_free(name, value) {
                if self.0.len() == MAX_ALIASES {
                    self.0.remove(0);
                }
                self.0.push((name.into(), value.into()));
            }
        }
    }

    /// Keeps the aliases that are keys of the entity in another case still, and for which `keep`
    /// returns true.
    pub(super) fn retain(&mut self, own: &Keys, keep: impl Fn(&str, &str) -> bool) {
        self.0
            .retain(|(name, value)| is_alias(name, value, own) && keep(name, value));
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (&**name, &**value))
    }

    pub(super) fn contains(&self, name: &str, value: &str) -> bool {
        self.iter().any(|alias| alias == (name, value))
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) const fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns about how many bytes they take.
    pub(super) fn size(&self) -> usize {
        let texts = self
            .iter()
            .map(|(name, value)| name.len() + value.len() + 2 * PIECE);
        size_of::<Self>()
            + PIECE
            + self.0.capacity() * 2 * size_of::<Box<str>>()
            + texts.sum::<usize>()
    }
}

/// Returns whether a key is one of `own` but for its case.
fn is_alias(name: &str, value: &str, own: &Keys) -> bool {
    own.get(name) != Some(value)
        && own
            .iter()
            .any(|(other, of)| same_key(value, of) && same_key(name, other))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn free(_: &str, _: &str) -> bool {
        true
    }

    #[test]
    fn only_keys_that_differ_in_case_are_aliases() {
        let own = Keys::from([("org", "acme"), ("slug", "kiwi")]);
        let mut aliases = Aliases::default();
        aliases.add(&Keys::from([("org", "acme"), ("typo", "zz")]), &own, free);
        assert!(aliases.is_empty());
        aliases.add(
            &Keys::from([("ORG", "acme"), ("slug", "\u{212a}iwi")]),
            &own,
            free,
        );
        aliases.add(&Keys::from([("ORG", "acme")]), &own, free);
        assert_eq!(aliases.len(), 2);
        assert!(aliases.contains("ORG", "acme") && !aliases.contains("org", "acme"));
        aliases.retain(&Keys::from([("org", "acme")]), |_, _| true);
        assert_eq!(aliases.iter().collect::<Vec<_>>(), [("ORG", "acme")]);
        aliases.retain(&Keys::from([("ORG", "acme")]), |_, _| true);
        assert!(aliases.is_empty());
    }

    #[test]
    fn the_oldest_alias_makes_room() {
        let own = Keys::from([("org", "abcdefghij")]);
        let mut aliases = Aliases::default();
        for number in 0..10 {
            let letters = "abcdefghij".chars().enumerate();
            let value: String = letters
                .map(|(place, letter)| {
                    if place == number {
                        letter.to_ascii_uppercase()
                    } else {
                        letter
                    }
                })
                .collect();
            aliases.add(&Keys::from([("org", value)]), &own, free);
        }
        assert_eq!(aliases.len(), MAX_ALIASES);
        assert!(!aliases.contains("org", "aBcdefghij") && aliases.contains("org", "abCdefghij"));
    }
}
