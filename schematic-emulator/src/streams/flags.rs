use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use schematic_rules::wire;
use serde_json::Value;

use crate::account::{ACCOUNT_ID, Account, ENVIRONMENT_ID};

/// How many single flags a client may name.
const MAX_NAMES: usize = 1_000;

/// Who follows which flags, and in what state they know them.
#[derive(Debug, Default)]
pub(super) struct FollowedFlags {
    /// By id: the key, and what tells the state from others.
    known: HashMap<String, (String, u64)>,
    everything: BTreeSet<u64>,
    /// Those that follow single flags, by the ids or keys they named.
    some: BTreeMap<u64, BTreeSet<String>>,
}

/// A flag that is not what it was.
#[derive(Debug)]
pub(super) struct FlagNews {
    pub(super) to: BTreeSet<u64>,
    pub(super) is_gone: bool,
    pub(super) flag: Value,
}

/// A flag as the stream tells it.
pub(super) struct ToldFlag {
    id: String,
    key: String,
    pub(super) json: Value,
}

impl FollowedFlags {
    pub(super) fn follows_all(&self, client: u64) -> bool {
        self.everything.contains(&client)
    }

    /// Whether anybody follows any flag.
    pub(super) fn is_followed(&self) -> bool {
        !self.everything.is_empty() || !self.some.is_empty()
    }

    /// Has a client follow all flags, in their present state.
    pub(super) fn follow_all(&mut self, client: u64) {
        self.everything.insert(client);
    }

    /// Has a client follow one flag by its id or key. With too many of them it follows no more.
    pub(super) fn follow(&mut self, client: u64, name: &str) {
        let names = self.some.entry(client).or_default();
        if names.len() < MAX_NAMES {
            names.insert(name.to_owned());
        }
    }

    pub(super) fn unfollow_all(&mut self, client: u64) {
        self.everything.remove(&client);
    }

    pub(super) fn unfollow(&mut self, client: u64, name: &str) {
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
        if !self.is_followed() {
            self.known = HashMap::new();
        }
    }

    /// Takes note of all flags, and says which are not what they were.
    pub(super) fn update_all(&mut self, account: &Account) -> Vec<FlagNews> {
        let mut news = Vec::new();
        let mut gone: Vec<String> = self.known.keys().cloned().collect();
        gone.retain(|id| !account.flags.has_id(id));
        gone.sort_unstable();
        for id in gone {
            news.extend(self.remove(&id));
        }
        for flag in read_all(account) {
            news.extend(self.put(flag));
        }
        news
    }

    /// Takes note of the flag with this key, or of its end.
    pub(super) fn update(&mut self, account: &Account, key: &str) -> Vec<FlagNews> {
        let present = account.flags.by_key(key);
        let before: Vec<String> = self
            .known
            .iter()
            .filter(|(id, (known, _))| {
                known == key && present.is_none_or(|flag| flag.id != id.as_str())
            })
            .map(|(id, _)| id.clone())
            .collect();
        let mut news: Vec<FlagNews> = before.iter().filter_map(|id| self.remove(id)).collect();
        if let Some(flag) = present {
            news.extend(self.put(ToldFlag::new(&account.flag_to_wire(flag))));
        }
        news
    }

    fn put(&mut self, flag: ToldFlag) -> Option<FlagNews> {
        let state = (flag.key.clone(), hash(&flag.json));
        if self.known.get(&flag.id) == Some(&state) {
            return None;
        }
        let to = self.followers(&flag.id, &flag.key);
        self.known.insert(flag.id, state);
        Some(FlagNews {
            to,
            is_gone: false,
            flag: flag.json,
        })
    }

    fn remove(&mut self, id: &str) -> Option<FlagNews> {
        let (key, _) = self.known.remove(id)?;
        // A whole flag: some readers take nothing less.
        let flag = ToldFlag::new(&wire::Flag {
            id: id.to_owned(),
            key: key.clone(),
            account_id: ACCOUNT_ID.to_owned(),
            environment_id: ENVIRONMENT_ID.to_owned(),
            ..wire::Flag::default()
        });
        Some(FlagNews {
            to: self.followers(id, &key),
            is_gone: true,
            flag: flag.json,
        })
    }

    fn followers(&self, id: &str, key: &str) -> BTreeSet<u64> {
        let some = self
            .some
            .iter()
            .filter(|(_, names)| names.contains(id) || names.contains(key));
        let mut followers = self.everything.clone();
        followers.extend(some.map(|(client, _)| *client));
        followers
    }
}

impl ToldFlag {
    pub(super) fn new(flag: &wire::Flag) -> Self {
        Self {
            json: serde_json::to_value(flag).unwrap_or_default(),
            id: flag.id.clone(),
            key: flag.key.clone(),
        }
    }
}

/// All flags, in the order they were made.
pub(super) fn read_all(account: &Account) -> impl Iterator<Item = ToldFlag> {
    account
        .flags
        .iter()
        .map(|flag| ToldFlag::new(&account.flag_to_wire(flag)))
}

fn hash(json: &Value) -> u64 {
    let mut hasher = DefaultHasher::new();
    json.to_string().hash(&mut hasher);
    hasher.finish()
}
