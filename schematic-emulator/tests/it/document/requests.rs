//! Requests made from the document: minimal ones, and ones with everything that may be sent.

use reqwest::RequestBuilder;
use serde_json::{Map, Value, json};

use super::operations::{Operation, resolved};
use crate::support::Caller;

/// Values for members with these names, such as ids of what exists.
pub(super) type Known = Map<String, Value>;

/// A request of an operation.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Asked {
    pub(super) path: String,
    pub(super) query: Vec<(String, String)>,
    pub(super) body: Option<Value>,
}

impl Asked {
    /// A request with what is required, or with everything.
    pub(super) fn of(operation: Operation, full: bool, known: &Known) -> Self {
        let mut path = operation.path.to_owned();
        for parameter in operation.parameters("path") {
            let name = parameter["name"].as_str().unwrap();
            let value = known.get(name).and_then(Value::as_str).unwrap_or("some id");
            let encoded: String = value
                .bytes()
                .map(|byte| {
                    if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) {
                        char::from(byte).to_string()
                    } else {
                        format!("%{byte:02X}")
                    }
                })
                .collect();
            path = path.replace(&format!("{{{name}}}"), &encoded);
        }
        let mut query = Vec::new();
        for parameter in operation.parameters("query") {
            if !full && parameter["required"] != true {
                continue;
            }
            let name = parameter["name"].as_str().unwrap();
            let text = |value: Value| {
                value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned)
            };
            match value(&parameter["schema"], name, full, known) {
                Value::Array(items) => {
                    query.extend(items.into_iter().map(|item| (name.to_owned(), text(item))));
                }
                Value::Object(members) => {
                    query.extend(
                        members
                            .into_iter()
                            .map(|(key, value)| (format!("{name}[{key}]"), text(value))),
                    );
                }
                scalar => query.push((name.to_owned(), text(scalar))),
            }
        }
        let body = operation
            .body()
            .map(|schema| value(schema, "body", full, known));
        Self { path, query, body }
    }

    pub(super) fn request(&self, operation: Operation, caller: &Caller) -> RequestBuilder {
        let request = caller.request(operation.method(), &self.path);
        // Twice the same name is a list, so this is no map.
        let query: Vec<String> = self
            .query
            .iter()
            .map(|(name, value)| {
                let pair = [(name, value)];
                let mut url = reqwest::Url::parse("http://x").unwrap();
                url.query_pairs_mut().extend_pairs(pair);
                url.query().unwrap().to_owned()
            })
            .collect();
        let request = if query.is_empty() {
            request
        } else {
            caller.request(
                operation.method(),
                &format!("{}?{}", self.path, query.join("&")),
            )
        };
        match &self.body {
            None => request,
            Some(body) => request
                .header("content-type", "application/json")
                .body(body.to_string()),
        }
    }
}

/// A value of a schema.
pub(super) fn value(schema: &'static Value, name: &str, full: bool, known: &Known) -> Value {
    let schema = resolved(schema);
    if let Some(known) = known.get(name) {
        let list = schema["type"] == "array";
        return if list && !known.is_array() {
            json!([known])
        } else {
            known.clone()
        };
    }
    if let Some(variants) = schema["oneOf"].as_array() {
        return value(&variants[0], name, full, known);
    }
    match schema["type"].as_str().unwrap() {
        "string" => text(schema, name),
        "boolean" => json!(true),
        "integer" => json!(bounded(schema, 7)),
        "number" => json!(
            bounded(schema, 7) as f64
                + if schema["maximum"].is_null() {
                    0.25
                } else {
                    0.0
                }
        ),
        "array" => json!([value(&schema["items"], name, full, known)]),
        _ => match (
            schema["properties"].as_object(),
            schema.get("additionalProperties"),
        ) {
            (_, Some(values)) => json!({ "org": value(values, "value", full, known) }),
            (None, None) => json!({ "free": [1, {"a": null}] }),
            (Some(members), None) => {
                let required = schema["required"].as_array();
                // Without its body an event says nothing.
                let is_event = members.contains_key("event_type");
                let is_required = |name: &str| {
                    required.is_some_and(|all| all.contains(&json!(name)))
                        || is_event && name == "body"
                };
                let members = members.iter().filter(|(name, _)| full || is_required(name));
                members
                    .map(|(name, member)| (name.clone(), value(member, name, full, known)))
                    .collect::<Map<_, _>>()
                    .into()
            }
        },
    }
}

fn text(schema: &'static Value, name: &str) -> Value {
    if let Some(word) = schema["enum"].as_array().and_then(|words| words.first()) {
        return word.clone();
    }
    match schema["format"].as_str() {
        Some("date-time") => json!("2026-02-03T04:05:06.789Z"),
        Some("byte") => json!("aGVsbG8="),
        _ => {
            let most = schema["maxLength"].as_u64().unwrap_or(64) as usize;
            json!(format!("{name} é").chars().take(most).collect::<String>())
        }
    }
}

fn bounded(schema: &'static Value, wish: i64) -> i64 {
    let bound = |name: &str| schema[name].as_f64().map(|bound| bound as i64);
    let wish = bound("maximum").map_or(wish, |most| wish.min(most));
    bound("minimum").map_or(wish, |least| wish.max(least))
}
