//! Usage of companies that is not in the shared store yet.

use std::collections::HashMap;

use super::write_behind::WriteBehind;
use crate::Keys;
use crate::store::Counted;
use crate::sync::Mutex;

/// How many sums may wait, each of one event of one company.
const MAX_WAITING: usize = 100_000;

/// The company that used something.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Consumer {
    Company(Box<str>),
    /// Memory does not know it: the shared store may.
    Keys(Keys),
}

/// Usage that waits, summed by company and event.
#[derive(Debug, Default)]
pub(super) struct WaitingUsage(Mutex<Sums>);

pub(super) type Sums = HashMap<Consumer, HashMap<Box<str>, i64>>;

impl WaitingUsage {
    pub(super) fn add(&self, consumer: Consumer, event: &str, quantity: i64) {
        let mut sums = self.0.lock();
        if sums.len() >= MAX_WAITING && !sums.contains_key(&consumer) {
            // Schematic counts it; until it sends the company again the fleet does not see it.
            return;
        }
        let of_company = sums.entry(consumer).or_default();
        let sum = of_company.entry(event.into()).or_default();
        *sum = sum.saturating_add(quantity);
    }

    pub(super) fn take(&self) -> Sums {
        std::mem::take(&mut *self.0.lock())
    }

    /// Takes the usage of one company.
    pub(super) fn take_of(&self, company: &str) -> HashMap<Box<str>, i64> {
        let mut sums = self.0.lock();
        let consumer = Consumer::Company(company.into());
        sums.remove(&consumer).unwrap_or_default()
    }

    /// Returns the usage of one company.
    pub(super) fn of(&self, company: &str) -> Vec<(Box<str>, i64)> {
        let sums = self.0.lock();
        if sums.is_empty() {
            return Vec::new();
        }
        let of_company = sums.get(&Consumer::Company(company.into()));
        let events = of_company.into_iter().flatten();
        events.map(|(event, sum)| (event.clone(), *sum)).collect()
    }

    pub(super) fn put_back(&self, consumer: &Consumer, sums: HashMap<Box<str>, i64>) {
        for (event, sum) in sums {
            self.add(consumer.clone(), &event, sum);
        }
    }

    pub(super) fn len(&self) -> usize {
        self.0.lock().len()
    }
}

/// Usage that was counted in memory. Dropping it takes the usage back, unless it was kept: then the
/// shared store is to count it too.
#[must_use]
pub(crate) struct CountedUsage<'s> {
    /// By what the server sent, and by what was read.
    counted: [Option<Counted<'s>>; 2],
    shared: Option<Shared<'s>>,
}

struct Shared<'s> {
    behind: &'s WriteBehind,
    keys: Keys,
    event: Box<str>,
    quantity: i64,
}

impl<'s> CountedUsage<'s> {
    /// Creates usage that concerns this process alone.
    pub(crate) const fn in_memory(counted: Counted<'s>) -> Self {
        Self {
            counted: [Some(counted), None],
            shared: None,
        }
    }

    pub(super) fn shared(
        behind: &'s WriteBehind,
        counted: [Option<Counted<'s>>; 2],
        (keys, event, quantity): (&Keys, &str, i64),
    ) -> Self {
        let shared = Shared {
            behind,
            keys: keys.clone(),
            event: event.into(),
            quantity,
        };
        Self {
            counted,
            shared: Some(shared),
        }
    }

    /// Keeps the usage: the event was accepted, so Schematic will count it too.
    pub(crate) fn keep(self) {
        let mut company = None;
        for counted in self.counted.into_iter().flatten() {
            company = Some(counted.keep());
        }
        if let Some(shared) = self.shared {
            let consumer = company.map_or(Consumer::Keys(shared.keys), Consumer::Company);
            shared.behind.used(consumer, &shared.event, shared.quantity);
        }
    }
}
