//! What the API's document says, in the terms in which it is written as Rust: groups of operations,
//! and the types that they take and answer.

mod naming;
mod operation;
mod reach;
mod schema;
mod tables;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

pub(crate) use self::naming::{snake, type_name, variant};
pub(crate) use self::operation::{Answer, Operation, QueryParameter};
pub(crate) use self::schema::{Member, Schema, Shape, Type};
pub(crate) use self::tables::{GROUPS, Group, IDS, PROTOCOL_WORDS};

use crate::json::Json;

/// The tag that stands for the three checks, which need no feature.
pub(crate) const CHECKS: &str = "";

/// The feature that reaches the bodies of webhooks.
pub(crate) const PAYLOADS: &str = "webhook-payloads";

/// The whole document.
#[derive(Debug)]
pub(crate) struct Model {
    /// The tags, in the document's order.
    pub(crate) tags: Vec<String>,
    /// The operations, in the document's order.
    pub(crate) operations: Vec<Operation>,
    /// The schemas that something reaches, in the document's order.
    pub(crate) schemas: Vec<Schema>,
}

impl Model {
    /// Reads the document.
    pub(crate) fn read(document: &Json) -> Result<Self, String> {
        let tags = document.get("tags").map(Json::items).unwrap_or_default();
        let tags = tags.iter().filter_map(|tag| tag.text("name"));
        let mut model = Self {
            tags: tags.map(str::to_owned).collect(),
            operations: operation::read(document)?,
            schemas: schema::read(document)?,
        };
        reach::mark(&mut model)?;
        model.check()?;
        Ok(model)
    }

    /// Returns the schema of this name.
    pub(crate) fn schema(&self, name: &str) -> Option<&Schema> {
        self.schemas.iter().find(|schema| schema.name == name)
    }

    /// Returns the operations of a group.
    pub(crate) fn of_group<'a>(
        &'a self,
        group: &'a Group,
    ) -> impl Iterator<Item = &'a Operation> + 'a {
        let is_it = move |operation: &&Operation| operation.group.module == group.module;
        self.operations.iter().filter(is_it)
    }

    /// Refuses what could not be written as Rust, or not be found again.
    fn check(&self) -> Result<(), String> {
        let mut seen = BTreeSet::new();
        for operation in &self.operations {
            if !self.tags.contains(&operation.tag) {
                return Err(format!("{}: its tag is not declared", operation.id));
            }
            let method = (operation.group.module, &operation.method_name);
            if !seen.insert(method) {
                return Err(format!("{}: {method:?} is taken", operation.id));
            }
        }
        let mut seen = BTreeSet::new();
        for schema in &self.schemas {
            if !seen.insert(&schema.rust) {
                return Err(format!("{}: {} is taken", schema.name, schema.rust));
            }
            schema.check()?;
        }
        Ok(())
    }
}
