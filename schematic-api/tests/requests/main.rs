//! Requests over transports that answer without a socket.

mod double;
mod errors;
mod files;
mod pages;
mod raw;
