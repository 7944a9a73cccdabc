//! Usage that is counted in memory before it is known whether it counts.

use super::usage::Consumer;
use super::write_behind::WriteBehind;
use crate::Keys;
use crate::store::Counted;

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
        let kept = self.counted.map(|counted| counted.map(Counted::keep));
        if let Some(shared) = self.shared {
            let consumer = match kept {
                [Some(one), Some(other)] if one == other => Consumer::Company(one),
                [Some(one), None] | [None, Some(one)] => Consumer::Company(one),
                // The two do not agree: the store decides.
                _ => Consumer::Keys(shared.keys),
            };
            shared.behind.used(consumer, &shared.event, shared.quantity);
        }
    }
}
