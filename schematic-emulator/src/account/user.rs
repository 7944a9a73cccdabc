//! Users, and their changes.

use std::collections::BTreeSet;

use schematic_protocol::Timestamp;
use schematic_rules::{EntityType, wire};
use serde_json::{Map, Value};

use super::directory::check_keys;
use super::{
    ACCOUNT_ID, Account, AccountError, Change, ENVIRONMENT_ID, Entity, Keys, TraitDefinitions,
    traits,
};

const MAX_COMPANIES_OF_USER: usize = 1_000;

/// A person who belongs to companies.
#[derive(Clone, Debug)]
pub(crate) struct User {
    pub(crate) id: String,
    pub(crate) keys: Keys,
    pub(crate) name: String,
    pub(crate) traits: Map<String, Value>,
    /// The ids of the companies it belongs to.
    pub(crate) companies: BTreeSet<String>,
    pub(crate) created_at: Timestamp,
    pub(crate) updated_at: Timestamp,
    pub(crate) last_seen_at: Option<Timestamp>,
}

impl User {
    pub(crate) fn to_wire(&self, definitions: &TraitDefinitions) -> wire::User {
        wire::User {
            id: self.id.clone(),
            account_id: ACCOUNT_ID.to_owned(),
            environment_id: ENVIRONMENT_ID.to_owned(),
            keys: self.keys.clone(),
            traits: definitions.to_wire(EntityType::User, &self.traits),
            ..wire::User::default()
        }
    }
}

impl Entity for User {
    const PREFIX: &'static str = "user";
    const NOT_FOUND: &'static str = "user not found";
    const CONFLICT: &'static str = "keys match different users";

    fn id(&self) -> &str {
        &self.id
    }

    fn keys(&self) -> &Keys {
        &self.keys
    }

    fn keys_mut(&mut self) -> &mut Keys {
        &mut self.keys
    }
}

/// What to create or change of a user.
#[derive(Debug, Default)]
pub(crate) struct UserUpsert {
    pub(crate) id: Option<String>,
    pub(crate) keys: Keys,
    pub(crate) removed_keys: Vec<String>,
    pub(crate) name: Option<String>,
    pub(crate) traits: Map<String, Value>,
    /// The ids of the companies that it belongs to in addition.
    pub(crate) companies: Vec<String>,
    pub(crate) last_seen_at: Option<Timestamp>,
    pub(crate) update_only: bool,
}

impl Account {
    /// Creates or changes the user with these keys, and returns its id.
    pub(crate) fn upsert_user(
        &mut self,
        upsert: UserUpsert,
        now: Timestamp,
    ) -> Result<String, AccountError> {
        check_keys(&upsert.keys)?;
        let number =
            self.users
                .find_or_insert(&upsert.keys, upsert.id, upsert.update_only, |id| User {
                    id,
                    keys: upsert.keys.clone(),
                    name: String::new(),
                    traits: Map::new(),
                    companies: BTreeSet::new(),
                    created_at: now,
                    updated_at: now,
                    last_seen_at: None,
                })?;
        self.traits
            .define_all(EntityType::User, &upsert.traits, now);
        self.users.rekey(number, &upsert.keys, &upsert.removed_keys);
        let Some(user) = self.users.at_mut(number) else {
            return Err(AccountError::NotFound(User::NOT_FOUND));
        };
        if let Some(name) = upsert.name.filter(|name| !name.is_empty()) {
            user.name = name;
        }
        traits::merge(&mut user.traits, &upsert.traits);
        for company in upsert.companies {
            if user.companies.len() < MAX_COMPANIES_OF_USER {
                user.companies.insert(company);
            }
        }
        user.last_seen_at = upsert.last_seen_at.or(user.last_seen_at);
        user.updated_at = now;
        let id = user.id.clone();
        self.note(Change::UserSaved(id.clone()));
        Ok(id)
    }

    pub(crate) fn delete_user(&mut self, id: &str) -> Result<User, AccountError> {
        let user = self
            .users
            .remove(id)
            .ok_or(AccountError::NotFound(User::NOT_FOUND))?;
        self.note(Change::UserDeleted(user.id.clone()));
        Ok(user)
    }
}
