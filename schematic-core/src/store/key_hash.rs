//! Hashing and comparing keys: of flags in lower case, of companies and users as they are written.

use std::hash::{BuildHasher, Hasher};

use super::EntityKind;

/// Hashes keys for lookups: keys of flags in lower case, since they are the same whatever their
/// case, and keys of companies and users as they are, since those of two tenants may differ in case
/// alone.
///
/// A lookup compares the keys themselves too. The seed is drawn anew in each process, so that a
/// client cannot choose keys that collide.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KeyHasher {
    seed: u64,
}

impl KeyHasher {
    pub(crate) fn new() -> Self {
        let random = std::hash::RandomState::new();
        Self {
            seed: random.build_hasher().finish(),
        }
    }

    /// Returns the hash of several texts, in their order and as they are.
    #[inline]
    pub(crate) fn texts<'t>(self, texts: impl IntoIterator<Item = &'t str>) -> u64 {
        texts.into_iter().fold(self.seed, exact)
    }

    /// Returns a hash that no key of a company or user has.
    pub(crate) fn unused(self) -> u64 {
        mix(self.seed, 0)
    }

    /// Returns the hash of the id of a company or user.
    #[inline]
    pub(crate) fn id(self, kind: EntityKind, id: &str) -> u64 {
        exact(mix(self.seed, 3 + kind as u64), id)
    }

    /// Returns the hash of a flag's key.
    #[inline]
    pub(crate) fn flag(self, key: &str) -> u64 {
        lower(self.seed, key)
    }

    /// Returns the hash of a key of a company or user, whatever its case.
    pub(crate) fn entity_in_any_case(self, kind: EntityKind, name: &str, value: &str) -> u64 {
        lower(lower(mix(self.seed, 1 + kind as u64), name), value)
    }

    /// Returns the hash of a key of a company or user.
    #[inline]
    pub(crate) fn entity(self, kind: EntityKind, name: &str, value: &str) -> u64 {
        exact(exact(mix(self.seed, 1 + kind as u64), name), value)
    }
}

/// Returns whether two texts are the same but for their case.
#[inline]
pub(crate) fn same_key(one: &str, other: &str) -> bool {
    // Most are written alike, and that is found out soonest.
    one == other
        || one.eq_ignore_ascii_case(other)
        || !(one.is_ascii() && other.is_ascii()) && one.to_lowercase() == other.to_lowercase()
}

/// Joins a key of a company or user as it is written, to be compared and sorted as a whole.
pub(crate) fn exact_key(kind: EntityKind, name: &str, value: &str) -> Box<[u8]> {
    // No text holds this byte, so a name cannot run into its value.
    [&[kind as u8], name.as_bytes(), &[0xff], value.as_bytes()]
        .concat()
        .into_boxed_slice()
}

/// Joins a key of a company or user in lower case, to be compared and sorted as a whole.
pub(crate) fn lower_key(kind: EntityKind, name: &str, value: &str) -> Box<[u8]> {
    exact_key(kind, &name.to_lowercase(), &value.to_lowercase())
}

/// Mixes in a text as it is.
#[inline]
fn exact(hash: u64, text: &str) -> u64 {
    bytes(hash, text.as_bytes(), |word| word)
}

/// Mixes in a text in lower case.
fn lower(hash: u64, text: &str) -> u64 {
    if text.is_ascii() {
        bytes(hash, text.as_bytes(), small)
    } else {
        bytes(hash, text.to_lowercase().as_bytes(), |word| word)
    }
}

/// Mixes in bytes, eight at a time after `map`.
#[inline]
fn bytes(mut hash: u64, bytes: &[u8], map: impl Fn(u64) -> u64) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    for word in words {
        hash = mix(hash, map(u64::from_le_bytes(*word)));
    }
    // The length sets apart what is filled up alike.
    let length = (bytes.len() as u64) << 56;
    let last = rest
        .iter()
        .rev()
        .fold(0, |word, byte| (word << 8) | u64::from(*byte));
    mix(hash, map(last) ^ length)
}

/// Turns capital letters among eight bytes into small ones.
const fn small(word: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * ONES;
    let low = word & !HIGH;
    let from_a = low + (0x80 - b'A' as u64) * ONES;
    let past_z = low + (0x7f - b'Z' as u64) * ONES;
    let capital = !word & (from_a ^ past_z) & HIGH;
    word | (capital >> 2)
}

/// Mixes a word into a hash, by a multiplication of which no bit is lost.
const fn mix(hash: u64, word: u64) -> u64 {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let product = (hash ^ word) as u128 * ODD as u128;
    product as u64 ^ (product >> 64) as u64
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn case_makes_no_difference() {
        let hasher = KeyHasher::new();
        for (one, other) in [
            ("Beta-X", "bEta-x"),
            ("ÄRGER", "ärger"),
            ("", ""),
            ("abcdefgh", "ABCDEFGH"),
            ("abcdefghi", "ABCDEFGHI"),
        ] {
            assert_eq!(hasher.flag(one), hasher.flag(other));
            assert!(same_key(one, other));
        }
        for byte in 0..128_u8 {
            let text = char::from(byte).to_string();
            let lower = text.to_lowercase();
            assert_eq!(hasher.flag(&text), hasher.flag(&lower), "{byte}");
        }
        assert!(!same_key("ärger", "arger"));
        assert!(!same_key("@", "`"));
    }

    #[test]
    fn different_keys_have_different_hashes() {
        use EntityKind::{Company, User};
        let hasher = KeyHasher::new();
        let mut seen = HashSet::new();
        for number in 0..20_000 {
            let text = number.to_string();
            seen.insert(hasher.flag(&text));
            seen.insert(hasher.entity(Company, "id", &text));
            seen.insert(hasher.entity(User, "id", &text));
            seen.insert(hasher.entity(User, &text, "id"));
            seen.insert(hasher.id(Company, &text));
            seen.insert(hasher.id(User, &text));
        }
        for length in 0..200 {
            assert!(seen.insert(hasher.flag(&"x".repeat(length))));
            assert!(seen.insert(hasher.flag(&"\0".repeat(length))) || length == 0);
        }
        assert_eq!(seen.len(), 120_000 + 399);
        assert_ne!(
            hasher.entity(Company, "or", "ga"),
            hasher.entity(Company, "org", "a")
        );
        for other in ["A", "ÄRGER", "\u{212a}iwi"] {
            let lower = other.to_lowercase();
            assert_ne!(
                hasher.entity(Company, "org", other),
                hasher.entity(Company, "org", &lower)
            );
            assert_ne!(hasher.texts([other]), hasher.texts([&*lower]));
            assert_ne!(
                exact_key(User, "org", other),
                exact_key(User, "org", &lower)
            );
        }
        assert_ne!(
            lower_key(Company, "or", "ga"),
            lower_key(Company, "org", "a")
        );
        assert_eq!(lower_key(User, "Org", "Ä"), lower_key(User, "org", "ä"));
    }
}
