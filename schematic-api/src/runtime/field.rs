use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A member of a request body that may be left out, sent as `null`, or sent with a value.
///
/// JSON has no fourth state, so this enum is exhaustive. The API tells the three apart: a member
/// that is left out stays as it is, `null` clears it.
///
/// ```
/// use schematic_api::runtime::Field;
///
/// #[derive(serde::Serialize)]
/// struct Body {
///     #[serde(skip_serializing_if = "Field::is_absent")]
///     name: Field<String>,
///     #[serde(skip_serializing_if = "Field::is_absent")]
///     note: Field<String>,
/// }
///
/// let body = Body { name: Field::Null, note: Field::Absent };
/// assert_eq!(serde_json::to_string(&body)?, r#"{"name":null}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Field<T> {
    /// Left out.
    #[default]
    Absent,
    /// Sent as `null`.
    Null,
    /// Sent with this value, even if it is empty.
    Value(T),
}

impl<T> Field<T> {
    /// Returns whether the member is left out.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Returns the value, where there is one.
    #[must_use]
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }
}

impl<T> From<T> for Field<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl<T: Serialize> Serialize for Field<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value().serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Field<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // A member that is not there never comes here: `#[serde(default)]` makes it `Absent`.
        Ok(Option::deserialize(deserializer)?.map_or(Self::Null, Self::Value))
    }
}
