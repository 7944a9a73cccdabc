use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use http::HeaderMap;
use schematic_api::runtime::Error;
use schematic_rules::Options;
use tokio::sync::watch;

use super::DataStream;
use super::checks::{Decision, Ground, Miss, Time};
use super::connection::{Connection, Target, Tasks};
use super::protocol::EntityKind;
use super::reports::Reports;
use super::session::{self, Outcome, Requests, Session, Tally};
use super::status::{DataStreamState, DataStreamStatus, DataStreamWatch};
use super::store::{EntityStore, Limits, Store};
use super::url::datastream_url;
use crate::clock::{Clock, within};
use crate::events::EventQueue;
use crate::secret::Secret;
use crate::status::StatusSender;
use crate::transport::{Exchange, check_tls};
use crate::{EvaluationContext, Keys, Timestamp};

/// A DataStream at work: memory, and the task that keeps it up to date.
///
/// It may be made anywhere: the task starts on the tokio runtime that is current then, or else with
/// the first call within one, and again on the next if that one ends. Dropping it ends the task.
pub(crate) struct Live {
    shared: Arc<Shared>,
}

/// What a DataStream shares with its task.
pub(super) struct Shared {
    pub(super) store: Arc<Store>,
    pub(super) requests: Arc<Requests>,
    pub(super) session: Mutex<Session>,
    tally: Arc<Tally>,
    pub(super) settings: DataStream,
    pub(super) connection: Connection,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) tasks: Tasks,
    pub(super) stop: watch::Sender<bool>,
    pub(super) events: StatusSender,
    pub(super) reports: Reports,
    state: watch::Sender<(DataStreamState, Timestamp)>,
    notes: Mutex<Notes>,
    plain: Options,
    wall_offset: AtomicI64,
    /// Whether the flags were ever there.
    was_ready: AtomicBool,
}

/// What is remembered for the status.
#[derive(Debug, Default)]
struct Notes {
    last_message: Option<Timestamp>,
    last_error: Option<String>,
    failed_attempts: u32,
}

/// What a DataStream needs of its client.
pub(crate) struct Parts<'a> {
    /// The address of the API.
    pub(crate) base_url: &'a str,
    /// Whether `exchange` is the built-in HTTP client.
    pub(crate) built_in: bool,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) exchange: Arc<dyn Exchange>,
    /// The headers of every request, the API key among them.
    pub(crate) headers: HeaderMap,
    pub(crate) jitter_seed: Option<u64>,
    pub(crate) key: Secret,
    /// The queue of events about checks.
    pub(crate) reports: EventQueue,
    pub(crate) status: StatusSender,
}

impl Live {
    /// Begins, if there is a runtime; `parts` are those of the client.
    pub(crate) fn new(mut settings: DataStream, parts: Parts<'_>) -> Result<Self, Error> {
        let url = datastream_url(settings.url.as_deref().unwrap_or(parts.base_url))?;
        if settings.connector.is_none() && parts.built_in {
            check_tls(url.scheme() == "wss")?;
        }
        let target = Target::new(&url, parts.headers)?;
        let exchange = settings.connector.take().unwrap_or(parts.exchange);
        let store = Arc::new(Store::new(Limits {
            entities: settings.max_entities,
            bytes: settings.max_bytes,
            flag_bytes: settings.max_flag_bytes,
            ttl: settings.ttl,
        }));
        let requests = Arc::new(Requests::default());
        let session = Session::new(
            Arc::clone(&store),
            Arc::clone(&requests),
            session::Settings {
                page_size: (settings.page_size > 0).then_some(settings.page_size),
                stale_grace: settings.stale_grace,
                refresh_rate: settings.refresh_rate,
                // Twice what it is, should the task be held up.
                longest_wait: settings
                    .ping_interval
                    .saturating_mul(2)
                    .saturating_add(Duration::from_secs(60)),
            },
        );
        let since = parts.clock.now();
        let shared = Arc::new(Shared {
            store,
            requests,
            tally: session.tally(),
            session: Mutex::new(session),
            reports: Reports::new(
                settings.flag_checks,
                parts.reports,
                settings.flag_check_capacity,
            ),
            connection: Connection::new(target, exchange, parts.key, parts.jitter_seed, &settings),
            settings,
            tasks: Tasks::default(),
            stop: watch::Sender::new(false),
            events: parts.status,
            state: watch::Sender::new((DataStreamState::Idle, since)),
            notes: Mutex::default(),
            plain: Options::default(),
            wall_offset: AtomicI64::new(0),
            was_ready: AtomicBool::new(false),
            clock: parts.clock,
        });
        shared.read_wall_clock();
        shared.ensure_running();
        Ok(Self { shared })
    }

