//! Which nodes are masters, found anew when that turns out to be wrong.

use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared};
use tokio::runtime::Handle;
use tokio::sync::oneshot;

use super::address::Address;
use super::discovery::Discovery;
use super::error::RedisOptionsError;
use super::node::Node;
use super::servers::Servers;
use super::settings::NodeSettings;
use super::topology::{Range, Topology};
use crate::backoff::{Backoff, scale};
use crate::clock::{Clock, SystemClock, within};
use crate::sync::Mutex;
use crate::telemetry::{REDIS, log};

/// Waits between searches in a row.
const BACKOFF: Backoff = Backoff {
    first: Duration::from_millis(100),
    longest: Duration::from_secs(2),
    jitter: 0.5..=1.0,
};

/// A search so long after the last one is not in a row with it.
const CALM: Duration = Duration::from_secs(10);

/// How often the masters are looked for without a reason.
const PERIOD: Duration = Duration::from_secs(30);

/// How many nodes are kept that others named and that have no slots yet.
const MAX_ASKED: usize = 16;

/// The masters of a cluster, or the one that Sentinels watch.
pub(super) struct Masters(Arc<Inner>);

struct Inner {
    discovery: Discovery,
    /// The servers that the options name.
    named: Vec<Arc<Node>>,
    settings: Arc<NodeSettings>,
    clock: SystemClock,
    state: Mutex<State>,
}

struct State {
    topology: Arc<Topology>,
    /// The search that is under way, and its number.
    search: Option<(u64, Search)>,
    last_id: u64,
    /// Nodes that others named and that have no slots yet.
    asked: Vec<Arc<Node>>,
    /// How many searches there were in a row.
    searches: u32,
    /// When the last one ended.
    searched_at: Option<Duration>,
    /// Until then none begins.
    pause_until: Duration,
    /// From then on one begins in any case.
    due: Duration,
    /// Why the last one found nothing.
    problem: Option<Arc<str>>,
}

type Search = Shared<BoxFuture<'static, ()>>;

impl Masters {
    pub(super) fn new(
        servers: &Servers,
        settings: Arc<NodeSettings>,
    ) -> Result<Self, RedisOptionsError> {
        let of_named = match servers {
            Servers::Sentinels { login, .. } => Arc::new(settings.of_sentinels(login)),
            Servers::Node(_) | Servers::Cluster(_) => Arc::clone(&settings),
        };
        let named = servers
            .addresses()
            .iter()
            .map(|address| Node::new(address.clone(), Arc::clone(&of_named)).map(Arc::new));
        Ok(Self(Arc::new(Inner {
            discovery: Discovery::new(servers),
            named: named.collect::<Result<_, _>>()?,
            settings,
            clock: SystemClock,
            state: Mutex::new(State {
                topology: Arc::default(),
                search: None,
                last_id: 0,
                asked: Vec::new(),
                searches: 0,
                searched_at: None,
                pause_until: Duration::ZERO,
                due: Duration::MAX,
                problem: None,
            }),
        })))
    }

    /// Returns the master of a slot, as far as that is known.
    pub(super) fn of(&self, slot: u16) -> Option<Arc<Node>> {
        let (node, is_due) = {
            let state = self.0.state.lock();
            let is_due = self.0.clock.monotonic() >= state.due;
            (state.topology.find(slot).cloned(), is_due)
        };
        if is_due {
            self.search_in_background();
        }
        node
    }

    /// Returns all masters that are known, by their addresses.
    pub(super) fn all(&self) -> Vec<Arc<Node>> {
        let topology = Arc::clone(&self.0.state.lock().topology);
        topology.nodes()
    }

    /// Returns the node at an address that another node named.
    pub(super) fn at(&self, address: &Address) -> Option<Arc<Node>> {
        let mut state = self.0.state.lock();
        let state = &mut *state;
        let known = state.asked.iter().find(|node| node.address() == address);
        if let Some(node) = known {
            return Some(Arc::clone(node));
        }
        let node = self.0.node(&state.topology, address)?;
        if state.asked.len() >= MAX_ASKED {
            state.asked.remove(0);
        }
        state.asked.push(Arc::clone(&node));
        Some(node)
    }

    /// Notes that a slot has another master from now on, and returns that.
    pub(super) fn moved(&self, slot: u16, address: &Address) -> Option<Arc<Node>> {
        let mut state = self.0.state.lock();
        let node = self.0.node(&state.topology, address)?;
        state.topology = Arc::new(state.topology.with_moved(slot, Arc::clone(&node)));
        Some(node)
    }

    /// Looks for the masters, unless that was done just now.
    pub(super) async fn search(&self) {
        if let Some(search) = self.0.begin() {
            search.await;
        }
    }

    pub(super) fn search_in_background(&self) {
        drop(self.0.begin());
    }

