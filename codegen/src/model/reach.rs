//! Which schemas an operation reaches, and so with which features a type is there.

use std::collections::{BTreeMap, BTreeSet};

use super::{CHECKS, Model, PAYLOADS, Shape, tables};
use crate::model::{Answer, Operation, Type};

/// Marks every schema with what reaches it, and forgets those that nothing does.
pub(super) fn mark(model: &mut Model) -> Result<(), String> {
    let below: BTreeMap<&str, Vec<&str>> = model
        .schemas
        .iter()
        .map(|schema| (schema.name.as_str(), below(&schema.shape)))
        .collect();
    let mut reached: Vec<(String, Place, BTreeSet<String>)> = Vec::new();
    for operation in &model.operations {
        let feature = if operation.is_check {
            CHECKS
        } else {
            &operation.tag
        };
        for (place, roots) in roots(operation) {
            reached.push((feature.to_owned(), place, close(&below, roots)?));
        }
    }
    for payload in tables::PAYLOADS {
        reached.push((
            PAYLOADS.to_owned(),
            Place::Answer,
            close(&below, vec![*payload])?,
        ));
    }
    for schema in &mut model.schemas {
        for (feature, place, names) in &reached {
            if names.contains(&schema.name) {
                schema.features.insert(feature.clone());
                schema.in_requests |= *place == Place::Request;
                schema.in_answers |= *place == Place::Answer;
            }
        }
    }
    for schema in model
        .schemas
        .iter_mut()
        .filter(|schema| !schema.in_requests)
    {
        schema.tolerate_absence();
    }
    model.schemas.retain(|schema| !schema.features.is_empty());
    Ok(())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Query,
    Request,
    Answer,
}

/// The schemas that an operation names, by where.
fn roots(operation: &Operation) -> [(Place, Vec<&str>); 3] {
    let query = operation
        .query
        .iter()
        .filter_map(|parameter| parameter.kind.schema());
    let answer = match &operation.answer {
        Answer::Data(kind) => kind.schema(),
        Answer::Nothing | Answer::File(_) => None,
    };
    [
        (Place::Query, query.collect()),
        (
            Place::Request,
            operation.body.as_deref().into_iter().collect(),
        ),
        (Place::Answer, answer.into_iter().collect()),
    ]
}

/// The schemas that a schema names.
fn below(shape: &Shape) -> Vec<&str> {
    match shape {
        Shape::Record(members) => {
            let kinds = members.iter().map(|member| &member.kind);
            kinds.filter_map(Type::schema).collect()
        }
        Shape::Words(_) => Vec::new(),
        Shape::Union { variants, .. } => variants.iter().map(|(_, schema)| &**schema).collect(),
    }
}

/// What `roots` reach, themselves included.
fn close<'a>(
    below: &BTreeMap<&'a str, Vec<&'a str>>,
    mut roots: Vec<&'a str>,
) -> Result<BTreeSet<String>, String> {
    let mut reached = BTreeSet::new();
    while let Some(name) = roots.pop() {
        if reached.insert(name.to_owned()) {
            let next = below.get(name);
            let next = next.ok_or_else(|| format!("there is no schema `{name}`"))?;
            roots.extend(next.iter().copied());
        }
    }
    Ok(reached)
}
