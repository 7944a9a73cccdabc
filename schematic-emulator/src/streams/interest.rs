//! Subscriptions to companies or to users.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::entity::{Difference, Entity, Fingerprint};
use super::pending::PendingKeys;
use crate::account::Keys;

/// How many sets of keys per client and entity are kept, to find the entity again if it is deleted
/// and made anew.
const MAX_NAMES: usize = 8;

/// The subscriptions to companies, or to users, and the entities' last known states.
#[derive(Debug, Default)]
pub(super) struct Interest {
    known: HashMap<String, Known>,
    /// The clients that subscribe to all of them.
    pub(super) everything: BTreeSet<u64>,
    pub(super) pending: BTreeMap<u64, PendingKeys>,
}

impl Interest {
    /// Returns the ids of the entities that any client subscribes to.
    pub(super) fn ids(&self) -> Vec<String> {
        self.known.keys().cloned().collect()
    }

    /// Returns the ids of the entities that a client subscribes to one by one.
    pub(super) fn entities_of(&self, client: u64) -> Vec<String> {
        let mut ids: Vec<String> = self
            .known
            .iter()
            .filter(|(_, known)| known.subscribers.contains_key(&client))
            .map(|(id, _)| id.clone())
            .collect();
        ids.sort_unstable();
        ids
    }

    pub(super) fn pending_of(&self, client: u64) -> usize {
        self.pending.get(&client).map_or(0, PendingKeys::len)
    }

    /// Updates the known state of an entity.
    pub(super) fn update(&mut self, entity: &Entity) -> EntityUpdate {
        let mut to = self.everything.clone();
        let difference = match self.known.get_mut(&entity.id) {
            None => Difference::Whole,
            Some(known) => {
                to.extend(known.subscribers.keys());
                let difference = entity.since(&known.fingerprint);
                if difference != Difference::Nothing {
                    known.keys.clone_from(&entity.keys);
                    known.fingerprint = entity.fingerprint();
                }
                difference
            }
        };
        EntityUpdate {
            to,
            difference,
            keys: entity.keys.clone(),
        }
    }

    /// Removes an entity. The keys by which clients requested it become pending.
    pub(super) fn remove(&mut self, id: &str) -> EntityUpdate {
        let mut to = self.everything.clone();
        let mut keys = Keys::new();
        if let Some(known) = self.known.remove(id) {
            keys = known.keys;
            for (client, names) in known.subscribers {
                to.insert(client);
                let pending = self.pending.entry(client).or_default();
                names.iter().for_each(|names| pending.add(names));
            }
        }
        EntityUpdate {
            to,
            difference: Difference::Whole,
            keys,
        }
    }

    /// Subscribes a client to an entity in its current state.
    pub(super) fn subscribe(&mut self, client: u64, keys: &Keys, entity: &Entity) {
        if let Some(pending) = self.pending.get_mut(&client) {
            pending.remove(keys);
        }
        let known = self
            .known
            .entry(entity.id.clone())
            .or_insert_with(|| Known {
                keys: entity.keys.clone(),
                fingerprint: entity.fingerprint(),
                subscribers: BTreeMap::new(),
            });
        let names = known.subscribers.entry(client).or_default();
        if !names.contains(keys) {
            if names.len() == MAX_NAMES {
                names.remove(0);
            }
            names.push(keys.clone());
        }
    }

    pub(super) fn subscribes_to(&self, client: u64, id: &str) -> bool {
        self.known
            .get(id)
            .is_some_and(|known| known.subscribers.contains_key(&client))
    }

    /// Unsubscribes a client from the entity that it requested by these keys.
    pub(super) fn unsubscribe(&mut self, client: u64, keys: &Keys) {
        if let Some(pending) = self.pending.get_mut(&client) {
            pending.remove(keys);
        }
        self.known.retain(|_, known| {
            if let Some(names) = known.subscribers.get_mut(&client) {
                names.retain(|names| names != keys);
                if names.is_empty() {
                    known.subscribers.remove(&client);
                }
            }
            !known.subscribers.is_empty()
        });
    }

    /// Removes a client.
    pub(super) fn leave(&mut self, client: u64) {
        self.everything.remove(&client);
        self.pending.remove(&client);
        self.known.retain(|_, known| {
            known.subscribers.remove(&client);
            !known.subscribers.is_empty()
        });
    }
}

#[derive(Debug)]
struct Known {
    keys: Keys,
    fingerprint: Fingerprint,
    /// The clients that subscribe to it, each with the keys that it requested.
    subscribers: BTreeMap<u64, Vec<Keys>>,
}

/// What changed of one entity, and the clients to send it to.
#[derive(Debug)]
pub(super) struct EntityUpdate {
    pub(super) to: BTreeSet<u64>,
    pub(super) difference: Difference,
    /// The entity's last known keys, or its current ones.
    pub(super) keys: Keys,
}
