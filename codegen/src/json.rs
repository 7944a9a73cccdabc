//! JSON whose objects keep the order of their members, as the document has them.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// How long a line may be before an object or an array is spread over several.
const WIDTH: usize = 110;

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    Number(serde_json::Number),
    Text(String),
    Array(Vec<Self>),
    Object(Vec<(String, Self)>),
}

#[allow(dead_code, reason = "the model is read through these")]
impl Json {
    /// Returns the member `name` of an object.
    pub(crate) fn get(&self, name: &str) -> Option<&Self> {
        let found = self.members().iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value)
    }

    /// Returns the members of an object; of anything else there are none.
    pub(crate) fn members(&self) -> &[(String, Self)] {
        match self {
            Self::Object(members) => members,
            _ => &[],
        }
    }

    /// Returns the items of an array; of anything else there are none.
    pub(crate) fn items(&self) -> &[Self] {
        match self {
            Self::Array(items) => items,
            _ => &[],
        }
    }

    /// Returns the text, if it is one.
    pub(crate) fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the text of the member `name`.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.get(name).and_then(Self::as_str)
    }

    /// Returns whether the member `name` is `true`.
    pub(crate) fn is_true(&self, name: &str) -> bool {
        self.get(name) == Some(&Self::Bool(true))
    }

    /// Writes the value for people: what fits on a line stands on one.
    pub(crate) fn to_pretty(&self) -> String {
        let mut to = String::new();
        self.write_pretty(0, 0, &mut to);
        to.push('\n');
        to
    }

    /// `taken` is what else stands on the line.
    fn write_pretty(&self, indent: usize, taken: usize, to: &mut String) {
        let line = self.to_string();
        let (opening, closing, len) = match self {
            Self::Array(items) => ('[', ']', items.len()),
            Self::Object(members) => ('{', '}', members.len()),
            _ => return to.push_str(&line),
        };
        if len == 0 || indent + taken + line.len() <= WIDTH {
            return to.push_str(&line);
        }
        let start_line = |to: &mut String, indent| {
            to.push('\n');
            to.extend(std::iter::repeat_n(' ', indent));
        };
        to.push(opening);
        for index in 0..len {
            if index > 0 {
                to.push(',');
            }
            start_line(to, indent + 1);
            if let Some(item) = self.items().get(index) {
                item.write_pretty(indent + 1, 1, to);
            } else if let Some((name, value)) = self.members().get(index) {
                let name = Self::Text(name.clone()).to_string();
                to.push_str(&name);
                to.push_str(": ");
                value.write_pretty(indent + 1, name.len() + 3, to);
            }
        }
        start_line(to, indent);
        to.push(closing);
    }
}

/// Writes the value on one line.
impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(value) => write!(f, "{value}"),
            Self::Number(value) => write!(f, "{value}"),
            Self::Text(text) => write!(f, "{}", serde_json::Value::from(text.as_str())),
            Self::Array(items) => {
                f.write_str("[")?;
                for (index, item) in items.iter().enumerate() {
                    let comma = if index == 0 { "" } else { ", " };
                    write!(f, "{comma}{item}")?;
                }
                f.write_str("]")
            }
            Self::Object(members) => {
                f.write_str("{")?;
                for (index, (name, value)) in members.iter().enumerate() {
                    let comma = if index == 0 { "" } else { ", " };
                    let name = serde_json::Value::from(name.as_str());
                    write!(f, "{comma}{name}: {value}")?;
                }
                f.write_str("}")
            }
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(JsonVisitor)
    }
}

struct JsonVisitor;

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_none<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        Json::deserialize(deserializer)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Number(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Json, E> {
        let number = serde_json::Number::from_f64(value);
        number
            .map(Json::Number)
            .ok_or_else(|| E::custom("a number that JSON does not have"))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Json, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = from.next_element()? {
            items.push(item);
        }
        Ok(Json::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Json, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = from.next_entry()? {
            members.push(member);
        }
        Ok(Json::Object(members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_is_kept_and_long_values_are_spread() {
        let text = r#"{"b": [1, -2, 0.5], "a": {"t": "x\"", "n": null}}"#;
        let value: Json = serde_json::from_str(text).unwrap();
        assert_eq!(value.to_string(), text);
        assert_eq!(value.to_pretty(), format!("{text}\n"));

        let long = Json::Array(vec![Json::Text("x".repeat(60)), Json::Text("y".repeat(60))]);
        let (x, y) = ("x".repeat(60), "y".repeat(60));
        assert_eq!(long.to_pretty(), format!("[\n \"{x}\",\n \"{y}\"\n]\n"));
        assert_eq!(
            serde_json::from_str::<Json>(&long.to_pretty()).unwrap(),
            long
        );
    }
}
