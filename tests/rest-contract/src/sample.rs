//! Values of a schema.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use crate::document::{Arms, Document, Place, Shape, members};
use crate::values;

/// Which value of a schema is made. Depths count objects, from 0 for the outermost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variety {
    /// Every member, with empty texts, lists and maps.
    Empty,
    /// Every member, with texts, numbers and dates that are easily read wrongly, others by number.
    Hard(usize),
    /// Every member, and further ones that the document does not have, at each depth.
    LaterMembers,
    /// Every member, with words and arms that the document does not have.
    LaterWords,
    /// Required members.
    Minimal,
    /// Every member; at this depth null for lists and maps, even if they are required.
    NullLists(usize),
    /// Every member; at this depth null for all that need not be there.
    NullOptionals(usize),
    /// Every member; at this depth null for all that may be.
    Nulls(usize),
    /// Every member, with this one of its words for each enum, and of its arms for each `oneOf`.
    Words(usize),
}

/// A value of a schema.
#[derive(Clone, Debug)]
pub struct Sample {
    /// The value.
    pub value: Value,
    /// Where dates are in it, as JSON pointers: they may be written another way.
    pub dates: BTreeSet<String>,
}

/// What a schema needs so that each word, arm and depth has its turn.
#[derive(Clone, Copy, Debug, Default)]
pub struct Extent {
    /// The most words of an enum, or arms of a `oneOf`.
    pub words: usize,
    /// The deepest object.
    pub depth: usize,
    /// How many values it holds.
    pub places: usize,
}

impl Sample {
    /// Makes the value of `schema` that `variety` names.
    #[must_use]
    pub fn new(document: &Document, schema: &Value, variety: Variety) -> Self {
        Self::measured(document, schema, variety).0
    }

    /// Makes a value, and says what its schema needs.
    #[must_use]
    pub fn measured(document: &Document, schema: &Value, variety: Variety) -> (Self, Extent) {
        let mut sampler = Sampler {
            document,
            variety,
            dates: BTreeSet::new(),
            extent: Extent::default(),
            seen: BTreeMap::new(),
        };
        let value = sampler.value(schema, "", 0);
        let dates = sampler.dates;
        (Self { value, dates }, sampler.extent)
    }

    /// A value that has no dates.
    #[must_use]
    pub fn of(value: Value) -> Self {
        let dates = BTreeSet::new();
        Self { value, dates }
    }
}

struct Sampler<'d> {
    document: &'d Document,
    variety: Variety,
    dates: BTreeSet<String>,
    extent: Extent,
    /// How often each object's schema was met, by address.
    seen: BTreeMap<*const Value, usize>,
}

/// How often an object is made whole in one value. One that stands there more often has only what is
/// required: some answers would have a hundred thousand members otherwise.
const WHOLE: usize = 2;

impl<'d> Sampler<'d> {
    fn value(&mut self, schema: &'d Value, at: &str, depth: usize) -> Value {
        let place = self.document.place(schema);
        self.shape(&place.shape, at, depth)
    }

    fn shape(&mut self, shape: &Shape<'d>, at: &str, depth: usize) -> Value {
        self.extent.places += 1;
        match shape {
            Shape::Boolean => json!(self.turn().is_multiple_of(2)),
            Shape::Date => {
                self.dates.insert(at.to_owned());
                match self.variety {
                    Variety::Hard(_) => json!(values::DATES[self.turn() % values::DATES.len()]),
                    _ => json!("2024-02-29T12:34:56.789Z"),
                }
            }
            Shape::Double => match self.variety {
                Variety::Hard(_) => self.double(),
                _ => json!(2.5),
            },
            Shape::Free => match self.variety {
                Variety::Empty | Variety::Minimal => json!({}),
                _ => values::free(&self.text(), &self.double()),
            },
            Shape::Integer => match self.variety {
                Variety::Hard(_) => json!(values::INTEGERS[self.turn() % values::INTEGERS.len()]),
                _ => json!(7),
            },
            Shape::List(items) => self.list(items, at, depth),
            Shape::Map(values) => self.map(values, at, depth),
            Shape::Object(schema) => self.object(schema, at, depth),
            Shape::OneOf(arms) => {
                let words: Vec<&str> = arms.arms.keys().map(String::as_str).collect();
                let word = self.word(&words);
                self.arm(arms, &word, at, depth)
            }
            Shape::Text => json!(self.text()),
            Shape::Word(words) => json!(self.word(words)),
        }
    }

