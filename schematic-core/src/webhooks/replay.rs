//! What remembers deliveries: those that are being handled, and those that were.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

/// The answer of a [`ReplayGuard`].
pub type ReplayFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Remembers which deliveries are being handled and which were, so that none is handled twice.
///
/// A delivery is claimed by its signature before it is handled. The claim is *begun* until the
/// delivery was handled, and *done* from then on. A begun claim ends when it is released, because
/// the delivery could not be handled, and at the latest when its lease runs out, because nothing
/// more was heard of it. So a delivery that was not handled is accepted when Schematic sends it
/// again.
///
/// Where several processes serve one endpoint, a guard has to stand on something that they share.
/// With a Redis, for example, the three methods are `SET key token NX PX lease`, `SET key done PX
/// keep`, and a script that deletes `key` if it holds `token`.
pub trait ReplayGuard: fmt::Debug + Send + Sync + 'static {
    /// Begins a claim on `signature` that lasts for `lease`, unless there is a claim already.
    ///
    /// A guard that cannot reach its memory answers [`ReplayClaim::Begun`], and the delivery may be
    /// handled twice, or [`ReplayClaim::InProgress`], and it is sent again. With
    /// [`ReplayClaim::Done`] it would be lost.
    fn claim<'a>(
        &'a self,
        signature: &'a [u8; 32],
        lease: Duration,
    ) -> ReplayFuture<'a, ReplayClaim>;

    /// Remembers for the time `keep` that the delivery with `signature` was handled, whatever has
    /// become of the claim on it.
    fn complete<'a>(&'a self, signature: &'a [u8; 32], keep: Duration) -> ReplayFuture<'a, ()>;

    /// Ends the claim on `signature` that was begun with `token`. A claim that is done stays, and so
    /// does one that was begun with another token after the lease of this one had run out.
    ///
    /// It is called where nothing can be awaited, such as when a request is dropped or a handler
    /// panics, and must not block or panic. A guard that needs I/O for it starts that and returns;
    /// if it fails, the lease ends the claim.
    fn release(&self, signature: &[u8; 32], token: u64);
}

/// What has become of a claim on a delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReplayClaim {
    /// The delivery is to be handled.
    Begun {
        /// Tells this claim from others on the same signature. Chosen by the guard.
        token: u64,
    },
    /// The delivery was handled.
    Done,
    /// The delivery is being handled.
    InProgress {
        /// How much of the lease is left.
        remaining: Duration,
    },
}
