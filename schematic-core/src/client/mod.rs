//! The client: [`Schematic`] and what builds it.

mod answer;
mod backend;
mod build_error;
mod builder;
mod check;
mod check_many;
mod events;
mod live;

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use schematic_api::operations::{Companies, Features, Users};
use schematic_api::runtime::{
    BoxFuture, Call, Error, ErrorKind, RequestOptions, Response, Transport,
};

pub use self::build_error::{BuildError, BuildErrorKind};
pub use self::builder::SchematicBuilder;
use self::check::Landed;
use self::check_many::LandedAll;
use crate::cache::{AnswerKey, Cache, Flights};
use crate::clock::Clock;
use crate::context::EvaluationContext;
use crate::datastream::Live;
use crate::events::EventQueue;
use crate::flags::FlagDefaults;
use crate::status::{StatusEvents, StatusSender};
use crate::transport::ApiTransport;

/// A client of Schematic: checks flags, reports events, calls the API.
///
/// A cheap handle: clones are the same client, with one cache and one set of connections. Building
/// one needs no runtime; using it needs tokio's.
///
/// ```
/// use schematic_core::{EvaluationContext, Schematic};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), schematic_core::client::BuildError> {
/// let schematic = Schematic::builder("").offline(true).flag_default("beta", true).build()?;
/// let acme = EvaluationContext::company("org", "acme");
/// assert!(schematic.check_flag("beta", &acme).await);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Schematic(Arc<Inner>);

struct Inner {
    /// `None` when the client is offline.
    api: Option<Arc<ApiTransport>>,
    cache: Arc<Cache>,
    check_timeout: Duration,
    /// Whether the last check that asked Schematic failed.
    checks_failing: AtomicBool,
    clock: Arc<dyn Clock>,
    /// Whether the client was shut down.
    closed: AtomicBool,
    defaults: FlagDefaults,
    events: EventQueue,
    /// `None` without a DataStream, and when the client is offline.
    live: Option<Live>,
    /// Requests for all flags of somebody that are under way.
    several: Flights<EvaluationContext, LandedAll>,
    /// Requests for one flag that are under way.
    single: Flights<AnswerKey, Landed>,
    status: StatusSender,
}

impl Schematic {
    /// The settings of a client with this API key. Blanks and tabs around it do not count.
    pub fn builder(key: impl AsRef<str>) -> SchematicBuilder {
        SchematicBuilder::new(key.as_ref())
    }

    /// A client with the settings that the environment has: `SCHEMATIC_API_KEY`, and where they
    /// are set `SCHEMATIC_BASE_URL` and `SCHEMATIC_EVENT_CAPTURE_BASE_URL`.
    ///
    /// # Errors
    ///
    /// When the key is missing, or a setting cannot be used.
    pub fn from_env() -> Result<Self, BuildError> {
        Self::builder_from_env().build()
    }

    /// The settings that the environment has, as [`Schematic::from_env`] takes them, to add to.
    pub fn builder_from_env() -> SchematicBuilder {
        SchematicBuilder::from_env()
    }

    /// Whether the client is offline.
    #[must_use]
    pub fn is_offline(&self) -> bool {
        self.0.api.is_none()
    }

    /// The client's default value of a flag, where one is set.
    #[must_use]
    pub fn flag_default(&self, flag: &str) -> Option<bool> {
        self.0.defaults.get(flag)
    }

    /// Sets the client's default value of a flag.
    pub fn set_flag_default(&self, flag: impl Into<Box<str>>, value: bool) {
        self.0.defaults.extend([(flag.into(), value)]);
    }

    /// Sets the client's default values of these flags; those of others stay.
    pub fn set_flag_defaults<F: Into<Box<str>>>(
        &self,
        values: impl IntoIterator<Item = (F, bool)>,
    ) {
        let values = values.into_iter();
        self.0
            .defaults
            .extend(values.map(|(flag, value)| (flag.into(), value)));
    }

    /// A stream of what changes about the client from now on; bounded, so that nobody needs to take
    /// from it.
    pub fn status(&self) -> StatusEvents {
        self.0.status.subscribe()
    }

    /// The API's operations on companies.
    #[must_use]
    pub fn companies(&self) -> Companies<'_> {
        Companies::new(self)
    }

    /// The API's operations on users.
    #[must_use]
    pub fn users(&self) -> Users<'_> {
        Users::new(self)
    }

    /// The API's operations on flags, without cache, defaults and the like.
    #[must_use]
    pub fn features(&self) -> Features<'_> {
        Features::new(self)
    }
}

/// Calls of the API with the client's settings. An offline client refuses them with
/// [`ErrorKind::Offline`].
impl Transport for Schematic {
    fn call<'a>(
        &'a self,
        call: Call,
        options: &'a RequestOptions,
    ) -> BoxFuture<'a, Result<Response, Error>> {
        match &self.0.api {
            Some(api) => api.call(call, options),
            None => Box::pin(std::future::ready(Err(Error::new(
                ErrorKind::Offline,
                "the client is offline, so nothing was sent",
            )))),
        }
    }
}

impl fmt::Debug for Schematic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Schematic")
            .field("offline", &self.is_offline())
            .field("api", &self.0.api)
            .field("live", &self.0.live)
            .field("closed", &self.0.closed.load(Ordering::Relaxed))
            .field("events", &self.0.events)
            .finish_non_exhaustive()
    }
}
