//! Parameters of the query: arguments of methods, and setters of requests.

use std::fmt::Write;

use super::members::{self, Argument};
use crate::model::{Model, Operation, QueryParameter, Type};

/// Returns how a parameter is taken, and the call that sets it on a request.
pub(super) fn argument(model: &Model, parameter: &QueryParameter) -> Argument {
    let (name, rust) = (&parameter.name, &parameter.rust);
    let value = |kind: &Type| members::value(kind);
    match &parameter.kind {
        Type::Map(_) => Argument {
            kind: "impl IntoIterator<Item = (impl AsRef<str>, impl Into<String>)>".to_owned(),
            expression: format!(".query_map({name:?}, {rust})"),
        },
        Type::List(item) if members::takes_into(model, item) => Argument {
            kind: format!("impl IntoIterator<Item = impl Into<{}>>", value(item)),
            expression: format!(
                ".query_list({name:?}, {rust}.into_iter().map(Into::<{}>::into))",
                value(item)
            ),
        },
        kind if members::takes_into(model, kind) => Argument {
            kind: format!("impl Into<{}>", value(kind)),
            expression: format!(".query({name:?}, Into::<{}>::into({rust}))", value(kind)),
        },
        kind => Argument {
            kind: value(kind),
            expression: format!(".query({name:?}, {rust})"),
        },
    }
}

/// The setters of the optional parameters of `operations`, which all have those of the first.
pub(super) fn setters(
    text: &mut String,
    model: &Model,
    operations: &[&Operation],
    attribute: &str,
) {
    let Some(first) = operations.first() else {
        return;
    };
    let parameters: Vec<&QueryParameter> = first.optional_query().collect();
    if parameters.is_empty() {
        return;
    }
    let markers: Vec<&str> = operations.iter().map(|one| &*one.marker).collect();
    let _ = write!(
        text,
        "{attribute}parameters! {{\n    [{}] {{\n",
        markers.join(", ")
    );
    for parameter in parameters {
        let kind = match &parameter.kind {
            Type::Map(_) => "map".to_owned(),
            Type::List(item) if members::takes_into(model, item) => {
                format!("each into {}", members::value(item))
            }
            kind if members::takes_into(model, kind) => format!("into {}", members::value(kind)),
            kind => members::value(kind),
        };
        let (name, rust) = (&parameter.name, &parameter.rust);
        let _ = write!(text, "        {name:?} {rust}({kind});\n");
    }
    text.push_str("    }\n}\n\n");
}

/// The operations with optional parameters, those that have the same ones together.
pub(super) fn alike<'a>(operations: &[&'a Operation]) -> Vec<Vec<&'a Operation>> {
    let mut groups: Vec<Vec<&Operation>> = Vec::new();
    for operation in operations {
        let is_alike = |group: &&mut Vec<&Operation>| {
            let of_group = group.iter().take(1).flat_map(|one| one.optional_query());
            of_group.eq(operation.optional_query())
        };
        match groups.iter_mut().find(is_alike) {
            Some(group) => group.push(operation),
            None => groups.push(vec![operation]),
        }
    }
    groups
}
