//! Webhooks: whom the emulator tells what changes, and what became of it.
//!
//! A subscription names a URL, a secret and actions. What is known about the account is compared
//! with what it has become after every change; the difference is what happened. Each thing that
//! happened becomes a delivery for each subscription that wants it, and one task sends them all.
//! Nothing here holds up whoever made the change, and nothing is sent but to the URLs of
//! subscriptions.

mod body;
mod company;
mod deliveries;
mod delivery;
mod happened;
mod health;
mod retry;
mod seen;
mod send;
mod subscription;

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use schematic_core::Timestamp;
use schematic_core::webhooks::{Action, WebhookEvent};
use tokio::sync::mpsc;

use self::deliveries::Deliveries;
pub use self::delivery::{DeliveryAttempt, DeliveryStatus, WebhookDelivery};
use self::happened::Happened;
use self::seen::Seen;
use self::send::{HttpClient, Target};
pub use self::subscription::{ActiveWebhook, Webhook};
pub(crate) use self::subscription::{Edit, Subscription};
use crate::account::{ACCOUNT_ID, Account, Change, ENVIRONMENT_ID, Rejected, fresh_id};

/// How many subscriptions there may be.
const MAX_WEBHOOKS: usize = 100;

/// Subscriptions, what was last known about the account, and deliveries.
#[derive(Debug)]
pub(crate) struct Webhooks {
    state: Mutex<State>,
    pub(crate) deliveries: Deliveries,
    client: HttpClient,
    jobs: mpsc::Sender<u64>,
    /// Taken by the task that sends.
    receiver: Mutex<Option<mpsc::Receiver<u64>>>,
}

#[derive(Debug, Default)]
struct State {
    subscriptions: Vec<Subscription>,
    /// What the account was like at the last look; only kept while somebody wants to be told.
    seen: Option<Seen>,
}

impl Webhooks {
    pub(crate) fn new(timeout: Duration) -> Self {
        let (jobs, receiver) = mpsc::channel(deliveries::MAX_PENDING);
        Self {
            state: Mutex::default(),
            deliveries: Deliveries::default(),
            client: HttpClient::new(timeout),
            jobs,
            receiver: Mutex::new(Some(receiver)),
        }
    }

    /// Subscribes; what changes from now on is told.
    pub(crate) fn add(
        &self,
        webhook: Webhook,
        account: &Account,
        now: Timestamp,
    ) -> Result<ActiveWebhook, Rejected> {
        webhook.check().map_err(Rejected::Invalid)?;
        let mut state = self.state();
        let added = state.add(webhook, false, now)?;
        state.look(account);
        Ok(added)
    }

    /// Changes a subscription.
    pub(crate) fn edit(
        &self,
        id: &str,
        edit: Edit,
        now: Timestamp,
    ) -> Result<Subscription, Rejected> {
        let mut state = self.state();
        let subscription = state.get_mut(id)?;
        subscription.edit(edit, now).map_err(Rejected::Invalid)?;
        Ok(subscription.clone())
    }

    pub(crate) fn remove(&self, id: &str) -> Result<(), Rejected> {
        let mut state = self.state();
        state.get_mut(id)?;
        state.subscriptions.retain(|one| one.webhook.id != id);
        state.rest();
        Ok(())
    }

    pub(crate) fn get(&self, id: &str) -> Result<Subscription, Rejected> {
        self.state().get_mut(id).cloned()
    }

    /// The subscriptions, in the order they were made.
    pub(crate) fn list(&self) -> Vec<Subscription> {
        self.state().subscriptions.clone()
    }

    /// Puts the subscriptions of a seed in the place of those of the one before. One that has not
    /// changed stays as it has become.
    pub(crate) fn put_seeded(&self, seeded: &[Webhook], account: &Account, now: Timestamp) {
        let mut state = self.state();
        state.subscriptions.retain(|one| {
            one.seeded
                .as_ref()
                .is_none_or(|before| seeded.contains(before))
        });
        for webhook in seeded {
            let stays = |one: &Subscription| one.seeded.as_ref() == Some(webhook);
            if !state.subscriptions.iter().any(stays) {
                // The seed was checked, and there is room for as many as it may name.
                let _ = state.add(webhook.clone(), true, now);
            }
        }
        state.look(account);
        state.rest();
    }

    /// Forgets all deliveries, and all subscriptions but the seed's.
    pub(crate) fn reset(&self, seeded: &[Webhook], account: &Account, now: Timestamp) {
        let mut state = self.state();
        *state = State::default();
        for webhook in seeded {
            let _ = state.add(webhook.clone(), true, now);
        }
        state.look(account);
        drop(state);
        self.deliveries.clear();
    }

    /// Works out what `changes` mean and has whoever wants to know told. Whether there is anything
    /// to tell.
    pub(crate) fn observe(&self, account: &Account, changes: &[Change], now: Timestamp) -> bool {
        let mut state = self.state();
        let State {
            subscriptions,
            seen,
        } = &mut *state;
        let Some(seen) = seen else {
            return false;
        };
        let wanted = |action: &Action| subscriptions.iter().any(|one| one.wants(action, None));
        let happened = seen.update(account, changes, now, &wanted);
        for one in &happened {
            let takers = subscriptions
                .iter()
                .filter(|taker| taker.wants(&one.action, one.feature_id.as_deref()));
            let payload = envelope(one);
            for taker in takers {
                self.enqueue(&taker.webhook.id, &one.action, &payload, now);
            }
        }
        !happened.is_empty()
    }

