use std::collections::BTreeMap;

use schematic_protocol::read::null_as_default;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::EntityKeyDetailResponseData;
use crate::runtime::{Field, Timestamp};

/// A user to create, or to update when one of its keys is known.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpsertUserRequestBody {
    /// The keys that name the user, by name.
    #[serde(default, deserialize_with = "null_as_default")]
    pub keys: BTreeMap<String, String>,
    /// The keys of one company the user belongs to.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub company: Field<BTreeMap<String, String>>,
    /// The keys of each company the user belongs to.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub companies: Field<Vec<BTreeMap<String, String>>>,
    /// Schematic's id of the user, where it is known.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub id: Field<String>,
    /// When the user was last seen; now, when left out.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub last_seen_at: Field<Timestamp>,
    /// The user's name for people.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub name: Field<String>,
    /// What is known of the user.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub traits: Field<Map<String, Value>>,
    /// Whether a user that is not known yet is an error rather than created.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub update_only: Field<bool>,
}

impl UpsertUserRequestBody {
    /// Creates the user with these keys.
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

/// A user as Schematic knows it.
///
/// What the API says beyond the members named here is in [`other`](Self::other).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UserDetailResponseData {
    /// Schematic's id of the user.
    pub id: String,
    /// The environment it belongs to.
    #[serde(default, deserialize_with = "null_as_default")]
    pub environment_id: String,
    /// The user's name for people.
    #[serde(default, deserialize_with = "null_as_default")]
    pub name: String,
    /// The keys that name the user.
    #[serde(default, deserialize_with = "null_as_default")]
    pub keys: Vec<EntityKeyDetailResponseData>,
    /// What is known of the user.
    #[serde(default, deserialize_with = "null_as_default")]
    pub traits: Map<String, Value>,
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

impl UserDetailResponseData {
    /// Creates a user with an id and nothing more.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            environment_id: String::new(),
            name: String::new(),
            keys: Vec::new(),
            traits: Map::new(),
            created_at: None,
            updated_at: None,
            last_seen_at: None,
            other: Map::new(),
        }
    }
}
