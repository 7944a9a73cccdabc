mod streams;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use schematic_core::{Keys, Timestamp};
use schematic_rules::MetricPeriod;
use tokio::sync::broadcast;
use tokio::sync::broadcast::error::RecvError;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

pub use self::streams::Streams;
use crate::account::{Change, Rejected, Window};
use crate::builder::Builder;
use crate::error::{Error, ErrorKind};
use crate::fault::{ActiveFault, Fault};
use crate::received::{ReceivedEvent, ReceivedRequest};
use crate::seed::Seed;
use crate::store::Store;
use crate::webhooks::{ActiveWebhook, Webhook, WebhookDelivery};

/// A running local Schematic. It stops when it is dropped.
#[derive(Debug)]
pub struct Emulator {
    store: Arc<Store>,
    address: SocketAddr,
    stop: CancellationToken,
    served: Option<JoinHandle<()>>,
}

/// The changes of an emulator's state, from the moment they were asked for.
#[derive(Debug)]
pub struct Changes(broadcast::Receiver<Change>);

impl Emulator {
    /// An emulator with settings of its own.
    pub fn builder() -> Builder {
        Builder::new()
    }

    /// Starts an empty emulator on a free port of 127.0.0.1, within milliseconds.
    ///
    /// # Errors
    ///
    /// When no port could be listened on.
    ///
    /// # Cancel safety
    ///
    /// Dropped before it is done, it leaves nothing behind.
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

    /// The address it listens on.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// The base URL of the REST API, such as `http://127.0.0.1:41234`.
    #[must_use]
    pub fn base_url(&self) -> String {
        format!("http://{}", self.reachable())
    }

    /// The base URL of the capture service.
    #[must_use]
    pub fn event_capture_base_url(&self) -> String {
        self.base_url()
    }

    /// The URL of the DataStream.
    #[must_use]
    pub fn datastream_url(&self) -> String {
        format!("ws://{}/datastream", self.reachable())
    }

    /// The URL of the page that shows everything.
    #[must_use]
    pub fn page_url(&self) -> String {
        format!("http://{}/", self.reachable())
    }

    /// The API key that it lets in.
    #[must_use]
    pub fn api_key(&self) -> &str {
        self.store.api_key.expose()
    }

    /// What its clock shows.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.store.now()
    }

    /// Moves its clock ahead. Usage starts over where a period ends on the way.
    pub fn advance(&self, by: Duration) {
        self.store.advance(by);
    }

    /// Puts a seed in force in the place of the one before. What it no longer names goes; usage,
    /// events and forced flags stay.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Seed`] when it cannot be read; then nothing has changed.
    pub fn load_seed(&self, text: &str) -> Result<(), Error> {
        self.store.put_seed(Seed::parse(text)?)?;
        Ok(())
    }

    /// Sets what a flag answers when no rule matches.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`] when there is no such flag.
    pub fn set_flag_default(&self, flag: &str, value: bool) -> Result<(), Error> {
        self.store
            .change(|account, now| account.set_flag_default(flag, value, now))?;
        Ok(())
    }

    /// Makes a flag answer `value` to everybody, whatever its rules say; `None` gives the rules
    /// their say again.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`] when there is no such flag.
    pub fn force_flag(&self, flag: &str, value: impl Into<Option<bool>>) -> Result<(), Error> {
        let value = value.into();
        self.store
            .change(|account, now| account.force_flag(flag, value, now))?;
        Ok(())
    }

    /// How much of an event a company has used in the present period.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`] when there is no such company.
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
            .ok_or_else(|| Rejected::NotFound("company not found").into())
    }

    /// The events it received and still keeps, oldest first.
    #[must_use]
    pub fn events(&self) -> Vec<Arc<ReceivedEvent>> {
        self.store.events.entries()
    }

    /// Waits, however long it takes, until at least `count` events match, of those it keeps and
    /// those that come, and returns all that do, oldest first.
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

    /// How many events it ever received.
    #[must_use]
    pub fn events_total(&self) -> u64 {
        self.store.events.total()
    }

    /// The requests it received and still keeps, oldest first. Those to its page and to
    /// `/_emulator/` are not among them.
    #[must_use]
    pub fn requests(&self) -> Vec<Arc<ReceivedRequest>> {
        self.store.requests.entries()
    }

    /// Waits, however long it takes, until at least `count` requests match, of those it keeps and
    /// those that come, and returns all that do, oldest first.
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

    /// How many requests it ever received.
    #[must_use]
    pub fn requests_total(&self) -> u64 {
        self.store.requests.total()
    }

    /// Has what changes from now on told to a URL.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Invalid`] when the URL is none, the secret is empty, an action is not known, or a
    /// hundred webhooks are there already.
    pub fn subscribe(&self, webhook: Webhook) -> Result<ActiveWebhook, Error> {
        let subscribed = self
            .store
            .read(|account, now| self.store.webhooks.add(webhook, account, now))?;
        self.store.touch();
        Ok(subscribed)
    }

    /// Tells a webhook nothing more.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`] when there is no webhook with this id.
    pub fn unsubscribe(&self, id: &str) -> Result<(), Error> {
        self.store.webhooks.remove(id)?;
        self.store.touch();
        Ok(())
    }

    /// The webhooks, in the order they were subscribed.
    #[must_use]
    pub fn webhooks(&self) -> Vec<ActiveWebhook> {
        let subscriptions = self.store.webhooks.list();
        subscriptions
            .into_iter()
            .map(|subscription| subscription.webhook)
            .collect()
    }

    /// The deliveries that wait and the last 2,000 or so of those that ended, oldest first.
    #[must_use]
    pub fn deliveries(&self) -> Vec<Arc<WebhookDelivery>> {
        self.store.webhooks.deliveries.list()
    }

    /// Waits, however long it takes, until at least `count` deliveries match, and returns all that
    /// do, oldest first.
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
    /// [`ErrorKind::Invalid`] when a hundred faults wait already.
    pub fn inject(&self, fault: Fault) -> Result<u64, Error> {
        let id = self.store.faults.add(fault);
        self.store.touch();
        id.ok_or_else(|| Error::new(ErrorKind::Invalid, "a hundred faults wait already"))
    }

    /// The faults that wait for requests, in the order they were injected.
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

    /// Its DataStream: who is connected, and what is to go wrong with that.
    #[must_use]
    pub fn streams(&self) -> Streams {
        Streams::new(Arc::clone(&self.store))
    }

    /// Forgets all that was received, all faults, and all that did not come from the seed.
    pub fn reset(&self) {
        self.store.reset();
    }

    /// The changes of its state from now on.
    #[must_use]
    pub fn changes(&self) -> Changes {
        Changes(self.store.changes())
    }

    /// Stops: takes no new connections, finishes the requests in flight within five seconds, and
    /// closes all sockets.
    ///
    /// # Cancel safety
    ///
    /// Dropped before it is done, it stops all the same, but nobody waits for it.
    pub async fn shutdown(mut self) {
        self.stop.cancel();
        if let Some(served) = self.served.take() {
            // It ends with an error only when the runtime itself is ending.
            let _ = served.await;
        }
    }

    /// The address at which it can be reached: one that stands for all is none.
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

impl Changes {
    /// The next change; `None` once the emulator is gone. Whoever is more than a thousand changes
    /// behind misses the oldest.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point; no change is lost by it.
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
