//! Usage of companies that is not in the shared store yet.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::Keys;
use crate::shared_store::ValueDigest;
use crate::sync::Mutex;

/// How many sums may wait, each of one event of one company.
const MAX_SUMS: usize = 100_000;

/// The company that used something.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Consumer {
    Company(Box<str>),
    /// Memory does not know it: the shared store may.
    Keys(Keys),
}

/// Sums by event.
pub(super) type Sums = HashMap<Box<str>, i64>;

/// Usage that is not in the store, summed by company and event.
#[derive(Debug, Default)]
pub(super) struct WaitingUsage(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    waiting: HashMap<Consumer, Sums>,
    /// What is being written, or may have been.
    under_way: HashMap<Consumer, Attempt>,
    /// How many sums there are in both.
    count: usize,
}

/// Usage that is being written.
#[derive(Clone, Debug, Default)]
pub(super) struct Attempt {
    pub(super) sums: Sums,
    /// The digest of a value with it that the store may have, since it did not say whether it does.
    pub(super) unsure: Option<ValueDigest>,
}

impl WaitingUsage {
    pub(super) fn add(&self, consumer: Consumer, event: &str, quantity: i64) {
        let mut state = self.0.lock();
        let state = &mut *state;
        let known = state.waiting.get_mut(&consumer);
        if let Some(sum) = known.and_then(|sums| sums.get_mut(event)) {
            *sum = sum.saturating_add(quantity);
        } else if state.count < MAX_SUMS {
            let sums = state.waiting.entry(consumer).or_default();
            sums.insert(event.into(), quantity);
            state.count += 1;
        }
        // Else Schematic alone counts it: until it sends the company again the fleet does not see it.
    }

    /// Returns what is to be written now: what was under way before as it was, and of the others all
    /// that waits.
    pub(super) fn begin(&self) -> Vec<(Consumer, Attempt)> {
        let mut state = self.0.lock();
        let state = &mut *state;
        for (consumer, sums) in std::mem::take(&mut state.waiting) {
            if sums.is_empty() {
                continue;
            }
            match state.under_way.entry(consumer) {
                Entry::Occupied(entry) => drop(state.waiting.insert(entry.key().clone(), sums)),
                Entry::Vacant(entry) => {
                    entry.insert(Attempt { sums, unsure: None });
                }
            }
        }
        let under_way = state.under_way.iter();
        under_way
            .map(|(consumer, attempt)| (consumer.clone(), attempt.clone()))
            .collect()
    }

    /// Notes that what was under way of a company is in the store.
    pub(super) fn done(&self, consumer: &Consumer) {
        let mut state = self.0.lock();
        if let Some(attempt) = state.under_way.remove(consumer) {
            state.count = state.count.saturating_sub(attempt.sums.len());
        }
    }

    /// Notes that the store may have what was under way of a company, in a value with this digest.
    pub(super) fn unsure(&self, consumer: &Consumer, digest: ValueDigest) {
        let mut state = self.0.lock();
        if let Some(attempt) = state.under_way.get_mut(consumer) {
            attempt.unsure = Some(digest);
        }
    }

    /// Takes the usage of one company.
    pub(super) fn take_of(&self, company: &str) -> Sums {
        let mut state = self.0.lock();
        let consumer = Consumer::Company(company.into());
        let mut taken = state.waiting.remove(&consumer).unwrap_or_default();
        let under_way = state.under_way.remove(&consumer).unwrap_or_default().sums;
        state.count = state.count.saturating_sub(taken.len() + under_way.len());
        add_all(&mut taken, under_way);
        taken
    }

    /// Returns the usage of one company.
    pub(super) fn of(&self, company: &str) -> Sums {
        let state = self.0.lock();
        if state.count == 0 {
            return Sums::new();
        }
        let consumer = Consumer::Company(company.into());
        let mut sums = state.waiting.get(&consumer).cloned().unwrap_or_default();
        if let Some(attempt) = state.under_way.get(&consumer) {
            add_all(&mut sums, attempt.sums.clone());
        }
        sums
    }

    pub(super) fn put_back(&self, company: &str, sums: Sums) {
        for (event, sum) in sums {
            self.add(Consumer::Company(company.into()), &event, sum);
        }
    }

    /// Returns how many sums there are.
    pub(super) fn len(&self) -> usize {
        self.0.lock().count
    }
}

fn add_all(sums: &mut Sums, others: Sums) {
    for (event, other) in others {
        let sum = sums.entry(event).or_default();
        *sum = sum.saturating_add(other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn company() -> Consumer {
        Consumer::Company("c".into())
    }

    #[test]
    fn what_is_under_way_is_not_mixed_with_what_comes() {
        let usage = WaitingUsage::default();
        usage.add(company(), "api", 2);
        let first = usage.begin();
        assert_eq!(
            first.first().map(|(_, attempt)| attempt.sums["api"]),
            Some(2)
        );
        usage.unsure(&company(), ValueDigest::of(b"x"));
        usage.add(company(), "api", 3);
        assert_eq!((usage.of("c")["api"], usage.len()), (5, 2));
        let (_, again) = usage.begin().pop().expect("an attempt");
        assert_eq!((again.sums["api"], again.unsure.is_some()), (2, true));
        usage.done(&company());
        assert_eq!((usage.of("c")["api"], usage.len()), (3, 1));
        let (_, next) = usage.begin().pop().expect("an attempt");
        assert_eq!((next.sums["api"], next.unsure.is_none()), (3, true));
        assert_eq!(usage.take_of("c")["api"], 3);
        assert_eq!(usage.len(), 0);
    }

    #[test]
    fn it_is_bounded() {
        let usage = WaitingUsage::default();
        for number in 0..MAX_SUMS + 2 {
            usage.add(company(), &number.to_string(), 1);
        }
        usage.add(company(), "0", 1);
        assert_eq!((usage.len(), usage.of("c")["0"]), (MAX_SUMS, 2));
    }
}
