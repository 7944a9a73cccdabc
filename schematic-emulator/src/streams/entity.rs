//! Companies and users as they are sent, and differences between two of their states.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use schematic_protocol::Timestamp;
use schematic_protocol::datastream::EntityType;
use schematic_rules::wire;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::account::{
    ACCOUNT_ID, Account, Company, ENVIRONMENT_ID, Entity as _, Keys, Lookup, User, Window,
};

/// The kind of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Company,
    User,
}

impl Kind {
    pub(super) const fn one(self) -> EntityType {
        match self {
            Self::Company => EntityType::Company,
            Self::User => EntityType::User,
        }
    }

    pub(super) const fn all(self) -> EntityType {
        match self {
            Self::Company => EntityType::Companies,
            Self::User => EntityType::Users,
        }
    }

    /// Returns the id of the entity with these keys, or why there is none.
    pub(super) fn find(self, account: &Account, keys: &Keys) -> Result<String, &'static str> {
        let (lookup, not_found, conflict) = match self {
            Self::Company => (
                account.companies.lookup(keys),
                Company::NOT_FOUND,
                Company::CONFLICT,
            ),
            Self::User => (account.users.lookup(keys), User::NOT_FOUND, User::CONFLICT),
        };
        let number = match lookup {
            Lookup::Found(number) => number,
            Lookup::Missing => return Err(not_found),
            Lookup::Conflict => return Err(conflict),
        };
        let id = match self {
            Self::Company => account.companies.at(number).map(Company::id),
            Self::User => account.users.at(number).map(User::id),
        };
        id.map(str::to_owned).ok_or(not_found)
    }

    /// Returns the entity with this id.
    pub(super) fn read(self, account: &Account, id: &str, now: Timestamp) -> Option<Entity> {
        let members = match self {
            Self::Company => {
                let company = account.companies.by_id(id)?;
                json(&account.company_to_wire(company, now))
            }
            Self::User => json(&account.users.by_id(id)?.to_wire(&account.traits)),
        };
        let keys = match self {
            Self::Company => account.companies.by_id(id)?.keys(),
            Self::User => account.users.by_id(id)?.keys(),
        };
        Some(Entity {
            id: id.to_owned(),
            keys: keys.clone(),
            members,
        })
    }

    /// Returns the ids of all entities of this kind.
    pub(super) fn ids(self, account: &Account) -> Vec<String> {
        match self {
            Self::Company => account
                .companies
                .iter()
                .map(|company| company.id.clone())
                .collect(),
            Self::User => account.users.iter().map(|user| user.id.clone()).collect(),
        }
    }

    /// Returns when an entity's state next changes by time alone, since usage starts over with a
    /// period.
    pub(super) fn changes_at(
        self,
        account: &Account,
        id: &str,
        now: Timestamp,
    ) -> Option<Timestamp> {
        if self == Self::User {
            return None;
        }
        let subscription = account.companies.by_id(id)?.subscription.as_ref();
        // Weeks and months begin with a day.
        [Window::DAY, Window::BILLING_MONTH]
            .into_iter()
            .filter_map(|window| window.next(now, subscription))
            .filter(|next| *next > now)
            .min()
    }
}

/// A company or user with all members that are sent.
#[derive(Debug)]
pub(super) struct Entity {
    pub(super) id: String,
    pub(super) keys: Keys,
    members: Map<String, Value>,
}

impl Entity {
    /// Creates an entity of which only id and keys are known, with every member that clients
    /// require.
    pub(super) fn named(kind: Kind, id: &str, keys: &Keys) -> Self {
        let (id, keys) = (id.to_owned(), keys.clone());
        let members = match kind {
            Kind::Company => json(&wire::Company {
                id: id.clone(),
                account_id: ACCOUNT_ID.to_owned(),
                environment_id: ENVIRONMENT_ID.to_owned(),
                keys: keys.clone(),
                ..wire::Company::default()
            }),
            Kind::User => json(&wire::User {
                id: id.clone(),
                account_id: ACCOUNT_ID.to_owned(),
                environment_id: ENVIRONMENT_ID.to_owned(),
                keys: keys.clone(),
                ..wire::User::default()
            }),
        };
        Self { id, keys, members }
    }

    pub(super) fn members(&self) -> &Map<String, Value> {
        &self.members
    }

    pub(super) fn fingerprint(&self) -> Fingerprint {
        let absent = Value::Null;
        let member = |name: &str| self.members.get(name).unwrap_or(&absent);
        let mut rest = DefaultHasher::new();
        for (name, value) in &self.members {
            if !LISTS.contains(&name.as_str()) && name != METRICS && name != BALANCES {
                name.hash(&mut rest);
                value.to_string().hash(&mut rest);
            }
        }
        Fingerprint {
            lists: LISTS.map(|name| hash(member(name))),
            metrics: self
                .metrics()
                .map(|metric| (counted(metric), hash(metric)))
                .collect(),
            balances: self
                .balances()
                .map(|(credit, balance)| (hash_text(credit), hash(balance)))
                .collect(),
            rest: rest.finish(),
        }
    }

