//! What companies and users have in common in the API.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::ApiError;
use super::input::Query;
use crate::account::{Directory, Entity, Keys};

const MAX_NAME: usize = 256;

/// Only keys, to name what is to be deleted.
#[derive(Deserialize)]
pub(super) struct KeysBody {
    pub(super) keys: Keys,
}

/// The one that keys lead to, or 404.
pub(super) fn by_keys<'a, T: Entity>(
    directory: &'a Directory<T>,
    keys: &Keys,
) -> Result<&'a T, ApiError> {
    directory
        .by_keys(keys)
        .ok_or_else(|| ApiError::not_found(T::NOT_FOUND))
}

/// The one with an id, or 404.
pub(super) fn by_id<'a, T: Entity>(
    directory: &'a Directory<T>,
    id: &str,
) -> Result<&'a T, ApiError> {
    directory
        .by_id(id)
        .ok_or_else(|| ApiError::not_found(T::NOT_FOUND))
}

pub(super) fn check_name(name: Option<&str>) -> Result<(), ApiError> {
    if name.is_some_and(|name| name.chars().count() > MAX_NAME) {
        return Err(ApiError::bad_request(format!(
            "name has at most {MAX_NAME} characters"
        )));
    }
    Ok(())
}

/// Whether an entity is among the `ids` that a list asks for, and has the text `q` in it.
pub(super) fn is_listed<T: Entity>(
    entity: &T,
    name: &str,
    traits: &Map<String, Value>,
    query: &Query,
) -> bool {
    let ids = query.all("ids");
    if !ids.is_empty() && !ids.contains(&entity.id()) {
        return false;
    }
    let Some(wanted) = query.one("q").map(str::to_lowercase) else {
        return true;
    };
    let has = |text: &str| text.to_lowercase().contains(&wanted);
    has(name)
        || entity.keys().values().any(|value| has(value))
        || traits.values().filter_map(Value::as_str).any(has)
}
