//! Webhooks: subscriptions, and the deliveries of what occurs.
//!
//! A subscription names a URL, a secret and actions. After every change the account is compared
//! with a snapshot of it; the difference is a list of occurrences. Each occurrence becomes a
//! delivery for each subscription that wants it, and one task sends the deliveries. A change never
//! waits for a delivery, and nothing is sent to any other URL than those of subscriptions.

mod account_diff;
mod body;
mod company_diff;
mod deliveries;
mod delivery;
mod health;
mod occurrence;
mod retry;
mod send;
mod subscription;
mod test_delivery;

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use schematic_protocol::Timestamp;
use schematic_protocol::webhooks::{Action, WebhookEvent};
use tokio::sync::mpsc;

use self::account_diff::AccountDiff;
use self::deliveries::Deliveries;
pub use self::delivery::{DeliveryAttempt, DeliveryStatus, WebhookDelivery};
use self::occurrence::Occurrence;
use self::send::{HttpClient, Target};
pub use self::subscription::{ActiveWebhook, Webhook};
pub(crate) use self::subscription::{Edit, Subscription};
use crate::account::{ACCOUNT_ID, Account, AccountError, Change, ENVIRONMENT_ID, fresh_id};

/// How many subscriptions there may be at a time.
const MAX_WEBHOOKS: usize = 100;

/// The webhooks of an emulator: subscriptions, a snapshot of the account, and deliveries.
#[derive(Debug)]
pub(crate) struct Webhooks {
    state: Mutex<State>,
    pub(crate) deliveries: Deliveries,
    client: HttpClient,
    jobs: mpsc::Sender<u64>,
    /// The receiving end of `jobs`, until the task that sends has taken it.
    receiver: Mutex<Option<mpsc::Receiver<u64>>>,
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

    /// Adds a subscription, for what occurs from now on.
    pub(crate) fn add(
        &self,
        webhook: Webhook,
        account: &Account,
        now: Timestamp,
    ) -> Result<ActiveWebhook, AccountError> {
        webhook.check().map_err(AccountError::Invalid)?;
        let mut state = self.state();
        let added = state.add(webhook, false, now)?;
        state.observe_account(account);
        Ok(added)
    }

    /// Changes a subscription.
    pub(crate) fn edit(
        &self,
        id: &str,
        edit: Edit,
        now: Timestamp,
    ) -> Result<Subscription, AccountError> {
        let mut state = self.state();
        let subscription = state.get_mut(id)?;
        subscription
            .edit(edit, now)
            .map_err(AccountError::Invalid)?;
        Ok(subscription.clone())
    }

    pub(crate) fn remove(&self, id: &str) -> Result<(), AccountError> {
        let mut state = self.state();
        state.get_mut(id)?;
        state.subscriptions.retain(|one| one.webhook.id != id);
        state.drop_unneeded();
        Ok(())
    }

    pub(crate) fn get(&self, id: &str) -> Result<Subscription, AccountError> {
        self.state().get_mut(id).cloned()
    }

    /// Returns the subscriptions, in the order they were made.
    pub(crate) fn list(&self) -> Vec<Subscription> {
        self.state().subscriptions.clone()
    }

