use std::fmt;

use super::{GuardPolicy, Verdict};
use crate::request::{Flags, Missed};

/// A verdict that has to be waited for. [`GuardPolicy::begin`] returns it.
#[must_use]
pub struct PendingVerdict {
    policy: GuardPolicy,
    flags: Flags,
    missed: Missed,
}

impl PendingVerdict {
    pub(super) fn new(policy: &GuardPolicy, flags: &Flags, missed: Missed) -> Self {
        Self {
            policy: policy.clone(),
            flags: flags.clone(),
            missed,
        }
    }

    /// Waits for the verdict.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point.
    pub async fn wait(self) -> Verdict {
        let Self {
            policy,
            flags,
            missed,
        } = self;
        let result = flags.check_missed(&policy.flag, missed).await;
        policy.judge(&result, flags.evaluator())
    }
}

impl fmt::Debug for PendingVerdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PendingVerdict")
            .field("policy", &self.policy)
            .field("flags", &self.flags)
            .finish_non_exhaustive()
    }
}
