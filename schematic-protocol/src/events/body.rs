//! What each sort of event says.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::Keys;
use crate::read::{is_false, null_as_default};

/// What a `track` event says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TrackBody {
    /// The name of the event.
    pub event: String,
    /// The keys of the company; none when it is not known.
    #[serde(
        default,
        deserialize_with = "null_as_default",
        skip_serializing_if = "Keys::is_empty"
    )]
    pub company: Keys,
    /// The keys of the user; none when it is not known.
    #[serde(
        default,
        deserialize_with = "null_as_default",
        skip_serializing_if = "Keys::is_empty"
    )]
    pub user: Keys,
    /// Anything else.
    #[serde(
        default,
        deserialize_with = "null_as_default",
        skip_serializing_if = "Map::is_empty"
    )]
    pub traits: Map<String, Value>,
    /// How many units; 1 is meant when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<i64>,
    /// The credit lease that the usage is drawn from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lease_id: Option<Box<str>>,
    /// The hold of credits that the usage settles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reservation_id: Option<Box<str>>,
}

impl TrackBody {
    /// Creates the body of the event `event`, and nothing more.
    #[must_use]
    pub fn new(event: impl Into<String>) -> Self {
        Self {
            event: event.into(),
            ..Self::default()
        }
    }
}

/// What an `identify` event says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct IdentifyBody {
    /// The keys of the user.
    #[serde(default, deserialize_with = "null_as_default")]
    pub keys: Keys,
    /// The name shown for the user.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The traits of the user.
    #[serde(
        default,
        deserialize_with = "null_as_default",
        skip_serializing_if = "Map::is_empty"
    )]
    pub traits: Map<String, Value>,
    /// The company that the user belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub company: Option<CompanyBody>,
}

/// The company of an `identify` event.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CompanyBody {
    /// The keys of the company.
    #[serde(default, deserialize_with = "null_as_default")]
    pub keys: Keys,
    /// The name shown for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its traits.
    #[serde(
        default,
        deserialize_with = "null_as_default",
        skip_serializing_if = "Map::is_empty"
    )]
    pub traits: Map<String, Value>,
}

/// What a `flag_check` event says: what a flag was decided to be, outside of the API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FlagCheckBody {
    /// The key of the flag.
    pub flag_key: String,
    /// What it was decided to be.
    pub value: bool,
    /// Why.
    pub reason: String,
    /// Schematic's id of the flag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flag_id: Option<String>,
    /// Schematic's id of the rule that decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule_id: Option<String>,
    /// Schematic's id of the company.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub company_id: Option<String>,
    /// Schematic's id of the user.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
    /// The keys of the company that was asked about.
    #[serde(
        default,
        deserialize_with = "null_as_default",
        skip_serializing_if = "Keys::is_empty"
    )]
    pub req_company: Keys,
    /// The keys of the user that was asked about.
    #[serde(
        default,
        deserialize_with = "null_as_default",
        skip_serializing_if = "Keys::is_empty"
    )]
    pub req_user: Keys,
    /// What went wrong while it was decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// Whether the check asked about usage that had not happened.
    #[serde(
        default,
        deserialize_with = "null_as_default",
        skip_serializing_if = "is_false"
    )]
    pub preflight: bool,
}
