//! Whether the options of a check make sense.

use std::error::Error;
use std::fmt;

use crate::wire::Options;

/// What is wrong with the options of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum InvalidOptions {
    /// Usage or a quantity is below zero.
    NegativeUsage,
    /// A cost is below zero.
    NegativeCreditCost,
}

impl InvalidOptions {
    /// The text that a result carries.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NegativeUsage => "preflight usage cannot be negative",
            Self::NegativeCreditCost => "preflight credit cost cannot be negative",
        }
    }
}

impl fmt::Display for InvalidOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Error for InvalidOptions {}

pub(super) fn validate(options: &Options) -> Result<(), InvalidOptions> {
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
        return Err(InvalidOptions::NegativeUsage);
    }
    if options.credit_cost.values().any(|cost| *cost < 0.0) {
        return Err(InvalidOptions::NegativeCreditCost);
    }
    Ok(())
}
