//! Guards: whom a route lets pass, and how it refuses the others.

mod entitlement;
mod judge;
mod pending;
#[cfg(test)]
mod tests;

use std::sync::Arc;

pub use self::pending::PendingVerdict;
use super::{FlagKey, Flags, Refusal, RefusalKind, RefusalStatus, TypedFlag};
use crate::flags::RuleType;

/// A rule for one route: whom to let pass, and how to refuse the others.
///
/// | when | status | code |
/// | --- | --- | --- |
/// | the request names no company and no user | 401 | `identity_missing` |
/// | the flag is off, or Schematic does not know it | 403, or [`GuardPolicy::status`] | `flag_off` |
/// | it is off because a usage limit is reached | 429 | `usage_exhausted` |
/// | it is off because credits are used up | 402 | `credits_exhausted` |
/// | Schematic cannot be asked, and the flag has no default | 503, or passes with [`GuardPolicy::fail_open`] | `undecided` |
///
/// A default that is configured for the flag, also `false`, stands in for Schematic while that
/// cannot be asked. A 404 without the API's own error body comes from something that answers in
/// place of Schematic, so it counts as that too.
#[derive(Clone, Debug)]
pub struct GuardPolicy {
    flag: Arc<str>,
    status: RefusalStatus,
    fail_open: bool,
}

/// What a guard decides about a request.
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub enum Verdict {
    /// It may pass.
    Allow,
    /// It may not.
    Refuse(Refusal),
}

impl GuardPolicy {
    /// Lets pass those for whom `flag` is on.
    #[must_use]
    pub fn new(flag: impl FlagKey) -> Self {
        Self {
            flag: flag.flag_key().into(),
            status: RefusalStatus::default(),
            fail_open: false,
        }
    }

    /// Creates the policy of a guard whose type says all about it.
    #[doc(hidden)]
    #[must_use]
    pub fn of<F: TypedFlag, const STATUS: u16, const FAIL_OPEN: bool>() -> Self {
        let policy = Self::new(F::KEY).status(RefusalStatus::of::<STATUS>());
        if FAIL_OPEN {
            policy.fail_open()
        } else {
            policy
        }
    }

    /// Refuses with `status` instead of 403 when the flag is off. Missing identities, limits and
    /// credits keep their own.
    #[must_use]
    pub fn status(mut self, status: RefusalStatus) -> Self {
        self.status = status;
        self
    }

    /// Lets requests pass while Schematic cannot be asked and no default is configured for the
    /// flag. By default they are refused with 503.
    #[must_use]
    pub fn fail_open(mut self) -> Self {
        self.fail_open = true;
        self
    }

    /// Returns the key of the flag.
    #[must_use]
    pub fn flag(&self) -> &str {
        &self.flag
    }

    /// Decides about the request that `flags` belongs to.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point.
    pub async fn verdict(&self, flags: &Flags) -> Verdict {
        match self.begin(flags) {
            Ok(verdict) => verdict,
            Err(pending) => pending.wait().await,
        }
    }

    /// Decides about the request that `flags` belongs to, as far as that needs no waiting.
    ///
    /// # Errors
    ///
    /// Returns the rest of the decision if it has to be waited for.
    pub fn begin(&self, flags: &Flags) -> Result<Verdict, PendingVerdict> {
        if let Err(refusal) = self.identified(flags) {
            return Ok(self.refuse(refusal));
        }
        // A request that the rules let pass is let pass, whatever else the answer says.
        let result = flags.look_now(&self.flag, |answer| {
            (!answer.is_decided_on()).then(|| answer.whole())
        });
        match result {
            Ok(None) => Ok(Verdict::Allow),
            Ok(Some(result)) => Ok(self.judge(&result, flags.evaluator())),
            Err(missed) => Err(PendingVerdict::new(self, flags, missed)),
        }
    }

    /// Decides about the request that `flags` belongs to if that needs no waiting; otherwise
    /// returns `None`.
    #[must_use]
    pub fn verdict_now(&self, flags: &Flags) -> Option<Verdict> {
        self.begin(flags).ok()
    }

    /// Decides about the request that `flags` belongs to, which is to use `units` of the flag's
    /// feature: it is refused if fewer are left.
    ///
    /// A number of 0 or less counts as none: see [`Flags::allows`].
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point.
    pub async fn verdict_for_units(&self, flags: &Flags, units: i64) -> Verdict {
        match self.identified(flags) {
            Ok(()) => {
                let result = flags.check_units(&self.flag, units).await;
                let verdict = self.judge(&result, flags.evaluator());
                let by_entitlement = matches!(
                    result.rule_type,
                    Some(RuleType::PlanEntitlement | RuleType::CompanyOverride)
                );
                if result.value && by_entitlement {
                    // An entitlement to these units is one to fewer, so this is the request's
                    // answer as well. Other rules may match for this number alone.
                    flags.keep(&self.flag, result);
                }
                verdict
            }
            Err(refusal) => self.refuse(refusal),
        }
    }

    /// Returns the refusal for an application that has set up nothing that resolves keys. Logs an
    /// error that names `missing`, which is what has to be added.
    #[must_use]
    pub fn not_set_up(&self, missing: &str) -> Refusal {
        crate::telemetry::log!(
            error, target: crate::telemetry::GUARDS,
            { feature_flag.key = &*self.flag },
            "no keys are resolved for the request that this guard decides about: put {missing} \
             outside it",
        );
        Refusal::new(RefusalKind::NotSetUp, &self.flag)
    }

    fn identified(&self, flags: &Flags) -> Result<(), Refusal> {
        if flags.context().is_empty() {
            return Err(Refusal::new(RefusalKind::IdentityMissing, &self.flag));
        }
        Ok(())
    }

    fn refuse(&self, refusal: Refusal) -> Verdict {
        self.log(&refusal);
        Verdict::Refuse(refusal)
    }

    fn log(&self, refusal: &Refusal) {
        crate::telemetry::log!(
            debug, target: crate::telemetry::GUARDS,
            {
                feature_flag.key = &*self.flag,
                code = refusal.code(),
                http.response.status_code = refusal.status()
            },
            "refused",
        );
    }
}
