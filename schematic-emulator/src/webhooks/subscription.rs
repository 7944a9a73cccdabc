//! Webhooks and their settings.

use std::fmt;
use std::sync::Arc;

use schematic_protocol::Timestamp;
use schematic_protocol::webhooks::Action;
use url::Url;
use uuid::Uuid;

use super::health::Health;

const MAX_NAME: usize = 256;
const MAX_URL: usize = 2_048;
const MAX_ACTIONS: usize = 50;
const MAX_TRIGGERS: usize = 100;

/// A webhook to subscribe: a URL, a secret and actions.
#[derive(Clone, PartialEq)]
#[must_use]
pub struct Webhook {
    name: Option<String>,
    url: String,
    secret: Option<String>,
    actions: Option<Vec<Action>>,
    triggers: Triggers,
}

impl Webhook {
    /// Creates a webhook that delivers every action to `url`, signed with a generated secret. The
    /// URL is `http`, or `https` where the program has an HTTP client with TLS.
    pub fn new(url: impl Into<String>) -> Self {
        Self {
            name: None,
            url: url.into(),
            secret: None,
            actions: None,
            triggers: Triggers::default(),
        }
    }

    /// Sets the webhook's name. Defaults to its URL.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets the secret that deliveries are signed with. Defaults to a generated secret, see
    /// [`ActiveWebhook::secret`].
    pub fn secret(mut self, secret: impl Into<String>) -> Self {
        self.secret = Some(secret.into());
        self
    }

    /// Sets the actions that are delivered. Defaults to all of them.
    pub fn actions(mut self, actions: impl IntoIterator<Item = Action>) -> Self {
        self.actions = Some(actions.into_iter().collect());
        self
    }

    pub(crate) fn triggers(mut self, features: Vec<String>, credits: Vec<String>) -> Self {
        self.triggers = Triggers { features, credits };
        self
    }

    /// Returns an error message if the webhook is not valid.
    pub(crate) fn check(&self) -> Result<(), String> {
        if let Some(name) = &self.name {
            check_name(name)?;
        }
        check_url(&self.url)?;
        if self.secret.as_deref() == Some("") {
            return Err("the secret must not be empty".to_owned());
        }
        check_actions(self.actions.as_deref().unwrap_or_default())?;
        check_triggers(&self.triggers.features)?;
        check_triggers(&self.triggers.credits)
    }

    pub(super) fn display_name(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.url)
    }
}

impl fmt::Debug for Webhook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Webhook")
            .field("name", &self.name)
            .field("url", &self.url)
            .field("actions", &self.actions)
            .finish_non_exhaustive()
    }
}

/// A webhook that an emulator delivers to.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ActiveWebhook {
    /// The webhook's id.
    pub id: String,
    /// The webhook's name.
    pub name: String,
    /// The URL that deliveries are sent to.
    pub url: String,
    /// The actions that are delivered.
    pub actions: Vec<Action>,
    /// Whether anything is delivered. Turned off once nine of ten deliveries of a day have failed,
    /// of 25 or more.
    pub active: bool,
    pub(super) secret: Secret,
}

impl ActiveWebhook {
    /// Returns the secret that deliveries are signed with.
    #[must_use]
    pub fn secret(&self) -> &str {
        self.secret.expose()
    }
}

/// The secret that deliveries are signed with.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Secret(Arc<str>);

impl Secret {
    pub(super) fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

/// The features and credits whose limits are delivered; all of them where none is named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Triggers {
    pub(crate) features: Vec<String>,
    pub(crate) credits: Vec<String>,
}

/// Changes of a subscription.
#[derive(Debug, Default)]
pub(crate) struct Edit {
    pub(crate) name: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) actions: Option<Vec<Action>>,
    pub(crate) active: Option<bool>,
    pub(crate) features: Option<Vec<String>>,
    pub(crate) credits: Option<Vec<String>>,
}

/// A webhook with its triggers and health.
#[derive(Clone, Debug)]
pub(crate) struct Subscription {
    pub(crate) webhook: ActiveWebhook,
    pub(crate) triggers: Triggers,
    pub(crate) created_at: Timestamp,
    pub(crate) updated_at: Timestamp,
    /// What the seed declares, if the webhook comes from the seed.
    pub(super) seeded: Option<Webhook>,
    health: Health,
}

