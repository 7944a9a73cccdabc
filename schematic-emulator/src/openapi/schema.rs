//! Schemas of the document.

use serde_json::{Map, Value};

use super::document;

/// A schema of the document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Schema(&'static Value);

impl Schema {
    pub(super) const fn new(json: &'static Value) -> Self {
        Self(json)
    }

    /// Returns the schema with this name, such as `ApiError`.
    pub(crate) fn named(name: &str) -> Option<Self> {
        document::referenced(&format!("#/components/schemas/{name}")).map(Self)
    }

    /// Whether null is allowed.
    pub(crate) fn is_nullable(self) -> bool {
        self.is("nullable") || self.target().is_some_and(Self::is_nullable)
    }

    pub(crate) fn is_deprecated(self) -> bool {
        self.is("deprecated")
    }

    /// Returns what values it has; references are followed.
    pub(crate) fn kind(self) -> Kind {
        if let Some(target) = self.target() {
            return target.kind();
        }
        if self.list("oneOf").next().is_some() {
            return Kind::OneOf;
        }
        match self.text("type") {
            Some("string") => Kind::Text,
            Some("integer") => Kind::Integer,
            Some("number") => Kind::Number,
            Some("boolean") => Kind::Boolean,
            Some("array") => Kind::List,
            Some("object") if self.0.get("additionalProperties").is_some() => Kind::Map,
            Some("object") if self.0.get("properties").is_none() => Kind::Free,
            Some("object") => Kind::Object,
            _ => Kind::Any,
        }
    }

    /// Returns the schema that this one stands for: that of a reference, or itself.
    pub(crate) fn resolved(self) -> Self {
        self.target().map_or(self, Self::resolved)
    }

    /// Returns the format of a text or number, such as `date-time`.
    pub(crate) fn format(self) -> Option<&'static str> {
        self.text("format")
    }

    /// Returns the texts that are allowed, if not all are.
    pub(crate) fn words(self) -> Vec<&'static str> {
        self.list("enum").filter_map(Value::as_str).collect()
    }

    /// Returns a bound, such as `maximum` or `maxLength`.
    pub(crate) fn bound(self, name: &str) -> Option<i64> {
        let bound = self.0.get(name)?;
        // A bound may be written as a double, such as 1e+09.
        bound
            .as_i64()
            .or_else(|| bound.as_f64().map(|bound| bound as i64))
    }

    /// Returns the schema of a list's items, or of a map's values.
    pub(crate) fn items(self) -> Option<Self> {
        let items = self.0.get("items");
        items
            .or_else(|| self.0.get("additionalProperties"))
            .filter(|items| items.is_object())
            .map(Self)
    }

    /// Returns the members of an object.
    pub(crate) fn members(self) -> impl Iterator<Item = (&'static str, Self)> {
        self.properties()
            .into_iter()
            .flatten()
            .map(|(name, schema)| (name.as_str(), Self(schema)))
    }

    /// Returns a member of an object.
    pub(crate) fn member(self, name: &str) -> Option<Self> {
        self.properties()?.get(name).map(Self)
    }

    /// Returns the names of the members that an object must have.
    pub(crate) fn required(self) -> impl Iterator<Item = &'static str> {
        self.list("required").filter_map(Value::as_str)
    }

    pub(crate) fn is_required(self, name: &str) -> bool {
        self.required().any(|required| required == name)
    }

    /// Returns the alternatives of a `oneOf`.
    pub(crate) fn variants(self) -> impl Iterator<Item = Self> {
        self.list("oneOf").map(Self)
    }

    /// Returns the member that tells which alternative of a `oneOf` an object is, and the
    /// alternatives by its values.
    pub(super) fn discriminator(self) -> Option<(&'static str, Vec<(&'static str, Self)>)> {
        let discriminator = self.0.get("discriminator")?;
        let name = discriminator.get("propertyName")?.as_str()?;
        let mapping = discriminator.get("mapping")?.as_object()?;
        let variants = mapping.iter().filter_map(|(word, reference)| {
            let schema = document::referenced(reference.as_str()?)?;
            Some((word.as_str(), Self(schema)))
        });
        Some((name, variants.collect()))
    }

    /// Returns the name of the schema that this one refers to.
    pub(super) fn reference_name(self) -> Option<&'static str> {
        self.text("$ref")?.rsplit('/').next()
    }

    /// Returns the schema that this one refers to, directly or by an `allOf`, which the document
    /// uses to make a reference nullable.
    fn target(self) -> Option<Self> {
        match self.text("$ref") {
            Some(reference) => document::referenced(reference).map(Self),
            None => self.list("allOf").next().map(Self),
        }
    }

    fn properties(self) -> Option<&'static Map<String, Value>> {
        self.0.get("properties")?.as_object()
    }

    fn list(self, name: &str) -> impl Iterator<Item = &'static Value> {
        self.0
            .get(name)
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
    }

    fn text(self, name: &str) -> Option<&'static str> {
        self.0.get(name)?.as_str()
    }

    fn is(self, name: &str) -> bool {
        self.0.get(name) == Some(&Value::Bool(true))
    }
}

/// The kind of values that a schema has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Integer,
    Number,
    Boolean,
    List,
    /// An object with declared members.
    Object,
    /// An object with any members of one schema.
    Map,
    /// An object with any members.
    Free,
    /// One of several objects.
    OneOf,
    Any,
}
