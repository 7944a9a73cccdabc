//! Bodies of requests and answers, a file for each group of operations that they belong to.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::usage::Usage;
use super::{File, cfg, members};
use crate::model::{
    CHECKS, GROUPS, Member, Model, PAYLOADS, PROTOCOL_WORDS, Schema, Shape, Type, snake, variant,
};

/// Required members that `new` takes of types that are only answered, and so are made in
/// tests alone.
const NEW: &[(&str, &[&str])] = &[
    ("CheckFlagResponseData", &["flag", "value", "reason"]),
    ("CompanyDetailResponseData", &["id"]),
    ("EntityKeyDetailResponseData", &["key", "value"]),
    ("UserDetailResponseData", &["id"]),
];

/// The most required members that `new` takes.
const MOST_ARGUMENTS: usize = 5;

/// A file of types, whose items some features bring.
#[derive(Default)]
struct Module<'a> {
    features: BTreeSet<String>,
    schemas: Vec<&'a Schema>,
}

/// Writes every type.
pub(super) fn files(model: &Model) -> Result<Vec<File>, String> {
    let mut modules = BTreeMap::<&str, Module<'_>>::new();
    for schema in &model.schemas {
        let module = modules.entry(home(schema)).or_default();
        module.features.extend(schema.features.iter().cloned());
        module.schemas.push(schema);
    }
    let usage = Usage::of(model);
    let mut files = vec![index(&modules)];
    for (name, module) in &modules {
        let mut items = String::new();
        for schema in &module.schemas {
            items.push_str(&item(model, &usage, schema)?);
        }
        let mut text = format!("\n//! {}.\n\n", about(name));
        text.push_str(&imports(&items));
        text.push_str(&items);
        files.push(File::rust(
            format!("schematic-api/src/types/{name}.rs"),
            &text,
        ));
    }
    Ok(files)
}

/// The module in which a type stands: of the only tag that reaches it, or of the group whose noun
/// its name has first.
fn home(schema: &Schema) -> &'static str {
    let features = &schema.features;
    if features.contains(CHECKS) {
        return "checks";
    }
    if features.len() == 1 && features.contains(PAYLOADS) {
        return "webhook_payloads";
    }
    let groups = || GROUPS.iter().filter(|group| features.contains(group.tag));
    let tags = features
        .iter()
        .filter(|feature| *feature != PAYLOADS)
        .count();
    let name = format!("_{}_", snake(&schema.name));
    let place = |noun: &str| name.find(&format!("_{noun}_"));
    let by_noun = groups().filter_map(|group| {
        let places = group.nouns().into_iter().filter_map(place);
        Some((places.min()?, group.module))
    });
    let first = by_noun.min().map(|(_, module)| module);
    let main = groups()
        .map(|group| group.module)
        .find(|module| *module != "users");
    match first {
        Some(module) => module,
        None if tags == 1 => main.unwrap_or("shared"),
        None => "shared",
    }
}

fn about(module: &str) -> String {
    match module {
        "checks" => "What flag checks take and return".to_owned(),
        "webhook_payloads" => "Bodies of webhooks that no operation returns".to_owned(),
        "shared" => "Types that several groups of operations have".to_owned(),
        _ => format!("Types of the operations of [`{module}`](crate::operations::{module})"),
    }
}

