//! Checks of the blocking client, as values.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::Schematic;
use super::thread::CallError;
use crate::checks::{Answer, DefaultReason, Output};
use crate::context::EvaluationContext;
use crate::flags::{CheckOptions, CheckResult, FlagKey, Preflight};

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

    /// Sets the value that stands when the flag cannot be decided, in place of the client's
    /// [default for it](crate::SchematicBuilder::flag_default).
    pub fn default_value(mut self, value: bool) -> Self {
        self.options = self.options.default_value(value);
        self
    }

    /// Sets how long the check may take, retries included, before the default stands. Defaults to
    /// the client's [check timeout](crate::SchematicBuilder::check_timeout).
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.options = self.options.timeout(timeout);
        self
    }

    /// Asks whether the flag is still on once `units` more of the feature are used; see
    /// [`checks::Check::usage`](crate::checks::Check::usage).
    pub fn usage(mut self, units: impl TryInto<i64>) -> Self {
        self.options = self.options.usage(units);
        self
    }

    /// Asks whether an action would be allowed, rather than what holds now. Replaces what
    /// [`usage`](Self::usage) set.
    pub fn preflight(mut self, preflight: Preflight) -> Self {
        self.options = self.options.preflight(preflight);
        self
    }

    /// Replaces all options of this check, for options that several checks share.
    pub fn options(mut self, options: CheckOptions) -> Self {
        self.options = options;
        self
    }

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

    /// Sets the value that stands for each flag that cannot be decided, in place of the client's
    /// default for it.
    pub fn default_value(mut self, value: bool) -> Self {
        self.options = self.options.default_value(value);
        self
    }

    /// Sets how long the check may take, retries included, before defaults stand. Defaults to the
    /// client's [check timeout](crate::SchematicBuilder::check_timeout).
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.options = self.options.timeout(timeout);
        self
    }

    /// Replaces all options of this check. [`CheckOptions::preflight`] is ignored.
    pub fn options(mut self, options: CheckOptions) -> Self {
        self.options = options;
        self
    }

    /// Decides the flags and returns their results.
    #[must_use]
    pub fn send(self) -> Vec<CheckResult> {
        let client = self.schematic.client.clone();
        let flags: Vec<String> = self.flags.iter().map(|&flag| flag.to_owned()).collect();
        let (context, options) = (self.context.clone(), self.options.clone());
        let call = async move { client.check_flags(&flags, &context).options(options).await };
        match self.schematic.thread.run(call) {
            Ok(results) => results,
            Err(error) => {
                let flags = self.flags.iter();
                flags
                    .map(|flag| {
                        self.schematic
                            .without_thread(flag, self.context, &self.options, error)
                    })
                    .collect()
            }
        }
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

    /// Sets how long the check may take, retries included. Defaults to the client's
    /// [check timeout](crate::SchematicBuilder::check_timeout).
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.options = self.options.timeout(timeout);
        self
    }

    /// Replaces all options of this check. [`CheckOptions::preflight`] is ignored.
    pub fn options(mut self, options: CheckOptions) -> Self {
        self.options = options;
        self
    }

    /// Decides the flags and returns their results. There are none on the client's own thread, and
    /// once the client was shut down.
    #[must_use]
    pub fn send(self) -> Vec<CheckResult> {
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

    /// Decides a flag: on this thread if it needs no I/O, or else on the client's.
    pub(super) fn decide<R: Output + Send + 'static>(
        &self,
        flag: &str,
        context: &EvaluationContext,
        options: &CheckOptions,
    ) -> R {
        if let Some(output) = self.decide_now(flag, context, options) {
            return output;
        }
        let client = self.client.clone();
        let (owned, context_of_call, options_of_call) =
            (flag.to_owned(), context.clone(), options.clone());
        let call = async move {
            let checks = client.checks();
            checks
                .check(&owned, &context_of_call, &options_of_call)
                .await
        };
        match self.thread.run(call) {
            Ok(output) => output,
            Err(error) => self.without_thread(flag, context, options, error),
        }
    }

    /// Decides a flag that the client's thread was not asked about.
    fn without_thread<R: Output>(
        &self,
        flag: &str,
        context: &EvaluationContext,
        options: &CheckOptions,
        error: CallError,
    ) -> R {
        if let Some(output) = self.decide_now(flag, context, options) {
            return output;
        }
        let reason = DefaultReason::Error(Arc::new(error.into()));
        R::of_answer(self.client.checks(), flag, Answer::Default(reason), options)
    }
}
