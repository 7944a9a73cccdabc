//! Real servers for tests and benches: Redis and Valkey, started on free ports of this machine.
//!
//! ```no_run
//! let Some(redis) = servers::redis() else { return };
//! let server = redis.start();
//! server.command(&["SET", "flag", "on"]);
//! assert_eq!(server.command(&["GET", "flag"]).text(), "on");
//! ```
//!
//! A server is ready when its constructor returns: it has answered PING. Its data is in a temporary
//! folder. It ends when its handle is dropped, and also when the process that started it ends in any
//! other way; nothing that was not started here is ever ended.
//!
//! `redis-server` is taken from where `cargo xtask test` has prepared it, or from `PATH`. Where there is
//! none, [`redis`] writes a line about that and returns `None`, and the test has nothing to do.
#![allow(
    clippy::expect_used,
    clippy::missing_panics_doc,
    clippy::must_use_candidate,
    clippy::panic,
    clippy::unwrap_used
)]

mod certificates;
mod cluster;
mod control;
mod files;
mod node;
mod process;
mod program;
mod sentinel;
mod server;

pub use self::certificates::Certificates;
pub use self::cluster::{Cluster, ClusterOptions};
pub use self::control::{Control, Reply};
pub use self::node::NodeOptions;
pub use self::program::{Program, programs, redis, valkey};
pub use self::sentinel::{MASTER_NAME, Sentinel};
pub use self::server::{Server, wait_until};