/// The module `types`.
fn index(modules: &BTreeMap<&str, Module<'_>>) -> File {
    let mut text = String::from(
        "\n//! Bodies of requests and answers, named as in the API's document.\n\
         //!\n\
         //! What is sent is strict; what is received is read with tolerance: members that this version\n\
         //! does not know are kept in `other`, values that an enum does not know as `Other`, and a\n\
         //! `null` in place of a list or a map is an empty one. A `null` in place of a text, a number, a\n\
         //! truth value or a word that is never absent is an empty text, 0 or false; in place of a\n\
         //! timestamp or an object it is an error. Written again as JSON, an answer is what it was,\n\
         //! such a `null` included.\n\
         //!\n\
         //! In a body of a request, an [`Option`] may be left out, and a\n\
         //! [`Field`](crate::runtime::Field) may be sent as `null` too.\n\
         //!\n\
         //! A type is there with any feature whose operations have it. In `schematic-core` such a feature\n\
         //! has `api-` before its name.\n\n\
         #![allow(unused_imports, reason = \"what is imported depends on the features\")]\n\n",
    );
    for (name, module) in modules {
        let _ = write!(text, "{}mod {name};\n", cfg::attribute(&module.features));
    }
    text.push('\n');
    for (name, module) in modules {
        let _ = write!(
            text,
            "{}pub use self::{name}::*;\n",
            cfg::attribute(&module.features)
        );
    }
    let words: Vec<&str> = PROTOCOL_WORDS.iter().map(|(_, word)| *word).collect();
    let words = format!("ComparableType, {}", words.join(", "));
    let _ = write!(text, "\n#[doc(no_inline)]\npub use crate::ids::*;\n");
    let _ = write!(text, "pub use schematic_protocol::words::{{{words}}};\n");
    File::rust("schematic-api/src/types/mod.rs", &text)
}

/// The imports that these items need.
fn imports(items: &str) -> String {
    let mut imports = String::new();
    let has = |word: &str| {
        items.match_indices(word).any(|(at, _)| {
            let before = items
                .get(..at)
                .and_then(|before| before.chars().next_back());
            let after = items
                .get(at + word.len()..)
                .and_then(|after| after.chars().next());
            let is_of_name = |letter: Option<char>| {
                letter.is_some_and(|letter| letter.is_ascii_alphanumeric() || letter == '_')
            };
            !is_of_name(before) && !is_of_name(after)
        })
    };
    if has("BTreeMap<String") {
        imports.push_str("use std::collections::BTreeMap;\n\n");
    }
    let json: Vec<&str> = ["Map", "Value"]
        .into_iter()
        .filter(|name| {
            has(&format!("{name}<String"))
                || has(&format!("Into<{name}"))
                || has(&format!("{name}>"))
        })
        .collect();
    if !json.is_empty() {
        let _ = write!(imports, "use serde_json::{{{}}};\n\n", json.join(", "));
    }
    imports.push_str("use super::*;\n");
    for (macro_name, path) in [
        ("fn complete_", "crate::runtime::record::{Reading, read}"),
        ("record!", "crate::runtime::record::record"),
        ("setters!", "crate::runtime::record::setters"),
        ("union!", "crate::runtime::union::union"),
        ("word!", "crate::runtime::word::word"),
    ] {
        let is_there = match macro_name.strip_suffix('!') {
            Some(_) => items.contains(&format!("{macro_name} {{")),
            None => items.contains(macro_name),
        };
        if is_there {
            let _ = write!(imports, "use {path};\n");
        }
    }
    let runtime: Vec<&str> = ["Field", "Secret", "Timestamp"]
        .into_iter()
        .filter(|name| has(name))
        .collect();
    if !runtime.is_empty() {
        let _ = write!(imports, "use crate::runtime::{{{}}};\n", runtime.join(", "));
    }
    imports.push('\n');
    imports
}

fn item(model: &Model, usage: &Usage<'_>, schema: &Schema) -> Result<String, String> {
    let attribute = cfg::attribute(&schema.features);
    let mut text = attribute.clone();
    let documentation = format!(
        "/// {}\n{}",
        usage.sentence(schema),
        cfg::documentation(&schema.features)
    );
    let name = &schema.rust;
    match &schema.shape {
        Shape::Words(words) => {
            let _ = write!(
                text,
                "word! {{\n{}    {name} {{\n",
                indent(&documentation, 1)
            );
            for word in words {
                let _ = write!(text, "        {} = {word:?},\n", variant(word));
            }
            text.push_str("    }\n}\n\n");
        }
        Shape::Union {
            discriminator,
            is_inside,
            variants,
        } => {
            let by = if *is_inside {
                discriminator.as_str()
            } else {
                ""
            };
            let _ = write!(
                text,
                "union! {{\n{}    #[allow(clippy::large_enum_variant, reason = \"few are made\")]\n    pub enum {name} by {by:?} {{\n",
                indent(&documentation, 1)
            );
            for (word, schema) in variants {
                let kind = crate::model::type_name(schema);
                let _ = write!(
                    text,
                    "        /// `{word}`.\n        {}({kind}) = {word:?},\n",
                    variant(word)
                );
            }
            text.push_str("    }\n}\n\n");
        }
        Shape::Record(members) => {
            record(&mut text, schema, members, &documentation)?;
            completion(&mut text, model, schema, &attribute)?;
            methods(&mut text, model, schema, &attribute);
        }
    }
    Ok(text)
}

