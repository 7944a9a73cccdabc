//! A validator of answers: what the document declares, and nothing about members that it does not.

use schematic_emulator::Timestamp;
use serde_json::Value;

use super::operations::{is_nullable, resolved};

/// Returns what is wrong with a value, each with its place.
pub(super) fn problems(value: &Value, schema: &'static Value, place: &str) -> Vec<String> {
    if value.is_null() && is_nullable(schema) {
        return Vec::new();
    }
    let schema = resolved(schema);
    if let Some(variants) = schema["oneOf"].as_array() {
        let fits = variants
            .iter()
            .any(|variant| problems(value, variant, place).is_empty());
        return if fits {
            Vec::new()
        } else {
            vec![format!("{place}: no variant fits {value}")]
        };
    }
    let wrong = |what: &str| vec![format!("{place}: {what}: {value}")];
    match schema["type"].as_str().unwrap_or_default() {
        "string" => match value.as_str() {
            None => wrong("not a string"),
            Some(_)
                if schema["enum"]
                    .as_array()
                    .is_some_and(|words| !words.contains(value)) =>
            {
                wrong("not one of the words")
            }
            Some(text) if schema["format"] == "date-time" && text.parse::<Timestamp>().is_err() => {
                wrong("not a date and time")
            }
            Some(text) => {
                let length = text.chars().count() as u64;
                let long = schema["maxLength"]
                    .as_u64()
                    .is_some_and(|most| length > most);
                let short = schema["minLength"]
                    .as_u64()
                    .is_some_and(|least| length < least);
                if long || short {
                    wrong("length")
                } else {
                    Vec::new()
                }
            }
        },
        "integer" if value.as_i64().is_none() => wrong("not a whole number"),
        "number" if value.as_f64().is_none() => wrong("not a number"),
        "integer" | "number" => {
            let number = value.as_f64().unwrap();
            let high = schema["maximum"].as_f64().is_some_and(|most| number > most);
            let low = schema["minimum"]
                .as_f64()
                .is_some_and(|least| number < least);
            if high || low {
                wrong("out of bounds")
            } else {
                Vec::new()
            }
        }
        "boolean" if !value.is_boolean() => wrong("not a boolean"),
        "array" => match value.as_array() {
            None => wrong("not a list"),
            Some(items) => {
                let all = items.iter().enumerate();
                let mut found: Vec<String> = all
                    .flat_map(|(at, item)| {
                        problems(item, &schema["items"], &format!("{place}[{at}]"))
                    })
                    .collect();
                if schema["maxItems"]
                    .as_u64()
                    .is_some_and(|most| items.len() as u64 > most)
                {
                    found.extend(wrong("too many items"));
                }
                found
            }
        },
        "object" => object(value, schema, place),
        _ => Vec::new(),
    }
}

fn object(value: &Value, schema: &'static Value, place: &str) -> Vec<String> {
    let Some(members) = value.as_object() else {
        return vec![format!("{place}: not an object: {value}")];
    };
    let mut found = Vec::new();
    for name in schema["required"].as_array().into_iter().flatten() {
        if !members.contains_key(name.as_str().unwrap()) {
            found.push(format!("{place}: no {name}"));
        }
    }
    for (name, member) in members {
        let place = format!("{place}.{name}");
        if let Some(schema) = schema["properties"].get(name) {
            found.extend(problems(member, schema, &place));
        } else if let Some(schema) = schema.get("additionalProperties") {
            found.extend(problems(member, schema, &place));
        }
    }
    found
}
