use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use rocket::fairing::{self, Fairing, Info, Kind};
use rocket::request::FromRequest;
use rocket::{Build, Orbit, Request, Rocket};
use schematic_core::request::FlagEvaluator;
use schematic_core::{EvaluationContext, Schematic};

use crate::in_flight::InFlight;
use crate::resolve::{
    Anonymous, FairingState, FlagSource, FromBorrowed, FromGuard, FromHead, ResolveKeys,
};
use crate::response::ResponseFairing;
use crate::shutdown;

/// Fairing that gives each request a handle on its flags, and shuts the client down with Rocket.
///
/// See the [crate docs](crate) for an example.
///
/// | at | what it does |
/// | --- | --- |
/// | ignition | puts the client into managed state (`&State<Schematic>`) and attaches [`ResponseFairing`] |
/// | liftoff | logs whether the client is offline and the state of its DataStream, on `schematic::rocket` |
/// | requests | nothing until flags are needed: then it resolves the keys, once |
/// | shutdown | waits for the requests in flight, then sends their events |
///
/// # Shutdown
///
/// Requests have as long as Rocket's configuration gives them, `shutdown.grace` and
/// `shutdown.mercy`; the whole takes at most 14 s ([`SchematicFairing::shutdown_within`]). Events
/// that are still unsent then are logged. Rocket runs shutdown fairings when it launched a server,
/// and for a local client when that is terminated.
#[must_use = "attach it"]
pub struct SchematicFairing {
    client: Option<Schematic>,
    source: Arc<FlagSource>,
    overriding: bool,
    within: Duration,
}

impl SchematicFairing {
    /// Creates a fairing that checks flags with `client`. By default, requests have no identity.
    pub fn new(client: Schematic) -> Self {
        Self {
            client: Some(client.clone()),
            ..Self::from_evaluator(FlagEvaluator::new(client))
        }
    }

    /// Creates a fairing that checks flags with `evaluator`, and shuts no client down.
    pub fn from_evaluator(evaluator: FlagEvaluator) -> Self {
        Self {
            client: None,
            source: Arc::new(FlagSource {
                evaluator: Arc::new(evaluator),
                resolver: Arc::new(Anonymous),
            }),
            overriding: false,
            within: Duration::from_secs(14),
        }
    }

    /// Takes the keys from the request guard `T`, which says who makes the request.
    ///
    /// The guard runs when the request's flags are first needed, and not at all where none are.
    /// Where it does not succeed, the request has no identity.
    ///
    /// ```
    /// # use schematic_rocket::{EvaluationContext, SchematicFairing};
    /// use rocket::Request;
    /// use rocket::http::Status;
    /// use rocket::request::{FromRequest, Outcome};
    ///
    /// struct User {
    ///     org: String,
    /// }
    ///
    /// #[rocket::async_trait]
    /// impl<'r> FromRequest<'r> for User {
    ///     type Error = ();
    ///
    ///     async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
    ///         match request.cookies().get("session") {
    /// #           Some(_) => Outcome::Success(User { org: "acme".to_owned() }),
    /// #           None => Outcome::Error((Status::Unauthorized, ())),
    /// #           // Look the session up ..
    ///         }
    ///     }
    /// }
    ///
    /// # fn fairing(fairing: SchematicFairing) -> SchematicFairing {
    /// fairing.keys_from(|user: &User| EvaluationContext::company("org", user.org.as_str()))
    /// # }
    /// ```
    pub fn keys_from<T, F>(self, keys: F) -> Self
    where
        T: for<'r> FromRequest<'r> + 'static,
        F: Fn(&T) -> EvaluationContext + Send + Sync + 'static,
    {
        self.resolver(FromGuard::<T, F>::new(keys))
    }

    /// Takes the keys from the request guard `&T`, such as a reference into the request's local
    /// cache or into managed state.
    pub fn keys_from_borrowed<T, F>(self, keys: F) -> Self
    where
        T: Sync + 'static,
        for<'r> &'r T: FromRequest<'r>,
        F: Fn(&T) -> EvaluationContext + Send + Sync + 'static,
    {
        self.resolver(FromBorrowed::<T, F>::new(keys))
    }

    /// Takes the keys from anything in the request.
    ///
    /// Headers, paths and queries are what a client says. Use them only behind a proxy of your own
    /// that sets them and removes what clients send. What a fairing of yours has put into the
    /// request's local cache can be trusted as much as the fairing.
    pub fn keys_from_request<F>(self, keys: F) -> Self
    where
        F: Fn(&Request<'_>) -> EvaluationContext + Send + Sync + 'static,
    {
        self.resolver(FromHead(keys))
    }

    /// Takes the keys from `resolver`.
    pub fn resolver(mut self, resolver: impl ResolveKeys) -> Self {
        self.source = Arc::new(FlagSource {
            evaluator: Arc::clone(&self.source.evaluator),
            resolver: Arc::new(resolver),
        });
        self
    }

    /// Sets how long one check may take, retries included. Defaults to 5 s.
    pub fn check_timeout(mut self, timeout: Duration) -> Self {
        let evaluator = FlagEvaluator::clone(&self.source.evaluator).check_timeout(timeout);
        self.source = Arc::new(FlagSource {
            evaluator: Arc::new(evaluator),
            resolver: Arc::clone(&self.source.resolver),
        });
        self
    }

    /// Sets how long a shutdown may take, from the moment that Rocket begins it. Defaults to 14 s.
    /// What the requests in flight leave of it is for sending events.
    pub fn shutdown_within(mut self, time: Duration) -> Self {
        self.within = time;
        self
    }

    /// Replaces a `SchematicFairing` that was attached before. By default the first one decides
    /// about requests.
    pub fn overriding(mut self) -> Self {
        self.overriding = true;
        self
    }
}

#[rocket::async_trait]
impl Fairing for SchematicFairing {
    fn info(&self) -> Info {
        Info {
            name: "Schematic",
            kind: Kind::Ignite | Kind::Liftoff | Kind::Shutdown,
        }
    }

    async fn on_ignite(&self, mut rocket: Rocket<Build>) -> fairing::Result {
        if let Some(client) = &self.client
            && rocket.state::<Schematic>().is_none()
        {
            rocket = rocket.manage(client.clone());
        }
        rocket = match rocket.state::<FairingState>() {
            None => rocket
                .manage(FairingState::new(Arc::clone(&self.source)))
                .manage(InFlight::new()),
            Some(state) => {
                if self.overriding {
                    state.replace(Arc::clone(&self.source));
                }
                rocket
            }
        };
        Ok(rocket.attach(ResponseFairing))
    }

    async fn on_liftoff(&self, _: &Rocket<Orbit>) {
        let Some(client) = &self.client else { return };
        tracing::info!(
            target: schematic_core::telemetry::ROCKET,
            offline = client.is_offline(),
            datastream = ?client.status().datastream,
            "requests have flags",
        );
    }

    async fn on_shutdown(&self, rocket: &Rocket<Orbit>) {
        let Some(client) = &self.client else { return };
        shutdown::end(rocket, client, self.within).await;
    }
}

impl fmt::Debug for SchematicFairing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SchematicFairing")
            .field("evaluator", &self.source.evaluator)
            .field("overriding", &self.overriding)
            .field("within", &self.within)
            .finish_non_exhaustive()
    }
}
