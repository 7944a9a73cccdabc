//! Operations of the API's document: their parameters, body and answer.

use super::naming::{field, snake, upper_camel};
use super::schema::Type;
use super::tables::{Group, Id};
use crate::json::Json;

/// One operation.
#[derive(Debug)]
pub(crate) struct Operation {
    /// The `operationId`.
    pub(crate) id: String,
    /// The tag.
    pub(crate) tag: String,
    /// The group whose method it is.
    pub(crate) group: &'static Group,
    /// The name of the method.
    pub(crate) method_name: String,
    /// The name of the type that stands for the operation.
    pub(crate) marker: String,
    /// The HTTP method, in capitals.
    pub(crate) http_method: String,
    /// The path, with names of parameters in braces.
    pub(crate) path: String,
    /// The path's parameters, in its order.
    pub(crate) path_parameters: Vec<PathParameter>,
    /// The query's parameters, in the document's order.
    pub(crate) query: Vec<QueryParameter>,
    /// The schema of the body, where there is one.
    pub(crate) body: Option<String>,
    /// What comes back.
    pub(crate) answer: Answer,
    /// Whether it changes nothing although its method says otherwise.
    pub(crate) is_check: bool,
}

/// A name in braces of a path.
#[derive(Debug)]
pub(crate) struct PathParameter {
    /// The name in the document.
    pub(crate) name: String,
    /// The name of the argument.
    pub(crate) rust: String,
    /// The typed id, where it is one.
    pub(crate) id: Option<&'static str>,
}

/// A parameter of the query.
#[derive(Debug, PartialEq)]
pub(crate) struct QueryParameter {
    /// The name in the document.
    pub(crate) name: String,
    /// The name of the setter or argument.
    pub(crate) rust: String,
    /// Whether the document requires it.
    pub(crate) required: bool,
    /// Its type.
    pub(crate) kind: Type,
}

/// What an operation answers.
#[derive(Debug, PartialEq)]
pub(crate) enum Answer {
    /// An envelope with `data` of this type.
    Data(Type),
    /// No body.
    Nothing,
    /// A file, of one of these media types.
    File(Vec<String>),
}

impl Operation {
    /// Returns the parameters of the query that may be left out.
    pub(crate) fn optional_query(&self) -> impl Iterator<Item = &QueryParameter> {
        self.query.iter().filter(|parameter| !parameter.required)
    }

    /// Returns whether its answer comes in pages.
    pub(crate) fn is_paged(&self) -> bool {
        let has = |name: &str| self.query.iter().any(|parameter| parameter.name == name);
        matches!(self.answer, Answer::Data(Type::List(_))) && has("limit") && has("offset")
    }
}

/// Reads every operation of the document.
pub(super) fn read(document: &Json) -> Result<Vec<Operation>, String> {
    let mut operations = Vec::new();
    let paths = document.get("paths").map(Json::members).unwrap_or_default();
    for (path, item) in paths {
        for (method, operation) in item.members() {
            let id = operation.text("operationId");
            let id = id.ok_or_else(|| format!("{method} {path} has no operationId"))?;
            let read = read_one(id, method, path, operation);
            operations.push(read.map_err(|problem| format!("{id}: {problem}"))?);
        }
    }
    Ok(operations)
}

