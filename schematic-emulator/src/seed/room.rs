//! Whether an account has room for a seed.

use std::collections::BTreeSet;

use super::document::Document;
use super::error::SeedError;
use super::flags::flag_fields;
use super::gone::Gone;
use super::located::Entries;
use crate::account::{Account, Catalog, Directory, Entity, Keys, Listed, Lookup};

/// Checks that the whole seed can be applied to the account once what is `gone` is removed from it.
pub(super) fn check_room(new: &Document, gone: &Gone, account: &Account) -> Result<(), SeedError> {
    let flags = flag_fields(new);
    let flags = flags.iter().map(|(key, _)| key.as_str());
    for (has_room, what) in [
        (has_room(flags, &gone.flags, &account.flags), "flags"),
        (
            has_room(keys(&new.features), &gone.features, &account.features),
            "features",
        ),
        (
            has_room(keys(&new.plans), &gone.plans, &account.plans),
            "plans",
        ),
        (
            has_room(keys(&new.credits), &gone.credits, &account.credits),
            "credits",
        ),
    ] {
        if !has_room {
            let message = format!("too many {what}, with those that were made meanwhile");
            return Err(SeedError::new(None, message));
        }
    }
    let companies = new.companies.iter().map(|one| &one.keys);
    let companies = more(companies, &gone.companies, &account.companies);
    let users = new.users.iter().map(|one| &one.keys);
    let users = more(users, &gone.users, &account.users);
    if !account.companies.has_room(companies) || !account.users.has_room(users) {
        let message = "too many companies or users, with those that were created meanwhile";
        return Err(SeedError::new(None, message));
    }
    for company in &new.companies {
        if account.companies.lookup(&company.keys) == Lookup::Conflict {
            let message = "these keys match different companies by now";
            return Err(SeedError::new(Some(company.place), message));
        }
    }
    for user in &new.users {
        if account.users.lookup(&user.keys) == Lookup::Conflict {
            let message = "these keys match different users by now";
            return Err(SeedError::new(Some(user.place), message));
        }
    }
    Ok(())
}

fn keys<S>(entries: &Entries<S>) -> impl Iterator<Item = &str> {
    entries.iter().map(|(key, _)| key)
}

/// Whether a catalog has room for items with these keys, beside those that it has and that stay.
fn has_room<'a, T: Listed>(
    keys: impl Iterator<Item = &'a str>,
    gone: &[String],
    catalog: &Catalog<T>,
) -> bool {
    let new = keys.filter(|key| catalog.by_key(key).is_none()).count();
    catalog.len().saturating_sub(gone.len()) + new <= Catalog::<T>::MAX
}

/// Returns by how many a directory grows when what is gone is removed and these are added.
fn more<'a, T: Entity>(
    keys: impl Iterator<Item = &'a Keys>,
    gone: &BTreeSet<String>,
    directory: &Directory<T>,
) -> usize {
    let is_new = |keys: &&Keys| match directory.by_keys(keys) {
        Some(present) => gone.contains(present.id()),
        None => true,
    };
    keys.filter(is_new).count().saturating_sub(gone.len())
}
