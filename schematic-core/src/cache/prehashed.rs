//! Keys that are hashed once.

use std::hash::{BuildHasher, Hash, Hasher};

use moka::Equivalent;

use super::key::{AnswerKey, BorrowedKey};

/// A key with its hash. The table of a full cache is tidied up again and again and asks for the
/// hashes of all it holds then, which costs more than all else about keeping an answer.
pub(super) struct Prehashed<K> {
    hash: u64,
    key: K,
}

impl<K: Hash> Prehashed<K> {
    pub(super) fn new(key: K, state: &impl BuildHasher) -> Self {
        Self {
            hash: state.hash_one(&key),
            key,
        }
    }
}

impl<K> Hash for Prehashed<K> {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        hasher.write_u64(self.hash);
    }
}

impl<K: PartialEq> PartialEq for Prehashed<K> {
    fn eq(&self, other: &Self) -> bool {
        self.hash == other.hash && self.key == other.key
    }
}

impl<K: Eq> Eq for Prehashed<K> {}

impl Equivalent<Prehashed<AnswerKey>> for Prehashed<BorrowedKey<'_>> {
    fn equivalent(&self, key: &Prehashed<AnswerKey>) -> bool {
        self.hash == key.hash && self.key.equivalent(&key.key)
    }
}
