//! Requests as sample answers read them.

use serde_json::{Map, Value};

/// What a request sent.
#[derive(Debug)]
pub(crate) struct SampleRequest {
    /// The `operationId`.
    pub(crate) operation: &'static str,
    /// The last fixed segment of the path, such as `companies`.
    pub(crate) noun: &'static str,
    /// The values of the path's variable segments.
    pub(crate) path: Map<String, Value>,
    /// The last of them, which is the id of what the request is about.
    pub(crate) id: Option<String>,
    /// The query's parameters.
    pub(crate) query: Map<String, Value>,
    /// The body; null if there is none.
    pub(crate) body: Value,
}

impl SampleRequest {
    /// Returns what was sent under this name: in the body, or else in the path or the query.
    pub(super) fn sent(&self, name: &str) -> Option<&Value> {
        self.body
            .get(name)
            .or_else(|| self.path.get(name))
            .or_else(|| self.query.get(name))
    }

    /// Returns the parameters that the answer echoes.
    pub(super) fn params(&self) -> &Map<String, Value> {
        &self.query
    }

    /// Returns the ids that a list was asked for.
    pub(super) fn ids(&self) -> Option<&Vec<Value>> {
        self.query.get("ids")?.as_array()
    }

    /// Returns a number that stands for the operation and the path.
    pub(super) fn seed(&self) -> u64 {
        let values = self.path.values().filter_map(Value::as_str);
        values.fold(super::scalar::hash(0, self.operation), super::scalar::hash)
    }
}
