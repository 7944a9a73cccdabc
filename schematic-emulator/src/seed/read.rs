//! A deserializer of the seed's types from the nodes of a document.

use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, Error as _, Expected, IntoDeserializer as _, MapAccess,
    SeqAccess, Unexpected, Visitor,
};
use serde::forward_to_deserialize_any;

use super::node::{Node, Value};
use super::place::{Place, WITH_PLACE};
use super::scalar::Number;

/// A deserializer of one node.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) node: &'a Node,
    /// The text of the whole document.
    pub(super) source: &'a str,
}

impl<'a> Reader<'a> {
    /// Reads another node of the document; errors are located there.
    fn read<'de, S: DeserializeSeed<'de>>(
        self,
        node: &'a Node,
        seed: S,
    ) -> Result<S::Value, ReadError> {
        let reader = Self { node, ..self };
        seed.deserialize(reader)
            .map_err(|error: ReadError| error.at(node))
    }
}

impl<'de> Deserializer<'de> for Reader<'_> {
    type Error = ReadError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        let read = match self.node.value(self.source) {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(value),
            Value::Number(Number::Integer(value)) => visitor.visit_i64(value),
            Value::Number(Number::Unsigned(value)) => visitor.visit_u64(value),
            Value::Number(Number::Float(value)) if value.is_finite() => visitor.visit_f64(value),
            Value::Number(Number::Float(_)) => {
                let message = "infinities and NaN cannot be used here; in quotes it is a text";
                Err(ReadError::custom(message))
            }
            Value::Text(text) => visitor.visit_str(text),
            Value::List(items) => visitor.visit_seq(Items {
                reader: self,
                items: items.iter(),
            }),
            Value::Map(entries) => visitor.visit_map(Entries {
                reader: self,
                entries: entries.iter(),
                value: None,
            }),
        };
        read.map_err(|error: ReadError| error.at(self.node))
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.node.text(self.source) {
            Some(text) => visitor
                .visit_str(text)
                .map_err(|error: ReadError| error.at(self.node)),
            None => self.deserialize_any(visitor),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.node.value(self.source) {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        let read = match self.node.text(self.source) {
            Some(word) => {
                let word: StrDeserializer<'_, ReadError> = word.into_deserializer();
                visitor.visit_enum(word)
            }
            None => return self.deserialize_any(visitor),
        };
        read.map_err(|error: ReadError| error.at(self.node))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        if name == WITH_PLACE {
            return visitor.visit_seq(WithPlace {
                reader: self,
                step: 0,
            });
        }
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct
        seq tuple tuple_struct map struct
    }
}

/// An error of reading a node, and where it is.
#[derive(Debug)]
pub(super) struct ReadError {
    pub(super) place: Option<Place>,
    pub(super) message: String,
}

impl ReadError {
    /// Locates the error at this node, unless it was located further in.
    fn at(mut self, node: &Node) -> Self {
        self.place.get_or_insert(node.place);
        self
    }
}

impl serde::de::Error for ReadError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self {
            place: None,
            message: message.to_string(),
        }
    }

    fn invalid_type(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let expected = expected.to_string();
        let expected = match expected.as_str() {
            "i64" => "a whole number",
            "f64" => "a number",
            // The name of our type means nothing to the author of a seed.
            expected if expected.starts_with("struct ") => "a map",
            expected => expected,
        };
        let unexpected = match unexpected {
            Unexpected::Unit => "null".to_owned(),
            unexpected => unexpected.to_string(),
        };
        Self::custom(format_args!(
            "invalid type: {unexpected}, expected {expected}"
        ))
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        Self::custom(format_args!(
            "unknown field `{field}`, expected one of {}",
            expected.join(", ")
        ))
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ReadError {}

struct Items<'a> {
    reader: Reader<'a>,
    items: std::slice::Iter<'a, Node>,
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = ReadError;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, ReadError> {
        let item = self.items.next();
        item.map(|item| self.reader.read(item, seed)).transpose()
    }
}

struct Entries<'a> {
    reader: Reader<'a>,
    entries: std::slice::Iter<'a, (Node, Node)>,
    value: Option<&'a Node>,
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = ReadError;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, ReadError> {
        let Some((key, value)) = self.entries.next() else {
            return Ok(None);
        };
        self.value = Some(value);
        self.reader.read(key, seed).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, ReadError> {
        let value = self.value.take();
        let value = value.ok_or_else(|| ReadError::custom("a value is read after its key"))?;
        self.reader.read(value, seed)
    }
}

/// Access to the line, column and value of a node.
struct WithPlace<'a> {
    reader: Reader<'a>,
    step: u8,
}

impl<'de> SeqAccess<'de> for WithPlace<'_> {
    type Error = ReadError;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, ReadError> {
        let Place { line, column } = self.reader.node.place;
        self.step += 1;
        match self.step {
            1 => seed.deserialize(line.into_deserializer()).map(Some),
            2 => seed.deserialize(column.into_deserializer()).map(Some),
            3 => self.reader.read(self.reader.node, seed).map(Some),
            _ => Ok(None),
        }
    }
}
