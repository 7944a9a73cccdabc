//! Groups of operations, a file each.

use std::fmt::Write;

use super::{File, cfg, members, query};
use crate::model::{Answer, CHECKS, GROUPS, Group, Model, Operation, Type};

/// The longest answer about one flag, in bytes.
const ONE_CHECK: &str = "1024 * 1024";

/// The longest answer about all flags of an environment, in bytes.
const ALL_CHECKS: &str = "16 * 1024 * 1024";

/// Writes every group.
pub(super) fn files(model: &Model) -> Vec<File> {
    let mut files = vec![index(model)];
    files.extend(GROUPS.iter().map(|group| file(model, group)));
    files
}

/// Whether a group is there without a feature.
pub(super) fn is_always_there(model: &Model, group: &Group) -> bool {
    model.of_group(group).any(|operation| operation.is_check)
}

/// The module `operations`.
fn index(model: &Model) -> File {
    let mut text = String::from(
        "\n//! The operations of the API, by tag. Each is a method that returns a\n\
         //! [`Request`](crate::runtime::Request), which is sent when it is awaited, or over a\n\
         //! [`Blocking`](crate::runtime::Blocking) sender by\n\
         //! [`send`](crate::runtime::Request::send).\n\
         //!\n\
         //! Features are those of this crate; in `schematic-core` each has `api-` before its name, and\n\
         //! the client brings `companies`.\n\
         //!\n\
         //! | group | operations | feature |\n\
         //! | --- | --- | --- |\n",
    );
    for group in GROUPS {
        let feature = if is_always_there(model, group) {
            format!("`{}`; none for checks", group.tag)
        } else {
            format!("`{}`", group.tag)
        };
        let _ = write!(
            text,
            "//! | [`{name}`] | {count} | {feature} |\n",
            name = group.name,
            count = model.of_group(group).count(),
        );
    }
    text.push_str(
        "\n#![allow(unused_imports, reason = \"what is imported depends on the operations\")]\n\n",
    );
    let attribute = |group: &Group| {
        let feature = if is_always_there(model, group) {
            CHECKS
        } else {
            group.tag
        };
        cfg::attribute(&cfg::only(feature))
    };
    let mut sorted: Vec<&Group> = GROUPS.iter().collect();
    sorted.sort_by_key(|group| group.module);
    for group in &sorted {
        let _ = write!(text, "{}pub mod {};\n", attribute(group), group.module);
    }
    text.push('\n');
    for group in &sorted {
        let (module, name) = (group.module, group.name);
        let _ = write!(
            text,
            "{}pub use self::{module}::{name};\n",
            attribute(group)
        );
    }
    File::rust("schematic-api/src/operations/mod.rs", &text)
}

fn file(model: &Model, group: &Group) -> File {
    let operations: Vec<&Operation> = model.of_group(group).collect();
    let (name, subject) = (group.name, group.subject);
    let mut text = format!(
        "\n//! [`{name}`], and a type for each of its operations.\n\n\
         use crate::ids::*;\n\
         use crate::runtime::group::group;\n\
         use crate::runtime::operation::operation;\n\
         use crate::runtime::parameters::parameters;\n\
         use crate::runtime::{{Request, Timestamp}};\n\
         use crate::types::*;\n\n\
         group! {{\n    /// Operations on {subject}.\n    ///\n\
         \x20   /// | method | operation | request |\n    /// | --- | --- | --- |\n",
    );
    for operation in &operations {
        let _ = write!(
            text,
            "    /// | [`{method}`](Self::{method}) | `{}` | `{} {}` |\n",
            operation.id,
            operation.http_method,
            operation.path,
            method = operation.method_name,
        );
    }
    let always = is_always_there(model, group);
    if always {
        let _ = write!(
            text,
            "    ///\n    /// Operations other than the checks need the feature `{tag}`, which is `api-{tag}` of\n\
             \x20   /// `schematic-core`.\n",
            tag = group.tag
        );
    } else {
        text.push_str(&indent(&cfg::documentation(&cfg::only(group.tag))));
    }
    let _ = write!(text, "    pub struct {name};\n}}\n\n");

    let (checks, others): (Vec<&Operation>, Vec<&Operation>) =
        operations.iter().partition(|operation| operation.is_check);
    for (feature, operations) in [(CHECKS, checks), (group.tag, others)] {
        if operations.is_empty() {
            continue;
        }
        // The module has the attribute where all of it needs one feature.
        let features = cfg::only(if always { feature } else { CHECKS });
        let attribute = cfg::attribute(&features);
        let _ = write!(text, "{attribute}impl<S: Clone> {name}<S> {{\n");
        for operation in &operations {
            method(&mut text, model, operation, &cfg::documentation(&features));
        }
        text.push_str("}\n\n");
        for operation in &operations {
            marker(&mut text, operation, group, &attribute);
        }
        for operations in query::alike(&operations) {
            query::setters(&mut text, model, &operations, &attribute);
        }
    }
    File::rust(
        format!("schematic-api/src/operations/{}.rs", group.module),
        &text,
    )
}