fn record(
    text: &mut String,
    schema: &Schema,
    all: &[Member],
    documentation: &str,
) -> Result<(), String> {
    if all.len() > 64 {
        return Err(format!(
            "{} has more members than there are bits",
            schema.name
        ));
    }
    let required = all.iter().enumerate().filter(|(_, member)| member.required);
    let required = required.fold(0_u64, |bits, (index, _)| bits | 1 << index);
    let then = sibling(schema).map_or_else(String::new, |_| {
        format!(" then complete_{}", snake(&schema.name))
    });
    let _ = write!(
        text,
        "record! {{\n{}    pub struct {} requires {required:#b}{then} {{\n",
        indent(documentation, 1),
        schema.rust
    );
    for (index, member) in all.iter().enumerate() {
        if member.deprecated {
            text.push_str("        /// Deprecated.\n");
        }
        let _ = write!(
            text,
            "        {index} {:?} {}: {},\n",
            member.name,
            member.rust,
            members::field(schema, member)
        );
    }
    text.push_str("    }\n}\n\n");
    Ok(())
}

/// The member whose type another member names.
fn sibling(schema: &Schema) -> Option<(usize, &Member)> {
    let is_sibling = |(_, member): &(usize, &Member)| matches!(&member.kind, Type::Named(name) if name == "EventBody");
    schema.members().iter().enumerate().find(is_sibling)
}

/// The function that gives a member the type that another member names.
fn completion(
    text: &mut String,
    model: &Model,
    schema: &Schema,
    attribute: &str,
) -> Result<(), String> {
    let Some((index, member)) = sibling(schema) else {
        return Ok(());
    };
    let union = member.kind.schema().and_then(|name| model.schema(name));
    let Some((
        union,
        Shape::Union {
            discriminator,
            variants,
            ..
        },
    )) = union.map(|union| (union, &union.shape))
    else {
        return Err(format!("{}: `{}` is no `oneOf`", schema.name, member.name));
    };
    let by = schema
        .members()
        .iter()
        .find(|member| member.name == *discriminator);
    let by = by.ok_or_else(|| format!("{} has no `{discriminator}`", schema.name))?;
    if member.required || member.nullable || !by.required {
        return Err(format!(
            "{}: `{}` is not read here",
            schema.name, member.name
        ));
    }
    let (union, words) = (&union.rust, members::value(&by.kind));
    let (field, by) = (&member.rust, &by.rust);
    let mut arms = String::new();
    for (word, of) in variants {
        let (word, of) = (variant(word), crate::model::type_name(of));
        let _ = write!(
            arms,
            "{words}::{word} => read::<{of}, _>(value, reading).map({union}::{word}),\n"
        );
    }
    let _ = write!(
        text,
        "{attribute}/// Gives `{field}` the type that `{by}` names.\n\
         fn complete_{snaked}(record: &mut {name}, reading: Reading) -> Result<(), usize> {{\n\
         let Some({union}::Other(value)) = &record.{field} else {{\nreturn Ok(());\n}};\n\
         let read = match record.{by} {{\n{arms}{words}::Other(_) => return Ok(()),\n}};\n\
         match read {{\nOk(read) => record.{field} = Some(read),\n\
         Err(_) if reading == Reading::Tolerant => {{}}\nErr(_) => return Err({index}),\n}}\n\
         Ok(())\n}}\n\n",
        snaked = snake(&schema.name),
        name = schema.rust,
    );
    Ok(())
}

