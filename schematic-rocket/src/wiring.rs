use std::sync::{Arc, PoisonError, RwLock};

use futures_util::FutureExt;
use rocket::Request;
use schematic_core::EvaluationContext;
use schematic_core::request::{Decider, Flags};
use std::panic::{AssertUnwindSafe, resume_unwind};
use tokio::sync::watch;

use crate::resolve::ResolveKeys;
use crate::slot::Slot;

/// What one fairing gives to all requests.
pub(crate) struct Setup {
    pub(crate) decider: Arc<Decider>,
    pub(crate) resolver: Arc<dyn ResolveKeys>,
}

/// The set-up that is in force, in Rocket's managed state. It changes during ignition only.
pub(crate) struct Wiring(RwLock<Arc<Setup>>);

/// The requests that are being answered, in Rocket's managed state: each holds a receiver.
pub(crate) struct InFlight(pub(crate) watch::Sender<()>);

impl Wiring {
    pub(crate) fn new(setup: Arc<Setup>) -> Self {
        Self(RwLock::new(setup))
    }

    pub(crate) fn replace(&self, setup: Arc<Setup>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = setup;
    }

    fn setup(&self) -> Arc<Setup> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }
}

tokio::task_local! {
    /// Set while an application's resolver runs.
    static RESOLVING: ();
}

/// The flags of `request`; `None` where no fairing is attached. The first call of a request
/// resolves its keys.
pub(crate) async fn flags_of<'r>(request: &'r Request<'_>) -> Option<&'r Flags> {
    let wiring = request.rocket().state::<Wiring>()?;
    let slot = Slot::of(request);
    if let Some(flags) = slot.flags.get() {
        return Some(flags);
    }
    if RESOLVING.try_with(|()| ()).is_ok() {
        return Some(nobodys(slot, &wiring.setup()));
    }
    let resolve = || async {
        let setup = wiring.setup();
        let resolving = RESOLVING.scope((), setup.resolver.resolve_keys(request));
        let context = AssertUnwindSafe(resolving).catch_unwind().await;
        // What a panic means is for core to say.
        Flags::resolve(&setup.decider, || {
            context.unwrap_or_else(|panic| resume_unwind(panic))
        })
    };
    Some(slot.flags.get_or_init(resolve).await)
}

/// What a resolver gets that asks for the flags whose keys it is to find: waiting for itself would
/// take for ever.
fn nobodys<'r>(slot: &'r Slot, setup: &Setup) -> &'r Flags {
    slot.nobodys.get_or_init(|| {
        tracing::error!(
            target: schematic_core::telemetry::GUARDS,
            "the guard that the keys are taken from asks for flags itself: there it gets nobody's",
        );
        Flags::new(&setup.decider, EvaluationContext::new())
    })
}
