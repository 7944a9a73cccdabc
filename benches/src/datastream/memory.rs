//! How much memory companies take.

use std::fs;

use schematic_core::EvaluationContext;
use schematic_core::datastream::FlagCheckEvents;

use super::entities;
use super::feed::Feed;
use crate::harness::{Bound, Failure, Figure, Line, Measure, Plan};

pub(super) const LINES: &[Line] = &[Line {
    name: "company_bytes",
    what: "resident bytes of each of 100,000 companies with 20 entitlements, lookups included",
    bound: Bound::AtMost(4_400.0),
    measure: Measure::Times(company_bytes),
}];

const COMPANIES: usize = 100_000;

fn company_bytes(_: &Plan) -> Result<Figure, Failure> {
    let mut feed = Feed::new(&entities::flags(), FlagCheckEvents::Off)?;
    let tell = |feed: &mut Feed, from: usize, to: usize| {
        let last = EvaluationContext::company("id", entities::key(to - 1));
        feed.companies((from..to).map(entities::metered_company), &last)
    };
    // What a first company needs is not needed again.
    tell(&mut feed, 0, 1)?;
    let before = resident()?;
    tell(&mut feed, 1, COMPANIES + 1)?;
    let each = resident()?.saturating_sub(before) as f64 / COMPANIES as f64;
    let status = feed
        .client
        .status()
        .datastream
        .ok_or("there is no DataStream")?;
    if status.entities != COMPANIES + 1 {
        return Err(format!("only {} companies are there", status.entities).into());
    }
    let estimate = status.bytes / status.entities;
    Ok(Figure {
        value: each,
        spread: None,
        note: format!("{COMPANIES} companies; by the store's own estimate {estimate}"),
    })
}

/// The resident memory of this process, in bytes.
fn resident() -> Result<usize, Failure> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))
        .ok_or("this system does not tell resident memory")?;
    let kilobytes: usize = line.trim().trim_end_matches("kB").trim().parse()?;
    Ok(kilobytes * 1024)
}