/// `new`, and for what is sent the setters.
fn methods(text: &mut String, model: &Model, schema: &Schema, attribute: &str) {
    let mut methods = String::new();
    let all = || schema.members().iter().enumerate();
    if let Some((_, names)) = NEW.iter().find(|(name, _)| *name == schema.name) {
        let given = names
            .iter()
            .filter_map(|name| all().find(|(_, member)| member.name == *name));
        new(&mut methods, model, schema, &given.collect::<Vec<_>>());
    } else if schema.in_requests {
        let given = all().filter(|(_, member)| member.required && !is_constant(member));
        let given: Vec<_> = given.collect();
        let given = if given.len() > MOST_ARGUMENTS {
            &[]
        } else {
            &*given
        };
        new(&mut methods, model, schema, given);
    }
    if !methods.is_empty() {
        let _ = write!(text, "{attribute}impl {} {{\n{methods}}}\n\n", schema.rust);
    }
    if schema.in_requests && all().next().is_some() {
        let _ = write!(text, "{attribute}setters! {{\n    {} {{\n", schema.rust);
        for (index, member) in all() {
            setter(text, model, schema, index, member);
        }
        text.push_str("    }\n}\n\n");
    }
}

fn is_constant(member: &Member) -> bool {
    matches!(member.kind, Type::Constant(_))
}

fn new(text: &mut String, model: &Model, schema: &Schema, given: &[(usize, &Member)]) {
    let required = schema
        .members()
        .iter()
        .filter(|member| member.required)
        .count();
    let constants: Vec<&Member> = schema
        .members()
        .iter()
        .filter(|member| schema.in_requests && is_constant(member))
        .collect();
    let sentence = match given {
        [] if required > constants.len() => {
            "Creates one without members; those that are required have to be set before it is sent."
        }
        [] => "Creates one without members.",
        _ if schema.in_requests => "Creates one with the members that are required.",
        _ => "Creates one with these members and nothing more, for tests.",
    };
    let arguments = given.iter().map(|(_, member)| {
        let argument = members::argument(model, &member.rust, &member.kind);
        format!("{}: {}", member.rust, argument.kind)
    });
    let arguments = arguments.collect::<Vec<_>>().join(", ");
    let _ = write!(
        text,
        "/// {sentence}\n#[must_use]\npub fn new({arguments}) -> Self {{\n"
    );
    if !schema.in_requests {
        text.push_str("Self {\n");
        for (_, member) in given {
            let argument = members::argument(model, &member.rust, &member.kind);
            if argument.expression == member.rust {
                let _ = write!(text, "{},\n", member.rust);
            } else {
                let _ = write!(text, "{}: {},\n", member.rust, argument.expression);
            }
        }
        text.push_str("..Self::default()\n}\n}\n\n");
        return;
    }
    text.push_str("Self::default()");
    for (_, member) in given {
        let _ = write!(text, ".{name}({name})", name = member.rust);
    }
    for member in constants {
        if let Type::Constant(value) = &member.kind {
            let _ = write!(text, ".{}({value:?})", member.rust);
        }
    }
    text.push_str("\n}\n\n");
}

fn setter(text: &mut String, model: &Model, schema: &Schema, index: usize, member: &Member) {
    let (name, wire) = (&member.rust, &member.name);
    let kind = members::kind(model, &member.kind);
    let _ = write!(text, "        {wire:?} {name}({kind})");
    if member.required {
        let _ = write!(text, " = {index}");
    }
    if members::field(schema, member).starts_with("Field<") {
        let name = name.trim_start_matches("r#").trim_end_matches('_');
        let _ = write!(text, ", clear_{name}");
    }
    text.push_str(";\n");
}

fn indent(text: &str, levels: usize) -> String {
    let lines = text
        .lines()
        .map(|line| format!("{}{line}\n", "    ".repeat(levels)));
    lines.collect()
}
