//! Schemas of the API's document, as the types that they become.

use std::collections::BTreeSet;

use super::naming::{field, type_name, upper_camel, variant};
use super::tables::{self, Id};
use crate::json::Json;

/// A named type.
#[derive(Debug)]
pub(crate) struct Schema {
    /// The name in the document; of an inline schema the place where it stands.
    pub(crate) name: String,
    /// The name of the type.
    pub(crate) rust: String,
    /// What it is.
    pub(crate) shape: Shape,
    /// The features that reach it; [`super::CHECKS`] among them if it needs none.
    pub(crate) features: BTreeSet<String>,
    /// Whether a body of a request has it.
    pub(crate) in_requests: bool,
    /// Whether an answer has it.
    pub(crate) in_answers: bool,
}

/// What a schema is.
#[derive(Debug)]
pub(crate) enum Shape {
    /// An object with these members.
    Record(Vec<Member>),
    /// One of these texts.
    Words(Vec<String>),
    /// One of several objects.
    Union {
        /// The member that says which: one of the object's, or of the object around it.
        discriminator: String,
        /// Whether it is one of the object's own.
        is_inside: bool,
        /// The discriminator's values, and the schema of each.
        variants: Vec<(String, String)>,
    },
}

/// A member of an object.
#[derive(Debug)]
pub(crate) struct Member {
    /// The name in JSON.
    pub(crate) name: String,
    /// The name of the field.
    pub(crate) rust: String,
    /// Its type.
    pub(crate) kind: Type,
    /// Whether the document requires it.
    pub(crate) required: bool,
    /// Whether it may be `null`.
    pub(crate) nullable: bool,
    /// Whether the document advises against it.
    pub(crate) deprecated: bool,
    /// Whether it must not be shown.
    pub(crate) secret: bool,
}