/// The type that stands for an operation.
fn marker(text: &mut String, operation: &Operation, group: &Group, attribute: &str) {
    let (id, verb, path) = (&operation.id, &operation.http_method, &operation.path);
    let _ = write!(
        text,
        "{attribute}operation! {{\n    /// `{id}`: `{verb} {path}`, made by [`{group}::{method}`].\n\
         \x20   pub {marker}: {verb} {path:?}, {id:?} in {tag:?}",
        group = group.name,
        method = operation.method_name,
        marker = operation.marker,
        tag = operation.tag,
    );
    match operation.id.as_str() {
        "checkFlag" => {
            let _ = write!(text, ",\n        read_only(), limit_answer({ONE_CHECK})");
        }
        "checkFlags" => {
            let _ = write!(text, ",\n        read_only(), limit_answer({ALL_CHECKS})");
        }
        _ if operation.is_check => text.push_str(", read_only()"),
        _ => {}
    }
    match &operation.answer {
        Answer::Nothing => text.push_str(" => nothing;\n}\n\n"),
        Answer::File(media_types) => {
            let _ = write!(
                text,
                ", accept({:?}) => file;\n}}\n\n",
                media_types.join(", ")
            );
        }
        Answer::Data(kind) => {
            let _ = write!(text, "\n        => {}", members::value(kind));
            if operation.is_paged()
                && let Type::List(item) = kind
            {
                let _ = write!(text, ", paged {}", members::value(item));
            }
            text.push_str(";\n}\n\n");
        }
    }
}

/// The method that makes a request of an operation.
fn method(text: &mut String, model: &Model, operation: &Operation, needs: &str) {
    let (id, verb, path) = (&operation.id, &operation.http_method, &operation.path);
    let mut arguments = vec!["&self".to_owned()];
    let mut calls = String::from("self.request()");
    for parameter in &operation.path_parameters {
        let (kind, rust) = (parameter.id.unwrap_or("String"), &parameter.rust);
        arguments.push(format!("{rust}: impl Into<{kind}>"));
        let value = match parameter.id {
            Some(id) => format!("Into::<{id}>::into({rust})"),
            None => rust.clone(),
        };
        let _ = write!(calls, ".path({:?}, {value})", parameter.name);
    }
    for parameter in operation
        .query
        .iter()
        .filter(|parameter| parameter.required)
    {
        let argument = query::argument(model, parameter);
        arguments.push(format!("{}: {}", parameter.rust, argument.kind));
        calls.push_str(&argument.expression);
    }
    if let Some(body) = &operation.body {
        arguments.push(format!("body: &{}", crate::model::type_name(body)));
        calls.push_str(".body(body)");
    }
    let optional: Vec<String> = operation
        .optional_query()
        .map(|parameter| format!("`{}`", parameter.rust.trim_start_matches("r#")))
        .collect();
    let _ = write!(text, "/// `{id}`: `{verb} {path}`.\n");
    if !optional.is_empty() {
        let _ = write!(
            text,
            "///\n/// Optional, to be set on the request: {}.\n",
            optional.join(", ")
        );
    }
    // An alias that is the name itself is an error.
    let alias = if *id == operation.method_name {
        String::new()
    } else {
        format!("#[doc(alias = {id:?})]\n")
    };
    let _ = write!(
        text,
        "{needs}{alias}pub fn {}({}) -> Request<S, {}> {{\n{calls}\n}}\n\n",
        operation.method_name,
        arguments.join(", "),
        operation.marker,
    );
}

fn indent(text: &str) -> String {
    text.lines().map(|line| format!("    {line}\n")).collect()
}
