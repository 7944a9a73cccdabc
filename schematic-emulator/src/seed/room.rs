//! Whether an account has room for a seed.

use super::apply::flag_fields;
use super::document::Document;
use super::error::SeedError;
use super::located::Entries;
use crate::account::{Account, Catalog, Listed, Lookup};

/// Checks that the whole seed can be applied to the account.
pub(super) fn check_room(new: &Document, account: &Account) -> Result<(), SeedError> {
    let flags = flag_fields(new);
    let flags = flags.iter().map(|(key, _)| key.as_str());
    for (has_room, what) in [
        (has_room(flags, &account.flags), "flags"),
        (has_room(keys(&new.features), &account.features), "features"),
        (has_room(keys(&new.plans), &account.plans), "plans"),
        (has_room(keys(&new.credits), &account.credits), "credits"),
    ] {
        if !has_room {
            let message = format!("too many {what}, with those that were made meanwhile");
            return Err(SeedError::new(None, message));
        }
    }
    if !account.companies.has_room(new.companies.len()) || !account.users.has_room(new.users.len())
    {
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

/// Whether a catalog has room for items with these keys, beside those that it has.
fn has_room<'a, T: Listed>(keys: impl Iterator<Item = &'a str>, catalog: &Catalog<T>) -> bool {
    let new = keys.filter(|key| catalog.by_key(key).is_none()).count();
    catalog.len() + new <= Catalog::<T>::MAX
}