    fn object(&mut self, schema: &'d Value, at: &str, depth: usize) -> Value {
        self.extent.depth = self.extent.depth.max(depth);
        let mut object = Map::new();
        let seen = self.seen.entry(schema).or_default();
        *seen += 1;
        let is_short = *seen > WHOLE || self.variety == Variety::Minimal;
        // What a body without a discriminator is stands beside it.
        let kind = members(schema)
            .find(|(name, _, _)| *name == "event_type")
            .map(|(_, schema, _)| match self.document.place(schema).shape {
                Shape::Word(words) => self.word(&words),
                _ => String::new(),
            });
        for (name, member, is_required) in members(schema) {
            let place = self.document.place(member);
            if is_short && !is_required {
                continue;
            }
            let at = pointer(at, name);
            let value = match (&place.shape, &kind) {
                _ if self.is_null(&place, is_required, depth) => Value::Null,
                (Shape::Word(_), Some(kind)) if name == "event_type" => json!(kind),
                (Shape::OneOf(arms), Some(kind)) if arms.discriminator.is_none() => {
                    self.arm(arms, kind, &at, depth + 1)
                }
                (shape, _) => self.shape(shape, &at, depth + 1),
            };
            object.insert(name.to_owned(), value);
        }
        if self.variety == Variety::LaterMembers {
            object.insert("a_later_member".to_owned(), values::later());
            object.insert("zLaterMember".to_owned(), Value::Null);
        }
        Value::Object(object)
    }

    fn is_null(&self, place: &Place<'_>, is_required: bool, depth: usize) -> bool {
        match self.variety {
            Variety::Nulls(at) => at == depth && place.nullable,
            Variety::NullOptionals(at) => at == depth && !is_required,
            Variety::NullLists(at) => {
                at == depth && matches!(place.shape, Shape::List(_) | Shape::Map(_))
            }
            _ => false,
        }
    }

    fn arm(&mut self, arms: &Arms<'d>, word: &str, at: &str, depth: usize) -> Value {
        self.extent.words = self.extent.words.max(arms.arms.len());
        let Some(schema) = arms.arms.get(word) else {
            // An arm that the document does not have is any object.
            let mut value = values::later();
            if let Some(name) = arms.discriminator {
                value[name] = json!(word);
            }
            return value;
        };
        let mut value = self.value(schema, at, depth);
        if let Some(name) = arms.discriminator {
            value[name] = json!(word);
        }
        value
    }

    fn list(&mut self, items: &'d Value, at: &str, depth: usize) -> Value {
        let is_wide = match self.document.place(items).shape {
            Shape::Object(_) | Shape::OneOf(_) => depth <= 2,
            _ => true,
        };
        let length = match self.variety {
            Variety::Empty => 0,
            _ if is_wide => 2,
            _ => 1,
        };
        let values = (0..length).map(|index| self.value(items, &format!("{at}/{index}"), depth));
        Value::Array(values.collect())
    }

    fn map(&mut self, values: &'d Value, at: &str, depth: usize) -> Value {
        let keys = match self.variety {
            Variety::Empty | Variety::Minimal => Vec::new(),
            Variety::Hard(_) => vec![format!("{}1", self.text()), format!("{}2", self.text())],
            _ => vec!["first".to_owned(), "second key".to_owned()],
        };
        let place = self.document.place(values);
        if matches!(place.shape, Shape::List(_) | Shape::Map(_)) {
            self.extent.depth = self.extent.depth.max(depth);
        }
        let is_null = self.is_null(&place, true, depth);
        let mut map = Map::new();
        for key in keys {
            let value = if is_null {
                Value::Null
            } else {
                self.value(values, &pointer(at, &key), depth)
            };
            map.insert(key, value);
        }
        Value::Object(map)
    }

