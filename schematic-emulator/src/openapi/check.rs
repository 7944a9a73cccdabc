//! Checks of values against their schemas.

use schematic_protocol::Timestamp;
use serde_json::{Map, Value};

use super::error::InvalidRequest;
use super::schema::{Kind, Schema};

/// Checks a value against its schema. Members that the schema does not declare are allowed, since
/// the API may know newer ones.
pub(crate) fn check(value: &Value, schema: Schema) -> Result<(), InvalidRequest> {
    if value.is_null() && schema.kind() != Kind::Any {
        return if schema.is_nullable() {
            Ok(())
        } else {
            Err(InvalidRequest::new("must not be null"))
        };
    }
    let kind = schema.kind();
    let schema = schema.resolved();
    match (kind, value) {
        (Kind::Text, Value::String(text)) => check_text(text, schema),
        (Kind::Integer, Value::Number(number)) => match number.as_i64() {
            Some(number) => check_bounds(number, schema, "minimum", "maximum", ""),
            None => Err(wrong_kind(kind)),
        },
        (Kind::Number, Value::Number(number)) => {
            let whole = number.as_f64().unwrap_or_default() as i64;
            check_bounds(whole, schema, "minimum", "maximum", "")
        }
        (Kind::Boolean, Value::Bool(_)) | (Kind::Free, Value::Object(_)) | (Kind::Any, _) => Ok(()),
        (Kind::List, Value::Array(items)) => check_list(items, schema),
        (Kind::Object, Value::Object(members)) => check_object(members, schema),
        (Kind::Map, Value::Object(members)) => {
            check_bounds(
                count(members.len()),
                schema,
                "minProperties",
                "maxProperties",
                " members",
            )?;
            let Some(values) = schema.items() else {
                return Ok(());
            };
            members.iter().try_for_each(|(name, value)| {
                check(value, values).map_err(|error| error.in_member(name))
            })
        }
        (Kind::OneOf, Value::Object(members)) => check_one_of(value, members, schema),
        _ => Err(wrong_kind(kind)),
    }
}

fn check_text(text: &str, schema: Schema) -> Result<(), InvalidRequest> {
    let words = schema.words();
    if !words.is_empty() && !words.contains(&text) {
        let words = words.join(", ");
        return Err(InvalidRequest::new(format!("must be one of {words}")));
    }
    match schema.format() {
        Some("date-time") if text.parse::<Timestamp>().is_err() => {
            return Err(InvalidRequest::new("must be a date and time of RFC 3339"));
        }
        Some("byte") if !is_base64(text) => return Err(InvalidRequest::new("must be base64")),
        _ => {}
    }
    let length = count(text.chars().count());
    check_bounds(length, schema, "minLength", "maxLength", " characters")
}

fn check_list(items: &[Value], schema: Schema) -> Result<(), InvalidRequest> {
    check_bounds(count(items.len()), schema, "minItems", "maxItems", " items")?;
    let Some(item) = schema.items() else {
        return Ok(());
    };
    items
        .iter()
        .enumerate()
        .try_for_each(|(at, value)| check(value, item).map_err(|error| error.in_item(at)))
}

fn check_object(members: &Map<String, Value>, schema: Schema) -> Result<(), InvalidRequest> {
    if let Some(missing) = schema.required().find(|name| !members.contains_key(*name)) {
        return Err(InvalidRequest::new("is required").in_member(missing));
    }
    for (name, member) in schema.members() {
        let Some(value) = members.get(name) else {
            continue;
        };
        let member = by_sibling(member, members).unwrap_or(member);
        check(value, member).map_err(|error| error.in_member(name))?;
    }
    Ok(())
}

