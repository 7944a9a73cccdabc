//! Checks of the blocking client, as values.

use std::fmt;
use std::sync::Arc;

use super::Schematic;
use crate::checks::{Output, setter};
use crate::context::EvaluationContext;
use crate::flags::{CheckOptions, CheckResult, FlagKey};

/// A check of one flag that is yet to be made. [`Schematic::check`] creates it.
///
/// [`Check::send`] gives the [`CheckResult`], [`Check::enabled`] the value alone, and [`Check::now`]
/// what can be said without waiting. None of them fails: if Schematic is unreachable, the default
/// value stands.
///
/// ```
/// use schematic_core::flags::Outcome;
/// use schematic_core::{EvaluationContext, Schematic};
///
/// # fn main() -> Result<(), schematic_core::client::BuildError> {
/// let schematic = Schematic::builder("").offline(true).build_blocking()?;
/// let acme = EvaluationContext::company("org", "acme");
///
/// let export = schematic.check("export", &acme).default_value(true).send();
/// assert!(export.value);
/// assert_eq!(export.outcome, Outcome::Offline);
/// # Ok(())
/// # }
/// ```
#[must_use = "a check does nothing until it is sent"]
#[derive(Clone)]
pub struct Check<'a, K> {
    schematic: &'a Schematic,
    flag: K,
    context: &'a EvaluationContext,
    options: CheckOptions,
}

impl<'a, K: FlagKey> Check<'a, K> {
    pub(super) fn new(schematic: &'a Schematic, flag: K, context: &'a EvaluationContext) -> Self {
        Self {
            schematic,
            flag,
            context,
            options: CheckOptions::new(),
        }
    }

    setter!(default_value);
    setter!(timeout);
    setter!(usage);
    setter!(preflight);
    setter!(options);

    /// Decides the flag and returns the result.
    pub fn send(self) -> CheckResult {
        self.schematic
            .decide(self.flag.flag_key(), self.context, &self.options)
    }

    /// Decides the flag and returns its value.
    pub fn enabled(self) -> bool {
        self.schematic
            .decide(self.flag.flag_key(), self.context, &self.options)
    }

    /// Returns the result if that needs no I/O: from the DataStream's memory, from the cache, or
    /// because Schematic cannot be asked. `None` if a request would have to be made.
    #[must_use]
    pub fn now(self) -> Option<CheckResult> {
        self.schematic
            .decide_now(self.flag.flag_key(), self.context, &self.options)
    }

    /// Returns the value alone if that needs no I/O, as [`Check::now`] does. Does not allocate.
    #[must_use]
    pub fn enabled_now(self) -> Option<bool> {
        self.schematic
            .decide_now(self.flag.flag_key(), self.context, &self.options)
    }
}

impl<K: FlagKey> fmt::Debug for Check<'_, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Check")
            .field("flag", &self.flag.flag_key())
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}

/// A check of several flags that is yet to be made. [`Schematic::check_flags`] creates it.
///
/// The results are in the order of the flags; see
/// [`checks::CheckFlags`](crate::checks::CheckFlags).
#[must_use = "a check does nothing until it is sent"]
#[derive(Clone)]
pub struct CheckFlags<'a> {
    schematic: &'a Schematic,
    flags: Vec<&'a str>,
    context: &'a EvaluationContext,
    options: CheckOptions,
}

impl<'a> CheckFlags<'a> {
    pub(super) fn new(
        schematic: &'a Schematic,
        flags: &'a [impl FlagKey],
        context: &'a EvaluationContext,
    ) -> Self {
        Self {
            schematic,
            flags: flags.iter().map(FlagKey::flag_key).collect(),
            context,
            options: CheckOptions::new(),
        }
    }

    setter!(default_value);
    setter!(timeout);
    setter!(options_of_several);

    /// Decides the flags and returns their results.
    ///
    /// What memory or the cache answers is decided on this thread.
    #[must_use]
    pub fn send(self) -> Vec<CheckResult> {
        let (flags, context, options) = (&self.flags, self.context, &self.options);
        let checks = self.schematic.client.checks();
        let miss = match checks.begin_flags(flags, context, options) {
            Ok(results) => return results,
            Err(miss) => miss,
        };
        let client = self.schematic.client.clone();
        let owned: Vec<String> = flags.iter().map(|&flag| flag.to_owned()).collect();
        let (context_of_call, options_of_call) = (context.clone(), options.clone());
        let call = async move {
            let flags: Vec<&str> = owned.iter().map(String::as_str).collect();
            let checks = client.checks();
            checks
                .finish_flags(miss, &flags, &context_of_call, &options_of_call)
                .await
        };
        self.schematic.thread.run(call).unwrap_or_else(|error| {
            let error = Arc::new(error.into());
            checks.abandon_flags(flags, context, options, error)
        })
    }
}

impl fmt::Debug for CheckFlags<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CheckFlags")
            .field("flags", &self.flags)
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}

/// A check of all flags there are, yet to be made. [`Schematic::check_all`] creates it.
///
/// The results are in Schematic's order, always from Schematic's API. When Schematic cannot be asked
/// there are none; an offline client has those that have a default.
#[must_use = "a check does nothing until it is sent"]
#[derive(Clone)]
pub struct CheckAll<'a> {
    schematic: &'a Schematic,
    context: &'a EvaluationContext,
    options: CheckOptions,
}

impl<'a> CheckAll<'a> {
    pub(super) fn new(schematic: &'a Schematic, context: &'a EvaluationContext) -> Self {
        Self {
            schematic,
            context,
            options: CheckOptions::new(),
        }
    }

    setter!(timeout);
    setter!(options_of_several);

    /// Decides the flags and returns their results. There are none on the client's own thread, and
    /// once the client was shut down.
    #[must_use]
    pub fn send(self) -> Vec<CheckResult> {
        if let Some(results) = self.schematic.client.checks().check_all_now(&self.options) {
            return results;
        }
        let client = self.schematic.client.clone();
        let (context, options) = (self.context.clone(), self.options);
        let call = async move { client.check_all(&context).options(options).await };
        self.schematic.thread.run(call).unwrap_or_default()
    }
}

impl fmt::Debug for CheckAll<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CheckAll")
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}

impl Schematic {
    /// Decides a flag without I/O, on this thread.
    pub(super) fn decide_now<R: Output>(
        &self,
        flag: &str,
        context: &EvaluationContext,
        options: &CheckOptions,
    ) -> Option<R> {
        self.client.checks().check_now(flag, context, options)
    }

    /// Decides a flag: on this thread if that needs no I/O, or else on the client's.
    pub(super) fn decide<R: Output + Send + 'static>(
        &self,
        flag: &str,
        context: &EvaluationContext,
        options: &CheckOptions,
    ) -> R {
        let checks = self.client.checks();
        let miss = match checks.begin(flag, context, options) {
            Ok(output) => return output,
            Err(miss) => miss,
        };
        let client = self.client.clone();
        let (owned, context_of_call, options_of_call) =
            (flag.to_owned(), context.clone(), options.clone());
        let call = async move {
            let checks = client.checks();
            checks
                .finish(miss, &owned, &context_of_call, &options_of_call)
                .await
        };
        self.thread
            .run(call)
            .unwrap_or_else(|error| checks.abandon(flag, context, options, Arc::new(error.into())))
    }
}
