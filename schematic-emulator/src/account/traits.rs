//! Traits: JSON values of companies and users, and the definitions that rules refer to.

use std::collections::HashMap;

use schematic_protocol::Timestamp;
use schematic_rules::{ComparableType, EntityType, wire};
use serde_json::{Map, Value};

use super::ids;

const MAX_DEFINITIONS: usize = 10_000;
const MAX_DEPTH: usize = 16;

/// The definition of a trait: its entity type, and how its values compare.
#[derive(Clone, Debug)]
pub(crate) struct TraitDefinition {
    pub(crate) id: String,
    pub(crate) key: String,
    pub(crate) entity: EntityType,
    pub(crate) comparable: ComparableType,
    pub(crate) created_at: Timestamp,
}

impl TraitDefinition {
    pub(crate) fn to_wire(&self) -> wire::TraitDefinition {
        wire::TraitDefinition {
            id: self.id.clone(),
            comparable_type: self.comparable.into(),
            entity_type: self.entity.into(),
            ..wire::TraitDefinition::default()
        }
    }
}

/// The definitions of traits, by entity type and key.
#[derive(Debug, Default)]
pub(crate) struct TraitDefinitions {
    by_key: HashMap<(EntityType, String), TraitDefinition>,
    by_id: HashMap<String, (EntityType, String)>,
}

impl TraitDefinitions {
    pub(crate) fn get(&self, entity: EntityType, key: &str) -> Option<&TraitDefinition> {
        self.by_key.get(&(entity, key.to_owned()))
    }

    pub(crate) fn by_id(&self, id: &str) -> Option<&TraitDefinition> {
        self.by_key.get(self.by_id.get(id)?)
    }

    /// Returns the definition of a trait, and creates it with this type if there is none.
    pub(crate) fn define(
        &mut self,
        entity: EntityType,
        key: &str,
        comparable: ComparableType,
        now: Timestamp,
    ) -> Option<&TraitDefinition> {
        let place = (entity, key.to_owned());
        if !self.by_key.contains_key(&place) {
            if self.by_key.len() >= MAX_DEFINITIONS {
                return None;
            }
            let name = format!("{}-{key}", entity.as_str());
            let id = ids::fresh("trdf", &name, |id| self.by_id.contains_key(id));
            self.by_id.insert(id.clone(), place.clone());
            self.by_key.insert(
                place.clone(),
                TraitDefinition {
                    id,
                    key: key.to_owned(),
                    entity,
                    comparable,
                    created_at: now,
                },
            );
        }
        self.by_key.get(&place)
    }

    /// Sets how a trait's values compare.
    pub(crate) fn declare(
        &mut self,
        entity: EntityType,
        key: &str,
        comparable: ComparableType,
        now: Timestamp,
    ) {
        self.define(entity, key, comparable, now);
        if let Some(definition) = self.by_key.get_mut(&(entity, key.to_owned())) {
            definition.comparable = comparable;
        }
    }

    /// Defines every trait in `traits` that is not defined.
    pub(crate) fn define_all(
        &mut self,
        entity: EntityType,
        traits: &Map<String, Value>,
        now: Timestamp,
    ) {
        for (key, value) in flatten(traits) {
            self.define(entity, &key, comparable_type(value), now);
        }
    }

    /// Returns the traits as the engine reads them.
    pub(crate) fn to_wire(
        &self,
        entity: EntityType,
        traits: &Map<String, Value>,
    ) -> Vec<wire::Trait> {
        flatten(traits)
            .into_iter()
            .filter_map(|(key, value)| {
                let definition = self.get(entity, &key)?;
                Some(wire::Trait {
                    value: text(value),
                    trait_definition: Some(definition.to_wire()),
                    ..wire::Trait::default()
                })
            })
            .collect()
    }
}

/// Merges `new` into `traits`; null removes a trait.
pub(crate) fn merge(traits: &mut Map<String, Value>, new: &Map<String, Value>) {
    for (key, value) in new {
        if value.is_null() {
            traits.remove(key);
        } else {
            traits.insert(key.clone(), value.clone());
        }
    }
}

/// Returns each trait with its key; the key of a nested trait is its path, joined by dots.
pub(crate) fn flatten(traits: &Map<String, Value>) -> Vec<(String, &Value)> {
    let mut flat = Vec::new();
    flatten_into(&mut flat, "", traits, 0);
    flat
}

fn flatten_into<'a>(
    flat: &mut Vec<(String, &'a Value)>,
    prefix: &str,
    traits: &'a Map<String, Value>,
    depth: usize,
) {
    for (key, value) in traits {
        let key = format!("{prefix}{key}");
        match value {
            Value::Object(nested) if depth < MAX_DEPTH => {
                flatten_into(flat, &format!("{key}."), nested, depth + 1);
            }
            Value::Null => {}
            _ => flat.push((key, value)),
        }
    }
}

/// Returns a trait's value as the engine reads it.
pub(crate) fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Returns how a value compares by default.
pub(crate) fn comparable_type(value: &Value) -> ComparableType {
    match value {
        Value::Bool(_) => ComparableType::Bool,
        Value::Number(_) => ComparableType::Int,
        Value::String(text) if text.parse::<Timestamp>().is_ok() => ComparableType::Date,
        _ => ComparableType::String,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn nested_traits_have_dotted_keys() {
        let traits = json!({"a": 1, "b": {"c": true, "d": {"e": "x"}}, "n": null, "l": [1, 2]});
        let Value::Object(traits) = traits else {
            unreachable!()
        };
        let flat: Vec<_> = flatten(&traits)
            .into_iter()
            .map(|(key, value)| (key, text(value)))
            .collect();
        let expected = [("a", "1"), ("b.c", "true"), ("b.d.e", "x"), ("l", "[1,2]")]
            .map(|(key, value)| (key.to_owned(), value.to_owned()));
        assert_eq!(flat, expected);
    }

    #[test]
    fn the_first_value_sets_the_type_and_the_id_stays() {
        let mut definitions = TraitDefinitions::default();
        let now = Timestamp::from_millis(0);
        let first = definitions.define(EntityType::Company, "seats", ComparableType::Int, now);
        let first = first.unwrap().id.clone();
        let again = definitions.define(EntityType::Company, "seats", ComparableType::String, now);
        let again = again.unwrap();
        assert_eq!(
            (again.id.as_str(), again.comparable),
            (first.as_str(), ComparableType::Int)
        );
        let users = definitions.define(EntityType::User, "seats", ComparableType::String, now);
        assert_ne!(users.unwrap().id, first);
        assert_eq!(definitions.by_id(&first).unwrap().key, "seats");
    }
}
