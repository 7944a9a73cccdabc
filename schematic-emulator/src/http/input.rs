//! Extractors of bodies, path segments and queries.

use axum::extract::{FromRequest, FromRequestParts, Path, Request};
use http::request::Parts;
use http_body_util::BodyExt as _;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value, json};
use url::form_urlencoded;

use super::ApiError;
use super::checked::Parameters;
use crate::account::Keys;

/// An extractor of a JSON body; a body that cannot be read is answered with 400.
pub(super) struct Json<T>(pub(super) T);

impl<S: Sync, T: DeserializeOwned> FromRequest<S> for Json<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &S) -> Result<Self, ApiError> {
        let body = request
            .into_body()
            .collect()
            .await
            .map_err(|_| ApiError::bad_request("the connection ended within the body"))?
            .to_bytes();
        serde_json::from_slice(&body)
            .map(Self)
            .map_err(|error| ApiError::bad_request(format!("invalid JSON body: {error}")))
    }
}

/// Reads some of a body's members.
pub(super) fn parsed<'de, T: Deserialize<'de>>(body: &'de Value) -> Result<T, ApiError> {
    T::deserialize(body).map_err(|error| ApiError::bad_request(format!("invalid body: {error}")))
}

/// Reads a member that is null to be cleared: `Some(None)`. With `default`, one that is left out is
/// `None`.
pub(super) fn nullable<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    member: D,
) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(member).map(Some)
}

/// An extractor of the variable segment of a path, percent-decoded.
pub(super) struct Segment(pub(super) String);

impl<S: Send + Sync> FromRequestParts<S> for Segment {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        Path::<String>::from_request_parts(parts, state)
            .await
            .map(|Path(segment)| Self(segment))
            .map_err(|_| ApiError::bad_request("the path is not percent-encoded UTF-8"))
    }
}

/// An extractor of the query's pairs, in their order.
pub(super) struct Query {
    pairs: Vec<(String, String)>,
    /// The parameters by their types, where they were checked.
    checked: Map<String, Value>,
}

impl<S: Sync> FromRequestParts<S> for Query {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let query = parts.uri.query().unwrap_or_default();
        let checked = parts.extensions.remove::<Parameters>();
        Ok(Self {
            pairs: form_urlencoded::parse(query.as_bytes())
                .into_owned()
                .collect(),
            checked: checked.map(|checked| checked.0).unwrap_or_default(),
        })
    }
}

impl Query {
    /// Reads a query that is not checked.
    #[cfg(test)]
    pub(super) fn of(query: &str) -> Self {
        Self {
            pairs: form_urlencoded::parse(query.as_bytes())
                .into_owned()
                .collect(),
            checked: Map::new(),
        }
    }

    /// Returns the last value of a parameter; `None` if it is empty.
    pub(super) fn one(&self, name: &str) -> Option<&str> {
        let (_, value) = self.pairs.iter().rev().find(|(known, _)| known == name)?;
        Some(value.as_str()).filter(|value| !value.is_empty())
    }

    /// Returns all values of a repeated parameter.
    pub(super) fn all(&self, name: &str) -> Vec<&str> {
        self.pairs
            .iter()
            .filter(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
            .collect()
    }

    /// Whether a parameter is `true`.
    pub(super) fn is(&self, name: &str) -> bool {
        self.one(name) == Some("true")
    }

    /// Whether an id is the one, or among those, that two parameters name, if they name any.
    pub(super) fn names(&self, one: &str, several: &str, id: &str) -> bool {
        let several = self.all(several);
        self.one(one).is_none_or(|one| one == id) && (several.is_empty() || several.contains(&id))
    }

    /// Whether an id is among the requested `ids`, and one of the texts contains the text `q`.
    pub(super) fn lists(&self, id: &str, texts: &[&str]) -> bool {
        let ids = self.all("ids");
        let wanted = self.one("q").map(str::to_lowercase);
        let has = |wanted: &String| {
            texts
                .iter()
                .any(|text| text.to_lowercase().contains(wanted))
        };
        (ids.is_empty() || ids.contains(&id)) && wanted.as_ref().is_none_or(has)
    }

    pub(super) fn number<T: std::str::FromStr>(&self, name: &str) -> Result<Option<T>, ApiError> {
        self.one(name)
            .map(|text| {
                text.parse()
                    .map_err(|_| ApiError::bad_request(format!("{name} must be a whole number")))
            })
            .transpose()
    }

    pub(super) fn page(&self) -> Result<Page, ApiError> {
        const MAX: usize = 250;
        let limit = self.number("limit")?.unwrap_or(100);
        if limit > MAX {
            return Err(ApiError::bad_request(format!(
                "limit must be at most {MAX}"
            )));
        }
        Ok(Page {
            limit,
            offset: self.number("offset")?.unwrap_or(0),
        })
    }

    /// Reads keys, written as `keys[org]=acme`, as `keys={"org":"acme"}`, or bare as `org=acme`.
    pub(super) fn keys(&self) -> Result<Keys, ApiError> {
        let mut keys = Keys::new();
        for (name, value) in &self.pairs {
            if let Some(name) = name
                .strip_prefix("keys[")
                .and_then(|name| name.strip_suffix(']'))
            {
                keys.insert(name.to_owned(), value.clone());
            } else if name == "keys" {
                let more: Keys = serde_json::from_str(value)
                    .map_err(|_| ApiError::bad_request("keys must be a JSON object of strings"))?;
                keys.extend(more);
            } else {
                keys.insert(name.clone(), value.clone());
            }
        }
        if keys.is_empty() {
            return Err(ApiError::bad_request("keys are required"));
        }
        Ok(keys)
    }
}

/// The requested page of a list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Page {
    pub(super) limit: usize,
    pub(super) offset: usize,
}

impl Page {
    pub(super) fn of<T>(self, items: impl Iterator<Item = T>) -> impl Iterator<Item = T> {
        items.skip(self.offset).take(self.limit)
    }

    /// Returns the parameters that the answer echoes.
    pub(super) fn params(self, query: &Query) -> Value {
        let mut params = query.checked.clone();
        params.insert("limit".to_owned(), json!(self.limit));
        params.insert("offset".to_owned(), json!(self.offset));
        if let Some(text) = query.one("q") {
            params.insert("q".to_owned(), json!(text));
        }
        let ids = query.all("ids");
        if !ids.is_empty() {
            params.insert("ids".to_owned(), json!(ids));
        }
        Value::Object(params)
    }
}
