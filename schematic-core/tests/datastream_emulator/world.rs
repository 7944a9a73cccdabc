//! A Schematic, a client with a DataStream, another without, and the clock they go by.

use std::time::Duration;

use schematic_core::cache::CacheOptions;
use schematic_core::clock::{Clock as _, ManualClock};
use schematic_core::datastream::{DataStreamOptions, DataStreamState, FlagCheckEvents};
use schematic_core::events::Track;
use schematic_core::flags::{CheckResult, Source};
use schematic_core::{EvaluationContext, Schematic, SchematicBuilder};
use schematic_emulator::{Emulator, StreamConnection};

use crate::until::{soon, turns, until, wait_of};

pub(crate) const SECOND: Duration = Duration::from_secs(1);

/// One metered feature, one company that has it, and flags to turn.
pub(crate) const SEED: &str = "
features: {generate: {event: generate}, reports: {}}
plans:
  pro: {id: plan_pro, entitlements: {generate: {limit: 10, per: day}, reports: true}}
  free: {id: plan_free}
companies:
  - {keys: {org: acme}, plan: pro, usage: {generate: 2}}
  - {keys: {org: globex}, plan: free}
users: [{keys: {email: ada@acme.example}, company: {org: acme}, traits: {role: admin}}]
flags:
  beta: false
  admins: {rules: [{when: [{user_trait: role, is: admin}]}]}
  seats: {rules: [{when: [{trait: seats, at_least: 5}]}]}
  barrier: false
";

pub(crate) struct World {
    pub(crate) emulator: Emulator,
    pub(crate) clock: ManualClock,
    /// Decides in memory.
    pub(crate) client: Schematic,
    /// Asks the API each time.
    pub(crate) api: Schematic,
}

impl World {
    pub(crate) async fn start(seed: &str) -> Self {
        Self::with(seed, |settings| settings).await
    }

    /// An emulator with `seed`, and a client with the settings that `change` returns.
    pub(crate) async fn with(
        seed: &str,
        change: impl FnOnce(DataStreamOptions) -> DataStreamOptions,
    ) -> Self {
        let clock = ManualClock::default();
        let emulator = Emulator::builder().seed(seed).standing_at(clock.now());
        let emulator = emulator.start().await.unwrap();
        let client = client(&emulator, &clock).datastream(change(settings()));
        Self {
            client: client.build().unwrap(),
            api: self::client(&emulator, &clock).build().unwrap(),
            emulator,
            clock,
        }
    }

    /// One that knows the flags.
    pub(crate) async fn ready(seed: &str) -> Self {
        let world = Self::start(seed).await;
        assert!(world.client.ready(SECOND).await);
        world
    }

    /// Moves the time of all of them.
    pub(crate) fn advance(&self, by: Duration) {
        self.emulator.advance(by);
        self.clock.advance(by);
    }

    /// Checks a flag.
    pub(crate) async fn check(&self, flag: &str, context: &EvaluationContext) -> CheckResult {
        self.client.check(flag, context).await
    }

    /// Whether a flag is on for a company, and who says so.
    pub(crate) async fn value(&self, flag: &str, org: &str) -> (bool, Source) {
        let result = self.check(flag, &self::org(org)).await;
        (result.value, result.source)
    }

    /// Has a company and its flags in memory.
    pub(crate) async fn know(&self, org: &str) {
        assert_eq!(self.value("reports", org).await.1, Source::DataStream);
    }

    /// Waits until memory answers so.
    pub(crate) async fn until(&self, flag: &str, org: &str, value: impl Into<Option<bool>>) {
        let (context, value) = (self::org(org), value.into());
        until(&format!("{value:?} of {flag} for {org}"), || {
            self.client.check(flag, &context).enabled_now() == value
        })
        .await;
    }

    /// Waits until the client has taken in all that has changed so far.
    pub(crate) async fn settle(&self) {
        let no_context = EvaluationContext::new();
        for value in [true, false] {
            self.emulator.set_flag_default("barrier", value).unwrap();
            until("what has changed so far", || {
                self.client.check("barrier", &no_context).enabled_now() == Some(value)
            })
            .await;
        }
    }

    /// Reports usage by another client.
    pub(crate) async fn used(&self, org: &str, event: &str, quantity: i64) {
        let track = Track::new(event).company("org", org).quantity(quantity);
        self.api.track(track).unwrap();
        self.api.flush().await;
    }

