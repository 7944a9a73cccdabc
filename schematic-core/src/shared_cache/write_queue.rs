//! Companies and users that wait to be written.

use std::collections::{HashMap, VecDeque};

use crate::store::EntityKind;
use crate::sync::Mutex;

/// How many may wait. Beyond that the oldest are given up: the next outage, restart or push of them
/// writes them.
const MAX_WAITING: usize = 100_000;

/// A company or user.
pub(super) type EntityName = (EntityKind, Box<str>);

/// What became of a company or user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// As the server sent it, usage included.
    Put,
    /// It is to be there; nothing new is known of its usage.
    PutBesideUsage,
    Delete,
}

/// Writes of companies and users, each once and in the order of its first change. What is written is
/// what memory has at that time.
#[derive(Debug, Default)]
pub(super) struct WriteQueue(Mutex<Queue>);

#[derive(Debug, Default)]
struct Queue {
    /// All that is not written, what is being written too.
    unwritten: HashMap<EntityName, Unwritten>,
    order: VecDeque<EntityName>,
    changes: u64,
    given_up: u64,
}

#[derive(Debug)]
struct Unwritten {
    change: Change,
    /// What of it is being written.
    taken: Option<Change>,
    /// The number of its last change.
    last: u64,
    /// Whether it is in the order.
    is_waiting: bool,
}

impl Unwritten {
    /// Notes that what was taken was not written.
    fn restore(&mut self) {
        if self.taken.take() == Some(Change::Put) && self.change == Change::PutBesideUsage {
            self.change = Change::Put;
        }
    }
}

/// A write that was taken.
#[derive(Debug)]
pub(super) struct Write {
    pub(super) name: EntityName,
    pub(super) change: Change,
    last: u64,
}

impl WriteQueue {
    pub(super) fn add(&self, name: EntityName, change: Change) {
        let mut queue = self.0.lock();
        let queue = &mut *queue;
        queue.changes += 1;
        let last = queue.changes;
        match queue.unwritten.get_mut(&name) {
            Some(unwritten) => {
                // A later change without usage does not make that of an earlier one unsaid.
                if (unwritten.change, change) != (Change::Put, Change::PutBesideUsage) {
                    unwritten.change = change;
                }
                unwritten.last = last;
                if std::mem::replace(&mut unwritten.is_waiting, true) {
                    return;
                }
            }
            None => {
                let unwritten = Unwritten {
                    change,
                    taken: None,
                    last,
                    is_waiting: true,
                };
                queue.unwritten.insert(name.clone(), unwritten);
            }
        }
        queue.order.push_back(name);
        while queue.order.len() > MAX_WAITING {
            if let Some(oldest) = queue.order.pop_front() {
                queue.unwritten.remove(&oldest);
                queue.given_up += 1;
            }
        }
    }

    /// Returns how many wait to be written.
    pub(super) fn begin(&self) -> usize {
        self.0.lock().order.len()
    }

    /// Lets wait again what was taken and never came to an end.
    pub(super) fn resume(&self) {
        let mut queue = self.0.lock();
        let queue = &mut *queue;
        for (name, unwritten) in &mut queue.unwritten {
            unwritten.restore();
            if !std::mem::replace(&mut unwritten.is_waiting, true) {
                queue.order.push_back(name.clone());
            }
        }
    }

    /// Takes the next writes.
    pub(super) fn take(&self, count: usize) -> Vec<Write> {
        let mut queue = self.0.lock();
        let mut taken = Vec::new();
        while taken.len() < count
            && let Some(name) = queue.order.pop_front()
        {
            if let Some(unwritten) = queue.unwritten.get_mut(&name) {
                unwritten.is_waiting = false;
                let change = unwritten.change;
                unwritten.taken = Some(change);
                if change == Change::Put {
                    // A later change without usage is one without usage.
                    unwritten.change = Change::PutBesideUsage;
                }
                taken.push(Write {
                    change,
                    last: unwritten.last,
                    name,
                });
            }
        }
        taken
    }

    /// Notes that a write is done, and returns whether it was the last change.
    pub(super) fn done(&self, write: &Write) -> bool {
        let mut queue = self.0.lock();
        let is_last = queue
            .unwritten
            .get(&write.name)
            .is_some_and(|unwritten| unwritten.last == write.last);
        if is_last {
            queue.unwritten.remove(&write.name);
        }
        is_last
    }

    /// Puts a write that failed back, behind the others: it may be its own fault.
    pub(super) fn put_back(&self, write: Write) {
        let mut queue = self.0.lock();
        let queue = &mut *queue;
        if let Some(unwritten) = queue.unwritten.get_mut(&write.name) {
            unwritten.restore();
            if !std::mem::replace(&mut unwritten.is_waiting, true) {
                queue.order.push_back(write.name);
            }
        }
    }

    /// Returns what is to become of a company or user that is not written yet.
    pub(super) fn unwritten(&self, kind: EntityKind, id: &str) -> Option<Change> {
        let queue = self.0.lock();
        if queue.unwritten.is_empty() {
            return None;
        }
        let unwritten = queue.unwritten.get(&(kind, Box::from(id)));
        unwritten.map(|unwritten| unwritten.change)
    }

    /// Returns the names of all that wait.
    pub(super) fn waiting(&self) -> Vec<EntityName> {
        self.0.lock().order.iter().cloned().collect()
    }

    /// Returns how many are not written.
    pub(super) fn len(&self) -> usize {
        self.0.lock().unwritten.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(id: &str) -> EntityName {
        (EntityKind::Company, id.into())
    }

    #[test]
    fn what_changes_while_it_is_written_is_written_again() {
        let queue = WriteQueue::default();
        queue.add(name("a"), Change::Put);
        queue.add(name("b"), Change::Put);
        queue.add(name("a"), Change::Put);
        let taken = queue.take(10);
        let names: Vec<_> = taken.iter().map(|write| &*write.name.1).collect();
        assert_eq!(names, ["a", "b"]);
        queue.add(name("a"), Change::Delete);
        for (write, is_last) in taken.iter().zip([false, true]) {
            assert_eq!(queue.done(write), is_last);
        }
        assert_eq!(
            queue.unwritten(EntityKind::Company, "a"),
            Some(Change::Delete)
        );
        assert_eq!(queue.unwritten(EntityKind::Company, "b"), None);
        let again = queue.take(10);
        assert_eq!(
            again.first().map(|write| write.change),
            Some(Change::Delete)
        );
    }

    #[test]
    fn what_failed_comes_last() {
        let queue = WriteQueue::default();
        queue.add(name("a"), Change::Put);
        queue.add(name("b"), Change::Put);
        let first = queue.take(1).pop().expect("a write");
        queue.put_back(first);
        let names: Vec<_> = queue.take(2).into_iter().map(|write| write.name).collect();
        assert_eq!(names, [name("b"), name("a")]);
        assert_eq!(queue.len(), 2);
        // Nothing of that came to an end.
        queue.resume();
        assert_eq!((queue.begin(), queue.take(9).len()), (2, 2));
    }

    #[test]
    fn it_is_bounded() {
        let queue = WriteQueue::default();
        for number in 0..MAX_WAITING + 3 {
            queue.add(name(&number.to_string()), Change::Put);
        }
        assert_eq!(
            (queue.len(), queue.waiting().len()),
            (MAX_WAITING, MAX_WAITING)
        );
        assert_eq!(queue.unwritten(EntityKind::Company, "2"), None);
    }
}
