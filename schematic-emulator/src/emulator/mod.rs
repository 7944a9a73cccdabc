//! The handle to a running emulator.

mod replicator;
mod streams;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use schematic_protocol::{Keys, Timestamp};
use schematic_rules::MetricPeriod;
use tokio::sync::broadcast;
use tokio::sync::broadcast::error::RecvError;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

pub use self::replicator::Replicator;
pub use self::streams::Streams;
use crate::account::{AccountError, Change, Window};
use crate::builder::Builder;
use crate::error::{Error, ErrorKind};
use crate::fault::{ActiveFault, Fault};
use crate::received::{ReceivedEvent, ReceivedRequest};
use crate::seed::Seed;
use crate::store::Store;
use crate::webhooks::{ActiveWebhook, Webhook, WebhookDelivery};

/// A running local Schematic, which stops when it is dropped.
#[derive(Debug)]
pub struct Emulator {
    store: Arc<Store>,
    address: SocketAddr,
    stop: CancellationToken,
    served: Option<JoinHandle<()>>,
}

impl Emulator {
    /// Returns a builder of an emulator.
    pub fn builder() -> Builder {
        Builder::new()
    }

    /// Starts an empty emulator on a free port of 127.0.0.1, within milliseconds.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Bind`] if no port can be listened on.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point; nothing is left running.
    pub async fn start() -> Result<Self, Error> {
        Self::builder().start().await
    }

    pub(crate) fn new(
        store: Arc<Store>,
        address: SocketAddr,
        stop: CancellationToken,
        served: JoinHandle<()>,
    ) -> Self {
        Self {
            store,
            address,
            stop,
            served: Some(served),
        }
    }

    /// Returns the address that the emulator listens on.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Returns the base URL of the REST API, such as `http://127.0.0.1:41234`.
    #[must_use]
    pub fn base_url(&self) -> String {
        format!("http://{}", self.reachable())
    }

    /// Returns the base URL of the capture service.
    #[must_use]
    pub fn event_capture_base_url(&self) -> String {
        self.base_url()
    }

    /// Returns the URL of the DataStream.
    #[must_use]
    pub fn datastream_url(&self) -> String {
        format!("ws://{}/datastream", self.reachable())
    }

    /// Returns a handle to what a replicator says about itself.
    #[must_use]
    pub fn replicator(&self) -> Replicator {
        Replicator::new(Arc::clone(&self.store), self.base_url())
    }

    /// Returns the URL of the emulator's page.
    #[must_use]
    pub fn page_url(&self) -> String {
        format!("http://{}/", self.reachable())
    }

    /// Returns the API key that the emulator accepts.
    #[must_use]
    pub fn api_key(&self) -> &str {
        self.store.api_key.expose()
    }

