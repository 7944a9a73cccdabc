//! Track events while capture fails in every way that the emulator can play.

use std::time::Duration;

use schematic_core::events::{EventOptions, Track};
use schematic_core::{EvaluationContext, Schematic};
use schematic_emulator::{Emulator, Fault, MetricPeriod};

use crate::scenario::{Report, Round};

const EVENTS: usize = 50_000;

/// How many events are tracked for each fault.
const CHUNK: usize = 1_000;

/// How long the events of a chunk may take, retries included.
const FLUSH: Duration = Duration::from_secs(120);

const SEED: &str = "
features: {generate: {event: generate}}
plans: {pro: {entitlements: {generate: {limit: 1000000, per: month}}}}
companies: [{keys: {org: acme}, plan: pro}]
";

/// Tracks the events while faults come and go, shuts the client down, and compares what was counted
/// with what was accepted.
pub(crate) async fn round(round: Round) -> Report {
    let mut report = Report::default();
    let mut random = fastrand::Rng::with_seed(round.seed);
    let emulator = Emulator::builder()
        .seed(SEED)
        .start()
        .await
        .expect("the emulator starts");
    let options = EventOptions::new()
        .capacity(EVENTS)
        .capacity_bytes(256 << 20)
        .period(Duration::from_millis(20))
        .request_timeout(Duration::from_secs(1));
    let client = Schematic::builder(emulator.api_key())
        .base_url(emulator.base_url())
        .event_capture_base_url(emulator.event_capture_base_url())
        .events(options)
        .build()
        .expect("the settings are right");

    for chunk in 0..EVENTS / CHUNK {
        let fault = fault(&mut random).on("/batch").times(random.u32(1..=2));
        emulator.inject(fault).expect("a valid fault");
        report.count("faults injected", 1_u64);
        for _ in 0..CHUNK {
            let event = Track::new("generate").company("org", "acme");
            let accepted = client.track(event).is_ok();
            report.hold(accepted, || {
                format!("an event of chunk {chunk} was refused")
            });
        }
        client.flush_within(FLUSH).await;
    }
    let ended = client.shutdown_within(FLUSH).await;
    report.hold(ended.events.is_complete(), || {
        format!("the shutdown left {ended:?}")
    });
    report.count("events tracked", EVENTS);
    report.count("events sent", client.status().events.sent);
    report.count("requests of capture", emulator.requests_total());

    let acme = EvaluationContext::company("org", "acme");
    let counted = emulator
        .usage(acme.company_keys(), "generate", MetricPeriod::CurrentMonth)
        .expect("the company is there");
    report.count("events counted", counted);
    report.hold(usize::try_from(counted) == Ok(EVENTS), || {
        format!("{EVENTS} events were tracked and {counted} counted")
    });
    emulator.shutdown().await;
    report
}

fn fault(random: &mut fastrand::Rng) -> Fault {
    match random.u8(..9) {
        0 => Fault::status(500),
        1 => Fault::status(503),
        2 => Fault::status(429).header("retry-after", "1"),
        3 => Fault::reset(),
        4 => Fault::reset().carried_out(),
        5 => Fault::reset_midway().carried_out(),
        6 => Fault::delay(Duration::from_millis(1_200)),
        7 => Fault::status(502).carried_out(),
        _ => Fault::not_http(),
    }
}
