//! The table of operations as data.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::File;
use crate::model::{Answer, Model, Operation, QueryParameter, Type, snake};

/// Writes the table.
pub(super) fn file(model: &Model) -> File {
    let mut text = String::from(
        "\n//! Operations as data, for tools that learn only when they run which one to call (feature\n\
         //! `dynamic`).\n\
         //!\n\
         //! ```\n\
         //! use schematic_api::dynamic::{self, Parts};\n\
         //!\n\
         //! let get = dynamic::operations().iter().find(|known| known.facts().id == \"getCompany\");\n\
         //! let get = get.ok_or(\"no such operation\")?;\n\
         //! assert_eq!(get.rust_call(), \"companies().get(company_id)\");\n\
         //! let call = get.request(&Parts::new().path(\"company_id\", \"comp_1\"))?;\n\
         //! assert_eq!(call.target()?, \"/companies/comp_1\");\n\
         //! assert!(get.request(&Parts::new().path(\"company\", \"comp_1\")).is_err());\n\
         //! # Ok::<(), Box<dyn std::error::Error>>(())\n\
         //! ```\n\n\
         pub use crate::runtime::cursor::PageCursor;\n\
         pub use crate::runtime::dynamic::{Dynamic, DynamicError, Parts, QueryFact, QueryKind};\n\
         use crate::{operations, types};\n\n\
         /// Returns every operation of the API's document, by tag.\n\
         #[must_use]\n\
         pub fn operations() -> &'static [Dynamic] {\nOPERATIONS\n}\n\n\
         static OPERATIONS: &[Dynamic] = &[\n",
    );
    let mut lists = Lists::default();
    for tag in &model.tags {
        let of_tag = model
            .operations
            .iter()
            .filter(|operation| operation.tag == *tag);
        of_tag.for_each(|operation| entry(&mut text, &mut lists, operation));
    }
    text.push_str("];\n\n");
    text.push_str(&lists.text);
    File::rust("schematic-api/src/dynamic.rs", &text)
}

/// The lists of parameters, each once.
#[derive(Default)]
struct Lists {
    text: String,
    /// The name of the list with this text.
    names: BTreeMap<String, String>,
}

impl Lists {
    /// Returns the name of the list of an operation's parameters.
    fn name(&mut self, operation: &Operation) -> String {
        let facts = operation.query.iter().map(fact);
        let list = format!("&[\n{}]", facts.collect::<String>());
        if let Some(name) = self.names.get(&list) {
            return name.clone();
        }
        let name = snake(&operation.id).to_uppercase();
        let _ = write!(self.text, "const {name}: &[QueryFact] = {list};\n\n");
        self.names.insert(list, name.clone());
        name
    }
}

fn fact(parameter: &QueryParameter) -> String {
    let need = if parameter.required {
        "required"
    } else {
        "optional"
    };
    let kind = query_kind(&parameter.kind);
    format!(
        "    QueryFact::{need}({:?}, QueryKind::{kind}),\n",
        parameter.name
    )
}

fn entry(text: &mut String, lists: &mut Lists, operation: &Operation) {
    let kind = match &operation.answer {
        Answer::Nothing => "nothing",
        Answer::File(_) => "file",
        Answer::Data(_) if operation.is_paged() => "list",
        Answer::Data(_) => "json",
    };
    let marker = format!(
        "operations::{}::{}",
        operation.group.module, operation.marker
    );
    let _ = write!(
        text,
        "    Dynamic::{kind}::<{marker}>({:?})",
        rust_call(operation)
    );
    let path = operation
        .path_parameters
        .iter()
        .map(|parameter| format!("{:?}", parameter.name));
    let path = path.collect::<Vec<_>>().join(", ");
    if !path.is_empty() {
        let _ = write!(text, "\n        .path(&[{path}])");
    }
    if !operation.query.is_empty() {
        let _ = write!(text, "\n        .query({})", lists.name(operation));
    }
    if let Some(body) = &operation.body {
        let name = crate::model::type_name(body);
        let _ = write!(text, "\n        .body::<types::{name}>()");
    }
    text.push_str(",\n");
}

/// How the operation is called from Rust.
fn rust_call(operation: &Operation) -> String {
    let path = operation
        .path_parameters
        .iter()
        .map(|parameter| parameter.rust.clone());
    let query = operation
        .query
        .iter()
        .filter(|parameter| parameter.required);
    let query = query.map(|parameter| parameter.rust.clone());
    let body = operation.body.iter().map(|_| "&body".to_owned());
    let arguments: Vec<String> = path.chain(query).chain(body).collect();
    let (group, method) = (operation.group.module, &operation.method_name);
    format!("{group}().{method}({})", arguments.join(", "))
}

fn query_kind(kind: &Type) -> &'static str {
    match kind {
        Type::Bool => "Boolean",
        Type::Int => "Integer",
        Type::Map(_) => "Map",
        Type::List(_) => "Texts",
        Type::Time => "Timestamp",
        _ => "Text",
    }
}
