use std::time::Duration;

use super::{EntityKind, EntityStore, Store};
use crate::Keys;

/// Usage that was counted in memory. Dropping it takes the usage back, unless it was kept.
#[must_use]
pub(crate) struct Counted<'s> {
    entities: &'s EntityStore,
    company: Box<str>,
    event: Box<str>,
    quantity: i64,
}

impl Counted<'_> {
    /// Keeps the usage: the event was accepted, so Schematic will count it too. Returns the id of the
    /// company.
    pub(crate) fn keep(mut self) -> Box<str> {
        self.quantity = 0;
        std::mem::take(&mut self.company)
    }
}

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        if self.quantity != 0 {
            let back = self.quantity.saturating_neg();
            self.entities.count_on(&self.company, &self.event, back);
        }
    }
}

impl Store {
    /// Counts an event on the company that `keys` name, before the server does. Returns `None` if
    /// that changes nothing.
    pub(crate) fn count(&self, keys: &Keys, event: &str, quantity: i64) -> Option<Counted<'_>> {
        let company = self.entities.count(keys, event, quantity)?;
        Some(self.counted(company, event, quantity))
    }

    /// Counts an event on the company that `keys` led to when they were read from a shared store a
    /// moment ago.
    pub(crate) fn count_read(
        &self,
        keys: &Keys,
        event: &str,
        quantity: i64,
        now: Duration,
    ) -> Option<Counted<'_>> {
        let entities = &self.entities;
        let company = entities.led_to_by_reads(EntityKind::Company, keys, now)?;
        let is_counted = entities.count_on(&company, event, quantity);
        is_counted.then(|| self.counted(company, event, quantity))
    }

    fn counted(&self, company: Box<str>, event: &str, quantity: i64) -> Counted<'_> {
        Counted {
            entities: &self.entities,
            company,
            event: event.into(),
            quantity,
        }
    }
}
