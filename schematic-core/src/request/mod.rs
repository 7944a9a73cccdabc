//! What every web framework needs and none may decide: one answer per flag and request, guards
//! that say why they refuse, usage that counts once a request has succeeded.
//!
//! An adapter translates and nothing more. It resolves the keys of a request once, hands out
//! [`Flags`], turns a [`Refusal`] into its framework's response and asks a [`TrackPolicy`] when an
//! answer is ready. Types of an HTTP library stay on its side.
//!
//! ```
//! # use std::time::Duration;
//! # use schematic_core::clock::{Clock, SystemClock};
//! # use schematic_core::events::{Refused, Track};
//! # use schematic_core::flags::{CheckResult, Outcome, Source};
//! # use schematic_core::request::{Backend, CheckFuture};
//! # #[derive(Debug)]
//! # struct Client;
//! # impl Backend for Client {
//! #     fn check<'a>(
//! #         &'a self,
//! #         flag: &'a str,
//! #         _: &'a schematic_core::EvaluationContext,
//! #         _: Duration,
//! #     ) -> CheckFuture<'a> {
//! #         let found = CheckResult::new(flag, false, "", Source::Api, Outcome::Evaluated);
//! #         Box::pin(std::future::ready(found))
//! #     }
//! #     fn flag_default(&self, _: &str) -> Option<bool> { None }
//! #     fn track(&self, _: Track) -> Result<(), Refused> { Ok(()) }
//! #     fn clock(&self) -> std::sync::Arc<dyn Clock> { std::sync::Arc::new(SystemClock) }
//! # }
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() {
//! # let client = Client;
//! use std::sync::Arc;
//! use schematic_core::EvaluationContext;
//! use schematic_core::request::{Decider, Flags, GuardPolicy, Verdict};
//!
//! let decider = Arc::new(Decider::new(client));
//! let guard = GuardPolicy::new("reports");
//!
//! // For each request:
//! let flags = Flags::new(&decider, EvaluationContext::company("org", "acme"));
//! match guard.verdict(&flags).await {
//!     Verdict::Allow => println!("go on"),
//!     Verdict::Refuse(refusal) => assert_eq!((refusal.status(), refusal.code()), (403, "flag_off")),
//! }
//! # }
//! ```

mod backend;
mod breaker;
mod decider;
mod flags;
mod guard;
mod refusal;
mod usage;

pub use self::backend::{Backend, CheckFuture};
pub use self::decider::Decider;
pub use self::flags::Flags;
pub use self::guard::{GuardPolicy, Verdict};
pub use self::refusal::{Refusal, RefusalKind};
pub use self::usage::{TrackPolicy, Usage};

#[cfg(test)]
mod fake;
