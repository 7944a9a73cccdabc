//! What clients subscribe to, and the messages that follow from a change.
//!
//! Everything here happens under the lock of [`Subscriptions`](super::Subscriptions).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use schematic_protocol::Timestamp;
use schematic_protocol::datastream::{EntityType, Message, MessageType};
use serde_json::Value;
use tokio_tungstenite::tungstenite::Utf8Bytes;

use super::entity::{Difference, Entity, Kind};
use super::fault::ActiveStreamFault;
use super::flag_interest::{FlagInterest, FlagUpdate};
use super::interest::{EntityUpdate, Interest};
use super::report::StreamConnection;
use super::subscriber::Subscriber;
use crate::account::{Account, Keys};

/// The subscriptions of all connections.
#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) subscribers: BTreeMap<u64, Arc<Subscriber>>,
    pub(super) flags: FlagInterest,
    pub(super) companies: Interest,
    pub(super) users: Interest,
    pub(super) position: Position,
    /// When usage of a company that is subscribed to starts over.
    pub(super) due: Option<Timestamp>,
    pub(super) faults: Vec<ActiveStreamFault>,
    pub(super) last_fault: u64,
}

impl State {
    /// Sends everything that differs from its known state.
    pub(super) fn sweep(&mut self, account: &Account, now: Timestamp) {
        self.due = None;
        self.publish_flags(account, now);
        for kind in [Kind::Company, Kind::User] {
            let mut ids: BTreeSet<String> = self.interest(kind).ids().into_iter().collect();
            if !self.interest(kind).everything.is_empty() {
                ids.extend(kind.ids(account));
            }
            for id in ids {
                self.publish_entity(kind, account, &id, now);
            }
            let clients: Vec<u64> = self.interest(kind).pending.keys().copied().collect();
            for client in clients {
                self.subscribe_pending(kind, client, None, account, now);
            }
        }
    }

    /// Sends all flags that changed.
    fn publish_flags(&mut self, account: &Account, now: Timestamp) {
        if self.flags.is_subscribed() {
            for update in self.flags.update_all(account) {
                self.send_flag(&update, now);
            }
        }
    }

    pub(super) fn publish_flag(&mut self, account: &Account, key: &str, now: Timestamp) {
        if self.flags.is_subscribed() {
            for update in self.flags.update(account, key) {
                self.send_flag(&update, now);
            }
        }
    }

    pub(super) fn send_flag(&mut self, update: &FlagUpdate, now: Timestamp) {
        let message = if update.is_gone {
            MessageType::Delete
        } else {
            MessageType::Full
        };
        let message = Message::new(EntityType::Flag, message, &update.flag);
        self.publish_change(&update.to, message, now);
    }

    /// Sends what changed of a company or user.
    pub(super) fn publish_entity(
        &mut self,
        kind: Kind,
        account: &Account,
        id: &str,
        now: Timestamp,
    ) {
        let entity = kind.read(account, id, now);
        let update = match &entity {
            Some(entity) => self.interest_mut(kind).update(entity),
            None => self.interest_mut(kind).remove(id),
        };
        self.send_entity(kind, id, entity.as_ref(), &update, now);
        if entity.is_some() {
            self.note_due(kind, account, id, now);
        }
        let clients: Vec<u64> = self.interest(kind).pending.keys().copied().collect();
        for client in clients {
            self.subscribe_pending(kind, client, Some(&update.keys), account, now);
        }
    }

    fn send_entity(
        &mut self,
        kind: Kind,
        id: &str,
        entity: Option<&Entity>,
        update: &EntityUpdate,
        now: Timestamp,
    ) {
        if update.to.is_empty() {
            return;
        }
        let named;
        let message = match (entity, &update.difference) {
            (_, Difference::Nothing) => return,
            (Some(_), Difference::Patch(patch)) => {
                Message::new(kind.one(), MessageType::Partial, patch.clone())
            }
            (Some(entity), Difference::Whole) => whole(kind, entity),
            (None, _) => {
                // A whole entity, since some clients read nothing less.
                named = Entity::named(kind, id, &update.keys);
                let data = Value::Object(named.members().clone());
                Message::new(kind.one(), MessageType::Delete, data)
            }
        };
        self.publish_change(&update.to, message.with_entity_id(id), now);
    }

