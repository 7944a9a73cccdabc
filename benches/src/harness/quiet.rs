//! Keeping the machine's other work out of the figures, as far as that is possible from here.

use std::collections::HashMap;
use std::fs;
use std::thread;
use std::time::Duration;

use core_affinity::CoreId;

/// Pins this thread, and those it starts, to the core with the least other work. Says which one
/// that is, or `None` where threads cannot be pinned.
pub fn pin_to_quietest_core() -> Option<usize> {
    let before = idle_time();
    thread::sleep(Duration::from_millis(100));
    let after = idle_time();
    let idled = |core: usize| {
        after.get(&core).copied().unwrap_or(0) - before.get(&core).copied().unwrap_or(0)
    };
    let quietest = core_affinity::get_core_ids()?
        .into_iter()
        .max_by_key(|core| idled(core.id))?;
    core_affinity::set_for_current(quietest).then_some(quietest.id)
}

/// How often the scheduler took this thread off its core for the sake of another; always zero
/// where the system does not tell.
pub fn preemptions() -> u64 {
    fs::read_to_string("/proc/thread-self/status")
        .ok()
        .and_then(|status| {
            status
                .lines()
                .find_map(|line| line.strip_prefix("nonvoluntary_ctxt_switches:"))
                .and_then(|count| count.trim().parse().ok())
        })
        .unwrap_or(0)
}

/// Ticks that each core has spent idle. Empty where the system does not tell.
fn idle_time() -> HashMap<usize, i64> {
    let Ok(stat) = fs::read_to_string("/proc/stat") else {
        return HashMap::new();
    };
    stat.lines()
        .filter_map(|line| {
            let mut words = line.strip_prefix("cpu")?.split_ascii_whitespace();
            let core = words.next()?.parse().ok()?;
            // user, nice, system, idle
            Some((core, words.nth(3)?.parse().ok()?))
        })
        .collect()
}

/// Lets what `start` starts, a process or threads, run on another core than this thread, which is the
/// one that is timed. Without one it runs here.
pub fn beside<T>(start: impl FnOnce() -> T) -> T {
    let own = core_affinity::get_core_ids().unwrap_or_default();
    let [own] = own[..] else {
        // It is not pinned.
        return start();
    };
    let other = CoreId {
        id: usize::from(own.id == 0),
    };
    let is_moved = core_affinity::set_for_current(other);
    let started = start();
    if is_moved {
        core_affinity::set_for_current(own);
    }
    started
}
