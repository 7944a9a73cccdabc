use std::panic::{AssertUnwindSafe, resume_unwind};

use futures_util::FutureExt;
use rocket::{Ignite, Request, Rocket};
use schematic_core::EvaluationContext;
use schematic_core::request::Flags;

use super::state::{FairingState, FlagSource};
use crate::error::MissingSchematicFairing;
use crate::request_state::RequestState;

tokio::task_local! {
    /// Set while an application's resolver runs.
    static RESOLVING: ();
}

/// Returns the flags of `request`, or `None` if no [`SchematicFairing`](crate::SchematicFairing) is
/// attached.
///
/// For code that has a request instead of a request guard. The first call of a request resolves its
/// keys.
pub async fn flags_of<'r>(request: &'r Request<'_>) -> Option<&'r Flags> {
    let fairing = request.rocket().state::<FairingState>()?;
    let state = RequestState::of(request);
    if let Some(flags) = state.flags.get() {
        return Some(flags);
    }
    if RESOLVING.try_with(|()| ()).is_ok() {
        return Some(anonymous(state, &fairing.source()));
    }
    let resolve = || async {
        let source = fairing.source();
        let resolving = RESOLVING.scope((), source.resolver.resolve_keys(request));
        let context = AssertUnwindSafe(resolving).catch_unwind().await;
        // `Flags` decides what a panic means.
        Flags::resolve(&source.evaluator, || {
            context.unwrap_or_else(|panic| resume_unwind(panic))
        })
    };
    Some(state.flags.get_or_init(resolve).await)
}

/// Returns whether the launch is to be refused since the guard `name` needs a fairing that `rocket`
/// does not have.
pub(crate) fn is_missing(rocket: &Rocket<Ignite>, name: &str) -> bool {
    let is_missing = rocket.state::<FairingState>().is_none();
    if is_missing {
        MissingSchematicFairing::log(name);
    }
    is_missing
}

/// Returns the flags for a resolver that needs the flags of its request: waiting for itself would
/// take forever.
fn anonymous<'r>(state: &'r RequestState, source: &FlagSource) -> &'r Flags {
    state.anonymous.get_or_init(|| {
        tracing::error!(
            target: schematic_core::telemetry::GUARDS,
            "the guard that the keys are taken from asks for flags itself: there they have no \
             identity",
        );
        Flags::new(&source.evaluator, EvaluationContext::new())
    })
}