    fn word(&mut self, words: &[&str]) -> String {
        self.extent.words = self.extent.words.max(words.len());
        match self.variety {
            Variety::LaterWords => "a word-of.later".to_owned(),
            Variety::Words(turn) | Variety::Hard(turn) => words[turn % words.len()].to_owned(),
            _ => words[0].to_owned(),
        }
    }

    fn text(&self) -> String {
        match self.variety {
            Variety::Hard(_) => values::TEXTS[self.turn() % values::TEXTS.len()].to_owned(),
            Variety::Empty => String::new(),
            _ => format!("text {}", self.extent.places),
        }
    }

    fn double(&self) -> Value {
        values::double(self.turn())
    }

    /// A number that differs from place to place and from one variety to the next.
    fn turn(&self) -> usize {
        match self.variety {
            Variety::Hard(turn) | Variety::Words(turn) => turn + self.extent.places,
            _ => self.extent.places,
        }
    }
}

/// The JSON pointer of the member `name` of what is `at`.
#[must_use]
pub fn pointer(at: &str, name: &str) -> String {
    format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn make(schema: &Value, variety: Variety) -> Value {
        Sample::new(&Document::read(), schema, variety).value
    }

    fn company(variety: Variety) -> Value {
        let name = "#/components/schemas/UpsertCompanyRequestBody";
        make(&json!({"$ref": name}), variety)
    }

    #[test]
    fn a_minimal_value_has_what_is_required_and_a_full_one_everything() {
        let (minimal, full) = (company(Variety::Minimal), company(Variety::Words(0)));
        assert_eq!(minimal, json!({"keys": {}}));
        assert_eq!(full.as_object().unwrap().len(), 10, "{full}");
    }

    #[test]
    fn nulls_stand_at_one_depth_where_they_may() {
        let schema = json!({"type": "object", "properties": {
            "a": {"type": "string", "nullable": true},
            "b": {"type": "array", "items": {"type": "object", "properties": {
                "c": {"type": "integer", "format": "int64", "nullable": true},
                "d": {"type": "boolean"},
            }}},
        }, "required": ["b"]});
        let outer = make(&schema, Variety::Nulls(0));
        assert_eq!(outer["a"], Value::Null);
        assert_eq!(outer["b"][1]["c"], 7);
        let inner = make(&schema, Variety::Nulls(1));
        assert!(inner["a"].is_string() && inner["b"][1]["c"].is_null());
        assert!(inner["b"][1]["d"].is_boolean());
        assert!(make(&schema, Variety::NullLists(0))["b"].is_null());
    }

    #[test]
    fn the_body_of_an_event_follows_its_sibling() {
        let schema = json!({"$ref": "#/components/schemas/CreateEventRequestBody"});
        for (turn, kind, member) in [
            (0, "flag_check", "flag_key"),
            (1, "identify", "keys"),
            (2, "inference", "input_tokens"),
            (3, "track", "event"),
        ] {
            let event = make(&schema, Variety::Words(turn));
            assert_eq!(event["event_type"], kind);
            assert!(!event["body"][member].is_null(), "{event}");
        }
    }

    #[test]
    fn hard_values_take_turns_at_every_place() {
        let schema = json!({"type": "object", "properties": {"a": {"type": "string"}}});
        let seen: BTreeSet<String> = (0..values::TEXTS.len())
            .map(|turn| make(&schema, Variety::Hard(turn))["a"].to_string())
            .collect();
        assert_eq!(seen.len(), values::TEXTS.len());
    }
}