    /// Returns the time of the emulator's clock.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.store.now()
    }

    /// Advances the emulator's clock. Usage starts over where a period ends on the way.
    pub fn advance(&self, by: Duration) {
        self.store.advance(by);
    }

    /// Replaces the seed. What the new one no longer names is removed; usage, events and forced
    /// flags stay.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Seed`] if it cannot be read; then nothing has changed.
    pub fn load_seed(&self, text: &str) -> Result<(), Error> {
        self.store.put_seed(Seed::parse(text)?)?;
        Ok(())
    }

    /// Sets a flag's default value, which it has when no rule matches.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`] if there is no such flag.
    pub fn set_flag_default(&self, flag: &str, value: bool) -> Result<(), Error> {
        self.store
            .change(|account, now| account.set_flag_default(flag, value, now))?;
        Ok(())
    }

    /// Forces a flag to `value` for every company and user, whatever its rules say; `None` ends
    /// that.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`] if there is no such flag.
    pub fn force_flag(&self, flag: &str, value: impl Into<Option<bool>>) -> Result<(), Error> {
        let value = value.into();
        self.store
            .change(|account, now| account.force_flag(flag, value, now))?;
        Ok(())
    }

    /// Returns how much of an event a company has used in the current period.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`] if there is no such company.
    pub fn usage(&self, company: &Keys, event: &str, period: MetricPeriod) -> Result<i64, Error> {
        let window = match period {
            MetricPeriod::CurrentDay => Window::DAY,
            MetricPeriod::CurrentWeek => Window::WEEK,
            MetricPeriod::CurrentMonth => Window::MONTH,
            _ => Window::ALL_TIME,
        };
        let keys = company
            .iter()
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        self.store
            .read(|account, now| {
                let company = account.companies.by_keys(&keys)?;
                Some(
                    company
                        .usage
                        .value(event, window, now, company.subscription.as_ref()),
                )
            })
            .ok_or_else(|| AccountError::NotFound("company not found").into())
    }

    /// Returns the received events that are kept, oldest first.
    #[must_use]
    pub fn events(&self) -> Vec<Arc<ReceivedEvent>> {
        self.store.events.entries()
    }

    /// Waits until at least `count` events match, kept ones and new ones, however long it takes.
    /// Returns all that do, oldest first.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point.
    pub async fn wait_for_events(
        &self,
        count: usize,
        matches: impl FnMut(&ReceivedEvent) -> bool,
    ) -> Vec<Arc<ReceivedEvent>> {
        self.store.events.wait_for(count, matches).await
    }

    /// Returns how many events were received in all.
    #[must_use]
    pub fn events_total(&self) -> u64 {
        self.store.events.total()
    }

    /// Returns the received requests that are kept, oldest first. Those to the emulator's page and
    /// to `/_emulator/` are not among them.
    #[must_use]
    pub fn requests(&self) -> Vec<Arc<ReceivedRequest>> {
        self.store.requests.entries()
    }

    /// Waits until at least `count` requests match, kept ones and new ones, however long it takes.
    /// Returns all that do, oldest first.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point.
    pub async fn wait_for_requests(
        &self,
        count: usize,
        matches: impl FnMut(&ReceivedRequest) -> bool,
    ) -> Vec<Arc<ReceivedRequest>> {
        self.store.requests.wait_for(count, matches).await
    }

    /// Returns how many requests were received in all.
    #[must_use]
    pub fn requests_total(&self) -> u64 {
        self.store.requests.total()
    }

    /// Subscribes a webhook to what changes from now on.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Invalid`] if the URL is not valid, the secret is empty, an action is unknown,
    /// or there are a hundred webhooks already.
    pub fn subscribe(&self, webhook: Webhook) -> Result<ActiveWebhook, Error> {
        let subscribed = self
            .store
            .read(|account, now| self.store.webhooks.add(webhook, account, now))?;
        self.store.touch();
        Ok(subscribed)
    }

    /// Removes a webhook.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`] if there is no webhook with this id.
    pub fn unsubscribe(&self, id: &str) -> Result<(), Error> {
        self.store.webhooks.remove(id)?;
        self.store.touch();
        Ok(())
    }

    /// Returns the webhooks, in the order they were subscribed.
    #[must_use]
    pub fn webhooks(&self) -> Vec<ActiveWebhook> {
        let subscriptions = self.store.webhooks.list();
        subscriptions
            .into_iter()
            .map(|subscription| subscription.webhook)
            .collect()
    }

    /// Returns the pending deliveries and the last 2,000 or so of those that ended, oldest first.
    #[must_use]
    pub fn deliveries(&self) -> Vec<Arc<WebhookDelivery>> {
        self.store.webhooks.deliveries.list()
    }

    /// Waits until at least `count` deliveries match, however long it takes. Returns all that do,
    /// oldest first.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point.
    pub async fn wait_for_deliveries(
        &self,
        count: usize,
        matches: impl FnMut(&WebhookDelivery) -> bool,
    ) -> Vec<Arc<WebhookDelivery>> {
        self.store
            .webhooks
            .deliveries
            .wait_for(count, matches)
            .await
    }

    /// Injects a fault and returns the number by which it can be removed.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Invalid`] if a hundred faults are pending already.
    pub fn inject(&self, fault: Fault) -> Result<u64, Error> {
        let id = self.store.faults.add(fault);
        self.store.touch();
        id.ok_or_else(|| Error::new(ErrorKind::Invalid, "a hundred faults are pending already"))
    }

    /// Returns the injected faults, in the order they were injected.
    #[must_use]
    pub fn faults(&self) -> Vec<ActiveFault> {
        self.store.faults.list()
    }

    /// Removes a fault, unless it is gone already.
    pub fn remove_fault(&self, id: u64) {
        self.store.faults.remove(id);
        self.store.touch();
    }

    /// Removes all faults.
    pub fn clear_faults(&self) {
        self.store.faults.clear();
        self.store.touch();
    }

    /// Returns a handle to the DataStream: its connections, their requests, and faults.
    #[must_use]
    pub fn streams(&self) -> Streams {
        Streams::new(Arc::clone(&self.store))
    }

    /// Removes all that was received, all faults, and all that did not come from the seed.
    pub fn reset(&self) {
        self.store.reset();
    }

    /// Returns a receiver of the state changes from now on.
    #[must_use]
    pub fn changes(&self) -> Changes {
        Changes(self.store.changes())
    }

    /// Stops the emulator: accepts no new connections, finishes the requests in flight within five
    /// seconds, and closes all sockets.
    ///
    /// # Cancel safety
    ///
    /// Dropped before it completes, the emulator stops all the same.
    pub async fn shutdown(mut self) {
        self.stop.cancel();
        if let Some(served) = self.served.take() {
            // The task fails only when the runtime itself is shutting down.
            let _ = served.await;
        }
    }

    /// Returns an address to connect to: loopback if the emulator listens on all addresses.
    fn reachable(&self) -> SocketAddr {
        let mut address = self.address;
        if address.ip().is_unspecified() {
            address.set_ip(match address {
                SocketAddr::V4(_) => std::net::Ipv4Addr::LOCALHOST.into(),
                SocketAddr::V6(_) => std::net::Ipv6Addr::LOCALHOST.into(),
            });
        }
        address
    }
}

impl Drop for Emulator {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}

/// A receiver of an emulator's state changes.
#[derive(Debug)]
pub struct Changes(broadcast::Receiver<Change>);

impl Changes {
    /// Waits for the next change; `None` once the emulator is gone. A receiver that is more than a
    /// thousand changes behind misses the oldest.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point; no change is lost.
    pub async fn next(&mut self) -> Option<Change> {
        loop {
            match self.0.recv().await {
                Ok(change) => return Some(change),
                Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => return None,
            }
        }
    }
}
