use super::{GuardPolicy, Verdict};
use crate::flags::Entitlement;
use crate::request::{Flags, Refusal, RefusalKind};

impl GuardPolicy {
    /// Returns what the company of this request may use of the flag's feature, also when all of it is
    /// used. `None` if it is entitled to nothing, or the flag is not a feature's.
    ///
    /// # Errors
    ///
    /// Returns the refusal if the request has no identity or the flag cannot be decided. With
    /// [`GuardPolicy::fail_open`], a flag that cannot be decided gives `None`.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point.
    pub async fn entitlement(&self, flags: &Flags) -> Result<Option<Entitlement>, Refusal> {
        self.identified(flags)
            .inspect_err(|refusal| self.log(refusal))?;
        let result = flags.check(&self.flag).await;
        if let Some(entitlement) = result.entitlement.as_deref() {
            return Ok(Some(entitlement.clone()));
        }
        match self.judge(&result, flags.evaluator()) {
            Verdict::Refuse(refusal) if refusal.kind() == RefusalKind::Undecided => Err(refusal),
            _ => Ok(None),
        }
    }

    /// Returns what the company of this request may use of the flag's feature, for a route that
    /// needs an entitlement.
    ///
    /// # Errors
    ///
    /// Returns the refusals of [`GuardPolicy::entitlement`]. A request without an entitlement is
    /// refused as if the flag were off.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point.
    pub async fn required_entitlement(&self, flags: &Flags) -> Result<Entitlement, Refusal> {
        self.entitlement(flags).await?.ok_or_else(|| {
            let refusal = Refusal::new(RefusalKind::FlagOff, &self.flag).with_status(self.status);
            self.log(&refusal);
            refusal
        })
    }
}