fn check_one_of(
    value: &Value,
    members: &Map<String, Value>,
    schema: Schema,
) -> Result<(), InvalidRequest> {
    let Some((name, variants)) = schema.discriminator() else {
        let valid = schema
            .variants()
            .any(|variant| check(value, variant).is_ok());
        let problem = "must be one of the objects of its schema";
        return valid
            .then_some(())
            .ok_or_else(|| InvalidRequest::new(problem));
    };
    let word = members.get(name);
    let variant = variants
        .iter()
        .find(|(known, _)| word.and_then(Value::as_str) == Some(known));
    match (variant, word) {
        (Some((_, variant)), _) => check(value, *variant),
        (None, None) => Err(InvalidRequest::new("is required").in_member(name)),
        (None, Some(_)) => {
            let words: Vec<&str> = variants.iter().map(|(word, _)| *word).collect();
            let problem = format!("must be one of {}", words.join(", "));
            Err(InvalidRequest::new(problem).in_member(name))
        }
    }
}

/// Returns the alternative that a member beside a `oneOf` without a discriminator names: the body
/// of an event is chosen by its `event_type`.
fn by_sibling(member: Schema, siblings: &Map<String, Value>) -> Option<Schema> {
    if member.kind() != Kind::OneOf || member.resolved().discriminator().is_some() {
        return None;
    }
    let word = siblings
        .get("event_type")
        .or_else(|| siblings.get("type"))?;
    let word = word.as_str()?.replace('_', "");
    member.resolved().variants().find(|variant| {
        let name = variant.reference_name().unwrap_or_default();
        name.to_ascii_lowercase().ends_with(&word)
    })
}

fn check_bounds(
    value: i64,
    schema: Schema,
    lower: &str,
    upper: &str,
    unit: &str,
) -> Result<(), InvalidRequest> {
    if let Some(least) = schema.bound(lower).filter(|least| value < *least) {
        return Err(InvalidRequest::new(format!(
            "must be at least {least}{unit}"
        )));
    }
    if let Some(most) = schema.bound(upper).filter(|most| value > *most) {
        return Err(InvalidRequest::new(format!("must be at most {most}{unit}")));
    }
    Ok(())
}

fn wrong_kind(kind: Kind) -> InvalidRequest {
    InvalidRequest::new(match kind {
        Kind::Text => "must be a string",
        Kind::Integer => "must be a whole number of 64 bits",
        Kind::Number => "must be a number",
        Kind::Boolean => "must be true or false",
        Kind::List => "must be a list",
        Kind::Object | Kind::Map | Kind::Free | Kind::OneOf | Kind::Any => "must be an object",
    })
}

fn is_base64(text: &str) -> bool {
    let digits = text.trim_end_matches('=');
    text.len().is_multiple_of(4)
        && text.len() - digits.len() <= 2
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'))
}

fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use http::Method;
    use serde_json::{Value, json};

    use crate::openapi::{Route, find};

    fn problem(body: &Value) -> Option<String> {
        let Route::Found(found) = find(&Method::POST, "/events") else {
            panic!("the document has this operation");
        };
        let read = found.operation.read_body(body.to_string().as_bytes());
        read.err().map(|error| error.to_string())
    }

    #[test]
    fn the_body_of_an_event_is_chosen_by_its_type() {
        for (word, body, expected) in [
            ("track", json!({"event": "e"}), None),
            ("track", json!({}), Some("body.event is required")),
            (
                "track",
                json!({"event": 5}),
                Some("body.event must be a string"),
            ),
            (
                "identify",
                json!({"event": "e"}),
                Some("body.keys is required"),
            ),
            (
                "identify",
                json!({"keys": {"a": 1}}),
                Some("body.keys.a must be a string"),
            ),
            (
                "flag_check",
                json!({"event": "e"}),
                Some("body.flag_key is required"),
            ),
        ] {
            let event = json!({"event_type": word, "body": body});
            assert_eq!(problem(&event).as_deref(), expected, "{event}");
        }
        let unknown = problem(&json!({"event_type": "moon", "body": {"event": "e"}}));
        assert!(unknown.unwrap().starts_with("event_type must be one of"));
    }
}
