//! How figures are taken: lines, races between contenders, and counts of allocations.

mod allocations;
mod line;
mod quiet;
mod race;
mod runtime;
mod statistics;

pub use allocations::{per_call as allocations_per_call, per_call_of as allocations_per_call_of};
pub use line::{Bound, Failure, Figure, Line, Measure};
pub use quiet::{beside, pin_to_quietest_core, preemptions};
pub use race::{Plan, Race, Rounds};
pub use runtime::{local_runtime, runtime_on_two_cores};
