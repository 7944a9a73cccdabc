//! Whether the options of a check make sense.

use std::error::Error;
use std::fmt;

use crate::wire::Options;

/// What is wrong with the options of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OptionsError {
    /// Usage or a quantity is below zero.
    NegativeUsage,
    /// A cost is below zero.
    NegativeCreditCost,
}

impl OptionsError {
    /// Returns the text that a result carries.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NegativeUsage => "preflight usage cannot be negative",
            Self::NegativeCreditCost => "preflight credit cost cannot be negative",
        }
    }
}

impl fmt::Display for OptionsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Error for OptionsError {}

pub(super) fn validate(options: &Options) -> Result<(), OptionsError> {
    let negative_usage = options.usage.is_some_and(|usage| usage < 0)
        || options
            .event_usage
            .as_ref()
            .is_some_and(|usage| usage.quantity < 0)
        || options.event_quantities.as_ref().is_some_and(|event| {
            event.quantity.is_some_and(|quantity| quantity < 0.0)
                || event.quantities.values().any(|quantity| *quantity < 0.0)
        });
    if negative_usage {
        return Err(OptionsError::NegativeUsage);
    }
    if options.credit_cost.values().any(|cost| *cost < 0.0) {
        return Err(OptionsError::NegativeCreditCost);
    }
    Ok(())
}
