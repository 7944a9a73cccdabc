use serde::de::Error;
use serde_json::Value;

use super::{Reading, Record, read};

/// Reads `value` as the type that its discriminator names. What does not fit is kept as JSON in an
/// answer, and is an error in a body to send.
pub(crate) fn variant<T: Record, U, E: Error>(
    value: Value,
    reading: Reading,
    known: impl FnOnce(T) -> U,
    other: impl FnOnce(Value) -> U,
) -> Result<U, E> {
    match read(&value, reading) {
        Ok(record) => Ok(known(record)),
        Err(_) if reading == Reading::Tolerant => Ok(other(value)),
        Err(error) => Err(E::custom(error)),
    }
}

/// Keeps a `value` whose type is not known. In a body to send it has to be an object that says
/// which type it is, unless that stands elsewhere.
pub(crate) fn other<E: Error>(value: Value, by: &str, reading: Reading) -> Result<Value, E> {
    let Value::Object(members) = &value else {
        return match reading {
            Reading::Tolerant => Ok(value),
            Reading::Strict => Err(E::custom("not an object")),
        };
    };
    let is_named = by.is_empty() || members.get(by).is_some_and(Value::is_string);
    match reading {
        Reading::Strict if !is_named => Err(E::custom(format_args!("no text `{by}`"))),
        Reading::Strict | Reading::Tolerant => Ok(value),
    }
}
