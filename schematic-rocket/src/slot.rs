use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use rocket::Request;
use rocket::http::Method;
use schematic_core::request::{Flags, TrackPolicy, Usage};
#[cfg(feature = "webhooks")]
use schematic_core::webhooks::{AcceptedWebhook, Claim};
use tokio::sync::{OnceCell, watch};

use crate::problem::Problem;
use crate::wiring::InFlight;

/// What one request knows, in its local cache.
#[derive(Default)]
pub(crate) struct Slot {
    /// The request's flags, once somebody has asked.
    pub(crate) flags: OnceCell<Flags>,
    /// The flags for a resolver that asks for them.
    pub(crate) nobodys: OnceLock<Flags>,
    /// Whether the answer will have no body; Rocket makes a `GET` of the request for its route.
    pub(crate) head: bool,
    /// Whether a fairing looks at what is left.
    #[cfg(feature = "webhooks")]
    has_fairing: bool,
    left: Mutex<Option<Box<Left>>>,
    /// While it lives, the shutdown waits.
    _in_flight: Option<watch::Receiver<()>>,
}

/// What guards and responders leave for the time when the answer is there.
#[derive(Default)]
pub(crate) struct Left {
    /// Why the request was turned away.
    pub(crate) problem: Option<Problem>,
    /// What is reported if the request succeeds.
    pub(crate) tracked: Vec<Tracked>,
    /// What was used.
    pub(crate) usage: Usage,
    /// The claim on the webhook that the request carries, and the route that handles it.
    #[cfg(feature = "webhooks")]
    pub(crate) claim: Option<(RouteId, Claim)>,
}

/// An event that a route reports.
pub(crate) struct Tracked {
    pub(crate) policy: TrackPolicy,
    pub(crate) flags: Flags,
    /// The route whose guard this is: another may answer in the end.
    pub(crate) route: RouteId,
}

/// Which of the application's routes is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RouteId(Option<usize>);

impl RouteId {
    pub(crate) fn of(request: &Request<'_>) -> Self {
        Self(
            request
                .route()
                .map(|route| std::ptr::from_ref(route).addr()),
        )
    }
}

impl Slot {
    /// The slot of a request that begins.
    pub(crate) fn begin(request: &Request<'_>) {
        request.local_cache(|| {
            let in_flight = request.rocket().state::<InFlight>();
            Self {
                head: request.method() == Method::Head,
                #[cfg(feature = "webhooks")]
                has_fairing: true,
                _in_flight: in_flight.map(|in_flight| in_flight.0.subscribe()),
                ..Self::default()
            }
        });
    }

    pub(crate) fn of<'r>(request: &'r Request<'_>) -> &'r Self {
        request.local_cache(Self::default)
    }

    /// Changes what is left.
    pub(crate) fn leave(&self, change: impl FnOnce(&mut Left)) {
        change(self.left().get_or_insert_default());
    }

    /// Gives the claim of `accepted` to the fairing, where there is one: it sees the answer.
    #[cfg(feature = "webhooks")]
    pub(crate) fn hand_over<T>(&self, accepted: &mut AcceptedWebhook<T>, request: &Request<'_>) {
        if self.has_fairing {
            let claim = accepted.take_claim();
            let claim = claim.map(|claim| (RouteId::of(request), claim));
            self.leave(|left| left.claim = claim);
        }
    }

    /// What was left. What is to be reported is taken; why the request was turned away stays, for
    /// whoever looks at the answer later.
    pub(crate) fn take(&self) -> Option<Left> {
        let mut left = self.left();
        let left = left.as_mut()?;
        Some(Left {
            problem: left.problem.clone(),
            tracked: std::mem::take(&mut left.tracked),
            usage: std::mem::take(&mut left.usage),
            #[cfg(feature = "webhooks")]
            claim: left.claim.take(),
        })
    }

    /// Why the request was turned away, if it was.
    pub(crate) fn problem(&self) -> Option<Problem> {
        self.left().as_ref()?.problem.clone()
    }

    fn left(&self) -> MutexGuard<'_, Option<Box<Left>>> {
        self.left.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
