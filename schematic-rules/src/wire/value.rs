//! Reading JSON values of any shape, and members that are not known.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::mode::Mode;
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

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<Value, A::Error> {
        self.read_map(members, keeps_numbers_as_text)
    }
}

impl ValueSeed<'_> {
    /// Reads an object, or a number that serde_json hands over as one.
    fn read_map<'de, A: MapAccess<'de>>(
        self,
        mut members: A,
        keeps_numbers_as_text: impl FnOnce() -> bool,
    ) -> Result<Value, A::Error> {
        let mut map = Map::new();
        let mut next = members.next_key::<String>()?;
        if next.as_deref() == Some(NUMBER) && keeps_numbers_as_text() {
            let text = members.next_value::<String>()?;
            self.mode.take(text_size(text.len()))?;
            return text.parse().map(Value::Number).map_err(A::Error::custom);
        }
        while let Some(name) = next {
            let seed = Self::of_member(self.mode, &map, &name)?;
            map.insert(name, members.next_value_seed(seed)?);
            next = members.next_key()?;
        }
        Ok(Value::Object(map))
    }
}

/// The name under which serde_json hands over a number's text as an object's only member, if its
/// feature `arbitrary_precision` is on. Any crate of a program can switch that on.
const NUMBER: &str = "$serde_json::private::Number";

/// Returns whether that feature is on: otherwise no number is so large.
fn keeps_numbers_as_text() -> bool {
    "1e1000".parse::<Number>().is_ok()
}

#[cfg(test)]
mod tests {
    use serde::de::value::MapDeserializer;
    use serde_json::json;

    use super::*;

    /// Reads what serde_json's reader gives for a number of this text.
    fn read(text: &str, mode: Mode<'_>, is_on: bool) -> Result<Value, serde_json::Error> {
        let members = MapDeserializer::new([(NUMBER, text)].into_iter());
        ValueSeed::new(mode).read_map(members, || is_on)
    }

    #[test]
    fn a_number_that_is_handed_over_as_text_is_a_number() {
        assert_eq!(read("12.5", Mode::Tolerant, true).unwrap(), json!(12.5));
        assert_eq!(read("-7", Mode::Tolerant, true).unwrap(), json!(-7));
        assert!(read("seven", Mode::Tolerant, true).is_err());
        let limit = crate::wire::MemoryLimit::new(64);
        assert!(read(&"1".repeat(100), Mode::Within(&limit), true).is_err());
        assert!(limit.is_exceeded());
    }

    #[test]
    fn without_the_feature_it_is_an_object_like_any_other() {
        let object = json!({ (NUMBER): "12.5" });
        assert_eq!(read("12.5", Mode::Tolerant, false).unwrap(), object);
        let text = object.to_string();
        let mut source = serde_json::Deserializer::from_str(&text);
        let read = ValueSeed::new(Mode::Tolerant).deserialize(&mut source);
        assert_eq!(read.unwrap(), serde_json::from_str::<Value>(&text).unwrap());
    }
}