    /// Makes a delivery that is sent once, by whoever asks for it: a test. Its number, and where it
    /// goes.
    pub(crate) fn prepare_test(
        &self,
        id: &str,
        action: &Action,
        account: &Account,
        now: Timestamp,
    ) -> Result<u64, Rejected> {
        let webhook_id = self.state().get_mut(id)?.webhook.id.clone();
        let payload = envelope(&Happened::sample(action, account, now));
        self.deliveries
            .add(&webhook_id, action, &payload, now)
            .ok_or_else(|| Rejected::Invalid("too many deliveries wait already".to_owned()))
    }

    /// Makes the one attempt of a test and gives the delivery as it is then.
    pub(crate) async fn send_test(
        &self,
        number: u64,
        now: impl Fn() -> Timestamp,
    ) -> Option<std::sync::Arc<WebhookDelivery>> {
        let target = self.target(number)?;
        let attempt = self.client.attempt(&target, &now).await;
        self.deliveries.attempted(number, attempt, None, now())
    }

    /// Sends a delivery once; returns when it has to be sent again, if it has.
    pub(crate) async fn attempt(
        &self,
        number: u64,
        now: impl Fn() -> Timestamp,
    ) -> Option<Timestamp> {
        let Some(target) = self.target(number) else {
            self.deliveries
                .give_up(number, "the webhook was deleted", now());
            return None;
        };
        if !target.active {
            self.deliveries
                .give_up(number, "the webhook is inactive", now());
            return None;
        }
        let attempt = self.client.attempt(&target, &now).await;
        let now = now();
        let attempts = target.delivery.attempts.len() + 1;
        let again_at = retry::again_at(&attempt, attempts, now);
        let succeeded = attempt.succeeded();
        self.deliveries.attempted(number, attempt, again_at, now)?;
        if again_at.is_none() {
            self.ended(&target.delivery.webhook_id, succeeded, now);
        }
        again_at
    }

    /// Returns the numbers of the deliveries to send, in their order, to the first who asks.
    pub(crate) fn take_jobs(&self) -> Option<mpsc::Receiver<u64>> {
        self.receiver
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take()
    }

    fn enqueue(&self, webhook_id: &str, action: &Action, payload: &str, now: Timestamp) {
        // What finds no room is kept as a failure, so that it can be seen.
        if let Some(number) = self.deliveries.add(webhook_id, action, payload, now)
            && self.jobs.try_send(number).is_err()
        {
            self.deliveries
                .give_up(number, "too many deliveries wait already", now);
        }
    }

    /// Where a delivery goes; `None` when there is no such delivery any more, or no subscription.
    fn target(&self, number: u64) -> Option<Target> {
        let delivery = self.deliveries.get(number)?;
        let state = self.state();
        let subscription = state
            .subscriptions
            .iter()
            .find(|one| one.webhook.id == delivery.webhook_id)?;
        Some(Target {
            url: subscription.webhook.url.clone(),
            secret: subscription.webhook.secret.clone(),
            active: subscription.webhook.active,
            delivery,
        })
    }

    /// Takes note of how a delivery ended. An endpoint that refuses nearly everything is told
    /// nothing any more.
    fn ended(&self, webhook_id: &str, success: bool, now: Timestamp) {
        if let Ok(subscription) = self.state().get_mut(webhook_id) {
            subscription.ended(success, now);
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn add(
        &mut self,
        webhook: Webhook,
        seeded: bool,
        now: Timestamp,
    ) -> Result<ActiveWebhook, Rejected> {
        if self.subscriptions.len() >= MAX_WEBHOOKS {
            return Err(Rejected::Invalid(format!(
                "no room for more than {MAX_WEBHOOKS} webhooks"
            )));
        }
        let id = fresh_id("webh", webhook.display_name(), |id| {
            self.subscriptions.iter().any(|one| one.webhook.id == id)
        });
        let subscription = Subscription::new(id, webhook, seeded, now);
        let added = subscription.webhook.clone();
        self.subscriptions.push(subscription);
        Ok(added)
    }

    fn get_mut(&mut self, id: &str) -> Result<&mut Subscription, Rejected> {
        self.subscriptions
            .iter_mut()
            .find(|one| one.webhook.id == id)
            .ok_or(Rejected::NotFound("webhook not found"))
    }

    /// Takes note of what the account is like, unless that is known.
    fn look(&mut self, account: &Account) {
        if self.seen.is_none() && !self.subscriptions.is_empty() {
            self.seen = Some(Seen::of(account));
        }
    }

    /// Forgets what the account is like when nobody wants to know.
    fn rest(&mut self) {
        if self.subscriptions.is_empty() {
            self.seen = None;
        }
    }
}

/// What is sent about something that happened.
fn envelope(happened: &Happened) -> String {
    let mut event = WebhookEvent::new(happened.action.clone(), happened.body.clone());
    event.account_id = Some(ACCOUNT_ID.to_owned());
    event.environment_id = Some(ENVIRONMENT_ID.to_owned());
    event.object_type = Some(happened.object_type.to_owned());
    event.company_id.clone_from(&happened.company_id);
    event.feature_id.clone_from(&happened.feature_id);
    // An event is texts and JSON: it cannot fail to be written.
    serde_json::to_string(&event).unwrap_or_default()
}
