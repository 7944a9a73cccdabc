//! Evaluating flags from the store, whatever fills it.

mod check_time;
mod decision;
mod evaluator;
mod view;

#[cfg(feature = "__fuzzing")]
pub(crate) use schematic_rules::Options;

pub(crate) use self::check_time::{CheckTime, WallClockOffset};
pub use self::decision::Decision;
pub(crate) use self::decision::Miss;
pub(crate) use self::evaluator::Evaluator;
#[cfg(any(test, feature = "__fuzzing"))]
pub(crate) use self::view::EvaluationView;
