//! Checks of several flags and of all, as values.

use std::fmt;
use std::pin::Pin;

use super::{Checks, setter};
use crate::context::EvaluationContext;
use crate::flags::{CheckOptions, CheckResult, FlagKey};

/// The future of [`CheckFlags`] and [`CheckAll`].
type Results<'a> = Pin<Box<dyn Future<Output = Vec<CheckResult>> + Send + 'a>>;

/// A check of several flags that is yet to be made.
/// [`Schematic::check_flags`](crate::Schematic::check_flags) creates it.
///
/// Awaiting it gives the results in the order of the flags, one for each, repeated ones too. When
/// memory or the cache has all of them it answers; otherwise one request brings all anew, so that
/// all come from one evaluation. A flag that Schematic does not know gets its default value, and so
/// does an empty key, without a request.
///
/// ```
/// use schematic_core::{EvaluationContext, Schematic};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), schematic_core::client::BuildError> {
/// let schematic = Schematic::builder("").offline(true).flag_default("export", true).build()?;
/// let acme = EvaluationContext::company("org", "acme");
/// let results = schematic.check_flags(&["reports", "export"], &acme).await;
/// assert_eq!(results.iter().map(|one| one.value).collect::<Vec<_>>(), [false, true]);
/// # Ok(())
/// # }
/// ```
#[must_use = "a check does nothing until it is awaited"]
#[derive(Clone)]
pub struct CheckFlags<'a> {
    checks: &'a Checks,
    flags: Vec<&'a str>,
    context: &'a EvaluationContext,
    options: CheckOptions,
}

impl<'a> CheckFlags<'a> {
    pub(crate) fn new(
        checks: &'a Checks,
        flags: &'a [impl FlagKey],
        context: &'a EvaluationContext,
    ) -> Self {
        Self {
            checks,
            flags: flags.iter().map(FlagKey::flag_key).collect(),
            context,
            options: CheckOptions::new(),
        }
    }

    setter!(default_value);
    setter!(timeout);
    setter!(options_of_several);
}

impl<'a> IntoFuture for CheckFlags<'a> {
    type Output = Vec<CheckResult>;
    type IntoFuture = Results<'a>;

    fn into_future(self) -> Results<'a> {
        Box::pin(async move {
            self.checks
                .check_flags(&self.flags, self.context, &self.options)
                .await
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

/// A check of all flags there are, yet to be made.
/// [`Schematic::check_all`](crate::Schematic::check_all) creates it.
///
/// Awaiting it gives the results in Schematic's order, always from Schematic's API. When Schematic
/// cannot be asked there are none; an offline client has those that have a default.
#[must_use = "a check does nothing until it is awaited"]
#[derive(Clone)]
pub struct CheckAll<'a> {
    checks: &'a Checks,
    context: &'a EvaluationContext,
    options: CheckOptions,
}

impl<'a> CheckAll<'a> {
    pub(crate) fn new(checks: &'a Checks, context: &'a EvaluationContext) -> Self {
        Self {
            checks,
            context,
            options: CheckOptions::new(),
        }
    }

    setter!(timeout);
    setter!(options_of_several);
}

impl<'a> IntoFuture for CheckAll<'a> {
    type Output = Vec<CheckResult>;
    type IntoFuture = Results<'a>;

    fn into_future(self) -> Results<'a> {
        Box::pin(async move { self.checks.check_all(self.context, &self.options).await })
    }
}

impl fmt::Debug for CheckAll<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CheckAll")
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}
