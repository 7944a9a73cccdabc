//! The emulator against the API's document: every operation is requested as it declares, and the
//! answer is what it declares.

mod answers;
mod bad;
mod operations;
mod requests;
mod samples;
mod validate;
mod world;
