use std::collections::BTreeMap;

use schematic_protocol::read::null_as_default;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::runtime::{Field, Timestamp};

/// A company to create, or to update when one of its keys is known.
///
/// ```
/// use schematic_api::types::UpsertCompanyRequestBody;
///
/// let mut company = UpsertCompanyRequestBody::new([("org", "acme")]);
/// company.name = "Acme".to_owned().into();
/// assert_eq!(
///     serde_json::to_string(&company)?,
///     r#"{"keys":{"org":"acme"},"name":"Acme"}"#
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpsertCompanyRequestBody {
    /// The keys that name the company, by name.
    #[serde(default, deserialize_with = "null_as_default")]
    pub keys: BTreeMap<String, String>,
    /// Schematic's id of the company, where it is known.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub id: Field<String>,
    /// When the company was last seen; now, when left out.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub last_seen_at: Field<Timestamp>,
    /// The company's name for people.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub name: Field<String>,
    /// What is known of the company.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub traits: Field<Map<String, Value>>,
    /// Whether a company that is not known yet is an error rather than created.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub update_only: Field<bool>,
}

impl UpsertCompanyRequestBody {
    /// Creates the company with these keys.
    #[must_use]
    pub fn new<N: Into<String>, V: Into<String>>(keys: impl IntoIterator<Item = (N, V)>) -> Self {
        Self {
            keys: keys
                .into_iter()
                .map(|(name, value)| (name.into(), value.into()))
                .collect(),
            ..Self::default()
        }
    }
}

/// A company as Schematic knows it.
///
/// What the API says beyond the members named here is in [`other`](Self::other).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CompanyDetailResponseData {
    /// Schematic's id of the company.
    pub id: String,
    /// The environment it belongs to.
    #[serde(default, deserialize_with = "null_as_default")]
    pub environment_id: String,
    /// The company's name for people.
    #[serde(default, deserialize_with = "null_as_default")]
    pub name: String,
    /// The keys that name the company.
    #[serde(default, deserialize_with = "null_as_default")]
    pub keys: Vec<EntityKeyDetailResponseData>,
    /// What is known of the company.
    #[serde(default, deserialize_with = "null_as_default")]
    pub traits: Map<String, Value>,
    /// How many users belong to it.
    #[serde(default, deserialize_with = "null_as_default")]
    pub user_count: i64,
    /// When it was created.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_at: Option<Timestamp>,
    /// When it was last changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<Timestamp>,
    /// When it was last seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_seen_at: Option<Timestamp>,
    /// Whatever else the API says, as JSON.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

impl CompanyDetailResponseData {
    /// Creates a company with an id and nothing more.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            environment_id: String::new(),
            name: String::new(),
            keys: Vec::new(),
            traits: Map::new(),
            user_count: 0,
            created_at: None,
            updated_at: None,
            last_seen_at: None,
            other: Map::new(),
        }
    }
}

/// One key of a company or a user.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EntityKeyDetailResponseData {
    /// The name of the key.
    #[serde(default, deserialize_with = "null_as_default")]
    pub key: String,
    /// Its value.
    #[serde(default, deserialize_with = "null_as_default")]
    pub value: String,
    /// Whatever else the API says, as JSON.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

impl EntityKeyDetailResponseData {
    /// Creates the key `key` with `value`.
    #[must_use]
    pub fn new(key: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            value: value.into(),
            other: Map::new(),
        }
    }
}
