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

mod absent_flags;
mod cache;
mod fetch;
mod notes;
mod reader;
mod refresh;
mod take;
mod version;

pub(crate) use self::cache::{Settings, SharedCache};
