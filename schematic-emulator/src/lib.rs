//! A local Schematic for tests and terminals: flags that are really decided, usage that really
//! counts.
//!
//! [`Emulator::start`] gives a test a Schematic of its own, in its own process, on a free port,
//! within milliseconds. Anything that speaks Schematic's protocols can use it: point its base URL
//! and its event capture URL there, with the API key [`DEFAULT_API_KEY`].
//!
//! ```
//! use schematic_core::EvaluationContext;
//! use schematic_emulator::{Emulator, Fault, MetricPeriod};
//!
//! # tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
//! let emulator = Emulator::builder()
//!     .seed(
//!         "
//!         features: { generate: { event: generate } }
//!         plans: { pro: { entitlements: { generate: { limit: 10, per: month } } } }
//!         companies: [{ keys: { org: acme }, plan: pro, usage: { generate: 9 } }]
//!         ",
//!     )
//!     .start()
//!     .await?;
//! assert!(emulator.base_url().starts_with("http://127.0.0.1:"));
//!
//! // The first request to capture meets a fault, the next ones do not.
//! emulator.inject(Fault::status(503).on("/batch").times(1))?;
//!
//! // The code under test runs here, and then:
//! let acme = EvaluationContext::company("org", "acme");
//! let used = emulator.usage(acme.company_keys(), "generate", MetricPeriod::CurrentMonth)?;
//! assert_eq!(used, 9);
//! assert!(emulator.events().is_empty());
//! emulator.shutdown().await;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! # })?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What it answers
//!
//! Every call needs the API key, as with Schematic; what the emulator lacks is answered with 404.
//!
//! | path | methods |
//! | --- | --- |
//! | `/flags/{key}/check`, `/flags/check`, `/flags/check-bulk` | POST |
//! | `/flags`, `/flags/count`, `/flags/{id}`, `/flags/{id}/rules` | GET, POST, PUT, DELETE |
//! | `/companies`, and under it `create`, `lookup`, `count`, `delete`, `{id}` | GET, POST, DELETE |
//! | `/users`, and under it the same | GET, POST, DELETE |
//! | `/events`, `/events/{id}`, `/event-batch` | GET, POST |
//! | `/webhooks`, and under it `count`, `{id}`, `{id}/test` | GET, POST, PUT, DELETE |
//! | `/webhook-events`, and under it `count`, `{id}` | GET |
//! | `/batch` (capture) | POST |
//! | `/datastream` | a WebSocket |
//!
//! Where Schematic's documentation leaves open what happens, the emulator does this:
//!
//! - A check of a flag that there is not is answered with 404. Keys that lead to nobody leave the
//!   decision to the rules that need nobody, and then to the flag's default value; the reason says
//!   who was not found. Keys that lead to two give the default, with the reason `key conflict`.
//! - A batch of events is taken whole or not at all: the first event that makes no sense refuses
//!   it with 400, and `index` beside `error` says which one it is.
//! - `identify` and the REST API make companies and users. A track event of a company that is not
//!   known is kept, but counts nothing; one that names only a user counts for the user's company,
//!   if there is exactly one. Events with `backfill` count nothing.
//! - A company's override stands in the place of what its plans grant.
//! - Credits are drawn from what the plan grants first, and a balance does not fall below zero.
//!
//! # The DataStream
//!
//! At [`Emulator::datastream_url`] a client asks for flags, companies and users, and is told every
//! change of them from then on, however it comes about: by the REST API, the page, the seed, usage
//! that is captured or starts over, or this crate's own calls. [`Emulator::streams`] shows who is
//! connected and what was asked, and has things go wrong: [`StreamFault`]s meet connections, a
//! [`Fault`] on `/datastream` meets their handshakes.
//!
//! Where Schematic's documentation leaves open what happens, the emulator does this:
//!
//! - Usage, balances and traits are told as `partial`, with the entitlements that usage is about;
//!   what a partial message cannot say is told as `full`. A `delete` holds a whole entity.
//! - Whoever is asked for in vain gets an `error` with the keys, and is told once somebody has
//!   them; so is whoever follows somebody that is deleted and comes back.
//! - `stop` ends a subscription; what cannot be read is answered with an `error` of no keys.
//! - `replay_from` is answered with `reload`, unless nothing has changed since.
//! - A client that lets 4,096 messages or 64 MiB wait is cut off, and may come back for all of it.
//!
//! # Webhooks
//!
//! What changes is told to whoever subscribed, in the seed, over the API or by
//! [`Emulator::subscribe`], as Schematic tells it: signed, up to six times until a status from 200 to
//! 299 acknowledges it, and no more at all once nine of ten deliveries of a day have failed, of 25 or
//! more. The waits between begin at a second and double, by the emulator's clock; each attempt is
//! signed anew, with the time that the system's clock shows. Redirects are not followed, and nothing
//! is sent to any other URL than those that were subscribed.
//!
//! Companies, users, flags, features, plans, their entitlements and overrides are told about, and
//! limits that usage reaches. What a new seed changes is told, what [`Emulator::reset`] takes back is
//! not, and nor is a change that changes nothing. [`Emulator::deliveries`] shows what became of it
//! all.
//!
//! # The emulator's own interface
//!
//! `/` is a page that shows everything live and switches flags. The paths below need no key and
//! speak JSON. Other web pages are refused with status 403: `Host` must be `localhost`, a loopback
//! address, the address that is listened on, or one of [`Builder::allow_host`], and changes must
//! come from the page's own origin.
//!
//! | path | methods | |
//! | --- | --- | --- |
//! | `/_emulator/state` | GET | everything; with `?after=REVISION`, once there is news |
//! | `/_emulator/webhooks`, `/_emulator/webhooks/{id}` | GET, POST, DELETE | such as `{"url":"http://127.0.0.1:3000/webhooks/schematic","secret":"whsec_1"}` |
//! | `/_emulator/deliveries` | GET, DELETE | what was told, and what became of it |
//! | `/_emulator/events`, `/_emulator/requests` | GET, DELETE | what was received |
//! | `/_emulator/faults`, `/_emulator/faults/{id}` | GET, POST, DELETE | such as `{"kind":"status","status":503,"path":"/batch","times":2}` |
//! | `/_emulator/flags/{key}` | PUT | `{"default_value":bool}`, `{"forced":bool or null}` |
//! | `/_emulator/datastream/connections`, `/_emulator/datastream/requests` | GET (DELETE) | who is connected, and what was asked |
//! | `/_emulator/datastream/strike` | POST | connections meet a fault, such as `{"kind":"close","code":1012}` |
//! | `/_emulator/datastream/faults`, `/_emulator/datastream/faults/{id}` | GET, POST, DELETE | coming connections meet a fault |
//! | `/_emulator/clock` | GET, POST | `{"advance_seconds":86400}` |
//! | `/_emulator/reset` | POST | what did not come from the seed goes |
//!
//! The `kind` of a [`Fault`] is one of `status` (with `status`, `headers`, `body`), `redirect`
//! (with `location`), `garbage`, `huge` (with `bytes`), `delay` (with `delay_ms`), `hang`, `reset`,
//! `reset_midway`, `truncated` and `not_http`. All take `path`, `method`, `times` and
//! `carried_out`.
//!
//! The `kind` of a [`StreamFault`] is one of `close` (with `code`, `reason`), `reset`,
//! `half_a_frame`, `silence`, `delay` (with `delay_ms`), `text`, `binary` and `bytes` (with `text`,
//! a text or JSON), `reload` and `ping`. All take `after`, a number of messages; a strike takes
//! `connection`, the number of the only one it is for; an injected fault takes `times`.
//!
#![doc = include_str!("seed/guide.md")]

mod account;
mod builder;
mod capture;
mod clock;
mod emulator;
mod error;
mod fault;
mod http;
mod received;
mod resource;
mod seed;
mod serve;
mod store;
mod streams;
mod tasks;
mod webhooks;

pub use schematic_rules::MetricPeriod;

pub use self::account::Change;
pub use self::builder::Builder;
pub use self::emulator::{Changes, Emulator, Streams};
pub use self::error::{Error, ErrorKind};
pub use self::fault::{ActiveFault, Fault};
pub use self::received::{EventKind, EventOutcome, EventSource, ReceivedEvent, ReceivedRequest};
pub use self::store::DEFAULT_API_KEY;
pub use self::streams::{StreamConnection, StreamFault, StreamRequest};
pub use self::webhooks::{
    ActiveWebhook, DeliveryAttempt, DeliveryStatus, Webhook, WebhookDelivery,
};
