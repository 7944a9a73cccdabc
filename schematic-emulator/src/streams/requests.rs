//! Requests of clients, and the first answers to them.

use std::sync::Arc;

use schematic_protocol::Timestamp;
use schematic_protocol::datastream::{
    EntityType, Message, MessageType, Pagination, Request, RequestAction,
};
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Utf8Bytes;

use super::entity::Kind;
use super::flag_interest::{StreamFlag, read_all};
use super::report::StreamRequest;
use super::state::{State, whole};
use super::subscriber::Subscriber;
use super::subscriptions::Subscriptions;
use crate::account::{Account, Keys};

impl Subscriptions {
    /// Answers a message of a client. Returns why it was rejected, if it was.
    pub(crate) fn answer(
        &self,
        subscriber: &Subscriber,
        text: &str,
        account: &Account,
        now: Timestamp,
    ) -> Option<String> {
        let mut state = self.state();
        if !state.subscribers.contains_key(&subscriber.number) {
            return None;
        }
        let rejected = match Request::from_json(text) {
            Ok(request) => state
                .answer(subscriber.number, &request, account, now)
                .err(),
            Err(error) => Some(json!({ "error": error.to_string() })),
        };
        let rejected = rejected?;
        let reason = rejected.get("error").and_then(Value::as_str);
        let reason = reason.unwrap_or_default().to_owned();
        let mut message = Message::new(EntityType::Flags, MessageType::Error, rejected);
        message.entity_type = None;
        state.send(subscriber.number, message.to_json().into());
        Some(reason)
    }

    /// Records a message of a client that was answered.
    pub(crate) fn keep_request(
        &self,
        subscriber: &Subscriber,
        received_at: Timestamp,
        text: String,
        error: Option<String>,
    ) {
        subscriber.requests.up();
        let request = StreamRequest {
            number: self.requests.total() + 1,
            connection: subscriber.number,
            received_at,
            text,
            error,
        };
        let size = request.size();
        self.requests.push(Arc::new(request), size);
        self.touch();
    }
}

impl State {
    /// Answers a request, or returns the data of the error to answer with.
    fn answer(
        &mut self,
        client: u64,
        request: &Request,
        account: &Account,
        now: Timestamp,
    ) -> Result<(), Value> {
        let keys: Keys = request
            .keys
            .iter()
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        let starts = request.action == RequestAction::Start;
        match request.entity_type {
            EntityType::Flags if starts => self.subscribe_to_flags(client, request, account, now),
            EntityType::Flags => self.flags.unsubscribe_from_all(client),
            EntityType::Flag => {
                let name = keys.get("key").or_else(|| keys.get("id"));
                match name {
                    Some(name) if starts => {
                        return self.subscribe_to_flag(client, name, account, now);
                    }
                    Some(name) => self.flags.unsubscribe(client, name),
                    None if starts => self.subscribe_to_flags(client, request, account, now),
                    None => self.flags.unsubscribe_from_all(client),
                }
            }
            EntityType::Company if starts => {
                return self.subscribe_to_entity(Kind::Company, client, &keys, account, now);
            }
            EntityType::Company => self.companies.unsubscribe(client, &keys),
            EntityType::User if starts => {
                return self.subscribe_to_entity(Kind::User, client, &keys, account, now);
            }
            EntityType::User => self.users.unsubscribe(client, &keys),
            EntityType::Companies => self.subscribe_to_all(Kind::Company, client, request),
            EntityType::Users => self.subscribe_to_all(Kind::User, client, request),
        }
        Ok(())
    }

