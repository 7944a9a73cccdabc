//! Readers that forgive what Schematic's servers are known to write.

use serde::{Deserialize, Deserializer};

/// Reads `null` as the empty value: Go writes an empty list or map so.
pub(crate) fn null_as_empty<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: Default + Deserialize<'de>,
    D: Deserializer<'de>,
{
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}
