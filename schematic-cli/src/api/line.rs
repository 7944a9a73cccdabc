//! Lines that `schematic api batch` reads.

use std::fmt;

use schematic_api::dynamic::{Dynamic, Parts};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

/// A line, read.
#[derive(Debug)]
pub(crate) struct Line {
    pub(crate) operation: &'static Dynamic,
    pub(crate) parts: Parts,
}

/// Reads a line: its `id` as it is written there, and the call, or why it is none.
pub(crate) fn read(line: &[u8]) -> (Option<&RawValue>, Result<Line, String>) {
    match serde_json::from_slice(line) {
        Ok(Members { id, others }) => (id, call(others)),
        Err(error) if error.is_data() => (None, Err("the line is not a JSON object".to_owned())),
        Err(error) => (None, Err(format!("the line is not JSON: {error}"))),
    }
}

/// The members of a line.
struct Members<'a> {
    id: Option<&'a RawValue>,
    others: Map<String, Value>,
}

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        source.deserialize_map(MembersVisitor)
    }
}

struct MembersVisitor;

impl<'de> Visitor<'de> for MembersVisitor {
    type Value = Members<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Members<'de>, A::Error> {
        let (mut id, mut others) = (None, Map::new());
        while let Some(name) = members.next_key::<String>()? {
            if name == "id" {
                id = Some(members.next_value()?);
            } else {
                others.insert(name, members.next_value()?);
            }
        }
        Ok(Members { id, others })
    }
}

fn call(mut members: Map<String, Value>) -> Result<Line, String> {
    let operation = match members.remove("operation") {
        Some(Value::String(id)) => {
            super::find(&id).ok_or_else(|| format!("there is no operation {id:?}"))?
        }
        Some(_) => return Err("`operation` is not a string".to_owned()),
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
        Some(_) => Err(format!("`{name}` is not an object")),
    }
}
