//! Giving each request a handle on its flags.
//!
//! [`SchematicLayer`] does so for all routes that it stands around, [`FromState`] for one extractor
//! of an application that keeps its client in its state. See [`schematic_tower::resolve`] for how
//! keys are found.

mod state;

pub use schematic_tower::resolve::*;

pub use self::state::{FromState, SchematicState};
