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

/// The setters of an operation's optional parameters.
pub(super) fn setters(text: &mut String, model: &Model, operation: &Operation, attribute: &str) {
    let optional = || {
        operation
            .query
            .iter()
            .filter(|parameter| !parameter.required)
    };
    if optional().next().is_none() {
        return;
    }
    let _ = write!(
        text,
        "{attribute}impl<S> Request<S, {}> {{\n",
        operation.marker
    );
    for parameter in optional() {
        let argument = argument(model, parameter);
        let (name, rust) = (&parameter.name, &parameter.rust);
        let _ = write!(
            text,
            "/// Sets `{name}`.\npub fn {rust}(self, {rust}: {}) -> Self {{\nself{}\n}}\n\n",
            argument.kind, argument.expression
        );
    }
    text.push_str("}\n\n");
}