    /// Subscribes to all flags: sends their current state, then every change.
    fn subscribe_to_flags(
        &mut self,
        client: u64,
        request: &Request,
        account: &Account,
        now: Timestamp,
    ) {
        self.flags.subscribe_to_all(client);
        // The known states are current from here on; other subscribers get what they have missed.
        self.update_flags_for(client, account, now);
        let flags: Vec<Value> = read_all(account).map(|flag| flag.json).collect();
        let size = request
            .page_size
            .and_then(|size| usize::try_from(size).ok());
        let Some(size) = size.filter(|size| *size > 0) else {
            let message = Message::new(EntityType::Flags, MessageType::Full, flags);
            self.send(client, message.to_json().into());
            return;
        };
        let total = u64::try_from(flags.len()).unwrap_or_default();
        let pages: Vec<&[Value]> = if flags.is_empty() {
            vec![&[]]
        } else {
            flags.chunks(size).collect()
        };
        let last = pages.len();
        for (number, page) in (1..).zip(pages) {
            let page_number = u64::try_from(number).unwrap_or_default();
            let pagination = Pagination::new(page_number, number < last, total);
            let message = Message::new(EntityType::Flags, MessageType::Full, page)
                .with_pagination(pagination);
            self.send(client, message.to_json().into());
        }
    }

    fn subscribe_to_flag(
        &mut self,
        client: u64,
        name: &str,
        account: &Account,
        now: Timestamp,
    ) -> Result<(), Value> {
        self.flags.subscribe(client, name);
        self.update_flags_for(client, account, now);
        let Some(flag) = account.flags.get(name) else {
            return Err(json!({
                "error": "flag not found",
                "entity_type": EntityType::Flag.as_str(),
                "keys": { "key": name },
            }));
        };
        let flag = StreamFlag::new(&account.flag_to_wire(flag)).json;
        let message = Message::new(EntityType::Flag, MessageType::Full, flag);
        self.send(client, message.to_json().into());
        Ok(())
    }

    /// Subscribes to a company or user: sends its current state, then every change. If there is
    /// none yet, its state is sent once there is.
    fn subscribe_to_entity(
        &mut self,
        kind: Kind,
        client: u64,
        keys: &Keys,
        account: &Account,
        now: Timestamp,
    ) -> Result<(), Value> {
        let rejected = |error: &str| json!({ "error": error, "entity_type": kind.one().as_str(), "keys": keys });
        if keys.is_empty() {
            return Err(rejected("keys are required"));
        }
        let found = kind.find(account, keys);
        let entity = found
            .as_ref()
            .ok()
            .and_then(|id| kind.read(account, id, now));
        let Some(entity) = entity else {
            let pending = &mut self.interest_mut(kind).pending;
            pending.entry(client).or_default().add(keys);
            return Err(rejected(found.err().unwrap_or("not found")));
        };
        // If only time has changed it, other subscribers have not received its current state yet.
        self.publish_entity(kind, account, &entity.id, now);
        self.interest_mut(kind).subscribe(client, keys, &entity);
        self.note_due(kind, account, &entity.id, now);
        let message = whole(kind, &entity);
        self.send(client, Utf8Bytes::from(message.to_json()));
        Ok(())
    }

    /// Subscribes to all companies or all users: confirms it, then sends every change.
    fn subscribe_to_all(&mut self, kind: Kind, client: u64, request: &Request) {
        if request.action == RequestAction::Stop {
            self.interest_mut(kind).everything.remove(&client);
            return;
        }
        self.interest_mut(kind).everything.insert(client);
        let confirmed = json!({ "status": "subscribed" });
        let message = Message::new(kind.all(), MessageType::Full, confirmed);
        self.send(client, message.to_json().into());
        // Sent changes are not kept, so nothing but an empty gap can be replayed.
        if request.replay_from.is_some() && request.replay_from != self.position.last {
            self.send(client, Message::reload().to_json().into());
        }
    }

    /// Updates the known states of flags before all of them are sent to a client.
    fn update_flags_for(&mut self, client: u64, account: &Account, now: Timestamp) {
        for mut update in self.flags.update_all(account) {
            update.to.remove(&client);
            self.send_flag(&update, now);
        }
    }
}
