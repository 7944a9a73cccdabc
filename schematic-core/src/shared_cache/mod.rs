//! Memory in front of a store that a whole fleet shares.
//!
//! A check is evaluated from memory, memory is filled from the shared store, and what was read counts
//! for a second at most. What is in use is read again before that, so checks of it do not wait as long
//! as the store answers.
//!
//! ```text
//! evaluation ──► store ◄── fetch, refresh ◄── reader ◄── shared store
//!                │ memory  │ two round trips  │ one flight for each key
//! ```
//!
//! A process with a DataStream also writes what it receives, behind its checks
//! ([`WriteBehind`]): companies, users and flags as the server sends them, and usage. What the shared
//! store has lost, or cannot be asked for, is answered from what the server keeps up to date here.

mod absent_flags;
mod cache;
mod counted_usage;
mod fetch;
mod flag_writes;
mod grace;
mod live;
mod notes;
mod orphans;
mod reader;
mod refresh;
mod stored_entity;
mod take;
mod usage;
mod version;
mod write;
mod write_behind;
mod write_flags;
mod write_queue;
mod write_usage;

pub(crate) use self::cache::{Settings, SharedCache};
pub(crate) use self::counted_usage::CountedUsage;
pub(crate) use self::flag_writes::FlagList;
pub(crate) use self::write_behind::WriteBehind;
