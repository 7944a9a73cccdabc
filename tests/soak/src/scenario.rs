//! What a round of a scenario is given, and what it reports.

use std::collections::BTreeMap;
use std::fmt;
use std::pin::Pin;

/// How many violations are kept with their texts.
const KEPT: usize = 20;

/// A future of a round.
pub(crate) type BoxFuture<T> = Pin<Box<dyn Future<Output = T>>>;

/// What a round is given.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Round {
    /// The seed of all of its chance, printed beside a violation.
    pub(crate) seed: u64,
}

/// Counts of a round, and the promises it found broken.
#[derive(Debug, Default)]
pub(crate) struct Report {
    counts: BTreeMap<&'static str, u64>,
    texts: Vec<String>,
    violations: usize,
}

impl Report {
    /// Adds `count` to the figure `name`.
    pub(crate) fn count(&mut self, name: &'static str, count: impl TryInto<u64>) {
        *self.counts.entry(name).or_default() += count.try_into().unwrap_or(u64::MAX);
    }

    /// Records a violation unless `holds`.
    pub(crate) fn hold(&mut self, holds: bool, what: impl FnOnce() -> String) {
        if holds {
            return;
        }
        self.violations += 1;
        if self.texts.len() < KEPT {
            self.texts.push(what());
        }
    }

    /// Adds the report of another round.
    pub(crate) fn add(&mut self, other: Self, seed: u64) {
        for (name, count) in other.counts {
            self.count(name, count);
        }
        self.violations += other.violations;
        let texts = other.texts.into_iter();
        let room = KEPT.saturating_sub(self.texts.len());
        self.texts
            .extend(texts.take(room).map(|text| format!("{text} (seed {seed})")));
    }

    /// Returns the number of violations.
    pub(crate) fn violations(&self) -> usize {
        self.violations
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, count) in &self.counts {
            writeln!(f, "  {count:>12}  {name}")?;
        }
        for text in &self.texts {
            writeln!(f, "  VIOLATION: {text}")?;
        }
        Ok(())
    }
}