    /// Returns why a master is not known.
    pub(super) fn problem(&self) -> String {
        let state = self.0.state.lock();
        let problem = state.problem.as_deref();
        String::from(problem.unwrap_or("no master has that part of the keys"))
    }
}

/// A search that is under way. It ends with its task, whatever becomes of that.
struct Searching {
    inner: Arc<Inner>,
    id: u64,
}

impl Drop for Searching {
    fn drop(&mut self) {
        let mut state = self.inner.state.lock();
        state.search.take_if(|(id, _)| *id == self.id);
    }
}

impl Inner {
    fn node(&self, topology: &Topology, address: &Address) -> Option<Arc<Node>> {
        let is_there = |node: &&Arc<Node>| node.address() == address;
        let named = match self.discovery {
            Discovery::Cluster => self.named.iter().find(is_there).cloned(),
            // A Sentinel is no master.
            Discovery::Sentinels { .. } => None,
        };
        topology.at(address).or(named).or_else(|| {
            let node = Node::new(address.clone(), Arc::clone(&self.settings));
            node.ok().map(Arc::new)
        })
    }

    /// Begins a search, or returns the one that is under way. It is a task, so that it goes on when its
    /// callers do not wait any more.
    fn begin(self: &Arc<Self>) -> Option<Search> {
        let mut state = self.state.lock();
        if let Some((_, search)) = &state.search {
            return Some(search.clone());
        }
        let now = self.clock.monotonic();
        if now < state.pause_until {
            return None;
        }
        let runtime = Handle::try_current().ok()?;
        state.last_id += 1;
        let id = state.last_id;
        let (done, ended) = oneshot::channel::<()>();
        let search = async move {
            // An error means that it has ended, by itself or with its runtime.
            let _ = ended.await;
        };
        let search = search.boxed().shared();
        state.search = Some((id, search.clone()));
        // Not under the lock: a runtime that ends drops a task at once.
        drop(state);
        let searching = Searching {
            inner: Arc::clone(self),
            id,
        };
        runtime.spawn(async move {
            let found = searching.inner.ask().await;
            searching.inner.finish(found);
            drop(done);
        });
        Some(search)
    }

    /// Asks one server after another, until one knows.
    async fn ask(&self) -> Result<Vec<Range>, Arc<str>> {
        let mut servers = match self.discovery {
            Discovery::Cluster => {
                let topology = Arc::clone(&self.state.lock().topology);
                topology.nodes()
            }
            Discovery::Sentinels { .. } => Vec::new(),
        };
        fastrand::shuffle(&mut servers);
        let mut named = self.named.clone();
        fastrand::shuffle(&mut named);
        servers.extend(named);
        servers.sort_by_key(|node| !node.is_connected());

        let question = self.discovery.question();
        // What a server says is more than that another one cannot be reached.
        let (mut said, mut unreachable) = (None, None);
        for server in servers {
            let asked = server.run(&question, false);
            let answer = within(&self.clock, self.settings.connect_timeout, asked).await;
            match answer {
                Ok(Ok(reply)) => match self.discovery.read(&reply, server.address()) {
                    Ok(ranges) => return Ok(ranges),
                    Err(error) => said = Some(error),
                },
                Ok(Err(failure)) => unreachable = Some(failure.problem()),
                Err(_) => unreachable = Some("it does not answer in time".to_owned()),
            }
        }
        let problem = said.or(unreachable);
        Err(Arc::from(problem.unwrap_or_default()))
    }

    fn finish(&self, found: Result<Vec<Range>, Arc<str>>) {
        let mut state = self.state.lock();
        let now = self.clock.monotonic();
        let is_calm = state
            .searched_at
            .is_none_or(|last| now.saturating_sub(last) >= CALM);
        let in_a_row = if is_calm { 0 } else { state.searches };
        state.searches = in_a_row.saturating_add(1);
        state.searched_at = Some(now);
        let random = fastrand::f64();
        state.pause_until = now.saturating_add(BACKOFF.wait(in_a_row, random));
        state.due = now.saturating_add(scale(PERIOD, 1.0 - random / 2.0));
        let before = state.problem.take();
        match found {
            Ok(ranges) => {
                let asked = std::mem::take(&mut state.asked);
                let topology = Topology::new(ranges, |address| {
                    let asked = asked.iter().find(|node| node.address() == address);
                    asked
                        .cloned()
                        .or_else(|| self.node(&state.topology, address))
                });
                state.topology = Arc::new(topology);
                drop(state);
                if before.is_some() {
                    log!(info, target: REDIS, "the masters of Redis are found again");
                }
            }
            Err(problem) => {
                state.problem = Some(Arc::clone(&problem));
                drop(state);
                if before.is_none() {
                    log!(
                        warn, target: REDIS,
                        "the masters of Redis cannot be found: {problem}",
                    );
                }
            }
        }
    }
}