    /// Returns what has changed since `before`.
    pub(super) fn since(&self, before: &Fingerprint) -> Difference {
        let now = self.fingerprint();
        if now == *before {
            return Difference::Nothing;
        }
        // A patch cannot remove a member.
        let is_gone = |before: &BTreeMap<u64, u64>, now: &BTreeMap<u64, u64>| {
            before.keys().any(|known| !now.contains_key(known))
        };
        if now.rest != before.rest
            || is_gone(&before.metrics, &now.metrics)
            || is_gone(&before.balances, &now.balances)
        {
            return Difference::Whole;
        }
        let mut patch = Map::new();
        let metrics: Vec<Value> = self
            .metrics()
            .filter(|metric| before.metrics.get(&counted(metric)) != Some(&hash(metric)))
            .cloned()
            .collect();
        if !metrics.is_empty() {
            patch.insert(METRICS.to_owned(), Value::Array(metrics));
        }
        let balances: Map<String, Value> = self
            .balances()
            .filter(|(credit, balance)| {
                before.balances.get(&hash_text(credit)) != Some(&hash(balance))
            })
            .map(|(credit, balance)| (credit.clone(), balance.clone()))
            .collect();
        if !balances.is_empty() {
            patch.insert(BALANCES.to_owned(), Value::Object(balances));
        }
        // Usage is sent with its entitlements, so that clients need not derive them.
        let metered = !patch.is_empty();
        for (name, (before, now)) in LISTS.iter().zip(before.lists.iter().zip(now.lists)) {
            let is_due = *before != now || (metered && *name == "entitlements");
            if let Some(list) = self.members.get(*name).filter(|_| is_due) {
                patch.insert((*name).to_owned(), list.clone());
            }
        }
        Difference::Patch(Value::Object(patch))
    }

    fn metrics(&self) -> impl Iterator<Item = &Value> {
        let metrics = self.members.get(METRICS).and_then(Value::as_array);
        metrics.into_iter().flatten()
    }

    fn balances(&self) -> impl Iterator<Item = (&String, &Value)> {
        let balances = self.members.get(BALANCES).and_then(Value::as_object);
        balances.into_iter().flatten()
    }
}

/// A fingerprint of an entity's state, enough to see what has changed since.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fingerprint {
    /// The lists that a partial message replaces.
    lists: [u64; LISTS.len()],
    /// The metrics, by what each counts.
    metrics: BTreeMap<u64, u64>,
    /// The balances, by the credit's id.
    balances: BTreeMap<u64, u64>,
    /// All other members.
    rest: u64,
}

/// The difference between two states of an entity.
#[derive(Debug, PartialEq)]
pub(super) enum Difference {
    Nothing,
    /// The changed members, for a client to merge.
    Patch(Value),
    Whole,
}

const LISTS: [&str; 2] = ["entitlements", "traits"];
const METRICS: &str = "metrics";
const BALANCES: &str = "credit_balances";

/// Hashes what a metric counts, by which a client finds the metric to replace.
fn counted(metric: &Value) -> u64 {
    let mut hasher = DefaultHasher::new();
    for name in ["event_subtype", "period", "month_reset"] {
        metric.get(name).and_then(Value::as_str).hash(&mut hasher);
    }
    hasher.finish()
}

fn hash(value: &Value) -> u64 {
    hash_text(&value.to_string())
}

fn hash_text(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

fn json(value: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(value) {
        Ok(Value::Object(members)) => members,
        // A wire entity is an object.
        _ => Map::new(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn entity(members: Value) -> Entity {
        let Value::Object(members) = members else {
            unreachable!()
        };
        Entity {
            id: "c".to_owned(),
            keys: Keys::new(),
            members,
        }
    }

    fn since(before: Value, now: Value) -> Difference {
        entity(now).since(&entity(before).fingerprint())
    }

    fn metric(event: &str, value: i64) -> Value {
        json!({"event_subtype": event, "period": "all_time", "month_reset": "first_of_month", "value": value})
    }

    #[test]
    fn usage_is_sent_with_its_entitlements() {
        let before = json!({"id": "c", "metrics": [metric("a", 1), metric("b", 1)],
            "entitlements": [], "traits": [], "credit_balances": {"x": 1, "y": 2}});
        let mut now = before.clone();
        assert_eq!(since(before.clone(), now.clone()), Difference::Nothing);
        now["metrics"] = json!([metric("a", 1), metric("b", 2), metric("c", 1)]);
        now["credit_balances"]["x"] = json!(0);
        assert_eq!(
            since(before, now),
            Difference::Patch(json!({
                "metrics": [metric("b", 2), metric("c", 1)],
                "credit_balances": {"x": 0},
                "entitlements": [],
            }))
        );
    }

    #[test]
    fn what_a_patch_cannot_express_is_sent_whole() {
        let before = json!({"id": "c", "keys": {"k": "1"}, "metrics": [metric("a", 1)],
            "traits": [1], "credit_balances": {"x": 1}});
        for (member, value) in [
            ("keys", json!({"k": "2"})),
            ("metrics", json!([])),
            ("credit_balances", json!({})),
            ("base_plan_id", json!("plan_pro")),
        ] {
            let mut now = before.clone();
            now[member] = value;
            assert_eq!(since(before.clone(), now), Difference::Whole, "{member}");
        }
        let mut now = before.clone();
        now["traits"] = json!([]);
        assert_eq!(since(before, now), Difference::Patch(json!({"traits": []})));
    }
}
