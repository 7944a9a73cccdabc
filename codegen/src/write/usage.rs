//! Where a schema is used, for its documentation.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Answer, Model, Schema, Shape};

/// How many places are named before the rest is counted.
const NAMED: usize = 4;

/// What names each schema.
#[derive(Default)]
pub(super) struct Usage<'a> {
    bodies: BTreeMap<&'a str, Vec<&'a str>>,
    answers: BTreeMap<&'a str, Vec<&'a str>>,
    queries: BTreeMap<&'a str, Vec<&'a str>>,
    parts: BTreeMap<&'a str, BTreeSet<&'a str>>,
}

impl<'a> Usage<'a> {
    pub(super) fn of(model: &'a Model) -> Self {
        let mut usage = Self::default();
        for operation in &model.operations {
            let id = operation.id.as_str();
            if let Some(body) = &operation.body {
                usage.bodies.entry(body).or_default().push(id);
            }
            if let Answer::Data(data) = &operation.answer
                && let Some(schema) = data.schema()
            {
                usage.answers.entry(schema).or_default().push(id);
            }
            for schema in operation
                .query
                .iter()
                .filter_map(|parameter| parameter.kind.schema())
            {
                let queries = usage.queries.entry(schema).or_default();
                if queries.last() != Some(&id) {
                    queries.push(id);
                }
            }
        }
        for schema in &model.schemas {
            let names: Vec<&str> = match &schema.shape {
                Shape::Record(members) => members
                    .iter()
                    .filter_map(|member| member.kind.schema())
                    .collect(),
                Shape::Union { variants, .. } => variants
                    .iter()
                    .map(|(_, variant)| variant.as_str())
                    .collect(),
                Shape::Words(_) => Vec::new(),
            };
            for name in names {
                usage.parts.entry(name).or_default().insert(&schema.rust);
            }
        }
        usage
    }

    /// Returns the first sentence of a schema's documentation.
    pub(super) fn sentence(&self, schema: &Schema) -> String {
        let name = schema.name.as_str();
        let operations = |of: &BTreeMap<&str, Vec<&str>>| {
            of.get(name)
                .map(|ids| enumerate(ids.iter().map(|id| format!("`{id}`"))))
        };
        if let Some(ids) = operations(&self.bodies) {
            return format!("Body of {ids}.");
        }
        if let Some(ids) = operations(&self.answers) {
            return format!("Data that {ids} returns.");
        }
        if let Some(parts) = self.parts.get(name) {
            let parts = parts.iter().map(|part| format!("[`{part}`]"));
            return format!("Part of {}.", enumerate(parts));
        }
        match operations(&self.queries) {
            Some(ids) => format!("Parameter of {ids}."),
            None => "Body of a webhook.".to_owned(),
        }
    }
}

fn enumerate(places: impl Iterator<Item = String>) -> String {
    let mut places: Vec<String> = places.collect();
    if places.len() > NAMED + 1 {
        let more = places.len() - NAMED;
        places.truncate(NAMED);
        places.push(format!("{more} more"));
    }
    match places.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, first)) => format!("{} and {last}", first.join(", ")),
        None => String::new(),
    }
}