    /// Subscribes a client to entities that it requested before they existed; with `among`, only to
    /// one that has these keys.
    fn subscribe_pending(
        &mut self,
        kind: Kind,
        client: u64,
        among: Option<&Keys>,
        account: &Account,
        now: Timestamp,
    ) {
        let Some(pending) = self.interest(kind).pending.get(&client) else {
            return;
        };
        let asked = among.map_or_else(|| pending.all(), |keys| pending.naming(keys));
        for keys in asked {
            let found = kind.find(account, &keys).ok();
            let Some(entity) = found.and_then(|id| kind.read(account, &id, now)) else {
                continue;
            };
            let knows_it = self.interest(kind).subscribes_to(client, &entity.id)
                || self.interest(kind).everything.contains(&client);
            self.interest_mut(kind).subscribe(client, &keys, &entity);
            self.note_due(kind, account, &entity.id, now);
            if !knows_it {
                let message = whole(kind, &entity);
                self.publish_change(&BTreeSet::from([client]), message, now);
            }
        }
    }

    /// Sends a change with its position in the stream.
    fn publish_change<T: serde::Serialize>(
        &mut self,
        to: &BTreeSet<u64>,
        mut message: Message<T>,
        now: Timestamp,
    ) {
        if to.is_empty() {
            return;
        }
        message.stream_id = Some(self.position.next(now));
        let message = Utf8Bytes::from(message.to_json());
        for client in to {
            self.send(*client, message.clone());
        }
    }

    pub(super) fn send(&self, client: u64, message: Utf8Bytes) {
        if let Some(subscriber) = self.subscribers.get(&client) {
            subscriber.outbox.push(message);
        }
    }

    /// Records when the entity's state next changes by time alone.
    pub(super) fn note_due(&mut self, kind: Kind, account: &Account, id: &str, now: Timestamp) {
        if let Some(at) = kind.changes_at(account, id, now) {
            self.due = Some(self.due.map_or(at, |due| due.min(at)));
        }
    }

    pub(super) const fn interest(&self, kind: Kind) -> &Interest {
        match kind {
            Kind::Company => &self.companies,
            Kind::User => &self.users,
        }
    }

    pub(super) const fn interest_mut(&mut self, kind: Kind) -> &mut Interest {
        match kind {
            Kind::Company => &mut self.companies,
            Kind::User => &mut self.users,
        }
    }

    /// Returns a report of a connection.
    pub(super) fn describe(&self, subscriber: &Subscriber) -> StreamConnection {
        let number = subscriber.number;
        StreamConnection {
            number,
            opened_at: subscriber.opened_at,
            headers: subscriber.headers.clone(),
            flags: self.flags.subscribes_to_all(number),
            all_companies: self.companies.everything.contains(&number),
            all_users: self.users.everything.contains(&number),
            companies: self.companies.entities_of(number),
            users: self.users.entities_of(number),
            awaited: self.companies.pending_of(number) + self.users.pending_of(number),
            requests: subscriber.requests.read(),
            sent: subscriber.sent.read(),
            waiting: subscriber.outbox.len(),
            pings: subscriber.pings.read(),
            pongs: subscriber.pongs.read(),
            end: None,
        }
    }
}

/// A position in the stream of changes.
#[derive(Debug, Default)]
pub(super) struct Position {
    sequence: u64,
    pub(super) last: Option<String>,
}

impl Position {
    /// Returns the position of one more change.
    pub(super) fn next(&mut self, now: Timestamp) -> String {
        self.sequence += 1;
        let position = format!("{}-{}", now.as_millis(), self.sequence);
        self.last = Some(position.clone());
        position
    }
}

/// Returns the message with a whole entity.
pub(super) fn whole(kind: Kind, entity: &Entity) -> Message<Value> {
    let data = Value::Object(entity.members().clone());
    Message::new(kind.one(), MessageType::Full, data).with_entity_id(&*entity.id)
}
