//! Queries of URLs, read by the parameters that an operation declares.

use serde_json::{Map, Value};

use super::check::check;
use super::error::InvalidRequest;
use super::parameter::Parameter;
use super::schema::{Kind, Schema};

/// Returns the values of a query's parameters: repeated ones are lists, and `keys[org]=acme` is a
/// member of the map `keys`.
pub(super) fn read(
    pairs: impl Iterator<Item = (String, String)>,
    parameters: &[Parameter],
) -> Result<Map<String, Value>, InvalidRequest> {
    let mut values = Map::new();
    for (name, text) in pairs {
        let (name, key) = match name.strip_suffix(']').and_then(|name| name.split_once('[')) {
            Some((name, key)) => (name, Some(key)),
            None => (name.as_str(), None),
        };
        let unknown = || InvalidRequest::new("is not a parameter of this path").in_member(name);
        let parameter = parameters.iter().find(|parameter| parameter.name == name);
        let schema = parameter.ok_or_else(unknown)?.schema;
        match (schema.kind(), key) {
            (Kind::Map, Some(key)) => {
                let map = values.entry(name).or_insert_with(|| Map::new().into());
                if let Some(map) = map.as_object_mut() {
                    map.insert(key.to_owned(), Value::String(text));
                }
            }
            (Kind::Map, None) => {
                let map: Option<Map<String, Value>> = serde_json::from_str(&text).ok();
                let problem = "must be written as a map, such as keys[org]=acme";
                let map = map.ok_or_else(|| InvalidRequest::new(problem).in_member(name))?;
                values.insert(name.to_owned(), map.into());
            }
            (_, Some(_)) => return Err(unknown()),
            (Kind::List, None) => {
                let list = values
                    .entry(name)
                    .or_insert_with(|| Value::Array(Vec::new()));
                if let (Some(list), Some(item)) = (list.as_array_mut(), schema.resolved().items()) {
                    list.push(scalar(text, item));
                }
            }
            (_, None) => {
                values.insert(name.to_owned(), scalar(text, schema));
            }
        }
    }
    for parameter in parameters {
        match values.get(parameter.name) {
            Some(value) => check(value, parameter.schema),
            None if parameter.is_required => Err(InvalidRequest::new("is required")),
            None => Ok(()),
        }
        .map_err(|error| error.in_member(parameter.name))?;
    }
    Ok(values)
}

/// Returns the value that a text stands for, or the text if it is none of the schema's kind.
fn scalar(text: String, schema: Schema) -> Value {
    let value = match schema.kind() {
        Kind::Integer => text.parse::<i64>().ok().map(Value::from),
        Kind::Number => text.parse::<f64>().ok().map(Value::from),
        Kind::Boolean => text.parse::<bool>().ok().map(Value::from),
        _ => None,
    };
    value
        .filter(|value| !value.is_null())
        .unwrap_or(Value::String(text))
}