impl Subscription {
    pub(super) fn new(id: String, webhook: Webhook, seeded: bool, now: Timestamp) -> Self {
        let name = webhook.display_name().chars().take(MAX_NAME).collect();
        let secret = webhook
            .secret
            .as_deref()
            .map_or_else(made_up, |secret| Secret(secret.into()));
        Self {
            webhook: ActiveWebhook {
                id,
                name,
                url: webhook.url.clone(),
                actions: webhook
                    .actions
                    .clone()
                    .unwrap_or_else(|| Action::KNOWN.to_vec()),
                active: true,
                secret,
            },
            triggers: webhook.triggers.clone(),
            created_at: now,
            updated_at: now,
            seeded: seeded.then_some(webhook),
            health: Health::default(),
        }
    }

    /// Whether `action` is delivered; if it is about a limit, whether that of `feature_id` is.
    pub(super) fn wants(&self, action: &Action, feature_id: Option<&str>) -> bool {
        let features = &self.triggers.features;
        let triggers = feature_id.is_none_or(|feature| {
            !action.as_str().starts_with("entitlement.")
                || features.is_empty()
                || features.iter().any(|known| known == feature)
        });
        self.webhook.active && triggers && self.webhook.actions.contains(action)
    }

    pub(super) fn edit(&mut self, edit: Edit, now: Timestamp) -> Result<(), String> {
        if let Some(name) = &edit.name {
            check_name(name)?;
        }
        if let Some(url) = &edit.url {
            check_url(url)?;
        }
        check_actions(edit.actions.as_deref().unwrap_or_default())?;
        check_triggers(edit.features.as_deref().unwrap_or_default())?;
        check_triggers(edit.credits.as_deref().unwrap_or_default())?;
        let Self {
            webhook, triggers, ..
        } = self;
        put(&mut webhook.name, edit.name);
        put(&mut webhook.url, edit.url);
        put(&mut webhook.actions, edit.actions);
        put(&mut triggers.features, edit.features);
        put(&mut triggers.credits, edit.credits);
        if edit.active == Some(true) && !webhook.active {
            self.health = Health::default();
        }
        put(&mut webhook.active, edit.active);
        self.updated_at = now;
        Ok(())
    }

    /// Records the outcome of a delivery, and deactivates a webhook that is failing.
    pub(super) fn ended(&mut self, success: bool, now: Timestamp) {
        self.health.record(success, now);
        if self.webhook.active && self.health.is_failing() {
            self.webhook.active = false;
            self.updated_at = now;
            tracing::warn!(
                target: "schematic::emulator",
                webhook = self.webhook.id,
                "nearly all deliveries of a day have failed: the webhook is inactive now",
            );
        }
    }
}

fn put<T>(place: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *place = value;
    }
}

fn made_up() -> Secret {
    Secret(format!("whsec_{}", Uuid::new_v4().simple()).into())
}

fn check_name(name: &str) -> Result<(), String> {
    if name.is_empty() || name.chars().count() > MAX_NAME {
        return Err(format!("name has 1 to {MAX_NAME} characters"));
    }
    Ok(())
}

fn check_url(url: &str) -> Result<(), String> {
    if url.is_empty() || url.chars().count() > MAX_URL {
        return Err(format!("url has 1 to {MAX_URL} characters"));
    }
    match Url::parse(url) {
        Ok(url) if matches!(url.scheme(), "http" | "https") && url.has_host() => Ok(()),
        _ => Err("url must be an http or https URL".to_owned()),
    }
}

fn check_actions(actions: &[Action]) -> Result<(), String> {
    if actions.len() > MAX_ACTIONS {
        return Err(format!("at most {MAX_ACTIONS} request_types are allowed"));
    }
    match actions
        .iter()
        .find(|action| matches!(action, Action::Other(_)))
    {
        Some(unknown) => Err(format!("unknown request type {:?}", unknown.as_str())),
        None => Ok(()),
    }
}

fn check_triggers(ids: &[String]) -> Result<(), String> {
    if ids.len() > MAX_TRIGGERS {
        return Err(format!("at most {MAX_TRIGGERS} triggers are allowed"));
    }
    Ok(())
}
