//! Checks from memory, against the hand-written floor and each other.

use std::hint::black_box;
use std::sync::Barrier;
use std::time::{Duration, Instant};

use core_affinity::CoreId;
use schematic_core::datastream::FlagCheckEvents;
use schematic_core::{EvaluationContext, Schematic};

use super::entities;
use super::feed::Feed;
use super::floor::Floor;
use crate::harness::{
    Bound, Failure, Figure, Line, Measure, Plan, Race, allocations_per_call, preemptions,
};
#[cfg(feature = "peers")]
use crate::peers;
use crate::scenario;

pub(super) const LINES: &[Line] = &[
    Line {
        name: "check_vs_floor",
        what: "whole `try_check` in memory, the last of 5 rules matches, against lookups and loop by hand",
        bound: Bound::AtMost(1.4),
        measure: Measure::Times(against_floor),
    },
    Line {
        name: "check_with_events_vs_floor",
        what: "`try_check` with events about checks in their default mode, under sustained load, against the floor",
        bound: Bound::AtMost(2.2),
        measure: Measure::Times(with_events_against_floor),
    },
    #[cfg(feature = "peers")]
    Line {
        name: "check_vs_unleash_client",
        what: "`try_check` in memory, against `is_enabled` of unleash-api-client",
        bound: Bound::AtMost(0.42),
        measure: Measure::Times(against_unleash_client),
    },
    Line {
        name: "check_two_threads",
        what: "throughput of two threads over that of one",
        bound: Bound::AtLeast(1.8),
        measure: Measure::Times(two_threads),
    },
    Line {
        name: "check_rich_vs_lean",
        what: "company of 10 traits, 5 metrics, 10 entitlements, against one of 10 traits",
        bound: Bound::AtMost(1.1),
        measure: Measure::Times(rich_against_lean),
    },
    Line {
        name: "check_bool_allocs",
        what: "allocations of a check in memory for a bool",
        bound: Bound::AtMost(0.0),
        measure: Measure::Allocations(bool_allocations),
    },
    Line {
        name: "check_result_allocs",
        what: "allocations of a check in memory for an owned result",
        bound: Bound::AtMost(2.0),
        measure: Measure::Allocations(result_allocations),
    },
];

pub(super) const COMPANIES: usize = 1_000;

/// A client that knows a thousand companies, and a context that names one of them.
pub(super) struct Loaded {
    feed: Feed,
    context: EvaluationContext,
}

impl Loaded {
    pub(super) fn new(
        company: fn(usize) -> serde_json::Value,
        events: FlagCheckEvents,
    ) -> Result<Self, Failure> {
        let mut feed = Feed::new(&entities::flags(), events)?;
        let last = EvaluationContext::company("id", entities::key(COMPANIES - 1));
        feed.companies((0..COMPANIES).map(company), &last)?;
        let context = EvaluationContext::company("id", entities::key(COMPANIES / 2));
        let loaded = Self { feed, context };
        match loaded.client().check(scenario::FLAG, &loaded.context).now() {
            Some(result) if result.value && result.reason.contains("Rule 4") => Ok(loaded),
            other => Err(format!("the answer is wrong: {other:?}").into()),
        }
    }

    pub(super) fn client(&self) -> &Schematic {
        &self.feed.client
    }

    pub(super) fn check(&self) -> bool {
        self.check_of(scenario::FLAG)
    }

    pub(super) fn check_of(&self, flag: &str) -> bool {
        check(self.client(), &self.context, flag)
    }
}

/// A check of which the value and the reason are looked at.
fn check(client: &Schematic, context: &EvaluationContext, flag: &str) -> bool {
    let value = client.try_check(black_box(flag), black_box(context), |answer| {
        black_box(answer.reason());
        answer.value()
    });
    value == Some(true)
}

fn against_floor(plan: &Plan) -> Result<Figure, Failure> {
    ratio_to_floor(FlagCheckEvents::Off, plan)
}

fn with_events_against_floor(plan: &Plan) -> Result<Figure, Failure> {
    ratio_to_floor(FlagCheckEvents::default(), plan)
}

fn ratio_to_floor(events: FlagCheckEvents, plan: &Plan) -> Result<Figure, Failure> {
    let loaded = Loaded::new(entities::lean, events)?;
    let floor = Floor::new(COMPANIES);
    let key = ("id".to_owned(), entities::key(COMPANIES / 2));
    if floor.check(scenario::FLAG, &key) != Some(true) {
        return Err("the floor's answer is wrong".into());
    }
    let race = Race::new()
        .contender("ours", || black_box(&loaded).check())
        .contender("floor", || {
            black_box(&floor).check(black_box(scenario::FLAG), black_box(&key))
        });
    Ok(race.run(plan)?.ratio())
}

