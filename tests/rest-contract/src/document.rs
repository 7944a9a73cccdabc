//! The API's document: its operations, and what a schema stands for.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Map, Value};

/// The API's document as plain JSON.
#[derive(Debug)]
pub struct Document(Value);

/// One operation of the document.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The `operationId`.
    pub id: String,
    /// The HTTP method, in capitals.
    pub method: String,
    /// The path, with names in braces.
    pub path: String,
    /// The tag.
    pub tag: String,
    /// Parameters of the path.
    pub path_parameters: Vec<Parameter>,
    /// Parameters of the query.
    pub query: Vec<Parameter>,
    /// The schema of the request's body.
    pub body: Option<Value>,
    /// What a success is.
    pub answer: Answer,
}

/// A parameter of an operation.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// The name.
    pub name: String,
    /// Whether it must be given.
    pub required: bool,
    /// The schema.
    pub schema: Value,
}

/// The success of an operation.
#[derive(Clone, Debug)]
pub enum Answer {
    /// A file.
    File,
    /// JSON of this schema, with this status.
    Json(u16, Value),
    /// No body, with this status.
    Nothing(u16),
}

/// What a schema stands for, without references.
#[derive(Clone, Debug)]
pub enum Shape<'d> {
    /// True or false.
    Boolean,
    /// A point in time.
    Date,
    /// A number with a fraction.
    Double,
    /// An object of any members.
    Free,
    /// A whole number.
    Integer,
    /// A list of what the schema says.
    List(&'d Value),
    /// An object whose members are all of one schema.
    Map(&'d Value),
    /// An object of declared members.
    Object(&'d Value),
    /// One of several objects.
    OneOf(Arms<'d>),
    /// A text.
    Text,
    /// One of these words.
    Word(Vec<&'d str>),
}

/// The arms of a `oneOf`.
#[derive(Clone, Debug)]
pub struct Arms<'d> {
    /// The member that says which arm it is; none of `EventBody`, whose sibling does.
    pub discriminator: Option<&'d str>,
    /// The word for each arm, and its schema.
    pub arms: BTreeMap<String, &'d Value>,
}

/// A schema, resolved.
#[derive(Clone, Debug)]
pub struct Place<'d> {
    /// What it stands for.
    pub shape: Shape<'d>,
    /// Whether it may be null.
    pub nullable: bool,
}

impl Document {
    /// Reads the document that is kept in the repository.
    #[must_use]
    pub fn read() -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../openapi/schematic.json");
        let text = std::fs::read_to_string(path).expect("the document is there");
        Self(serde_json::from_str(&text).expect("the document is JSON"))
    }

    /// Returns the operations in the document's order.
    #[must_use]
    pub fn operations(&self) -> Vec<Operation> {
        let mut operations = Vec::new();
        for (path, methods) in self.0["paths"].as_object().expect("paths") {
            for (method, facts) in methods.as_object().expect("methods") {
                operations.push(operation(path, method, facts));
            }
        }
        operations
    }

    /// Resolves a schema.
    #[must_use]
    pub fn place<'d>(&'d self, schema: &'d Value) -> Place<'d> {
        let mut schema = schema;
        let mut nullable = false;
        loop {
            nullable |= schema["nullable"] == true;
            if let Some(name) = schema["$ref"].as_str() {
                schema = self.named(name);
            } else if let Some(one) = schema["allOf"].as_array() {
                assert_eq!(one.len(), 1, "an allOf of several: {schema}");
                schema = &one[0];
            } else {
                let shape = self.shape(schema);
                return Place { shape, nullable };
            }
        }
    }

    fn shape<'d>(&'d self, schema: &'d Value) -> Shape<'d> {
        if let Some(words) = schema["enum"].as_array() {
            return Shape::Word(words.iter().map(|word| word.as_str().unwrap()).collect());
        }
        if let Some(arms) = schema["oneOf"].as_array() {
            return Shape::OneOf(self.arms(schema, arms));
        }
        match (schema["type"].as_str(), schema["format"].as_str()) {
            (Some("boolean"), None) => Shape::Boolean,
            (Some("integer"), Some("int64") | None) => Shape::Integer,
            (Some("number"), Some("double") | None) => Shape::Double,
            (Some("string"), Some("date-time")) => Shape::Date,
            (Some("string"), _) => Shape::Text,
            (Some("array"), None) => Shape::List(&schema["items"]),
            (Some("object"), None) => match &schema["additionalProperties"] {
                Value::Object(_) => Shape::Map(&schema["additionalProperties"]),
                _ if schema["properties"].is_object() => Shape::Object(schema),
                _ => Shape::Free,
            },
            _ => panic!("a schema of no known shape: {schema}"),
        }
    }

    fn arms<'d>(&'d self, schema: &'d Value, arms: &'d [Value]) -> Arms<'d> {
        let mut by_word = BTreeMap::new();
        if let Some(mapping) = schema["discriminator"]["mapping"].as_object() {
            for (word, name) in mapping {
                by_word.insert(word.clone(), self.named(name.as_str().unwrap()));
            }
            assert_eq!(by_word.len(), arms.len(), "an arm without a word: {schema}");
        } else {
            for arm in arms {
                let name = arm["$ref"].as_str().unwrap();
                let (_, kind) = name.rsplit_once("EventBody").expect("an event's body");
                by_word.insert(snake_case(kind), self.named(name));
            }
        }
        Arms {
            discriminator: schema["discriminator"]["propertyName"].as_str(),
            arms: by_word,
        }
    }

    fn named(&self, reference: &str) -> &Value {
        let pointer = reference.strip_prefix('#').expect("a local reference");
        self.0.pointer(pointer).expect("what is referred to")
    }
}