/// The type of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Type {
    /// A text.
    Text,
    /// A text that is always this one.
    Constant(String),
    /// A whole number.
    Int,
    /// A number.
    Double,
    /// True or false.
    Bool,
    /// An instant.
    Time,
    /// Any object.
    Object,
    /// A typed id.
    Id(&'static str),
    /// A word of the protocol's.
    Word(&'static str),
    /// A schema by its name.
    Named(String),
    /// A list.
    List(Box<Self>),
    /// A map by text.
    Map(Box<Self>),
}

impl Type {
    /// Reads the schema of `name`, which stands in `place`.
    pub(super) fn read(place: &str, name: &str, schema: &Json) -> Result<Self, String> {
        if let Some(name) = reference(schema) {
            return Ok(Self::named(name));
        }
        if let Some(values) = schema.get("enum").map(Json::items) {
            let word = tables::PROTOCOL_MEMBERS
                .iter()
                .find(|(member, _)| *member == name);
            return Ok(match (word, values) {
                (Some((_, word)), _) => Self::Word(word),
                (None, [value]) => Self::Constant(value.as_str().unwrap_or_default().to_owned()),
                (None, _) => Self::Named(inline(place, name)),
            });
        }
        match (schema.text("type"), schema.text("format")) {
            (Some("string"), Some("date-time")) => Ok(Self::Time),
            (Some("string"), None | Some("byte")) => {
                Ok(Id::of(place, name).map_or(Self::Text, Self::Id))
            }
            (Some("integer"), Some("int64")) => Ok(Self::Int),
            (Some("number"), Some("double")) => Ok(Self::Double),
            (Some("boolean"), _) => Ok(Self::Bool),
            (Some("array"), _) => {
                let items = schema.get("items").ok_or("a list of what is not said")?;
                Ok(Self::List(Box::new(Self::read(place, name, items)?)))
            }
            (Some("object"), _) if schema.get("properties").is_some() => {
                Ok(Self::Named(inline(place, name)))
            }
            (Some("object"), _) => match schema.get("additionalProperties") {
                Some(values) => Ok(Self::Map(Box::new(Self::read(place, name, values)?))),
                None => Ok(Self::Object),
            },
            _ => Err(format!(
                "`{name}` is a schema that is not read here: {schema}"
            )),
        }
    }

    fn named(name: &str) -> Self {
        let word = tables::PROTOCOL_WORDS
            .iter()
            .find(|(schema, _)| *schema == name);
        word.map_or_else(
            || Self::Named(name.to_owned()),
            |(_, word)| Self::Word(word),
        )
    }

    /// Returns the name of the schema that it is, or is a list or map of.
    pub(crate) fn schema(&self) -> Option<&str> {
        match self {
            Self::Named(name) => Some(name),
            Self::List(item) | Self::Map(item) => item.schema(),
            _ => None,
        }
    }
}

impl Schema {
    /// Refuses members and variants with one name.
    pub(super) fn check(&self) -> Result<(), String> {
        let names: Vec<String> = match &self.shape {
            Shape::Record(members) => members.iter().map(|member| member.rust.clone()).collect(),
            Shape::Words(words) => words.iter().map(|word| variant(word)).collect(),
            Shape::Union { variants, .. } => {
                variants.iter().map(|(word, _)| variant(word)).collect()
            }
        };
        let mut seen = BTreeSet::new();
        match names.iter().find(|name| !seen.insert(*name)) {
            Some(twice) => Err(format!("{}: `{twice}` is there twice", self.name)),
            None => Ok(()),
        }
    }

    /// Takes members that the document advises against as not required: an API that stops sending
    /// them must not break who reads its answers.
    pub(super) fn tolerate_absence(&mut self) {
        if let Shape::Record(members) = &mut self.shape {
            for member in members.iter_mut().filter(|member| member.deprecated) {
                member.required = false;
            }
        }
    }

    /// Returns the members, if it is an object.
    pub(crate) fn members(&self) -> &[Member] {
        match &self.shape {
            Shape::Record(members) => members,
            _ => &[],
        }
    }
}

/// The name of the schema that this one refers to; an `allOf` of one schema means that one.
pub(super) fn reference(schema: &Json) -> Option<&str> {
    match schema.get("allOf").map(Json::items) {
        Some([only]) => reference(only),
        Some(_) => None,
        None => schema.text("$ref")?.strip_prefix("#/components/schemas/"),
    }
}

/// The name of a schema that stands in another one, and has no name in the document.
fn inline(place: &str, name: &str) -> String {
    format!("{}{}", type_name(place), upper_camel(name))
}

/// Reads every named schema of the document, and those within them that are types of their kind.
pub(super) fn read(document: &Json) -> Result<Vec<Schema>, String> {
    let components = document.get("components");
    let schemas = components.and_then(|components| components.get("schemas"));
    let mut read = Vec::new();
    for (name, schema) in schemas.map(Json::members).unwrap_or_default() {
        if Type::named(name) == Type::Named(name.clone()) {
            read_one(name, schema, &mut read).map_err(|problem| format!("{name}: {problem}"))?;
        }
    }
    Ok(read)
}

fn read_one(name: &str, schema: &Json, to: &mut Vec<Schema>) -> Result<(), String> {
    let shape = if let Some(values) = schema.get("enum").map(Json::items) {
        Shape::Words(words(values))
    } else if schema.get("oneOf").is_some() {
        union(name, schema)?
    } else if schema.text("type") == Some("object") {
        Shape::Record(record(name, schema, to)?)
    } else {
        return Err("neither words nor an object".to_owned());
    };
    to.push(Schema {
        name: name.to_owned(),
        rust: type_name(name),
        shape,
        features: BTreeSet::new(),
        in_requests: false,
        in_answers: false,
    });
    Ok(())
}

fn words(values: &[Json]) -> Vec<String> {
    let values = values.iter().filter_map(Json::as_str);
    values.map(str::to_owned).collect()
}

fn union(name: &str, schema: &Json) -> Result<Shape, String> {
    let sibling = tables::SIBLINGS.iter().find(|(union, ..)| *union == name);
    if let Some((_, discriminator, variants)) = sibling {
        let variants = variants.iter();
        return Ok(Shape::Union {
            discriminator: (*discriminator).to_owned(),
            is_inside: false,
            variants: variants
                .map(|(value, schema)| ((*value).into(), (*schema).into()))
                .collect(),
        });
    }
    let discriminator = schema
        .get("discriminator")
        .ok_or("a `oneOf` that nothing tells apart")?;
    let mapping = discriminator
        .get("mapping")
        .map(Json::members)
        .unwrap_or_default();
    let variants = mapping.iter().filter_map(|(value, path)| {
        let schema = path.as_str()?.strip_prefix("#/components/schemas/")?;
        Some((value.clone(), schema.to_owned()))
    });
    Ok(Shape::Union {
        discriminator: discriminator
            .text("propertyName")
            .unwrap_or_default()
            .to_owned(),
        is_inside: true,
        variants: variants.collect(),
    })
}

fn record(name: &str, schema: &Json, to: &mut Vec<Schema>) -> Result<Vec<Member>, String> {
    let required = schema.get("required").map(Json::items).unwrap_or_default();
    let required: Vec<&str> = required.iter().filter_map(Json::as_str).collect();
    let mut members = Vec::new();
    for (member, of) in schema
        .get("properties")
        .map(Json::members)
        .unwrap_or_default()
    {
        if let Type::Named(inline) = Type::read(name, member, of)?
            && reference(of).is_none()
        {
            read_one(&inline, of, to)?;
        }
        if let Some(items) = of.get("items")
            && items.get("enum").is_some()
            && let Type::Named(inline) = Type::read(name, member, items)?
        {
            read_one(&inline, items, to)?;
        }
        members.push(Member {
            name: member.clone(),
            rust: field(member),
            kind: Type::read(name, member, of)?,
            required: required.contains(&member.as_str()),
            nullable: of.is_true("nullable"),
            deprecated: of.is_true("deprecated"),
            secret: of.text("type") == Some("string") && tables::is_secret(member),
        });
    }
    for (_, member, schema) in tables::ADDED_MEMBERS.iter().filter(|(to, ..)| *to == name) {
        let schema: Json = serde_json::from_str(schema).map_err(|error| error.to_string())?;
        members.push(Member {
            name: (*member).to_owned(),
            rust: field(member),
            kind: Type::read(name, member, &schema)?,
            required: false,
            nullable: false,
            deprecated: false,
            secret: false,
        });
    }
    Ok(members)
}
