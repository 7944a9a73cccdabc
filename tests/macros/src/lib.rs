//! What the macros write compiles, also under other names; and what they say where it cannot.
//!
//! All of it is in `tests/`: the adapters are dependencies of the tests, under other names than
//! their own.