impl Operation {
    /// Returns whether the answer is JSON with a list as `data` and can be asked for in pages.
    #[must_use]
    pub fn is_paged(&self) -> bool {
        let has = |name: &str| self.query.iter().any(|parameter| parameter.name == name);
        let is_list = matches!(&self.answer, Answer::Json(_, schema)
            if schema["properties"]["data"]["type"] == "array");
        has("limit") && has("offset") && is_list
    }
}

/// Returns the members that an object declares, and whether each is required.
pub fn members(schema: &Value) -> impl Iterator<Item = (&str, &Value, bool)> {
    let required = schema["required"].as_array();
    let properties: Option<&Map<String, Value>> = schema["properties"].as_object();
    properties.into_iter().flatten().map(move |(name, member)| {
        let is_required = required.is_some_and(|names| names.iter().any(|one| one == name));
        (name.as_str(), member, is_required)
    })
}

fn operation(path: &str, method: &str, facts: &Value) -> Operation {
    let parameters = |place: &str| -> Vec<Parameter> {
        let all = facts["parameters"].as_array().into_iter().flatten();
        all.filter(|parameter| parameter["in"] == place)
            .map(|parameter| Parameter {
                name: parameter["name"].as_str().unwrap().to_owned(),
                required: parameter["required"] == true,
                schema: parameter["schema"].clone(),
            })
            .collect()
    };
    let body = &facts["requestBody"]["content"]["application/json"]["schema"];
    Operation {
        id: facts["operationId"].as_str().unwrap().to_owned(),
        method: method.to_uppercase(),
        path: path.to_owned(),
        tag: facts["tags"][0].as_str().unwrap().to_owned(),
        path_parameters: parameters("path"),
        query: parameters("query"),
        body: body.is_object().then(|| body.clone()),
        answer: answer(&facts["responses"]),
    }
}

fn answer(responses: &Value) -> Answer {
    let responses = responses.as_object().expect("responses");
    let (status, success) = responses
        .iter()
        .find(|(status, _)| status.starts_with('2'))
        .expect("a success");
    let status = status.parse().expect("a status");
    match success["content"].as_object() {
        Some(content) if content.contains_key("application/json") => {
            Answer::Json(status, content["application/json"]["schema"].clone())
        }
        Some(content) if content.contains_key("text/csv") => Answer::File,
        None => Answer::Nothing(status),
        Some(content) if content.is_empty() => Answer::Nothing(status),
        Some(other) => panic!("an answer of no known kind: {other:?}"),
    }
}

fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_is_read_whole() {
        let operations = Document::read().operations();
        assert_eq!(operations.len(), 268);
        let count =
            |is: &dyn Fn(&Operation) -> bool| operations.iter().filter(|one| is(one)).count();
        for (method, expected) in [("GET", 141), ("POST", 69), ("PUT", 30), ("DELETE", 28)] {
            assert_eq!(count(&|one| one.method == method), expected, "{method}");
        }
        assert_eq!(count(&|one| one.body.is_some()), 95);
        assert_eq!(count(&|one| matches!(one.answer, Answer::Json(..))), 263);
        assert_eq!(count(&|one| matches!(one.answer, Answer::Nothing(204))), 4);
        assert_eq!(count(&|one| matches!(one.answer, Answer::File)), 1);
        let query: usize = operations.iter().map(|one| one.query.len()).sum();
        let path: usize = operations.iter().map(|one| one.path_parameters.len()).sum();
        assert_eq!((query, path), (594, 103));
    }

    #[test]
    fn the_body_of_an_event_has_a_word_for_each_arm() {
        let document = Document::read();
        let schema = document.named("#/components/schemas/EventBody");
        let Shape::OneOf(arms) = document.place(schema).shape else {
            panic!("a oneOf");
        };
        let words: Vec<&str> = arms.arms.keys().map(String::as_str).collect();
        assert_eq!(words, ["flag_check", "identify", "inference", "track"]);
        assert_eq!(arms.discriminator, None);
    }
}
