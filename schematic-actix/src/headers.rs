//! Header fields of a response, from the pairs in which the client gives them: it depends on no
//! version of `http`.

use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};

/// A field's name in lower case, and its value.
type Field = (&'static str, String);

/// Puts `fields` into `headers`, in place of fields of the same name.
pub(crate) fn insert(headers: &mut HeaderMap, fields: impl IntoIterator<Item = Field>) {
    for (name, value) in fields.into_iter().filter_map(parse) {
        headers.insert(name, value);
    }
}

/// Adds `fields` to `headers`, after fields of the same name.
pub(crate) fn append(headers: &mut HeaderMap, fields: impl IntoIterator<Item = Field>) {
    for (name, value) in fields.into_iter().filter_map(parse) {
        headers.append(name, value);
    }
}

fn parse((name, value): Field) -> Option<(HeaderName, HeaderValue)> {
    match HeaderValue::try_from(value) {
        Ok(value) => Some((HeaderName::from_static(name), value)),
        Err(error) => {
            tracing::error!(
                target: schematic_core::telemetry::GUARDS,
                name, %error,
                "a response goes without one of its header fields",
            );
            None
        }
    }
}
