//! Request guards that require a flag, and what becomes of the requests they reject.
//!
//! [`RequireFlag`] lets a request pass only if a flag is on. A request that it rejects is answered
//! with a problem document (RFC 9457) with the status and code that
//! [`GuardPolicy`](schematic_core::request::GuardPolicy) lists.
//!
//! # Catchers
//!
//! The application's `default` catcher answers everything else as before. One for just the
//! status of a rejection answers it in its own way, with [`refusal_of`] for the reason.
//!
//! # Where guards run
//!
//! On routes: a path that does not exist, and a method that it does not have, are 404 without a
//! guard. Rocket has no 405.
//!
//! # When Schematic is unreachable
//!
//! The flag's default decides if one is configured, also when that is `false`. Without one the
//! request is rejected with 503, after at most the check timeout; `RequireFlag<F, 403, true>` lets
//! it pass instead.

mod guarded;
mod problem;
mod require;
mod units;

pub use self::guarded::Guarded;
pub use self::problem::refusal_of;
pub(crate) use self::problem::{answer, reject};
pub use self::require::RequireFlag;
pub use self::units::{RequireUnits, UnitsFrom};
