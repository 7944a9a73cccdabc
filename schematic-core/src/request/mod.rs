//! What every web framework needs and none may decide: one answer per flag and request, guards
//! that say why they refuse, usage that counts once a request has succeeded.
//!
//! An adapter translates and nothing more. It resolves the keys of a request once, hands out
//! [`Flags`], turns a [`Refusal`] into its framework's response and asks a [`TrackPolicy`] when an
//! answer is ready. Types of an HTTP library stay on its side.
//!
//! ```
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), schematic_core::client::BuildError> {
//! use std::sync::Arc;
//! use schematic_core::request::{FlagEvaluator, Flags, GuardPolicy, Verdict};
//! use schematic_core::{EvaluationContext, Schematic};
//!
//! let schematic = Schematic::builder("").offline(true).flag_default("reports", false).build()?;
//! let evaluator = Arc::new(FlagEvaluator::new(schematic));
//! let guard = GuardPolicy::new("reports");
//!
//! // For each request:
//! let flags = Flags::new(&evaluator, EvaluationContext::company("org", "acme"));
//! match guard.verdict(&flags).await {
//!     Verdict::Allow => unreachable!("the flag is off"),
//!     Verdict::Refuse(refusal) => assert_eq!((refusal.status(), refusal.code()), (403, "flag_off")),
//! }
//! # Ok(())
//! # }
//! ```

mod answer;
mod backend;
mod breaker;
mod flag_evaluator;
mod flags;
mod guard;
mod literal;
mod own_usage;
mod quota;
mod reachability;
mod refusal;
mod refusal_status;
mod response_head;
mod units;
mod usage;

pub(crate) use self::answer::Look;
pub use self::answer::{Answer, Missed};
pub use self::backend::{Backend, CheckFuture, ReachabilityFuture};
pub use self::flag_evaluator::FlagEvaluator;
pub use self::flags::Flags;
pub use self::guard::{GuardPolicy, PendingVerdict, Verdict};
pub use self::literal::FlagLiteral;
pub use self::quota::{Quota, QuotaPolicy};
pub use self::reachability::Reachability;
pub use self::refusal::{Refusal, RefusalKind};
pub use self::refusal_status::{RefusalStatus, RefusalStatusError};
pub use self::response_head::{ResponseHead, Success};
pub use self::usage::{TrackPolicy, Usage};
pub use crate::flags::{FlagKey, FlagVariant, TypedFlag};

#[cfg(test)]
mod fake;
