use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use rocket::fairing::{self, Fairing, Info, Kind};
use rocket::request::FromRequest;
use rocket::{Build, Orbit, Request, Rocket};
use schematic_core::request::Decider;
use schematic_core::{EvaluationContext, Schematic};
use tokio::sync::watch;

use crate::problem::ProblemFairing;
use crate::resolve::{FromBorrowed, FromGuard, FromHead, Nobody, ResolveKeys};
use crate::shutdown;
use crate::wiring::{InFlight, Setup, Wiring};

/// Fairing that gives each request a handle on its flags, and ends the client when Rocket ends.
///
/// See the [crate docs](crate) for an example. What it does, and when:
///
/// | at | what |
/// | --- | --- |
/// | ignition | puts the client into managed state (`&State<Schematic>`) and attaches [`ProblemFairing`] |
/// | liftoff | logs whether the client is offline and how its DataStream does, on `schematic::rocket` |
/// | requests | nothing until somebody asks: then the keys are resolved, once |
/// | shutdown | waits for the requests in flight, then sends the events that they left |
///
/// # Shutdown
///
/// Requests have as long as Rocket's configuration gives them, `shutdown.grace` and
/// `shutdown.mercy`; the whole takes at most 14 s ([`SchematicFairing::shutdown_within`]). Events
/// that are still unsent then are told in the log. Rocket itself runs shutdown fairings when it
/// launched a server, and for a local client when that is terminated.
#[must_use = "attach it"]
pub struct SchematicFairing {
    client: Option<Schematic>,
    setup: Arc<Setup>,
    overriding: bool,
    within: Duration,
}

impl SchematicFairing {
    /// Flags are asked of `client`. Until told otherwise every request is nobody's.
    pub fn new(client: Schematic) -> Self {
        Self {
            client: Some(client.clone()),
            ..Self::from_decider(Decider::new(client))
        }
    }

    /// Flags are asked of `decider`. Whatever that stands on, this fairing does not shut it down.
    pub fn from_decider(decider: Decider) -> Self {
        Self {
            client: None,
            setup: Arc::new(Setup {
                decider: Arc::new(decider),
                resolver: Arc::new(Nobody),
            }),
            overriding: false,
            within: Duration::from_secs(14),
        }
    }

    /// Takes the keys from what `T` is: a request guard of the application's own, which tells who
    /// is asking. The guard runs when flags are first asked for, and not at all where nobody asks.
    /// Where it does not succeed, the request is nobody's.
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

    /// The same where the request guard is `&T`, as of what lies in the request's local cache or in
    /// managed state.
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
    /// Headers, paths and queries say what a client wants to be true. Use them only behind a proxy
    /// of your own that sets them and removes what clients send. What a fairing of yours has put
    /// into the request's local cache is as good as the fairing.
    pub fn keys_from_request<F>(self, keys: F) -> Self
    where
        F: Fn(&Request<'_>) -> EvaluationContext + Send + Sync + 'static,
    {
        self.resolver(FromHead(keys))
    }

    /// Takes the keys that `resolver` finds.
    pub fn resolver(mut self, resolver: impl ResolveKeys) -> Self {
        self.setup = Arc::new(Setup {
            decider: Arc::clone(&self.setup.decider),
            resolver: Arc::new(resolver),
        });
        self
    }

    /// Gives one check this time, retries included: 5 s by default.
    pub fn check_budget(mut self, budget: Duration) -> Self {
        let decider = Decider::clone(&self.setup.decider).with_budget(budget);
        self.setup = Arc::new(Setup {
            decider: Arc::new(decider),
            resolver: Arc::clone(&self.setup.resolver),
        });
        self
    }

    /// The time that everything may take from the moment that Rocket is to shut down: 14 s by
    /// default. What the requests in flight leave of it is for sending events.
    pub fn shutdown_within(mut self, time: Duration) -> Self {
        self.within = time;
        self
    }

    /// Takes the place of a `SchematicFairing` that was attached before. By default the first one
    /// stays and later ones change nothing about requests.
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
        rocket = match rocket.state::<Wiring>() {
            None => rocket
                .manage(Wiring::new(Arc::clone(&self.setup)))
                .manage(InFlight(watch::Sender::new(()))),
            Some(wiring) => {
                if self.overriding {
                    wiring.replace(Arc::clone(&self.setup));
                }
                rocket
            }
        };
        Ok(rocket.attach(ProblemFairing::default()))
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
            .field("decider", &self.setup.decider)
            .field("overriding", &self.overriding)
            .field("within", &self.within)
            .finish_non_exhaustive()
    }
}