    pub(crate) async fn reached(&self, state: DataStreamState) {
        let now = || self.client.status().datastream.unwrap().state;
        until(&format!("{state:?}"), || now() == state).await;
    }

    pub(crate) fn state(&self) -> DataStreamState {
        self.client.status().datastream.unwrap().state
    }

    /// Waits for so many connections in all, the last of which stands and follows the flags.
    pub(crate) async fn connected(&self, total: u64) -> StreamConnection {
        let streams = self.emulator.streams();
        let standing =
            streams.wait_until(|all| streams.total() >= total && all.iter().any(|one| one.flags));
        let standing = soon(&format!("connection {total}"), standing).await;
        standing.into_iter().next_back().unwrap()
    }

    /// Lets the waits of the client pass until it is ready again.
    pub(crate) async fn recover(&self) {
        for turn in turns("a client that is ready") {
            if self.state() == DataStreamState::Ready {
                return;
            }
            self.pass().await;
            turn.settle().await;
        }
    }

    /// Lets the waits of the client pass until it is ready and memory answers `value`; with `None`,
    /// any answer will do.
    pub(crate) async fn recover_until(
        &self,
        flag: &str,
        org: &str,
        value: impl Into<Option<bool>>,
    ) {
        let (context, value) = (self::org(org), value.into());
        for turn in turns(&format!("{value:?} of {flag} for {org}")) {
            self.recover().await;
            let answer = self.client.check(flag, &context).enabled_now();
            if value.is_none() || answer == value {
                return;
            }
            if answer.is_none() {
                // It is not known yet, and being asked for makes it so.
                self.check(flag, &context).await;
            }
            self.pass().await;
            turn.settle().await;
        }
    }

    /// Waits until the client waits for something, and returns for how long.
    pub(crate) async fn waits(&self) -> Duration {
        wait_of(&self.clock).await
    }

    /// Waits until so many attempts in a row have failed, and the next one is waited for.
    pub(crate) async fn failed(&self, attempts: u32) {
        let is_so = || {
            let status = self.client.status().datastream.unwrap();
            status.failed_attempts >= attempts && status.state == DataStreamState::Disconnected
        };
        until(&format!("{attempts} failed attempts"), is_so).await;
    }

    /// Waits until the client is in another state.
    pub(crate) async fn left(&self, state: DataStreamState) {
        until(&format!("another state than {state:?}"), || {
            self.state() != state
        })
        .await;
    }

    /// Lets the present wait of the client pass, if it waits before it connects.
    pub(crate) async fn pass(&self) {
        if self.state() == DataStreamState::Disconnected
            && let Some(wait) = self.clock.next_wake()
        {
            self.clock.advance(wait);
        }
        tokio::task::yield_now().await;
    }
}

pub(crate) fn client(emulator: &Emulator, clock: &ManualClock) -> SchematicBuilder {
    Schematic::builder(emulator.api_key())
        .base_url(emulator.base_url())
        .event_capture_base_url(emulator.event_capture_base_url())
        .clock(clock.clone())
        .cache(CacheOptions::new().ttl(Duration::ZERO))
        .jitter_seed(1)
}

pub(crate) fn settings() -> DataStreamOptions {
    DataStreamOptions::new().flag_check_events(FlagCheckEvents::Off)
}

pub(crate) fn org(value: &str) -> EvaluationContext {
    EvaluationContext::company("org", value)
}

/// Posts a body to the API, and returns the status.
pub(crate) async fn post(emulator: &Emulator, path: &str, body: &serde_json::Value) -> u16 {
    use http_body_util::{BodyExt as _, Full};
    use hyper::body::Bytes;
    use hyper_util::client::legacy::Client;
    use hyper_util::rt::TokioExecutor;

    let client = Client::builder(TokioExecutor::new()).build_http::<Full<Bytes>>();
    let request = hyper::Request::post(format!("{}{path}", emulator.base_url()))
        .header("x-schematic-api-key", emulator.api_key())
        .header("content-type", "application/json")
        .body(Full::new(Bytes::from(body.to_string())))
        .unwrap();
    let answer = client.request(request).await.unwrap();
    let status = answer.status().as_u16();
    // Only when it is read to its end, what was asked is over.
    answer.into_body().collect().await.unwrap();
    status
}
