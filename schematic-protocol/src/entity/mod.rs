//! Companies and users as the protocol names them.

mod kind;
mod names;

pub use self::kind::EntityKind;
pub use self::names::EntityNames;
