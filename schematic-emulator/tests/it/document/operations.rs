//! The document, as these tests read it.

use std::sync::LazyLock;

use reqwest::Method;
use serde_json::Value;

static DOCUMENT: LazyLock<Value> = LazyLock::new(|| {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/openapi.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
});

/// An operation of the document.
#[derive(Clone, Copy)]
pub(super) struct Operation {
    pub(super) method: &'static str,
    pub(super) path: &'static str,
    pub(super) json: &'static Value,
}

impl Operation {
    pub(super) fn id(self) -> &'static str {
        self.json["operationId"].as_str().unwrap()
    }

    pub(super) fn method(self) -> Method {
        self.method.to_uppercase().parse().unwrap()
    }

    pub(super) fn parameters(self, place: &str) -> Vec<&'static Value> {
        let parameters = self.json["parameters"].as_array();
        let all = parameters.map_or(&[][..], Vec::as_slice);
        all.iter().filter(|one| one["in"] == place).collect()
    }

    pub(super) fn body(self) -> Option<&'static Value> {
        self.json
            .pointer("/requestBody/content/application~1json/schema")
    }

    /// The declared success: its status, and the schema of a JSON body.
    pub(super) fn success(self) -> (u16, Option<&'static Value>) {
        let responses = self.json["responses"].as_object().unwrap();
        let (status, response) = responses
            .iter()
            .find(|(status, _)| status.starts_with('2'))
            .unwrap();
        (
            status.parse().unwrap(),
            response.pointer("/content/application~1json/schema"),
        )
    }
}

pub(super) fn all() -> Vec<Operation> {
    let mut all = Vec::new();
    for (path, methods) in DOCUMENT["paths"].as_object().unwrap() {
        for (method, json) in methods.as_object().unwrap() {
            all.push(Operation { method, path, json });
        }
    }
    all
}

pub(super) fn named(id: &str) -> Operation {
    all()
        .into_iter()
        .find(|operation| operation.id() == id)
        .unwrap()
}

/// Follows references, also those that stand in an `allOf`.
pub(super) fn resolved(schema: &'static Value) -> &'static Value {
    if let Some(reference) = schema["$ref"].as_str() {
        return resolved(DOCUMENT.pointer(reference.trim_start_matches('#')).unwrap());
    }
    schema.get("allOf").map_or(schema, |all| resolved(&all[0]))
}

pub(super) fn is_nullable(schema: &'static Value) -> bool {
    schema["nullable"] == true
        || schema["$ref"].as_str().is_some_and(|reference| {
            is_nullable(DOCUMENT.pointer(reference.trim_start_matches('#')).unwrap())
        })
        || schema.get("allOf").is_some_and(|all| is_nullable(&all[0]))
}