    /// Replaces the subscriptions of the previous seed by those of a new one. A subscription that
    /// both have keeps its state.
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
                // The seed was checked, and there is room for as many webhooks as it may name.
                let _ = state.add(webhook.clone(), true, now);
            }
        }
        state.observe_account(account);
        state.drop_unneeded();
    }

    /// Removes all deliveries, and all subscriptions but the seed's.
    pub(crate) fn reset(&self, seeded: &[Webhook], account: &Account, now: Timestamp) {
        let mut state = self.state();
        *state = State::default();
        for webhook in seeded {
            let _ = state.add(webhook.clone(), true, now);
        }
        state.observe_account(account);
        drop(state);
        self.deliveries.clear();
    }

    /// Enqueues deliveries of what `changes` amount to. Returns whether anything occurred.
    pub(crate) fn observe(&self, account: &Account, changes: &[Change], now: Timestamp) -> bool {
        let mut state = self.state();
        let State {
            subscriptions,
            diff,
        } = &mut *state;
        let Some(diff) = diff else {
            return false;
        };
        let wanted = |action: &Action| subscriptions.iter().any(|one| one.wants(action, None));
        let occurrence = diff.update(account, changes, now, &wanted);
        for one in &occurrence {
            let takers = subscriptions
                .iter()
                .filter(|taker| taker.wants(&one.action, one.feature_id.as_deref()));
            let payload = envelope(one);
            for taker in takers {
                self.enqueue(&taker.webhook.id, &one.action, &payload, now);
            }
        }
        !occurrence.is_empty()
    }

    /// Adds a test delivery, which is sent once, and returns its number.
    pub(crate) fn prepare_test(
        &self,
        id: &str,
        action: &Action,
        account: &Account,
        now: Timestamp,
    ) -> Result<u64, AccountError> {
        let webhook_id = self.state().get_mut(id)?.webhook.id.clone();
        let payload = envelope(&test_delivery::occurrence(action, account, now));
        self.deliveries
            .add(&webhook_id, action, &payload, now)
            .ok_or_else(|| {
                AccountError::Invalid("too many deliveries are pending already".to_owned())
            })
    }

    /// Sends a test delivery and returns it with its attempt.
    pub(crate) async fn send_test(
        &self,
        number: u64,
        now: impl Fn() -> Timestamp,
    ) -> Option<std::sync::Arc<WebhookDelivery>> {
        let target = self.target(number)?;
        let attempt = self.client.attempt(&target, &now).await;
        self.deliveries.attempted(number, attempt, None, now())
    }

    /// Sends a delivery once. Returns when it is due again, if it is.
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

    /// Takes the receiver of the deliveries to send; `None` if it was taken before.
    pub(crate) fn take_jobs(&self) -> Option<mpsc::Receiver<u64>> {
        self.receiver
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take()
    }

    fn enqueue(&self, webhook_id: &str, action: &Action, payload: &str, now: Timestamp) {
        // A delivery that finds no room is kept as failed, so that it can be seen.
        if let Some(number) = self.deliveries.add(webhook_id, action, payload, now)
            && self.jobs.try_send(number).is_err()
        {
            self.deliveries
                .give_up(number, "too many deliveries are pending already", now);
        }
    }

    /// Returns where a delivery goes; `None` if the delivery or its subscription is gone.
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

    /// Records the outcome of a delivery; a webhook that keeps failing is deactivated.
    fn ended(&self, webhook_id: &str, success: bool, now: Timestamp) {
        if let Ok(subscription) = self.state().get_mut(webhook_id) {
            subscription.ended(success, now);
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[derive(Debug, Default)]
struct State {
    subscriptions: Vec<Subscription>,
    /// The snapshot of the account; kept only while there are subscriptions.
    diff: Option<AccountDiff>,
}

impl State {
    fn add(
        &mut self,
        webhook: Webhook,
        seeded: bool,
        now: Timestamp,
    ) -> Result<ActiveWebhook, AccountError> {
        if self.subscriptions.len() >= MAX_WEBHOOKS {
            return Err(AccountError::Invalid(format!(
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

    fn get_mut(&mut self, id: &str) -> Result<&mut Subscription, AccountError> {
        self.subscriptions
            .iter_mut()
            .find(|one| one.webhook.id == id)
            .ok_or(AccountError::NotFound("webhook not found"))
    }

    /// Takes a snapshot of the account if there is none and a subscription needs it.
    fn observe_account(&mut self, account: &Account) {
        if self.diff.is_none() && !self.subscriptions.is_empty() {
            self.diff = Some(AccountDiff::of(account));
        }
    }

    /// Drops the snapshot if there is no subscription.
    fn drop_unneeded(&mut self) {
        if self.subscriptions.is_empty() {
            self.diff = None;
        }
    }
}

/// Returns the payload of an occurrence.
fn envelope(occurrence: &Occurrence) -> String {
    let mut event = WebhookEvent::new(occurrence.action.clone(), occurrence.body.clone());
    event.account_id = Some(ACCOUNT_ID.to_owned());
    event.environment_id = Some(ENVIRONMENT_ID.to_owned());
    event.object_type = Some(occurrence.object_type.to_owned());
    event.company_id.clone_from(&occurrence.company_id);
    event.feature_id.clone_from(&occurrence.feature_id);
    // An event is texts and JSON: it cannot fail to be written.
    serde_json::to_string(&event).unwrap_or_default()
}
