//! What companies and users have in common in the API.

use schematic_core::Timestamp;
use schematic_rules::{ComparableType, EntityType};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::ApiError;
use super::input::Query;
use crate::account::{
    Account, Directory, ENVIRONMENT_ID, Entity, Keys, TraitDefinition, flatten, text,
};

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

/// Keys as the API shows them.
pub(super) fn keys_json(
    entity_type: EntityType,
    entity_id: &str,
    keys: &Keys,
    at: Timestamp,
) -> Vec<Value> {
    let entity_type = entity_type.as_str();
    keys.iter()
        .map(|(name, value)| {
            json!({
                "id": format!("enky_{entity_id}-{name}"),
                "created_at": at,
                "updated_at": at,
                "definition_id": format!("enkd_{entity_type}-{name}"),
                "definition": {
                    "id": format!("enkd_{entity_type}-{name}"),
                    "created_at": at,
                    "updated_at": at,
                    "entity_type": entity_type,
                    "key": name,
                },
                "entity_id": entity_id,
                "entity_type": entity_type,
                "environment_id": ENVIRONMENT_ID,
                "key": name,
                "value": value,
            })
        })
        .collect()
}

/// Traits as the API shows them, each with its definition.
pub(super) fn traits_json(
    account: &Account,
    entity_type: EntityType,
    entity_id: &str,
    traits: &Map<String, Value>,
    at: Timestamp,
) -> Vec<Value> {
    flatten(traits)
        .into_iter()
        .filter_map(|(key, value)| {
            let definition = account.traits.get(entity_type, &key)?;
            Some(json!({
                "id": format!("trai_{entity_id}-{key}"),
                "created_at": at,
                "updated_at": at,
                "definition_id": definition.id,
                "definition": definition_json(definition),
                "environment_id": ENVIRONMENT_ID,
                "value": text(value),
            }))
        })
        .collect()
}

/// A trait's definition as the API shows it.
pub(super) fn definition_json(definition: &TraitDefinition) -> Value {
    let trait_type = match definition.comparable {
        ComparableType::Bool => "boolean",
        ComparableType::Date => "date",
        ComparableType::Int => "number",
        _ => "string",
    };
    let hierarchy: Vec<&str> = definition.key.split('.').collect();
    json!({
        "id": definition.id,
        "created_at": definition.created_at,
        "updated_at": definition.created_at,
        "display_name": definition.key,
        "entity_type": definition.entity.as_str(),
        "hierarchy": hierarchy,
        "trait_type": trait_type,
    })
}
