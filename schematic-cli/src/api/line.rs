//! Lines that `schematic api batch` reads.

use schematic_api::dynamic::{Dynamic, Parts};
use serde_json::{Map, Value};

/// A line, read.
#[derive(Debug)]
pub(crate) struct Line {
    pub(crate) operation: &'static Dynamic,
    pub(crate) parts: Parts,
}

/// Reads a line: its `id`, null without one, and the call, or why it is none.
pub(crate) fn read(line: &[u8]) -> (Value, Result<Line, String>) {
    let mut members = match serde_json::from_slice(line) {
        Ok(Value::Object(members)) => members,
        Ok(_) => return (Value::Null, Err("the line is no JSON object".to_owned())),
        Err(error) => return (Value::Null, Err(format!("the line is no JSON: {error}"))),
    };
    let id = members.remove("id").unwrap_or_default();
    (id, call(members))
}

fn call(mut members: Map<String, Value>) -> Result<Line, String> {
    let operation = match members.remove("operation") {
        Some(Value::String(id)) => {
            super::find(&id).ok_or_else(|| format!("there is no operation {id:?}"))?
        }
        Some(_) => return Err("`operation` is no text".to_owned()),
        None => return Err("`operation` is missing".to_owned()),
    };
    let mut parts = Parts::new();
    parts.path = object(&mut members, "path")?;
    parts.query = object(&mut members, "query")?;
    parts.body = members.remove("body");
    match members.keys().next() {
        Some(unknown) => Err(format!("the line has the unknown member {unknown:?}")),
        None => Ok(Line { operation, parts }),
    }
}

fn object(members: &mut Map<String, Value>, name: &str) -> Result<Map<String, Value>, String> {
    match members.remove(name) {
        Some(Value::Object(object)) => Ok(object),
        None | Some(Value::Null) => Ok(Map::new()),
        Some(_) => Err(format!("`{name}` is no object")),
    }
}
