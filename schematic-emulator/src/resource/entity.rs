//! Representations of what companies and users have in common: keys, and traits with their
//! definitions.

use schematic_protocol::Timestamp;
use schematic_rules::{ComparableType, EntityType};
use serde_json::{Map, Value, json};

use crate::account::{Account, ENVIRONMENT_ID, Keys, TraitDefinition, flatten, text};

/// Returns keys as the API shows them.
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

/// Returns traits as the API shows them, each with its definition.
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

/// Returns a trait's definition as the API shows it.
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