    /// The options of a check that assumes nothing.
    #[inline]
    pub(crate) fn plain(&self) -> &Options {
        &self.shared.plain
    }

    /// Decides a flag, if all that is needed is in memory, and hands the answer to `take`, which
    /// may borrow from it.
    pub(crate) fn decide<R>(
        &self,
        flag: &str,
        context: &EvaluationContext,
        options: &Options,
        take: impl FnOnce(&Decision<'_>) -> R,
    ) -> Result<R, Miss> {
        let ground = self.ground();
        let subject = ground.subject(context);
        let decision = ground.decide(flag, subject, options)?;
        Ok(take(&decision))
    }

    /// Decides several flags at one moment, if all that is needed is in memory.
    pub(crate) fn decide_all<'f, R>(
        &self,
        flags: impl IntoIterator<Item = &'f str>,
        context: &EvaluationContext,
        take: impl Fn(&str, &Decision<'_>) -> R,
    ) -> Result<Vec<R>, Miss> {
        let ground = self.ground();
        let subject = ground.subject(context);
        let options = self.plain();
        flags
            .into_iter()
            .map(|flag| Ok(take(flag, &ground.decide(flag, subject, options)?)))
            .collect()
    }

    /// Has the companies and users told that a check missed, waiting at most `limit` for it. Any
    /// other miss is returned as it is.
    pub(crate) async fn supply(
        &self,
        miss: Miss,
        context: &EvaluationContext,
        limit: Duration,
    ) -> Result<(), Miss> {
        self.shared.ensure_running();
        let Miss::Entity { company, user } = miss else {
            return Err(miss);
        };
        let timeout = self.shared.settings.request_timeout;
        let ask = async |wanted: bool, kind, keys: &Keys| {
            if !wanted {
                return Outcome::Told;
            }
            let shared = &self.shared;
            shared
                .requests
                .ask(kind, keys, timeout, limit, &*shared.clock)
                .await
        };
        let outcomes = futures_util::future::join(
            ask(company, EntityKind::Company, context.company_keys()),
            ask(user, EntityKind::User, context.user_keys()),
        )
        .await;
        match outcomes {
            (Outcome::Told, Outcome::Told) => Ok(()),
            (Outcome::Told, failed) | (failed, _) => Err(Miss::Unanswered(failed)),
        }
    }

    /// Counts an event on the company that `keys` name, before the server does; `None` if that
    /// changes nothing.
    pub(crate) fn count(&self, keys: &Keys, event: &str, quantity: i64) -> Option<Counted<'_>> {
        let entities = &self.shared.store.entities;
        let company = entities.count(keys, event, quantity)?;
        Some(Counted {
            entities,
            company,
            event: event.into(),
            quantity,
        })
    }

    /// Tells Schematic about a check, and what was assumed in it.
    #[inline]
    pub(crate) fn report(
        &self,
        flag: &str,
        context: &EvaluationContext,
        decision: &Decision<'_>,
        preflight: bool,
    ) {
        self.shared
            .reports
            .record(flag, context, decision, preflight);
    }

    pub(crate) fn reports(&self) -> &Reports {
        &self.shared.reports
    }

    /// Starts the task if it does not run and there is a runtime.
    pub(crate) fn ensure_running(&self) {
        self.shared.ensure_running();
    }

    /// Waits until the flags are there, for at most `timeout`. They may have been there before and
    /// the connection be lost since: what is in memory answers then.
    pub(crate) async fn ready(&self, timeout: Duration) -> bool {
        self.shared.ensure_running();
        if self.shared.was_ready.load(Ordering::Acquire) {
            return true;
        }
        let mut state = self.shared.state.subscribe();
        let ready = state.wait_for(|(state, _)| {
            matches!(state, DataStreamState::Ready | DataStreamState::Stopped)
        });
        let reached = within(&*self.shared.clock, timeout, ready).await;
        matches!(reached, Ok(Ok(state)) if state.0 == DataStreamState::Ready)
    }

