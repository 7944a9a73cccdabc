//! Readers that forgive what Schematic's servers and SDKs are known to write, for `serde`'s
//! `deserialize_with` and `skip_serializing_if`.

use serde::{Deserialize, Deserializer};

/// Reads `null` as the type's default: Go writes an empty list or map so.
///
/// # Errors
///
/// Returns an error if there is neither a `null` nor such a value.
pub fn null_as_default<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: Default + Deserialize<'de>,
    D: Deserializer<'de>,
{
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

// The signature is serde's.
#[allow(clippy::trivially_copy_pass_by_ref)]
pub(crate) fn is_false(value: &bool) -> bool {
    !value
}
