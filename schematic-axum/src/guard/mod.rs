//! Guards: letting a request pass only if a flag is on.
//!
//! [`FlagGuardLayer`] guards routes, [`RequireFlag`] is the guard as an extractor, and
//! [`flag_guard`](macro@crate::flag_guard) the one as an attribute of a handler. See
//! [`schematic_tower::guard`] for how they answer.
//!
//! # Guards belong on routes
//!
//! Use `route_layer`. It leaves alone paths that are not found (404) and wrong methods (405); with
//! `layer` around a router a guard would answer 401 or 403 for both.

mod require;

pub use schematic_tower::guard::*;

pub use self::require::RequireFlag;
