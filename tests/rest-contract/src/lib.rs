//! What every operation of Schematic's REST API must send and read.
//!
//! The cases are made from `openapi/schematic.json`, which this crate reads as plain JSON: it knows
//! neither the generator nor the generated types, so that a misunderstanding of theirs shows.
//!
//! | module | what is in it |
//! | --- | --- |
//! | [`document`] | the operations of the document, and what a schema stands for |
//! | [`sample`] | values of a schema: minimal, full, with nulls, with hard texts and numbers |
//! | [`case`] | for each operation what is asked and what is answered |
//! | [`compare`] | whether what arrived is what was asked, and what is read is what was answered |
//! | [`server`] | an HTTP server on loopback that records requests and answers from a script |
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::missing_panics_doc,
    clippy::panic,
    clippy::unwrap_used,
    reason = "what is wrong here fails a test"
)]

pub mod case;
pub mod compare;
pub mod document;
pub mod instant;
pub mod sample;
pub mod server;
pub mod values;
