//! The types of members and arguments, and how a member is set.

use crate::model::{Member, Model, Schema, Shape, Type};

/// Returns the type as a value has it.
pub(super) fn value(kind: &Type) -> String {
    match kind {
        Type::Text | Type::Constant(_) => "String".to_owned(),
        Type::Int => "i64".to_owned(),
        Type::Double => "f64".to_owned(),
        Type::Bool => "bool".to_owned(),
        Type::Time => "Timestamp".to_owned(),
        Type::Object => "Map<String, Value>".to_owned(),
        Type::Id(name) | Type::Word(name) => (*name).to_owned(),
        Type::Named(name) => crate::model::type_name(name),
        Type::List(item) => format!("Vec<{}>", value(item)),
        // A list by itself cannot remember that it was null.
        Type::Map(item) if matches!(**item, Type::List(_)) => {
            format!("BTreeMap<String, Option<{}>>", value(item))
        }
        Type::Map(item) => format!("BTreeMap<String, {}>", value(item)),
    }
}

/// Returns the type of a struct's field. What is only answered has lists and maps without a third
/// state: one that is absent is empty.
pub(super) fn field(schema: &Schema, member: &Member) -> String {
    let value = if member.secret {
        "Secret".to_owned()
    } else {
        value(&member.kind)
    };
    let holds_many = matches!(member.kind, Type::List(_) | Type::Map(_) | Type::Object);
    if member.required || (holds_many && !schema.in_requests) {
        value
    } else if member.nullable && schema.in_requests {
        format!("Field<{value}>")
    } else {
        format!("Option<{value}>")
    }
}

/// Returns how a setter takes the value of a member, in the words of `setters!`.
pub(super) fn kind(model: &Model, kind: &Type) -> String {
    let into = |kind: &Type| if takes_into(model, kind) { "into " } else { "" };
    match kind {
        Type::Object => "object".to_owned(),
        Type::List(item) => format!("each {}{}", into(item), value(item)),
        Type::Map(item) => format!("map {}{}", into(item), value(item)),
        kind => format!("{}{}", into(kind), value(kind)),
    }
}

/// How an argument is taken and becomes a value.
pub(super) struct Argument {
    /// The type of the argument.
    pub(super) kind: String,
    /// The expression that makes the value of an argument with the name given.
    pub(super) expression: String,
}

/// Returns how an argument `name` of this type is taken.
pub(super) fn argument(model: &Model, name: &str, kind: &Type) -> Argument {
    let (kind, expression) = match kind {
        Type::Int | Type::Double | Type::Bool | Type::Time => (value(kind), name.to_owned()),
        Type::Object => (
            "impl IntoIterator<Item = (impl Into<String>, impl Into<Value>)>".to_owned(),
            format!(
                "{name}.into_iter().map(|(name, value)| (name.into(), value.into())).collect()"
            ),
        ),
        Type::List(item) if takes_into(model, item) => (
            format!("impl IntoIterator<Item = impl Into<{}>>", value(item)),
            format!("{name}.into_iter().map(Into::into).collect()"),
        ),
        Type::List(item) => (
            format!("impl IntoIterator<Item = {}>", value(item)),
            format!("{name}.into_iter().collect()"),
        ),
        Type::Map(item) if takes_into(model, item) => (
            format!(
                "impl IntoIterator<Item = (impl Into<String>, impl Into<{}>)>",
                value(item)
            ),
            format!(
                "{name}.into_iter().map(|(name, value)| (name.into(), value.into())).collect()"
            ),
        ),
        Type::Map(item) => (
            format!(
                "impl IntoIterator<Item = (impl Into<String>, {})>",
                value(item)
            ),
            format!("{name}.into_iter().map(|(name, value)| (name.into(), value)).collect()"),
        ),
        kind if takes_into(model, kind) => (
            format!("impl Into<{}>", value(kind)),
            format!("{name}.into()"),
        ),
        kind => (value(kind), name.to_owned()),
    };
    Argument { kind, expression }
}

/// Whether more than the type itself becomes such a value.
pub(super) fn takes_into(model: &Model, kind: &Type) -> bool {
    match kind {
        Type::Text | Type::Constant(_) | Type::Id(_) | Type::Word(_) => true,
        Type::Named(name) => model
            .schema(name)
            .is_some_and(|schema| !matches!(schema.shape, Shape::Record(_))),
        _ => false,
    }
}
