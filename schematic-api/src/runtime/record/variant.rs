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
