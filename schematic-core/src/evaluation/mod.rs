//! Evaluating flags from the store, whatever fills it.

mod check_time;
mod decision;
mod evaluator;
mod local_answer;
mod view;

#[cfg(feature = "__fuzzing")]
pub(crate) use schematic_rules::Options;

pub(crate) use self::check_time::{CheckTime, WallClockOffset};
pub(crate) use self::decision::{Decision, Miss};
pub(crate) use self::evaluator::Evaluator;
pub use self::local_answer::LocalAnswer;
#[cfg(any(test, feature = "__fuzzing"))]
pub(crate) use self::view::EvaluationView;
