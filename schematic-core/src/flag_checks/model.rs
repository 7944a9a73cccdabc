//! A model of the table, run in the orders in which its threads may take their steps.

mod sync {
    pub(super) use loom::sync::atomic::AtomicUsize;
    use loom::sync::{self, MutexGuard};

    pub(super) struct Mutex<T>(sync::Mutex<T>);

    impl<T> Mutex<T> {
        pub(super) fn new(value: T) -> Self {
            Self(sync::Mutex::new(value))
        }

        pub(super) fn lock(&self) -> MutexGuard<'_, T> {
            self.0.lock().expect("no thread panics under it")
        }
    }
}

/// The table over loom's primitives.
#[allow(clippy::duplicate_mod)]
#[path = "table.rs"]
mod table;

use loom::sync::Arc;
use loom::sync::atomic::{AtomicBool, Ordering};
use loom::thread;

use self::table::Table;

/// Two threads add three things, two of them equal, while a third takes what there is. Orders in
/// which more than two of the changes between them are forced are left out.
fn in_many_orders(parts: usize, capacity: usize) {
    let mut model = loom::model::Builder::new();
    model.preemption_bound = Some(2);
    model.check(move || {
        let table = Arc::new(Table::new(parts, capacity));
        let woken = Arc::new(AtomicBool::new(false));
        let threads = [[(0, 1), (0, 2)].as_slice(), &[(1, 1)]].map(|things| {
            let (table, woken) = (Arc::clone(&table), Arc::clone(&woken));
            thread::spawn(move || {
                for (part, place) in things {
                    if table.add(*part, *place, || *place) {
                        woken.store(true, Ordering::SeqCst);
                    }
                }
            })
        });

        woken.swap(false, Ordering::SeqCst);
        let mut reported = 0;
        table.take(|thing| {
            // There is no room for a second one.
            if reported == 1 {
                return Some(thing);
            }
            reported += 1;
            None
        });
        let goes_to_sleep = table.len() == 0;
        for thread in threads {
            thread.join().unwrap();
        }

        let left = table.len();
        let (summarized, dropped) = table.counts();
        assert!(left <= capacity);
        assert_eq!(reported + left as u64 + summarized + dropped, 3);
        // A task that found nothing and waits is woken by the next thing.
        assert!(left == 0 || !goes_to_sleep || woken.load(Ordering::SeqCst));
        let mut rest = 0;
        table.take(|_| {
            rest += 1;
            None
        });
        assert_eq!((rest, table.len()), (left, 0));
    });
}

#[test]
fn nothing_is_lost_or_reported_twice() {
    in_many_orders(2, 8);
    in_many_orders(1, 8);
}

#[test]
fn there_are_never_too_many() {
    in_many_orders(2, 1);
    in_many_orders(1, 1);
}
