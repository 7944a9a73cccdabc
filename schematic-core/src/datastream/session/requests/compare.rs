//! Comparing the keys of requests and of entities.

use crate::Keys;
use crate::store::EntityKind;

/// How texts of keys are compared.
pub(super) type Equal = fn(&str, &str) -> bool;

/// Joins all keys of a request, each of them in the form that `form` gives it.
///
/// Requests are distinguished by their keys as they are written, failed ones in lower case: the server
/// may answer late, and with other spellings than requested.
pub(super) fn request_key(
    kind: EntityKind,
    keys: &Keys,
    form: fn(EntityKind, &str, &str) -> Box<[u8]>,
) -> Box<[u8]> {
    let mut each: Vec<_> = keys
        .iter()
        .map(|(name, value)| form(kind, name, value))
        .collect();
    each.sort_unstable();
    each.dedup();
    each.join(&[0xff, 0xff][..]).into_boxed_slice()
}

/// Returns whether `keys` has all of `some`, which are not none.
pub(super) fn contains(keys: &Keys, some: &Keys, equal: Equal) -> bool {
    let has = |(name, value): (&str, &str)| {
        keys.iter()
            .any(|(other, of)| equal(name, other) && equal(value, of))
    };
    !some.is_empty() && some.iter().all(has)
}

/// Returns whether no key of one has another value in the other.
pub(super) fn agree(requested: &Keys, received: &Keys, equal: Equal) -> bool {
    requested.iter().all(|(name, value)| {
        let mut of_name = received
            .iter()
            .filter(|(other, _)| equal(name, other))
            .peekable();
        of_name.peek().is_none() || of_name.any(|(_, of)| equal(value, of))
    })
}
