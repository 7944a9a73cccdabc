//! Operations of the document.

use serde_json::{Map, Value};

use super::error::InvalidRequest;
use super::parameter::Parameter;
use super::schema::{Kind, Schema};
use super::{check, query};

/// An operation of the API.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Operation(&'static Value);

impl Operation {
    pub(super) const fn new(json: &'static Value) -> Self {
        Self(json)
    }

    /// Returns its `operationId`.
    pub(crate) fn id(self) -> &'static str {
        let id = self.0.get("operationId").and_then(Value::as_str);
        id.unwrap_or_default()
    }

    /// Reads and checks a query.
    pub(crate) fn read_query(
        self,
        pairs: impl Iterator<Item = (String, String)>,
    ) -> Result<Map<String, Value>, InvalidRequest> {
        query::read(pairs, &self.parameters())
    }

    /// Reads and checks the parameters of a query that the operation declares.
    pub(crate) fn read_known_query(
        self,
        pairs: impl Iterator<Item = (String, String)>,
    ) -> Result<Map<String, Value>, InvalidRequest> {
        let parameters = self.parameters();
        let is_known = |name: &str| parameters.iter().any(|one| one.name == name);
        let known = pairs.filter(|(name, _)| is_known(name.split('[').next().unwrap_or_default()));
        query::read(known, &parameters)
    }

    /// Reads and checks a body; null if the operation takes none.
    pub(crate) fn read_body(self, body: &[u8]) -> Result<Value, InvalidRequest> {
        let Some(schema) = self.body() else {
            return Ok(Value::Null);
        };
        // Some clients send nothing where there are no members to send.
        if body.is_empty() && schema.kind() == Kind::Free {
            return Ok(Map::new().into());
        }
        let body: Value = serde_json::from_slice(body)
            .map_err(|error| InvalidRequest::new(format!("is not valid JSON: {error}")))?;
        check(&body, schema)?;
        Ok(body)
    }

    /// Returns what it answers when all is well.
    pub(crate) fn success(self) -> Option<Success> {
        let responses = self.0.get("responses")?.as_object()?;
        let (status, response) = responses
            .iter()
            .find(|(status, _)| status.starts_with('2'))?;
        let status = status.parse().ok()?;
        let content = response.get("content").and_then(Value::as_object);
        let (mut schema, mut media_types) = (None, Vec::new());
        for (media_type, answer) in content.into_iter().flatten() {
            if media_type == "application/json" {
                schema = answer.get("schema").map(Schema::new);
            } else {
                media_types.push(media_type.as_str());
            }
        }
        Some(Success {
            status,
            schema,
            media_types,
        })
    }

    fn parameters(self) -> Vec<Parameter> {
        let parameters = self.0.get("parameters").and_then(Value::as_array);
        let parameters = parameters.into_iter().flatten();
        parameters.filter_map(Parameter::in_query).collect()
    }

    fn body(self) -> Option<Schema> {
        let schema = self
            .0
            .pointer("/requestBody/content/application~1json/schema");
        schema.map(Schema::new)
    }
}

/// The answer that an operation declares for success.
#[derive(Debug)]
pub(crate) struct Success {
    pub(crate) status: u16,
    /// The schema of a JSON body.
    pub(crate) schema: Option<Schema>,
    /// The media types of a body that is a file.
    pub(crate) media_types: Vec<&'static str>,
}