#[cfg(feature = "peers")]
fn against_unleash_client(plan: &Plan) -> Result<Figure, Failure> {
    let loaded = Loaded::new(entities::lean, FlagCheckEvents::Off)?;
    let peer = peers::UnleashClient::new()?;
    let race = Race::new()
        .contender("ours", || black_box(&loaded).check())
        .contender("unleash-api-client", || black_box(&peer).is_enabled());
    Ok(race.run(plan)?.ratio())
}

fn rich_against_lean(plan: &Plan) -> Result<Figure, Failure> {
    let rich = Loaded::new(entities::rich, FlagCheckEvents::Off)?;
    let lean = Loaded::new(entities::lean, FlagCheckEvents::Off)?;
    let race = Race::new()
        .contender("rich", || black_box(&rich).check())
        .contender("lean", || black_box(&lean).check());
    Ok(race.run(plan)?.ratio())
}

/// Threads are pinned to a core each; the wall time is that from the first start to the last end.
fn two_threads(plan: &Plan) -> Result<Figure, Failure> {
    let loaded = Loaded::new(entities::lean, FlagCheckEvents::Off)?;
    // This process is pinned to one of them, so the system does not list the other.
    let [first, second] = [0, 1].map(|id| CoreId { id });
    let run = |cores: &[CoreId]| side_by_side(cores, || loaded.check());
    run(&[first, second]).ok_or("threads cannot be pinned to two cores")?;
    let timed = |cores: &[CoreId], calls: u32| {
        let took = (0..TRIES).find_map(|_| run(cores).filter(|run| run.undisturbed));
        took.or_else(|| run(cores))
            .map_or(Duration::MAX, |run| run.took * calls / CALLS)
    };
    let race = Race::new()
        .timed("one thread", CALLS, |calls| timed(&[first], calls))
        .timed("two threads", CALLS, |calls| timed(&[first, second], calls));
    let rounds = race.run(plan)?;
    // As long as it takes one thread, two make twice as many calls.
    Ok(rounds.figure(|times| match times {
        [one, two, ..] => 2.0 * one / two,
        _ => f64::NAN,
    }))
}

/// So many calls that starting together counts for little, and so few that they often end before
/// the scheduler steps in.
const CALLS: u32 = 1 << 14;

/// How often to try for a run without disturbance.
const TRIES: usize = 20;

struct Run {
    took: Duration,
    /// Whether no thread was taken off its core.
    undisturbed: bool,
}

/// Makes so many calls on each of these cores at once; `None` where threads cannot be pinned.
fn side_by_side(cores: &[CoreId], call: impl Fn() -> bool + Sync) -> Option<Run> {
    let barrier = Barrier::new(cores.len());
    let work = |core: CoreId| {
        let pinned = core_affinity::set_for_current(core);
        call();
        let preempted = preemptions();
        barrier.wait();
        let start = Instant::now();
        for _ in 0..CALLS {
            black_box(call());
        }
        let end = Instant::now();
        pinned.then(|| (start, end, preemptions() == preempted))
    };
    let runs: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = cores
            .iter()
            .map(|core| scope.spawn(|| work(*core)))
            .collect();
        let runs = threads.into_iter().map(|thread| thread.join().ok()?);
        runs.collect::<Option<_>>()
    })?;
    let start = runs.iter().map(|(start, ..)| *start).min()?;
    let end = runs.iter().map(|(_, end, _)| *end).max()?;
    Some(Run {
        took: end - start,
        undisturbed: runs.iter().all(|(.., undisturbed)| *undisturbed),
    })
}

fn bool_allocations() -> Result<Figure, Failure> {
    let loaded = Loaded::new(entities::rich, FlagCheckEvents::Off)?;
    allocations_per_call(|| {
        loaded
            .client()
            .check(scenario::FLAG, &loaded.context)
            .enabled_now()
    })
}

/// Of the larger of two results: of the flag that the other lines ask for, and of one that a
/// metered entitlement belongs to.
fn result_allocations() -> Result<Figure, Failure> {
    let loaded = Loaded::new(entities::rich, FlagCheckEvents::Off)?;
    let ask = |flag| loaded.client().check(flag, &loaded.context).now();
    if ask(entities::METERED).is_none_or(|result| result.entitlement.is_none()) {
        return Err("the entitlement is missing".into());
    }
    let plain = allocations_per_call(|| ask(scenario::FLAG))?;
    let metered = allocations_per_call(|| ask(entities::METERED))?;
    Ok(Figure {
        value: plain.value.max(metered.value),
        note: format!(
            "plain {}, with an entitlement {}",
            plain.value, metered.value
        ),
        ..plain
    })
}