    pub(crate) fn watch(&self) -> DataStreamWatch {
        let shared = Arc::downgrade(&self.shared);
        let status = move || Some(shared.upgrade()?.status());
        DataStreamWatch::new(self.shared.state.subscribe(), status)
    }

    pub(crate) fn status(&self) -> DataStreamStatus {
        self.shared.status()
    }

    /// Ends the task and the connection; whatever is not over after `timeout` is cut off.
    pub(crate) async fn shutdown(&self, timeout: Duration) {
        self.shared.stop.send_replace(true);
        let mut state = self.shared.state.subscribe();
        if !self.shared.tasks.is_running() {
            self.shared.enter(DataStreamState::Stopped);
            return;
        }
        let stopped = state.wait_for(|(state, _)| *state == DataStreamState::Stopped);
        if within(&*self.shared.clock, timeout, stopped).await.is_err() {
            self.shared.tasks.abort();
            self.shared.enter(DataStreamState::Stopped);
        }
    }

    fn ground(&self) -> Ground<'_> {
        let offset = self.shared.wall_offset.load(Ordering::Relaxed);
        Ground::new(&self.shared.store, Time::new(&*self.shared.clock, offset))
    }
}

/// Usage that was counted in memory, and is taken back unless it is kept.
#[must_use]
pub(crate) struct Counted<'s> {
    entities: &'s EntityStore,
    company: Box<str>,
    event: Box<str>,
    quantity: i64,
}

impl Counted<'_> {
    /// The usage was told to Schematic, which will count it too.
    pub(crate) fn keep(mut self) {
        self.quantity = 0;
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

impl Drop for Live {
    fn drop(&mut self) {
        self.shared.stop.send_replace(true);
    }
}

impl fmt::Debug for Live {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Live")
            .field("state", &self.shared.state.borrow().0)
            .field("settings", &self.shared.settings)
            .finish_non_exhaustive()
    }
}

impl Shared {
    pub(super) fn session(&self) -> MutexGuard<'_, Session> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn is_stopped(&self) -> bool {
        *self.stop.borrow()
    }

    /// Enters a state; true if it was another before. A client that was shut down stays so.
    pub(super) fn enter(&self, state: DataStreamState) -> bool {
        let now = self.clock.now();
        if state == DataStreamState::Ready {
            self.was_ready.store(true, Ordering::Release);
        }
        self.state.send_if_modified(|current| {
            let changes = current.0 != state && current.0 != DataStreamState::Stopped;
            if changes {
                *current = (state, now);
            }
            changes
        })
    }

    fn status(&self) -> DataStreamStatus {
        let (state, since) = *self.state.borrow();
        let holdings = self.store.entities.holdings();
        let flags = self.store.flags.current();
        let notes = self.notes();
        let now = self.clock.monotonic();
        DataStreamStatus {
            state,
            since,
            last_message: notes.last_message,
            last_error: notes.last_error.clone(),
            failed_attempts: notes.failed_attempts,
            flags: flags.len(),
            flag_bytes: flags.bytes(),
            entities: holdings.entities,
            bytes: holdings.bytes,
            stale_entities: holdings.stale,
            oldest_unrefreshed: holdings.stale_since.map(|since| now.saturating_sub(since)),
            evicted: holdings.evicted,
            ignored_messages: self.tally.ignored(),
            unreadable_messages: self.tally.unreadable(),
            oversized: self.tally.oversized(),
        }
    }

    /// Remembers that the server said something.
    pub(super) fn note_message(&self) {
        self.notes().last_message = Some(self.clock.now());
    }

    pub(super) fn note_error(&self, error: String) {
        self.notes().last_error = Some(error);
    }

    pub(super) fn note_failures(&self, failed_attempts: u32) {
        self.notes().failed_attempts = failed_attempts;
    }

    /// Finds out how the clocks relate; it changes when the wall clock is set.
    pub(super) fn read_wall_clock(&self) {
        let monotonic = i64::try_from(self.clock.monotonic().as_millis()).unwrap_or(i64::MAX);
        let offset = self.clock.now().as_millis().saturating_sub(monotonic);
        self.wall_offset.store(offset, Ordering::Relaxed);
    }

    fn notes(&self) -> MutexGuard<'_, Notes> {
        self.notes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
