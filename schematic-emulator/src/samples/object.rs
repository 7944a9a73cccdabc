//! Sample objects and lists.

use serde_json::{Map, Value};

use super::request::SampleRequest;
use super::scalar;
use crate::openapi::{Kind, Schema, check};

/// How deep lists have an item and optional members are there.
const DEPTH: usize = 1;

/// A maker of sample values for one request.
#[derive(Debug)]
pub(super) struct Samples<'a> {
    request: &'a SampleRequest,
    seed: u64,
}

impl<'a> Samples<'a> {
    pub(super) fn new(request: &'a SampleRequest) -> Self {
        Self {
            request,
            seed: request.seed(),
        }
    }

    /// Returns the object that a request is about.
    pub(super) fn only(&self, schema: Schema) -> Value {
        let id = self.request.id.clone().map(Value::String);
        let sent = |name: &str| match self.request.sent(name) {
            None if name == "id" => id.as_ref(),
            sent => sent,
        };
        self.object(schema, &sent, self.owner(0))
    }

    /// Returns an item of the list that a request asks for.
    pub(super) fn item(&self, schema: Schema, index: usize) -> Value {
        let id = self.request.ids().and_then(|ids| ids.get(index));
        let sent = |name: &str| match name {
            "id" => id,
            _ => self.request.sent(name),
        };
        self.object(schema, &sent, self.owner(index))
    }

    fn owner(&self, index: usize) -> Place<'_> {
        Place {
            owner: self.request.noun,
            index,
            depth: 0,
        }
    }

    /// Returns an object, with what was `sent` under the names of its members where that is valid.
    fn object<'v>(
        &self,
        schema: Schema,
        sent: &dyn Fn(&str) -> Option<&'v Value>,
        place: Place<'_>,
    ) -> Value {
        let schema = schema.resolved();
        if schema.kind() != Kind::Object {
            return self.value(schema, "value", None, place);
        }
        let mut object = Map::new();
        for (name, member) in schema.members() {
            let sent = sent(name);
            if sent.is_some() || schema.is_required(name) || place.wants(member) {
                let value = self.value(member, name, sent, place);
                object.insert(name.to_owned(), value);
            }
        }
        Value::Object(object)
    }

    /// Returns the value of the member `name`.
    fn value(&self, schema: Schema, name: &str, sent: Option<&Value>, place: Place<'_>) -> Value {
        if let Some(sent) = sent.filter(|sent| check(sent, schema).is_ok()) {
            return sent.clone();
        }
        let within = place.within(name);
        let schema = schema.resolved();
        match schema.kind() {
            Kind::Object => {
                let sent = |name: &str| sent?.get(name);
                self.object(schema, &sent, within)
            }
            Kind::OneOf => {
                let first = schema.variants().next();
                first.map_or(Value::Null, |first| self.value(first, name, sent, place))
            }
            Kind::List => {
                let item = schema.items().filter(|_| place.depth < DEPTH);
                item.map(|item| self.value(item, name, None, within))
                    .into_iter()
                    .collect()
            }
            Kind::Map => {
                let item = schema.items().filter(|_| place.depth < DEPTH);
                let item =
                    item.map(|item| ("sample".to_owned(), self.value(item, name, None, within)));
                Value::Object(item.into_iter().collect())
            }
            Kind::Free | Kind::Any => Value::Object(Map::new()),
            Kind::Boolean => {
                Value::Bool(name == "deleted" || scalar::hash(self.seed, name).is_multiple_of(2))
            }
            Kind::Integer => {
                scalar::integer(schema, scalar::hash(self.seed, name), place.index).into()
            }
            Kind::Number => {
                let number = scalar::integer(schema, scalar::hash(self.seed, name), place.index);
                // At most a hundred, unless a bound says otherwise.
                (number as f64).into()
            }
            Kind::Text => scalar::text(schema, name, place.owner, place.index, self.seed).into(),
        }
    }
}

/// Where a value stands.
#[derive(Clone, Copy, Debug)]
struct Place<'a> {
    /// The name of the object or list that has it.
    owner: &'a str,
    /// The index of the list's item.
    index: usize,
    depth: usize,
}

impl<'a> Place<'a> {
    const fn within(self, owner: &'a str) -> Self {
        Self {
            owner,
            index: self.index,
            depth: self.depth + 1,
        }
    }

    /// Whether an optional member is there.
    fn wants(self, member: Schema) -> bool {
        let is_simple = !matches!(
            member.kind(),
            Kind::Object | Kind::OneOf | Kind::List | Kind::Map | Kind::Free | Kind::Any
        );
        !member.is_deprecated() && (is_simple || self.depth < DEPTH)
    }
}
