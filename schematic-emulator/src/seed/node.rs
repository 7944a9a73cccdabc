//! A YAML document as a tree of nodes whose scalars are not interpreted yet.

use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::Spanned;

use super::place::Place;
use super::scalar::{self, Number};

/// A node of the document: its content, its place, and its part of the text.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) place: Place,
    span: Range<usize>,
    content: Content,
}

impl Node {
    /// Returns the node's value by the core schema of YAML 1.2. `source` is the text of the whole
    /// document.
    pub(super) fn value<'a>(&'a self, source: &'a str) -> Value<'a> {
        match &self.content {
            Content::Null => Value::Null,
            Content::Bool(value) => Value::Bool(*value),
            Content::Number => {
                let text = self.source(source);
                scalar::number(text).map_or(Value::Text(text), Value::Number)
            }
            Content::Text(text) => Value::Text(text),
            Content::List(items) => Value::List(items),
            Content::Map(entries) => Value::Map(entries),
        }
    }

    /// Returns the node's text, where a text is expected: that of a number or a bool is as written.
    pub(super) fn text<'a>(&'a self, source: &'a str) -> Option<&'a str> {
        match &self.content {
            Content::Bool(_) | Content::Number => Some(self.source(source)),
            Content::Text(text) => Some(text),
            Content::Null | Content::List(_) | Content::Map(_) => None,
        }
    }

    fn source<'a>(&self, source: &'a str) -> &'a str {
        source.get(self.span.clone()).unwrap_or_default()
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let Spanned {
            value,
            referenced,
            defined,
        } = Spanned::deserialize(source)?;
        let index = |offset: Option<u64>| usize::try_from(offset.unwrap_or_default()).unwrap_or(0);
        let start = index(defined.span().byte_offset());
        Ok(Self {
            place: Place {
                line: referenced.line(),
                column: referenced.column(),
            },
            span: start..start.saturating_add(index(defined.span().byte_len())),
            content: value,
        })
    }
}

/// The content of a node, as the parser reads it.
#[derive(Debug)]
enum Content {
    Null,
    Bool(bool),
    /// A plain scalar that looks like a number to the parser.
    Number,
    Text(String),
    List(Vec<Node>),
    Map(Vec<(Node, Node)>),
}

impl<'de> Deserialize<'de> for Content {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        source.deserialize_any(ContentVisitor)
    }
}

/// The value of a node.
#[derive(Clone, Copy, Debug)]
pub(super) enum Value<'a> {
    Null,
    Bool(bool),
    Number(Number),
    Text(&'a str),
    List(&'a [Node]),
    Map(&'a [(Node, Node)]),
}

struct ContentVisitor;

impl<'de> Visitor<'de> for ContentVisitor {
    type Value = Content;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Content, E> {
        Ok(Content::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Content, E> {
        Ok(Content::Bool(value))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Content, E> {
        Ok(Content::Number)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Content, E> {
        Ok(Content::Number)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Content, E> {
        Ok(Content::Number)
    }

    fn visit_str<E>(self, text: &str) -> Result<Content, E> {
        Ok(Content::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Content, E> {
        Ok(Content::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Content, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Content::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Content, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            map.push(entry);
        }
        Ok(Content::Map(map))
    }
}
