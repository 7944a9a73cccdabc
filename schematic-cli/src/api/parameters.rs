//! Parameters of the command line, as the JSON that an operation declares for them.

use schematic_api::dynamic::{Dynamic, QueryKind};
use serde_json::{Map, Value, json};

use crate::failure::Failure;

/// The members of the path.
pub(crate) fn path(pairs: Vec<(String, String)>) -> Result<Map<String, Value>, Failure> {
    let mut path = Map::new();
    for (name, value) in pairs {
        if path.contains_key(&name) {
            return Err(Failure::unusable(format!("--path {name} is given twice")));
        }
        path.insert(name, Value::String(value));
    }
    Ok(path)
}

/// The members of the query, each as the type that the operation declares.
pub(crate) fn query(
    operation: &Dynamic,
    pairs: Vec<(String, String)>,
) -> Result<Map<String, Value>, Failure> {
    let kind = |name: &str| {
        let known = operation.query_parameters().iter();
        known
            .filter(|known| known.name == name)
            .map(|known| known.kind)
            .next()
    };
    let mut query = Map::new();
    for (name, value) in pairs {
        let (name, key) = match map_key(&name) {
            Some((name, key)) => (name.to_owned(), Some(key.to_owned())),
            None => (name, None),
        };
        match (kind(&name), key) {
            (Some(QueryKind::Map), Some(key)) => {
                let map = query.entry(&*name).or_insert_with(|| json!({}));
                if let Value::Object(map) = map {
                    if map.contains_key(&key) {
                        let message = format!("--query {name}[{key}] is given twice");
                        return Err(Failure::unusable(message));
                    }
                    map.insert(key, Value::String(value));
                }
            }
            (Some(QueryKind::Map), None) => {
                let message = format!("--query {name} is a map: give {name}[KEY]=VALUE");
                return Err(Failure::unusable(message));
            }
            (_, Some(key)) => {
                let id = operation.facts().id;
                let message = format!("--query {name}[{key}]: {id} has no map `{name}`");
                return Err(Failure::unusable(message));
            }
            (Some(QueryKind::Texts), None) => {
                let list = query.entry(name).or_insert_with(|| json!([]));
                if let Value::Array(list) = list {
                    list.push(Value::String(value));
                }
            }
            (kind, None) => {
                if query.contains_key(&name) {
                    return Err(Failure::unusable(format!("--query {name} is given twice")));
                }
                query.insert(name, one(kind, value));
            }
        }
    }
    Ok(query)
}

/// Splits `name[key]`.
fn map_key(name: &str) -> Option<(&str, &str)> {
    name.strip_suffix(']')?.split_once('[')
}

/// What is not of its type stays a text, of which the operation says what it should be.
fn one(kind: Option<QueryKind>, value: String) -> Value {
    let typed = match kind {
        Some(QueryKind::Integer) => value.parse::<i64>().ok().map(Value::from),
        Some(QueryKind::Boolean) => value.parse::<bool>().ok().map(Value::from),
        _ => None,
    };
    typed.unwrap_or(Value::String(value))
}
