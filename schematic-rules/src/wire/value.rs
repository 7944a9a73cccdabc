//! Reading JSON values of any shape, and members that are not known.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::read::Mode;
use super::size::{entry_size, first_entry_size, text_size};

/// Reads any value, and counts what it takes.
#[derive(Clone, Copy)]
pub(crate) struct ValueSeed<'l> {
    mode: Mode<'l>,
}

impl<'l> ValueSeed<'l> {
    pub(crate) const fn new(mode: Mode<'l>) -> Self {
        Self { mode }
    }

    /// The seed for the value of a member of `map`, whose name is counted here.
    pub(crate) fn of_member<E: Error>(
        mode: Mode<'l>,
        map: &Map<String, Value>,
        name: &str,
    ) -> Result<Self, E> {
        if map.is_empty() {
            mode.take(first_entry_size::<Value>())?;
        }
        mode.take(entry_size::<Value>(name.len()))?;
        Ok(Self { mode })
    }
}

impl<'de> DeserializeSeed<'de> for ValueSeed<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Value, D::Error> {
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ValueSeed<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        self.visit_string(text.to_owned())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Value, E> {
        self.mode.take(text_size(text.len()))?;
        Ok(Value::String(text))
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, source: D) -> Result<Value, D::Error> {
        source.deserialize_any(self)
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            // A list that grows has up to as much room again.
            self.mode.take(2 * size_of::<Value>())?;
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            let seed = Self::of_member(self.mode, &map, &name)?;
            map.insert(name, members.next_value_seed(seed)?);
        }
        Ok(Value::Object(map))
    }
}
