//! The methods of the client that lead to the groups of operations.

use std::fmt::Write;

use super::operations::is_always_there;
use super::{File, cfg};
use crate::model::{CHECKS, GROUPS, Group, Model};

/// The tag that the client has whatever its features are.
const ALWAYS: &str = "companies";

/// Writes the accessors of the client, and of the blocking one.
pub(super) fn files(model: &Model) -> Vec<File> {
    [
        ("client", "Async", "new"),
        ("blocking", "Blocking", "blocking"),
    ]
    .map(|(room, sender, new)| {
        let mut text = format!(
            "\nuse schematic_api::operations;\nuse schematic_api::runtime::{sender};\n\n\
             use super::Schematic;\n\n/// The API's operations, by group.\nimpl Schematic {{\n",
        );
        for group in GROUPS {
            accessor(&mut text, model, group, sender, new);
        }
        text.push_str("}\n");
        File::rust(format!("schematic-core/src/{room}/groups.rs"), &text)
    })
    .into()
}

fn accessor(text: &mut String, model: &Model, group: &Group, sender: &str, new: &str) {
    let feature = if group.tag == ALWAYS || is_always_there(model, group) {
        CHECKS.to_owned()
    } else {
        format!("api-{}", group.tag)
    };
    let features = cfg::only(&feature);
    let (module, name) = (group.module, group.name);
    let subject = group.subject;
    let further = if is_always_there(model, group) {
        format!(
            "///\n/// Those that are no checks need the feature `api-{}`.\n",
            group.tag
        )
    } else if features.contains(CHECKS) {
        String::new()
    } else {
        format!("///\n/// Needs the feature `{feature}`.\n")
    };
    let _ = write!(
        text,
        "/// Returns the API's operations on {subject}.\n{further}{}#[must_use]\n\
         pub fn {module}(&self) -> operations::{name}<{sender}<'_>> {{\n\
         operations::{name}::{new}(self)\n}}\n\n",
        cfg::attribute(&features),
    );
}
