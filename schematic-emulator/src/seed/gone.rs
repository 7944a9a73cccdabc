//! What a seed no longer declares.

use std::collections::{BTreeSet, HashSet};

use schematic_protocol::Timestamp;

use super::document::Document;
use super::flags::flag_fields;
use super::located::Entries;
use crate::account::{Account, Catalog, Directory, Entity, Keys, Listed};

/// The ids of what the previous seed declares and the new one does not, as far as it is still
/// there.
#[derive(Debug)]
pub(super) struct Gone {
    pub(super) flags: Vec<String>,
    pub(super) features: Vec<String>,
    pub(super) plans: Vec<String>,
    pub(super) credits: Vec<String>,
    pub(super) companies: BTreeSet<String>,
    pub(super) users: BTreeSet<String>,
}

impl Gone {
    pub(super) fn new(new: &Document, old: &Document, account: &Account) -> Self {
        let kept = flag_fields(new);
        let kept: HashSet<&str> = kept.iter().map(|(key, _)| key.as_str()).collect();
        let flags = flag_fields(old);
        let flags = flags
            .iter()
            .filter(|(key, _)| !kept.contains(key.as_str()))
            .filter_map(|(key, _)| Some(account.flags.by_key(key)?.id.clone()));
        Self {
            flags: flags.collect(),
            features: listed(&old.features, &new.features, &account.features),
            plans: listed(&old.plans, &new.plans, &account.plans),
            credits: listed(&old.credits, &new.credits, &account.credits),
            companies: entities(
                old.companies.iter().map(|one| &one.keys),
                new.companies.iter().map(|one| &one.keys),
                &account.companies,
            ),
            users: entities(
                old.users.iter().map(|one| &one.keys),
                new.users.iter().map(|one| &one.keys),
                &account.users,
            ),
        }
    }

    /// Removes it from the account.
    pub(super) fn remove(self, account: &mut Account, now: Timestamp) {
        for id in self.flags {
            let _ = account.delete_flag(&id);
        }
        for id in self.features {
            let _ = account.delete_feature(&id, now);
        }
        for id in self.plans {
            let _ = account.delete_plan(&id);
        }
        for id in self.credits {
            account.credits.remove(&id);
        }
        for id in self.companies {
            let _ = account.delete_company(&id);
        }
        for id in self.users {
            let _ = account.delete_user(&id);
        }
    }
}

fn listed<S, T: Listed>(old: &Entries<S>, new: &Entries<S>, catalog: &Catalog<T>) -> Vec<String> {
    let gone = old.iter().filter(|(key, _)| new.get(key).is_none());
    gone.filter_map(|(key, _)| Some(catalog.by_key(key)?.id().to_owned()))
        .collect()
}

/// Returns the ids of those that share no key with any that is declared now.
fn entities<'a, T: Entity>(
    old: impl Iterator<Item = &'a Keys>,
    new: impl Iterator<Item = &'a Keys>,
    directory: &Directory<T>,
) -> BTreeSet<String> {
    let kept: HashSet<(&String, &String)> = new.flat_map(|keys| keys.iter()).collect();
    old.filter(|keys| !keys.iter().any(|key| kept.contains(&key)))
        .filter_map(|keys| Some(directory.by_keys(keys)?.id().to_owned()))
        .collect()
}
