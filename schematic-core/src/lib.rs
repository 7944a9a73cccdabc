//! Client for [Schematic](https://schematichq.com): feature flags and plan entitlements, usage
//! events, webhooks.
//!
//! [`Schematic`] is a handle to a client, cheap to clone. It checks flags for an
//! [`EvaluationContext`], the keys of a company, a user, or both:
//!
//! ```
//! use schematic_core::flags::{Outcome, Source};
//! use schematic_core::{EvaluationContext, Schematic};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! // `Schematic::from_env()` connects; an offline client answers with defaults.
//! let schematic = Schematic::builder("").offline(true).flag_default("reports", true).build()?;
//! let acme = EvaluationContext::company("org", "acme");
//! assert!(schematic.check_flag("reports", &acme).await);
//!
//! let charts = schematic.check("charts", &acme).default_value(true).await;
//! assert!(charts.value);
//! assert_eq!((charts.source, charts.outcome), (Source::Default, Outcome::Offline));
//! # Ok(())
//! # }
//! ```
//!
//! Web services take an adapter, which re-exports this crate as `client`: `schematic-axum`,
//! `schematic-actix`, `schematic-rocket`, or `schematic-tower` for other services of `http`.
//!
//! # Modules
//!
//! | module | what is in it |
//! | --- | --- |
//! | [`client`] | [`Schematic`], its builder, and its status |
//! | [`checks`] | a check as a value: of one flag, several, or all |
//! | [`flags`] | results of checks, entitlements, options, typed keys |
//! | [`cache`] | the cache of the API's answers |
//! | [`datastream`] | flags, companies and users in memory, kept up to date over a WebSocket |
#![cfg_attr(
    feature = "redis",
    doc = "| [`redis`] | Redis and Valkey as a store that processes share |"
)]
//! | [`replicator`] | flags, companies and users out of a store that a replicator fills |
//! | [`events`] | `track` and `identify`: what can be sent, and how it is delivered |
//! | [`shared_store`] | the trait of stores that several processes share |
//! | [`request`] | what an adapter stands on: the flags of one request, guards, usage, quotas |
//! | [`status`] | changes of a client's state, as a stream |
#![cfg_attr(
    feature = "webhooks",
    doc = "| [`webhooks`] | verification of webhooks, and protection against replays |"
)]
#![cfg_attr(
    feature = "blocking",
    doc = "| [`blocking`] | the client for code without an asynchronous runtime |"
)]
//! | [`telemetry`] | the targets of log lines |
//! | [`clock`] | the clock that a client takes, and one that tests turn by hand |
//! | [`api`] | Schematic's REST API |
//!
//! # Features
//!
//! | feature | default | what it adds |
//! | --- | --- | --- |
//! | `rustls` | yes | TLS by rustls with the aws-lc-rs provider and the platform's certificates |
//! | `redis` | | Redis and Valkey as a store that processes share |
//! | `rustls-no-provider` | | TLS by rustls with the crypto provider that the process has installed |
//! | `blocking` | | the client for code without an asynchronous runtime |
//! | `webhooks` | | verification of webhooks; it makes no request and needs no runtime |
//! | `shutdown` | | for adapters: the signals that end a process |
//! | `store-suite` | | a suite that tries out stores of applications |
//!
//! # Cancel safety
//!
//! The futures of this crate may be dropped at any point, unless their documentation says
//! otherwise: no accepted event is lost, no answer is kept by halves, and a request that others
//! wait for goes on.
//!
//! # Logs
//!
//! The client logs through [`tracing`](https://docs.rs/tracing), one warning per episode. Its
//! targets are the constants of [`telemetry`], `schematic::checks` and `schematic::events` among
//! them. No secret is logged at any level, and no key of a company or user at `info` or above.
#![cfg_attr(docsrs, feature(doc_cfg))]

// Makes the paths that the macros write, which begin with the crate's name, hold in here too.
extern crate self as schematic_core;

mod backoff;
#[cfg(feature = "blocking")]
pub mod blocking;
pub mod cache;
pub mod checks;
pub mod client;
pub mod clock;
mod context;
pub mod datastream;
mod evaluation;
pub mod events;
mod flag_checks;
pub mod flags;
mod identity_hasher;
mod problem;
#[cfg(feature = "redis")]
pub mod redis;
pub mod replicator;
pub mod request;
mod secret;
#[doc(hidden)]
pub mod server_text;
mod shared_cache;
pub mod shared_store;
#[cfg(feature = "shutdown")]
pub mod shutdown;
pub mod status;
mod store;
mod sync;
mod task_runtime;
pub mod telemetry;
mod transport;
mod wall_clock;
#[cfg(feature = "webhooks")]
pub mod webhooks;

pub use schematic_api as api;
pub use schematic_api::runtime::{BoxError, Error, ErrorKind};
pub use schematic_protocol::{Keys, Timestamp};

pub use self::client::{Schematic, SchematicBuilder};
pub use self::context::EvaluationContext;
pub use self::flags::{FlagKey, FlagVariant, TypedFlag};