fn read_one(id: &str, method: &str, path: &str, from: &Json) -> Result<Operation, String> {
    if !["get", "post", "put", "delete"].contains(&method) {
        return Err(format!("`{method}` is a method that is not read here"));
    }
    let tags = from.get("tags").map(Json::items).unwrap_or_default();
    let tag = match tags {
        [tag] => tag.as_str().unwrap_or_default(),
        _ => return Err("it has not exactly one tag".to_owned()),
    };
    let group = Group::of(tag, path).ok_or_else(|| format!("the tag `{tag}` has no group"))?;
    let parameters = from.get("parameters").map(Json::items).unwrap_or_default();
    let of = |place| {
        let is_there = move |parameter: &&Json| parameter.text("in") == Some(place);
        parameters.iter().filter(is_there)
    };
    if of("path").count() + of("query").count() != parameters.len() {
        return Err("a parameter is neither in the path nor in the query".to_owned());
    }
    let body = match from.get("requestBody") {
        None => None,
        Some(body) => Some(read_body(body)?),
    };
    Ok(Operation {
        id: id.to_owned(),
        tag: tag.to_owned(),
        group,
        method_name: group.method(id, &snake(id)),
        marker: upper_camel(id),
        http_method: method.to_uppercase(),
        path: path.to_owned(),
        path_parameters: path_parameters(path, &of("path").collect::<Vec<_>>())?,
        query: of("query")
            .map(|parameter| query_parameter(id, parameter))
            .collect::<Result<_, _>>()?,
        body,
        answer: read_answer(id, from)?,
        is_check: super::tables::CHECKS.contains(&id),
    })
}

/// The parameters in the order in which the path has them.
fn path_parameters(path: &str, declared: &[&Json]) -> Result<Vec<PathParameter>, String> {
    let segments = path.split('/');
    let names: Vec<&str> = segments
        .filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}'))
        .collect();
    let is_text = |name: &&str| {
        let is_it = |parameter: &&&Json| parameter.text("name") == Some(name);
        let found = declared.iter().find(is_it);
        let schema = found.and_then(|parameter| parameter.get("schema"));
        schema.and_then(|schema| schema.text("type")) == Some("string")
    };
    if names.len() != declared.len() || !names.iter().all(is_text) {
        return Err("its path parameters are not those of its path, or no texts".to_owned());
    }
    let parameter = |name: &str| PathParameter {
        name: name.to_owned(),
        rust: field(name),
        id: Id::of("", name),
    };
    Ok(names.into_iter().map(parameter).collect())
}

fn query_parameter(id: &str, from: &Json) -> Result<QueryParameter, String> {
    let name = from.text("name").ok_or("a query parameter has no name")?;
    let schema = from
        .get("schema")
        .ok_or("a query parameter has no schema")?;
    Ok(QueryParameter {
        name: name.to_owned(),
        rust: field(name),
        required: from.is_true("required"),
        kind: Type::read(id, name, schema)?,
    })
}

/// The name of the body's schema: the API's bodies are JSON, named and required.
fn read_body(from: &Json) -> Result<String, String> {
    let content = from.get("content").map(Json::members).unwrap_or_default();
    let schema = match content {
        [(media_type, content)] if media_type == "application/json" => content.get("schema"),
        _ => None,
    };
    let name = schema.and_then(super::schema::reference);
    match name {
        Some(name) if from.is_true("required") => Ok(name.to_owned()),
        _ => Err("its body is not required, not JSON or has no name".to_owned()),
    }
}

fn read_answer(id: &str, from: &Json) -> Result<Answer, String> {
    let answers = from.get("responses").map(Json::members).unwrap_or_default();
    let mut good = answers.iter().filter(|(status, _)| status.starts_with('2'));
    let (Some((_, answer)), None) = (good.next(), good.next()) else {
        return Err("it has not exactly one good answer".to_owned());
    };
    let content = answer.get("content").map(Json::members).unwrap_or_default();
    let json = content
        .iter()
        .find(|(media_type, _)| media_type == "application/json");
    let Some((_, json)) = json else {
        let media_types = content.iter().map(|(media_type, _)| media_type.clone());
        let media_types: Vec<String> = media_types.collect();
        return Ok(if media_types.is_empty() {
            Answer::Nothing
        } else {
            Answer::File(media_types)
        });
    };
    let properties = json
        .get("schema")
        .and_then(|schema| schema.get("properties"));
    let data = properties.and_then(|properties| properties.get("data"));
    let data = data.ok_or("its answer has no `data`")?;
    Ok(Answer::Data(Type::read(id, "data", data)?))
}
