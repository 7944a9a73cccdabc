//! Locks that outlast a panic.
//!
//! What is behind them is changed in steps that cannot be seen half-done, or does not matter once a
//! panic has passed, so a poisoned lock is as good as any other.

use std::sync::{self, MutexGuard, PoisonError, RwLockReadGuard, RwLockWriteGuard};

/// A mutex that ignores poisoning.
#[derive(Debug, Default)]
pub(crate) struct Mutex<T>(sync::Mutex<T>);

impl<T> Mutex<T> {
    pub(crate) const fn new(value: T) -> Self {
        Self(sync::Mutex::new(value))
    }

    /// Locks it, waiting for as long as another thread holds it.
    #[inline]
    pub(crate) fn lock(&self) -> MutexGuard<'_, T> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A reader-writer lock that ignores poisoning.
#[derive(Debug, Default)]
pub(crate) struct RwLock<T>(sync::RwLock<T>);

impl<T> RwLock<T> {
    /// Locks it for reading, waiting for as long as another thread writes.
    #[inline]
    pub(crate) fn read(&self) -> RwLockReadGuard<'_, T> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Locks it for writing, waiting for as long as another thread holds it.
    #[inline]
    pub(crate) fn write(&self) -> RwLockWriteGuard<'_, T> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    #[test]
    fn a_panic_under_the_lock_is_no_obstacle() {
        let mutex = Mutex::new(1);
        thread::scope(|scope| {
            let panicking = scope.spawn(|| {
                let mut value = mutex.lock();
                *value = 2;
                panic!("under the lock");
            });
            assert!(panicking.join().is_err());
        });
        assert_eq!(*mutex.lock(), 2);
    }
}
