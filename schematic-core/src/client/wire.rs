//! The parts of a client, put together.

use std::sync::Arc;

use super::validate::Validated;
use super::{Inner, Schematic};
use crate::cache::{Cache, Scope};
use crate::checks::{self, Checks};
use crate::datastream::{ClientParts, DataStreamHandle};
use crate::events::{Capture, EventQueue, Lane};
use crate::flags::FlagDefaults;
use crate::replicator::{self, ReplicatorHandle};
use crate::status::StatusSender;
use crate::sync::Mutex;
use crate::transport::{ApiTransport, FollowRedirects, RepeatStale};

/// Makes the client that `settings` describe.
pub(super) fn wire(settings: Validated) -> Schematic {
    let Validated {
        key,
        headers,
        exchange,
        clock,
        jitter_seed,
        ..
    } = settings;
    let status = StatusSender::new();
    let capture = || Capture {
        url: settings.capture_url.clone(),
        headers: headers.clone(),
        api_key: key.clone(),
        offline: settings.offline,
    };
    // A redirect would turn the requests into some without events.
    let queue = |options, lane| {
        // Events have keys, so that sending them twice does no harm.
        let exchange = Arc::new(RepeatStale::new(Arc::clone(&exchange)));
        let runtime = settings.task_runtime.clone();
        EventQueue::new(
            options,
            capture(),
            exchange,
            runtime,
            Arc::clone(&clock),
            lane,
        )
    };
    let datastream = settings.datastream.map(|(options, target)| {
        let events = settings.events.for_flag_checks(options.flag_check_capacity);
        let parts = ClientParts {
            clock: Arc::clone(&clock),
            environment_id: settings.environment_id.clone(),
            exchange: Arc::clone(&exchange),
            flag_checks: queue(events, Lane::FlagChecks),
            jitter_seed,
            key: key.clone(),
            runtime: settings.task_runtime.clone(),
            status: status.clone(),
            target,
        };
        DataStreamHandle::new(options, parts)
    });
    let api_turns = settings
        .replicator
        .as_ref()
        .map(|replicator| checks::ApiTurns::new(replicator.options.max_api_checks));
    let replicator = settings.replicator.map(|replicator| {
        let capacity = replicator.options.flag_check_capacity;
        let events = settings.events.for_flag_checks(capacity);
        let parts = replicator::ClientParts {
            clock: Arc::clone(&clock),
            environment_id: settings.environment_id.clone(),
            exchange: Arc::new(RepeatStale::new(Arc::clone(&exchange))),
            flag_checks: queue(events, Lane::FlagChecks),
            health_url: replicator.health_url,
            jitter_seed,
            runtime: settings.task_runtime.clone(),
            status: status.clone(),
            store: replicator.store,
        };
        ReplicatorHandle::new(&replicator.options, parts)
    });
    let (of_stream, of_store) = (datastream.as_ref(), replicator.as_ref());
    let memory = of_stream
        .map(|stream| (stream.evaluator(), stream.flag_checks()))
        .or_else(|| of_store.map(|store| (store.evaluator(), store.flag_checks())))
        .map(|(evaluator, flag_checks)| checks::Memory {
            evaluator: Arc::clone(evaluator),
            flag_checks: Arc::clone(flag_checks),
            api_turns,
        });
    let events = queue(settings.events, Lane::Usage(status.clone()));
    let random = jitter_seed.map_or_else(fastrand::Rng::new, fastrand::Rng::with_seed);
    let scope = Scope::new(key.expose(), &settings.environment_id);
    let api = ApiTransport {
        base_url: settings.api_url,
        clock: Arc::clone(&clock),
        exchange: Arc::new(FollowRedirects::new(exchange)),
        headers,
        key,
        max_retries: settings.max_retries,
        random: Mutex::new(random),
        timeout: settings.timeout,
    };
    let defaults = FlagDefaults::default();
    defaults.extend(settings.flag_defaults);
    let checks = Checks::new(checks::Parts {
        api: (!settings.offline).then_some(api),
        cache: Cache::new(settings.cache, scope, Arc::clone(&clock)),
        clock,
        defaults,
        memory,
        status: status.clone(),
        timeout: settings.check_timeout,
    });
    Schematic(Arc::new(Inner {
        checks,
        datastream,
        events,
        replicator,
        status,
    }))
}
