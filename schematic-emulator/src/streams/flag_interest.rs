//! Subscriptions to flags.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use schematic_rules::wire;
use serde_json::Value;

use crate::account::{ACCOUNT_ID, Account, ENVIRONMENT_ID};

/// How many single flags a client may subscribe to.
const MAX_NAMES: usize = 1_000;

/// The subscriptions to flags, and the flags' last known states.
#[derive(Debug, Default)]
pub(super) struct FlagInterest {
    /// The key and a hash of the state, by id.
    known: HashMap<String, (String, u64)>,
    everything: BTreeSet<u64>,
    /// The ids or keys of single flags, by client.
    some: BTreeMap<u64, BTreeSet<String>>,
}

impl FlagInterest {
    pub(super) fn subscribes_to_all(&self, client: u64) -> bool {
        self.everything.contains(&client)
    }

    /// Whether any client subscribes to a flag.
    pub(super) fn is_subscribed(&self) -> bool {
        !self.everything.is_empty() || !self.some.is_empty()
    }

    /// Subscribes a client to all flags.
    pub(super) fn subscribe_to_all(&mut self, client: u64) {
        self.everything.insert(client);
    }

    /// Subscribes a client to one flag by its id or key, unless it subscribes to too many already.
    pub(super) fn subscribe(&mut self, client: u64, name: &str) {
        let names = self.some.entry(client).or_default();
        if names.len() < MAX_NAMES {
            names.insert(name.to_owned());
        }
    }

    pub(super) fn unsubscribe_from_all(&mut self, client: u64) {
        self.everything.remove(&client);
    }

    pub(super) fn unsubscribe(&mut self, client: u64, name: &str) {
        if let Some(names) = self.some.get_mut(&client) {
            names.remove(name);
            if names.is_empty() {
                self.some.remove(&client);
            }
        }
    }

    pub(super) fn leave(&mut self, client: u64) {
        self.everything.remove(&client);
        self.some.remove(&client);
        if !self.is_subscribed() {
            self.known = HashMap::new();
        }
    }

    /// Updates the known states of all flags, and returns those that changed.
    pub(super) fn update_all(&mut self, account: &Account) -> Vec<FlagUpdate> {
        let mut updates = Vec::new();
        let mut gone: Vec<String> = self.known.keys().cloned().collect();
        gone.retain(|id| !account.flags.has_id(id));
        gone.sort_unstable();
        for id in gone {
            updates.extend(self.remove(&id));
        }
        for flag in read_all(account) {
            updates.extend(self.put(flag));
        }
        updates
    }

    /// Updates the known state of the flag with this key, which may be gone.
    pub(super) fn update(&mut self, account: &Account, key: &str) -> Vec<FlagUpdate> {
        let present = account.flags.by_key(key);
        let before: Vec<String> = self
            .known
            .iter()
            .filter(|(id, (known, _))| {
                known == key && present.is_none_or(|flag| flag.id != id.as_str())
            })
            .map(|(id, _)| id.clone())
            .collect();
        let mut updates: Vec<FlagUpdate> = before.iter().filter_map(|id| self.remove(id)).collect();
        if let Some(flag) = present {
            updates.extend(self.put(StreamFlag::new(&account.flag_to_wire(flag))));
        }
        updates
    }

    fn put(&mut self, flag: StreamFlag) -> Option<FlagUpdate> {
        let state = (flag.key.clone(), hash(&flag.json));
        if self.known.get(&flag.id) == Some(&state) {
            return None;
        }
        let to = self.subscribers(&flag.id, &flag.key);
        self.known.insert(flag.id, state);
        Some(FlagUpdate {
            to,
            is_gone: false,
            flag: flag.json,
        })
    }

    fn remove(&mut self, id: &str) -> Option<FlagUpdate> {
        let (key, _) = self.known.remove(id)?;
        // A whole flag, since some clients read nothing less.
        let flag = StreamFlag::new(&wire::Flag {
            id: id.to_owned(),
            key: key.clone(),
            account_id: ACCOUNT_ID.to_owned(),
            environment_id: ENVIRONMENT_ID.to_owned(),
            ..wire::Flag::default()
        });
        Some(FlagUpdate {
            to: self.subscribers(id, &key),
            is_gone: true,
            flag: flag.json,
        })
    }

    fn subscribers(&self, id: &str, key: &str) -> BTreeSet<u64> {
        let some = self
            .some
            .iter()
            .filter(|(_, names)| names.contains(id) || names.contains(key));
        let mut subscribers = self.everything.clone();
        subscribers.extend(some.map(|(client, _)| *client));
        subscribers
    }
}

/// A flag that changed, and the clients to send it to.
#[derive(Debug)]
pub(super) struct FlagUpdate {
    pub(super) to: BTreeSet<u64>,
    pub(super) is_gone: bool,
    pub(super) flag: Value,
}

/// A flag as it is sent.
pub(super) struct StreamFlag {
    id: String,
    key: String,
    pub(super) json: Value,
}

impl StreamFlag {
    pub(super) fn new(flag: &wire::Flag) -> Self {
        Self {
            json: serde_json::to_value(flag).unwrap_or_default(),
            id: flag.id.clone(),
            key: flag.key.clone(),
        }
    }
}

/// Returns all flags, in the order they were made.
pub(super) fn read_all(account: &Account) -> impl Iterator<Item = StreamFlag> {
    account
        .flags
        .iter()
        .map(|flag| StreamFlag::new(&account.flag_to_wire(flag)))
}

fn hash(json: &Value) -> u64 {
    let mut hasher = DefaultHasher::new();
    json.to_string().hash(&mut hasher);
    hasher.finish()
}
