use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::awaited::Awaited;
use super::entity::{Difference, Entity, Fingerprint};
use crate::account::Keys;

/// By how many sets of keys one client may name one entity, to find it again once it was deleted.
const MAX_NAMES: usize = 8;

/// Who follows which companies, or which users, and in what state they know them.
#[derive(Debug, Default)]
pub(super) struct Followed {
    known: HashMap<String, Known>,
    /// Those that follow all of them.
    pub(super) everything: BTreeSet<u64>,
    pub(super) awaited: BTreeMap<u64, Awaited>,
}

#[derive(Debug)]
struct Known {
    keys: Keys,
    fingerprint: Fingerprint,
    /// The clients that follow it, each with the keys by which it asked.
    followers: BTreeMap<u64, Vec<Keys>>,
}

/// What is to be told of one entity, and to whom.
#[derive(Debug)]
pub(super) struct News {
    pub(super) to: BTreeSet<u64>,
    pub(super) difference: Difference,
    /// The keys that it had, or has if it had none.
    pub(super) keys: Keys,
}

impl Followed {
    /// The ids of those that somebody follows.
    pub(super) fn ids(&self) -> Vec<String> {
        self.known.keys().cloned().collect()
    }

    /// The ids of those that a client follows one by one.
    pub(super) fn followed_by(&self, client: u64) -> Vec<String> {
        let mut ids: Vec<String> = self
            .known
            .iter()
            .filter(|(_, known)| known.followers.contains_key(&client))
            .map(|(id, _)| id.clone())
            .collect();
        ids.sort_unstable();
        ids
    }

    pub(super) fn awaited_by(&self, client: u64) -> usize {
        self.awaited.get(&client).map_or(0, Awaited::len)
    }

    /// Takes note of an entity's state.
    pub(super) fn update(&mut self, entity: &Entity) -> News {
        let mut to = self.everything.clone();
        let difference = match self.known.get_mut(&entity.id) {
            None => Difference::Whole,
            Some(known) => {
                to.extend(known.followers.keys());
                let difference = entity.since(&known.fingerprint);
                if difference != Difference::Nothing {
                    known.keys.clone_from(&entity.keys);
                    known.fingerprint = entity.fingerprint();
                }
                difference
            }
        };
        News {
            to,
            difference,
            keys: entity.keys.clone(),
        }
    }

    /// Takes note that an entity is gone. Its followers wait for another that they named so.
    pub(super) fn remove(&mut self, id: &str) -> News {
        let mut to = self.everything.clone();
        let mut keys = Keys::new();
        if let Some(known) = self.known.remove(id) {
            keys = known.keys;
            for (client, names) in known.followers {
                to.insert(client);
                let awaited = self.awaited.entry(client).or_default();
                names.iter().for_each(|names| awaited.note(names));
            }
        }
        News {
            to,
            difference: Difference::Whole,
            keys,
        }
    }

    /// Has a client follow an entity in its present state.
    pub(super) fn follow(&mut self, client: u64, keys: &Keys, entity: &Entity) {
        if let Some(awaited) = self.awaited.get_mut(&client) {
            awaited.forget(keys);
        }
        let known = self
            .known
            .entry(entity.id.clone())
            .or_insert_with(|| Known {
                keys: entity.keys.clone(),
                fingerprint: entity.fingerprint(),
                followers: BTreeMap::new(),
            });
        let names = known.followers.entry(client).or_default();
        if !names.contains(keys) {
            if names.len() == MAX_NAMES {
                names.remove(0);
            }
            names.push(keys.clone());
        }
    }

    pub(super) fn follows(&self, client: u64, id: &str) -> bool {
        self.known
            .get(id)
            .is_some_and(|known| known.followers.contains_key(&client))
    }

    /// Has a client no longer follow what it named by these keys.
    pub(super) fn unfollow(&mut self, client: u64, keys: &Keys) {
        if let Some(awaited) = self.awaited.get_mut(&client) {
            awaited.forget(keys);
        }
        self.known.retain(|_, known| {
            if let Some(names) = known.followers.get_mut(&client) {
                names.retain(|names| names != keys);
                if names.is_empty() {
                    known.followers.remove(&client);
                }
            }
            !known.followers.is_empty()
        });
    }

    /// Forgets a client.
    pub(super) fn leave(&mut self, client: u64) {
        self.everything.remove(&client);
        self.awaited.remove(&client);
        self.known.retain(|_, known| {
            known.followers.remove(&client);
            !known.followers.is_empty()
        });
    }
}
