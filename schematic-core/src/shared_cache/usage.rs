//! Usage of companies that is not in the shared store yet.

use std::collections::HashMap;

use crate::Keys;
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
