//! Events of a client, and the usage that is counted ahead of the server.

use std::time::Duration;

use futures_util::future::{join, join3};

use super::Inner;
use crate::Keys;
use crate::events::{FlushReport, Receipt, ShutdownReport, Track, TrackError};
use crate::flag_checks::FlagChecks;
use crate::shared_cache::CountedUsage;

impl Inner {
    #[inline]
    pub(super) fn track(&self, event: Track) -> Result<Receipt, TrackError<Track>> {
        if self.datastream.is_some() || self.replicator.is_some() {
            return self.track_and_count(event);
        }
        self.events.track(event)
    }

    /// Kept apart, so that tracking without a DataStream is no more than queueing.
    #[inline(never)]
    fn track_and_count(&self, event: Track) -> Result<Receipt, TrackError<Track>> {
        let counted = self.count(&event);
        let receipt = self.events.track(event)?;
        if let Some(counted) = counted {
            counted.keep();
        }
        Ok(receipt)
    }

    pub(super) async fn track_within(
        &self,
        event: Track,
        timeout: Duration,
    ) -> Result<Receipt, TrackError<Track>> {
        let is_alone = self.datastream.is_none() && self.replicator.is_none();
        if is_alone || event.is_backfill() {
            return self.events.track_within(event, timeout).await;
        }
        // Counted when it is accepted: what the server sends during the wait must not be changed by
        // an event that is refused in the end.
        let body = event.body();
        let (company, name) = (body.company.clone(), body.event.clone());
        let quantity = body.quantity.unwrap_or(1);
        let receipt = self.events.track_within(event, timeout).await?;
        if let Some(counted) = self.count_on(&company, &name, quantity) {
            counted.keep();
        }
        Ok(receipt)
    }

    pub(super) async fn flush(&self, timeout: Duration) -> FlushReport {
        let events = self.events.flush_within(timeout);
        match self.flag_checks() {
            Some(flag_checks) => {
                let (events, checks) = join(events, flag_checks.flush(timeout)).await;
                events.and(checks)
            }
            None => events.await,
        }
    }

    pub(super) async fn shutdown(&self, timeout: Duration) -> ShutdownReport {
        self.checks.close();
        let events = self.events.shutdown(timeout);
        match self.flag_checks() {
            Some(flag_checks) => {
                let checks = flag_checks.shutdown(timeout);
                let stop = async {
                    if let Some(datastream) = &self.datastream {
                        datastream.shutdown(timeout).await;
                    }
                    if let Some(replicator) = &self.replicator {
                        replicator.shutdown(timeout).await;
                    }
                };
                let (mut report, checks, ()) = join3(events, checks, stop).await;
                report.events = report.events.and(checks);
                report
            }
            None => events.await,
        }
    }

    /// Returns what reports the checks that memory answered.
    pub(super) fn flag_checks(&self) -> Option<&FlagChecks> {
        let of_replicator = || Some(&**self.replicator.as_ref()?.flag_checks());
        match &self.datastream {
            Some(datastream) => Some(datastream.flag_checks()),
            None => of_replicator(),
        }
    }

    /// Counts usage in memory; it is taken back unless it is kept.
    fn count(&self, event: &Track) -> Option<CountedUsage<'_>> {
        // A backfill is for analytics alone.
        if event.is_backfill() {
            return None;
        }
        let body = event.body();
        self.count_on(&body.company, &body.event, body.quantity.unwrap_or(1))
    }

    fn count_on(&self, company: &Keys, event: &str, quantity: i64) -> Option<CountedUsage<'_>> {
        match (&self.datastream, &self.replicator) {
            (Some(datastream), _) => datastream.count(company, event, quantity),
            (None, Some(replicator)) => replicator.count(company, event, quantity),
            (None, None) => None,
        }
    }
}
