use std::sync::atomic::Ordering;
use std::time::Duration;

use futures_util::future::{join, join3};

use super::Schematic;
use crate::datastream::Counted;
use crate::events::{EventStats, FlushReport, Identify, Receipt, Refused, ShutdownReport, Track};

/// How long a flush may take when nobody says.
const FLUSH_TIMEOUT: Duration = Duration::from_secs(10);

/// How long a shutdown may take when nobody says.
const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(10);

/// Events.
///
/// An event that is taken is delivered or reported as lost: it waits in a bounded queue with an
/// idempotency key and a time of its own, and a background task sends it to Schematic, and again
/// until Schematic answers. That task runs on the tokio runtime on which the client was built, or
/// first used; if that runtime ends, it goes on with the next use on another.
impl Schematic {
    /// Reports what a customer did. Never waits: the event is queued, or refused at once. Usage
    /// that the DataStream keeps in memory grows with it, so the next check sees it.
    ///
    /// ```
    /// use schematic_core::{EvaluationContext, Schematic, events::Track};
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let schematic = Schematic::builder("").offline(true).build()?;
    /// let acme = EvaluationContext::company("org", "acme");
    /// schematic.track(Track::new("report-generated").context(acme).quantity(3))?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// When the event is invalid, the queue is full, or the client has been shut down. The error
    /// gives the event back.
    #[inline]
    pub fn track(&self, event: Track) -> Result<Receipt, Refused<Track>> {
        if self.0.live.is_some() {
            return self.track_and_count(event);
        }
        self.0.events.track(event)
    }

    /// The same, but waits for room when the queue is full, for at most `timeout`.
    ///
    /// # Errors
    ///
    /// As [`Schematic::track`], the queue being full only after `timeout`.
    ///
    /// # Cancel safety
    ///
    /// When dropped before it ends, the event has not been taken.
    pub async fn track_within(
        &self,
        event: Track,
        timeout: Duration,
    ) -> Result<Receipt, Refused<Track>> {
        let Some(live) = self.0.live.as_ref().filter(|_| !event.is_backfill()) else {
            return self.0.events.track_within(event, timeout).await;
        };
        // Counted when it is taken: what the server tells during the wait must not be changed by
        // an event that is refused in the end.
        let body = event.body();
        let (company, name) = (body.company.clone(), body.event.clone());
        let quantity = body.quantity.unwrap_or(1);
        let receipt = self.0.events.track_within(event, timeout).await?;
        if let Some(counted) = live.count(&company, &name, quantity) {
            counted.keep();
        }
        Ok(receipt)
    }

    /// Says who a user is, and the company the user belongs to. Never waits: the event is queued,
    /// or refused at once.
    ///
    /// # Errors
    ///
    /// When the event is invalid, the queue is full, or the client has been shut down. The error
    /// gives the event back.
    pub fn identify(&self, event: Identify) -> Result<Receipt, Refused<Identify>> {
        self.0.events.identify(event)
    }

    /// The same, but waits for room when the queue is full, for at most `timeout`.
    ///
    /// # Errors
    ///
    /// As [`Schematic::identify`], the queue being full only after `timeout`.
    ///
    /// # Cancel safety
    ///
    /// When dropped before it ends, the event has not been taken.
    pub async fn identify_within(
        &self,
        event: Identify,
        timeout: Duration,
    ) -> Result<Receipt, Refused<Identify>> {
        self.0.events.identify_within(event, timeout).await
    }

    /// Has all events sent that have been taken so far, and waits until each is delivered or lost,
    /// for at most 10 s. Failed requests are repeated meanwhile; the wait ends sooner when the next
    /// try lies behind its end.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point; the events are sent nevertheless.
    pub async fn flush(&self) -> FlushReport {
        self.flush_within(FLUSH_TIMEOUT).await
    }

    /// The same with a time limit of its own.
    ///
    /// # Cancel safety
    ///
    /// As [`Schematic::flush`].
    pub async fn flush_within(&self, timeout: Duration) -> FlushReport {
        let events = self.0.events.flush_within(timeout);
        match &self.0.live {
            Some(live) => {
                let (events, checks) = join(events, live.reports().flush(timeout)).await;
                events.and(checks)
            }
            None => events.await,
        }
    }

    /// Takes no more events, sends those that wait, and says what became of them; within 10 s.
    /// From then on checks are answered by defaults and what is in the cache.
    ///
    /// Call it before the process ends: dropping the client does its best but cannot wait. It may
    /// be called several times, also at once; each call reports.
    ///
    /// # Cancel safety
    ///
    /// When dropped, the client is shut down all the same: events are sent until the time is over.
    pub async fn shutdown(&self) -> ShutdownReport {
        self.shutdown_within(SHUTDOWN_TIMEOUT).await
    }

    /// The same with a time limit of its own. Events that are left then are given up, unless
    /// another call has a later limit.
    ///
    /// # Cancel safety
    ///
    /// As [`Schematic::shutdown`].
    pub async fn shutdown_within(&self, timeout: Duration) -> ShutdownReport {
        self.0.closed.store(true, Ordering::Release);
        let events = self.0.events.shutdown(timeout);
        match &self.0.live {
            Some(live) => {
                let checks = live.reports().shutdown(timeout);
                let (mut report, checks, ()) = join3(events, checks, live.shutdown(timeout)).await;
                report.events = report.events.and(checks);
                report
            }
            None => events.await,
        }
    }

    /// What became of all events so far, and what the task that sends them is doing.
    #[must_use]
    pub fn event_stats(&self) -> EventStats {
        self.0.events.stats()
    }

    /// Kept apart, so that tracking without a DataStream is no more than queueing.
    #[inline(never)]
    fn track_and_count(&self, event: Track) -> Result<Receipt, Refused<Track>> {
        let counted = self.count(&event);
        let receipt = self.0.events.track(event)?;
        if let Some(counted) = counted {
            counted.keep();
        }
        Ok(receipt)
    }

    /// Counts usage in memory; it is taken back unless it is kept.
    fn count(&self, event: &Track) -> Option<Counted<'_>> {
        let live = self.0.live.as_ref()?;
        // What is told for analytics alone is not usage.
        if event.is_backfill() {
            return None;
        }
        let body = event.body();
        live.count(&body.company, &body.event, body.quantity.unwrap_or(1))
    }
}
