//! What one request carries from its guards to its response.

#[cfg(feature = "webhooks")]
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use rocket::Request;
use rocket::http::Method;
use schematic_core::request::{Flags, QuotaPolicy, TrackPolicy, Usage};
#[cfg(feature = "webhooks")]
use schematic_core::webhooks::Claim;
use tokio::sync::OnceCell;

use crate::error::Problem;
use crate::in_flight::{InFlight, InFlightGuard};

/// State of a request, in its local cache.
#[derive(Default)]
pub(crate) struct RequestState {
    /// The request's flags, once they were asked for.
    pub(crate) flags: OnceCell<Flags>,
    /// The flags without an identity, for a resolver that needs the flags of the request it resolves.
    pub(crate) anonymous: OnceLock<Flags>,
    /// Whether the response has no body; Rocket makes a `GET` of a `HEAD` for its route.
    pub(crate) is_head: bool,
    #[cfg(feature = "webhooks")]
    has_fairing: AtomicBool,
    pending: Mutex<Option<Box<Pending>>>,
    _in_flight: Option<InFlightGuard>,
}

impl RequestState {
    /// Notes that the response fairing sees the request, and creates its state.
    pub(crate) fn begin(request: &Request<'_>) {
        let state = Self::of(request);
        #[cfg(feature = "webhooks")]
        state.has_fairing.store(true, Ordering::Relaxed);
        #[cfg(not(feature = "webhooks"))]
        let _ = state;
    }

    /// Returns the state of a request, which it creates at the first call: in the response fairing,
    /// or in a fairing of the application that comes before it and asks for flags.
    pub(crate) fn of<'r>(request: &'r Request<'_>) -> &'r Self {
        request.local_cache(|| Self {
            is_head: request.method() == Method::Head,
            _in_flight: InFlight::enter(request),
            ..Self::default()
        })
    }

    /// Returns whether the response fairing sees the response.
    #[cfg(feature = "webhooks")]
    pub(crate) fn has_fairing(&self) -> bool {
        self.has_fairing.load(Ordering::Relaxed)
    }

    /// Records something for the response.
    pub(crate) fn record(&self, change: impl FnOnce(&mut Pending)) {
        change(self.pending().get_or_insert_default());
    }

    /// Takes what was recorded. The problem stays, for fairings that look at the response later.
    pub(crate) fn take(&self) -> Option<Pending> {
        let mut pending = self.pending();
        let pending = pending.as_mut()?;
        let problem = pending.problem.clone();
        let taken = std::mem::take(&mut **pending);
        pending.problem = problem;
        Some(taken)
    }

    /// Returns why the request was rejected, if it was.
    pub(crate) fn problem(&self) -> Option<Problem> {
        self.pending().as_ref()?.problem.clone()
    }

    fn pending(&self) -> MutexGuard<'_, Option<Box<Pending>>> {
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What guards and responders record for the response.
#[derive(Default)]
pub(crate) struct Pending {
    /// Why the request was rejected.
    pub(crate) problem: Option<Problem>,
    /// The events to report if the request succeeds.
    pub(crate) tracked: Vec<TrackedRoute>,
    /// The features whose quota the response is to say.
    pub(crate) quotas: Vec<QuotaRoute>,
    /// The usage that the handler has set.
    pub(crate) usage: Usage,
    /// The claim on the webhook that the request carries, and the route that handles it.
    #[cfg(feature = "webhooks")]
    pub(crate) claim: Option<(RouteId, Claim)>,
}

/// An event that a route reports.
pub(crate) struct TrackedRoute {
    pub(crate) policy: TrackPolicy,
    pub(crate) flags: Flags,
    /// The route whose guard this is: another may answer in the end.
    pub(crate) route: RouteId,
}

/// A feature whose quota a route's response says.
pub(crate) struct QuotaRoute {
    pub(crate) policy: QuotaPolicy,
    pub(crate) flags: Flags,
    /// The route whose guard this is: another may answer in the end.
    pub(crate) route: RouteId,
}

/// Identity of the route that Rocket currently tries.
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
