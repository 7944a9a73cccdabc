//! Counting allocations, in a binary whose allocator counts.

use std::hint::black_box;

use stats_alloc::INSTRUMENTED_SYSTEM;

use super::{Failure, Figure};

const CALLS: u32 = 1000;

/// How many times one call allocates, on average over a thousand calls that follow a warm-up. A
/// reallocation counts as one.
///
/// # Errors
///
/// When this process does not use the allocator that counts.
pub fn per_call<T>(mut call: impl FnMut() -> T) -> Result<Figure, Failure> {
    per_call_of(|calls| {
        for _ in 0..calls {
            black_box(call());
        }
    })
}

/// Counts as [`per_call`] does, for calls that are made in batches: `batch` takes the number of
/// calls to make.
///
/// # Errors
///
/// When this process does not use the allocator that counts.
pub fn per_call_of(mut batch: impl FnMut(u32)) -> Result<Figure, Failure> {
    if counted(|| drop(black_box(Box::new(0_u8)))) == 0 {
        return Err("the allocator of this process does not count".into());
    }
    batch(CALLS);
    let none = counted(|| batch(0));
    let all = counted(|| batch(CALLS));
    Ok(Figure {
        value: all.saturating_sub(none) as f64 / f64::from(CALLS),
        spread: None,
        note: format!("{CALLS} calls"),
    })
}

fn counted(run: impl FnOnce()) -> usize {
    let before = INSTRUMENTED_SYSTEM.stats();
    run();
    let during = INSTRUMENTED_SYSTEM.stats() - before;
    during.allocations + during.reallocations
}
