//! Flags, companies and users as a fleet keeps them in one store, such as a Redis: their keys, and
//! the values that are no flag, company or user themselves.
//!
//! Schematic's replicator and its SDKs write one JSON document for each flag, company and user, and
//! a lookup for each key of a company or user, which leads to its id. [`StoredKeys`] has their names.
//!
//! ```
//! use schematic_protocol::entity::EntityKind;
//! use schematic_protocol::stored::{self, StoredKeys};
//!
//! let keys = StoredKeys::new(stored::DEFAULT_PREFIX, "fde6dba2");
//! assert_eq!(keys.flag("Big-Flag"), "schematic:flags:fde6dba2:big-flag");
//! let lookup = keys.lookup(EntityKind::Company, "Org", "AbC");
//! assert_eq!(lookup, "schematic:company:fde6dba2:org:abc");
//! assert_eq!(stored::read_lookup(b"\"comp_1\"").as_deref(), Some("comp_1"));
//! ```

mod keys;
mod readiness;
mod values;

pub use self::keys::{DEFAULT_PREFIX, StoredKeys};
pub use self::readiness::Readiness;
pub use self::values::{StoredNames, read_lookup, write_lookup};
