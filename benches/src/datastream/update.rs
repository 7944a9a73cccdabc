//! Updates by the server, from the frame to the answers they change, against parsing the frame into
//! plain structs.

use std::hint::black_box;
use std::time::{Duration, Instant};

use schematic_core::EvaluationContext;
use schematic_core::datastream::FlagCheckEvents;
use schematic_core::shared_store::MemoryStore;
use serde_json::{Value, json};

use super::entities;
use super::feed::{Feed, company_message, flag_message, frame, partial_message};
use super::plain::{Flag, Frame, Patch};
use crate::harness::{Bound, Failure, Figure, Line, Measure, Plan, Race};
use crate::scenario;

pub(super) const LINES: &[Line] = &[
    Line {
        name: "apply_partial_vs_parse",
        what: "a change of 5 metrics and a balance of a rich company, against parsing it alone",
        bound: Bound::AtMost(3.0),
        measure: Measure::Times(partial),
    },
    Line {
        name: "snapshot_1000_flags",
        what: "1,000 flags of 5 rules, against parsing them alone",
        bound: Bound::AtMost(2.0),
        measure: Measure::Times(snapshot),
    },
    Line {
        name: "apply_shared_vs_apply",
        what: "a change of a rich company with a shared store behind, against without",
        bound: Bound::AtMost(1.3),
        measure: Measure::Times(shared),
    },
];

fn partial(plan: &Plan) -> Result<Figure, Failure> {
    /// So many changes are written at once, so that waking the reader counts for little.
    const BATCH: u32 = 500;

    let mut feed = Feed::new(&entities::flags(), FlagCheckEvents::Off)?;
    let context = EvaluationContext::company("id", entities::key(1));
    feed.companies([entities::rich(1)], &context)?;
    // The last change of a batch opens or closes the flag, which shows that it is served.
    let batch = |last: i64| -> Vec<u8> {
        let values = (1..i64::from(BATCH)).chain([last]);
        values
            .flat_map(|value| {
                let patch = entities::patch(1, value);
                frame(&partial_message(&entities::id(1), &patch))
            })
            .collect()
    };
    let batches = [batch(2_000_000), batch(5)];
    let text = partial_message(&entities::id(1), &entities::patch(1, 7)).to_string();
    serde_json::from_str::<Frame<Patch>>(&text)?;

    let mut open = false;
    let mut failed = None;
    let race = Race::new()
        .timed("ours", BATCH, |calls| {
            let frames = if open { &batches[1] } else { &batches[0] };
            let start = Instant::now();
            let sent = feed.send(frames, |client| {
                client.check(entities::METERED, &context).enabled_now() == Some(open)
            });
            let took = start.elapsed();
            open = !open;
            failed = sent.err().or(failed.take());
            took * calls / BATCH
        })
        .contender("parse", || {
            serde_json::from_str::<Frame<Patch>>(black_box(&text)).is_ok()
        });
    let rounds = race.run(plan)?;
    match failed {
        Some(error) => Err(error),
        None => Ok(rounds.ratio()),
    }
}

/// What the reader's task does: what is written to the store is written later, by another task.
fn shared(plan: &Plan) -> Result<Figure, Failure> {
    const BATCH: u32 = 500;

    let probe = EvaluationContext::new();
    let store = MemoryStore::new(10_000);
    let mut failed = None;
    let batch = |on: bool| -> Vec<u8> {
        let changes = (1..i64::from(BATCH)).flat_map(|value| {
            let patch = entities::patch(1, value);
            frame(&partial_message(&entities::id(1), &patch))
        });
        // The flag behind them shows that they were applied.
        changes
            .chain(frame(&flag_message(&entities::probe(on))))
            .collect()
    };
    let (opening, closing) = (batch(true), batch(false));
    let mut feeds = [
        Feed::sharing(&entities::flags(), FlagCheckEvents::Off, Some(store))?,
        Feed::new(&entities::flags(), FlagCheckEvents::Off)?,
    ];
    for feed in &mut feeds {
        feed.send(&frame(&company_message(&entities::rich(1))), |_| true)?;
    }
    let [with, without] = feeds;
    let turn = |mut feed: Feed| {
        let (mut on, opening, closing, probe) = (false, &opening, &closing, &probe);
        move |calls: u32| {
            on = !on;
            let frames = if on { opening } else { closing };
            let start = Instant::now();
            let sent = feed.send(frames, |client| {
                client.check("probe", probe).enabled_now() == Some(on)
            });
            let took = start.elapsed();
            (took * calls / BATCH, sent.err())
        }
    };
    let (mut with, mut without) = (turn(with), turn(without));
    let mut other = None;
    let rounds = Race::new()
        .timed("shared", BATCH, |calls| {
            let (took, error) = with(calls);
            failed = error.or(failed.take());
            took
        })
        .timed("alone", BATCH, |calls| {
            let (took, error) = without(calls);
            other = error.or(other.take());
            took
        })
        .run(plan)?;
    match failed.or(other) {
        Some(error) => Err(error),
        None => Ok(rounds.ratio()),
    }
}

fn snapshot(plan: &Plan) -> Result<Figure, Failure> {
    let mut feed = Feed::new(&entities::flags(), FlagCheckEvents::Off)?;
    let probe = EvaluationContext::new();
    let page = |(flags, number): (&[Value], u64)| {
        json!({"entity_type": "rulesengine.Flags", "message_type": "full", "data": flags,
            "pagination": {"has_more": number < 10, "page": number, "total": 1_000}})
    };
    // In pages of a hundred, as the client asks for them. The last flag shows which set is served.
    let pages = |on: bool| -> Vec<Value> {
        let mut flags: Vec<_> = (1..1_000)
            .map(|number| entities::flag(&format!("flag-{number:04}"), &scenario::RULES))
            .collect();
        flags.push(entities::probe(on));
        flags.chunks(100).zip(1..).map(page).collect()
    };
    let frames = [true, false].map(|on| pages(on).iter().flat_map(frame).collect::<Vec<u8>>());
    let texts: Vec<String> = pages(true).iter().map(Value::to_string).collect();
    let parse = |text: &String| serde_json::from_str::<Frame<Vec<Flag>>>(black_box(text));
    for text in &texts {
        parse(text)?;
    }

    let mut on = false;
    let mut failed = None;
    let race = Race::new()
        .timed("ours", 1, |calls| {
            let mut took = Duration::ZERO;
            for _ in 0..calls {
                on = !on;
                let frame = if on { &frames[0] } else { &frames[1] };
                let start = Instant::now();
                let sent = feed.send(frame, |client| {
                    client.check("probe", &probe).enabled_now() == Some(on)
                });
                took += start.elapsed();
                failed = sent.err().or(failed.take());
            }
            took
        })
        .contender("parse", || {
            texts.iter().map(parse).filter(Result::is_ok).count()
        });
    let rounds = race.run(plan)?;
    match failed {
        Some(error) => Err(error),
        None => Ok(rounds.ratio()),
    }
}
