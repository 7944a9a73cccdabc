//! Parameters in queries.

use serde_json::Value;

use super::document;
use super::schema::Schema;

/// A parameter in a query.
#[derive(Debug)]
pub(super) struct Parameter {
    pub(super) name: &'static str,
    pub(super) is_required: bool,
    pub(super) schema: Schema,
}

impl Parameter {
    pub(super) fn in_query(json: &'static Value) -> Option<Self> {
        let json = match json.get("$ref").and_then(Value::as_str) {
            Some(reference) => document::referenced(reference)?,
            None => json,
        };
        if json.get("in")? != "query" {
            return None;
        }
        Some(Self {
            name: json.get("name")?.as_str()?,
            is_required: json.get("required") == Some(&Value::Bool(true)),
            schema: Schema::new(json.get("schema")?),
        })
    }
}
