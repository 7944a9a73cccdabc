//! A hasher for keys that are hashes already.

use std::hash::{BuildHasherDefault, Hasher};

/// Builds hashers for maps whose keys are hashes already.
pub(crate) type BuildIdentityHasher = BuildHasherDefault<IdentityHasher>;

/// A hasher that returns the one number that it is given.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct IdentityHasher(u64);

impl Hasher for IdentityHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }
}
