//! The Schematic client: flag checks, events, and what every adapter stands on.
