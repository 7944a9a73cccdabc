//! A local Schematic for tests and development: it evaluates flags and counts usage like the real
//! one.
//!
//! [`Emulator::start`] starts a Schematic within the test's process, on a free port, within
//! milliseconds. Every client of Schematic can use it: set its base URL and its event capture URL
//! to the emulator's, and its API key to [`DEFAULT_API_KEY`].
//!
//! ```
//! use schematic_emulator::{Emulator, Fault, Keys, MetricPeriod};
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
//! let acme = Keys::from([("org", "acme")]);
//! let used = emulator.usage(&acme, "generate", MetricPeriod::CurrentMonth)?;
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
//! Every call needs the API key, as with Schematic. These endpoints answer with what the emulator
//! holds; all others answer with [samples](#samples).
//!
//! | path | methods |
//! | --- | --- |
//! | `/flags/{key}/check`, `/flags/check`, `/flags/check-bulk` | POST |
//! | `/flags`, `/flags/count`, `/flags/{id}`, `/flags/{id}/rules` | GET, POST, PUT, DELETE |
//! | `/companies`, and under it `create`, `lookup`, `count`, `delete`, `{id}` | GET, POST, DELETE |
//! | `/users`, and under it the same | GET, POST, DELETE |
//! | `/features`, and under it `count`, `{id}` | GET, POST, PUT, DELETE |
//! | `/plans`, and under it the same | GET, POST, PUT, DELETE |
//! | `/plan-entitlements`, and under it the same | GET, POST, PUT, DELETE |
//! | `/company-overrides`, and under it the same | GET, POST, PUT, DELETE |
//! | `/events`, `/events/{id}`, `/event-batch` | GET, POST |
//! | `/webhooks`, and under it `count`, `{id}`, `{id}/test` | GET, POST, PUT, DELETE |
//! | `/webhook-events`, and under it `count`, `{id}` | GET |
//! | `/batch` (capture) | POST |
//! | `/datastream` | a WebSocket |
//!
//! Where Schematic's documentation leaves open what happens, the emulator does this:
//!
//! - A check of an unknown flag is answered with 404. With keys that match no company or user, only
//!   the rules that need none apply, and then the flag's default value; the reason says what was
//!   not found. With keys that match two, the flag has its default value, with the reason `key
//!   conflict`.
//! - A batch of events is accepted whole or not at all: if one is invalid, the batch is rejected
//!   with 400, and `index` beside `error` is the first invalid one.
//! - `identify` and the REST API create companies and users. A track event of an unknown company is
//!   kept, but not counted; one that names only a user counts for the user's company, if there is
//!   exactly one. Events with `backfill` are not counted.
//! - A company's override replaces what its plans grant. It ends at its expiration date, and is gone
//!   then, which webhooks learn as `company.override.expired`. There is one override for a company
//!   and feature, and one entitlement for a plan and feature.
//! - A boolean entitlement without a value grants the feature. Members that only describe prices are
//!   checked and not kept. Plans have no versions.
//! - A feature has the flag that is created with it, or none; a flag can name it later. A flag that
//!   belongs to another feature is no flag to create or update a feature with.
//! - An update of an override keeps its expiration date and its note, one of a plan its description
//!   and icon, if the body leaves them out; null clears them.
//! - Paths and bodies name flags, features and plans by id, never by key. A plan shows the rules that
//!   it gives its flags, and none of other plans.
//! - Filters of lists and counts are checked and echoed in `params`; those that the API's document
//!   does not know are ignored. No company has a scheduled downgrade, a status or type of its
//!   subscription, or a version of a plan.
//! - Credits are drawn from what the plan grants first, and a balance does not fall below zero.
//!
//! # Samples
//!
//! The emulator knows the API's whole document. An operation that it has no handler for is checked
//! against it: a path, query or body that the document does not allow is answered with 400 and an
//! error that names the member. Everything else is answered with a sample: a valid body that is the
//! same for the same request, and has what the request sent where members have the same names. Lists
//! have five items, or one for each of the `ids` that are requested, and end.
//!
//! Samples store nothing and know nothing of what the emulator holds. Their answers have the header
//! `x-schematic-emulator: sample`, and [`ReceivedRequest::is_sample`] is true. To answer with
//! particular data, inject a fault: `Fault::status(200).on("/billing/coupons").body(json)`.
//! [`Builder::samples`] switches samples off; then these operations are answered with 404.
//!
//! # The DataStream
//!
//! At [`Emulator::datastream_url`] a client subscribes to flags, companies and users, and receives
//! every change of them, whatever causes it: the REST API, the page, the seed, usage that is
//! captured or starts over, or a call of this crate. [`Emulator::streams`] shows connections and
//! their requests, and makes connections fail: a [`StreamFault`] breaks open connections or those
//! to come, a [`Fault`] on `/datastream` breaks handshakes.
//!
//! Where Schematic's documentation leaves open what happens, the emulator does this:
//!
//! - Usage, balances and traits are sent as `partial`, with the entitlements that the usage is
//!   about; other changes are sent as `full`. A `delete` has a whole entity.
//! - A request for an unknown company or user is answered with an `error` that has the keys. Once
//!   an entity with these keys exists, it is sent, also after one was deleted and is created again.
//! - `stop` ends a subscription; an unreadable message is answered with an `error` without keys.
//! - `replay_from` is answered with `reload`, unless nothing has changed since that position.
//! - A client that lets 4,096 messages or 64 MiB wait, or does not accept one message within
//!   [`Builder::write_timeout`], is disconnected.
//!
//! # Webhooks
//!
//! Changes are delivered to webhooks that are subscribed in the seed, over the API or by
//! [`Emulator::subscribe`]. As with Schematic, deliveries are signed and sent up to six times,
//! until a status from 200 to 299 acknowledges them; a webhook becomes inactive once nine of ten
//! deliveries of a day have failed, of 25 or more. Waits between attempts begin at one second and
//! double, by the emulator's clock; each attempt is signed with the time of the system's clock.
//! Redirects are not followed, and nothing is sent to any other URL than those subscribed.
//!
//! Deliveries are about companies, users, flags, features, plans, their entitlements and overrides,
//! and about limits that usage reaches. Changes by a new seed are delivered; those by
//! [`Emulator::reset`] are not. A test delivery is about the first object of its action's type,
//! or a sample.
//! [`Emulator::deliveries`] shows every delivery and its attempts.
//!
//! # The emulator's own interface
//!
//! `/` is a page that shows everything live and switches flags. The paths below need no key and
//! exchange JSON. Requests of other web pages are rejected with 403: `Host` must be `localhost`, a
//! loopback address, the address that the emulator listens on, or one of [`Builder::allow_host`],
//! and changes must come from the page's origin.
//!
//! | path | methods | |
//! | --- | --- | --- |
//! | `/_emulator/state` | GET | everything; with `?after=REVISION`, once there is a newer revision |
//! | `/_emulator/webhooks`, `/_emulator/webhooks/{id}` | GET, POST, DELETE | such as `{"url":"http://127.0.0.1:3000/webhooks/schematic","secret":"whsec_1"}` |
//! | `/_emulator/deliveries` | GET, DELETE | deliveries and their attempts |
//! | `/_emulator/events`, `/_emulator/requests` | GET, DELETE | what was received |
//! | `/_emulator/faults`, `/_emulator/faults/{id}` | GET, POST, DELETE | such as `{"kind":"status","status":503,"path":"/batch","times":2}` |
//! | `/_emulator/flags/{key}` | PUT | `{"default_value":bool}`, `{"forced":bool or null}` |
//! | `/_emulator/datastream/connections`, `/_emulator/datastream/requests` | GET (DELETE) | connections and their requests |
//! | `/_emulator/datastream/strike` | POST | breaks open connections, such as with `{"kind":"close","code":1012}` |
//! | `/_emulator/datastream/faults`, `/_emulator/datastream/faults/{id}` | GET, POST, DELETE | faults of connections to come |
//! | `/_emulator/clock` | GET, POST | `{"advance_seconds":86400}` |
//! | `/_emulator/reset` | POST | removes what did not come from the seed |
//!
//! The `kind` of a [`Fault`] is one of `status` (with `status`, `headers`, `body`), `redirect`
//! (with `location`), `garbage`, `huge` (with `bytes`), `delay` (with `delay_ms`), `hang`, `reset`,
//! `reset_midway`, `truncated` and `not_http`. All take `path`, `method`, `times` and
//! `carried_out`.
//!
//! The `kind` of a [`StreamFault`] is one of `close` (with `code`, `reason`), `reset`,
//! `half_a_frame`, `silence`, `delay` (with `delay_ms`), `text`, `binary` and `bytes` (with `text`,
//! a text or JSON), `reload` and `ping`. All take `after`, a number of messages.
//! `/_emulator/datastream/strike` also takes `connection`, the number of the only connection to break,
//! and `/_emulator/datastream/faults` takes `times`.
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
mod openapi;
mod received;
mod replicator;
mod resource;
mod samples;
mod seed;
mod serve;
mod store;
mod streams;
mod tasks;
mod webhooks;

pub use schematic_protocol::words::known::MetricPeriod;
pub use schematic_protocol::{Keys, Timestamp};

pub use self::account::Change;
pub use self::builder::Builder;
pub use self::emulator::{Changes, Emulator, Replicator, Streams};
pub use self::error::{Error, ErrorKind};
pub use self::fault::{ActiveFault, Fault};
pub use self::received::{EventKind, EventOutcome, EventSource, ReceivedEvent, ReceivedRequest};
pub use self::replicator::ReplicatorState;
pub use self::store::DEFAULT_API_KEY;
pub use self::streams::{StreamConnection, StreamFault, StreamRequest};
pub use self::webhooks::{
    ActiveWebhook, DeliveryAttempt, DeliveryStatus, Webhook, WebhookDelivery,
};
