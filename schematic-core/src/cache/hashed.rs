//! Keys that are hashed once.

use std::hash::{BuildHasher, Hash, Hasher};

use moka::Equivalent;

use super::key::{AnswerKey, BorrowedKey};

/// A key with its hash. The table of a full cache is tidied up again and again and asks for the
/// hashes of all it holds then, which costs more than all else about keeping an answer.
pub(super) struct Hashed<K> {
    hash: u64,
    key: K,
}

impl<K: Hash> Hashed<K> {
    pub(super) fn new(key: K, state: &impl BuildHasher) -> Self {
        Self {
            hash: state.hash_one(&key),
            key,
        }
    }
}

impl<K> Hash for Hashed<K> {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        hasher.write_u64(self.hash);
    }
}

impl<K: PartialEq> PartialEq for Hashed<K> {
    fn eq(&self, other: &Self) -> bool {
        self.hash == other.hash && self.key == other.key
    }
}

impl<K: Eq> Eq for Hashed<K> {}

impl Equivalent<Hashed<AnswerKey>> for Hashed<BorrowedKey<'_>> {
    fn equivalent(&self, key: &Hashed<AnswerKey>) -> bool {
        self.hash == key.hash && self.key.equivalent(&key.key)
    }
}

/// Takes the one number that a [`Hashed`] writes for the hash.
#[derive(Clone, Default)]
pub(super) struct AsWritten(u64);

impl Hasher for AsWritten {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }
}
