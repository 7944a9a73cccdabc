//! The server's own text in the body of an error.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

/// The text `error` of a refusing answer's body, if it has one.
///
/// Nothing else of the body is built, however large it is, and what cannot be read behind the text
/// does not matter: bodies of refusals may be cut.
pub(super) fn error_text(body: &[u8]) -> Option<String> {
    let mut text = None;
    let mut source = serde_json::Deserializer::from_slice(body);
    match source.deserialize_map(ErrorText(&mut text)) {
        Ok(()) | Err(_) => text,
    }
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum Member {
    Error,
    #[serde(other)]
    Unknown,
}

struct ErrorText<'t>(&'t mut Option<String>);

impl<'de> Visitor<'de> for ErrorText<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        while let Some(member) = members.next_key()? {
            match member {
                Member::Error => {
                    let value: &RawValue = members.next_value()?;
                    *self.0 = serde_json::from_str(value.get()).ok();
                }
                Member::Unknown => {
                    members.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_found_among_anything() {
        for body in [
            r#"{"error":"no"}"#,
            r#" {"a":[1,{"error":"x"}],"error":"no","b":{}} "#,
            r#"{"error":"n\u006f"}"#,
            r#"{"error":7,"error":"no"}"#,
            // Cut behind it.
            r#"{"error":"no","details":["#,
            r#"{"error":"no","details":"\ud800"#,
        ] {
            assert_eq!(error_text(body.as_bytes()).as_deref(), Some("no"), "{body}");
        }
    }

    #[test]
    fn without_a_text_there_is_none() {
        for body in [
            "",
            "<html>",
            "[]",
            r#""no""#,
            r#"["no"]"#,
            "{}",
            r#"{"error":null}"#,
            r#"{"error":["no"]}"#,
            r#"{"error":{"message":"no"}}"#,
            r#"{"error":"cut"#,
            r#"{"details":{"error":"no"}}"#,
            "\u{fe}{}",
        ] {
            assert_eq!(error_text(body.as_bytes()), None, "{body}");
        }
    }
}
