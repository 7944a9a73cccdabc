//! Cases: for each operation what is asked and what is answered.

use std::iter;
use std::sync::Arc;

use serde_json::{Map, Value, json};

use crate::document::{Answer, Document, Operation, Shape};
use crate::sample::{Extent, Sample, Variety};
use crate::values;

/// One call and its answer.
#[derive(Clone, Debug)]
pub struct Case {
    /// The operation.
    pub operation: Arc<Operation>,
    /// What the case is about, for messages.
    pub name: String,
    /// What is asked.
    pub asked: Asked,
    /// What is answered.
    pub answered: Answered,
    /// Whether JSON is written with escapes wherever it can be.
    pub ascii: bool,
}

/// The parts of a call, as a line of `schematic api batch` has them.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Parameters of the path by name.
    pub path: Map<String, Value>,
    /// Parameters of the query by name.
    pub query: Map<String, Value>,
    /// Parameters of the query that are dates.
    pub dates: Vec<String>,
    /// The body.
    pub body: Option<Sample>,
}

/// A success.
#[derive(Clone, Debug)]
pub enum Answered {
    /// Bytes, text or not.
    File(Vec<u8>),
    /// JSON, with this status.
    Json(u16, Sample),
    /// No body, with this status.
    Nothing(u16),
}

/// The most that all the hard answers of one operation hold.
const HARD_PLACES: usize = 8_000;

impl Case {
    /// Makes the cases of every operation.
    #[must_use]
    pub fn all(document: &Document) -> Vec<Self> {
        let operations = document.operations().into_iter().map(Arc::new);
        operations
            .flat_map(|one| Self::of(document, &one))
            .collect()
    }

    /// Makes the cases of one operation: as many as it has sorts of requests or of answers, whichever
    /// are more.
    #[must_use]
    pub fn of(document: &Document, operation: &Arc<Operation>) -> Vec<Self> {
        let requests = requests(document, operation);
        let answers = answers(document, operation);
        let count = requests.len().max(answers.len());
        let cases = (0..count).map(|index| {
            let (request, asked) = requests[index % requests.len()].clone();
            let (answer, answered) = answers[index % answers.len()].clone();
            Self {
                operation: Arc::clone(operation),
                name: format!(
                    "{} {index}: request {request}, answer {answer}",
                    operation.id
                ),
                asked,
                answered,
                ascii: index % 2 == 1,
            }
        });
        cases.collect()
    }

    /// Makes the smallest case of one operation.
    #[must_use]
    pub fn minimal(document: &Document, operation: &Arc<Operation>) -> Self {
        Self {
            operation: Arc::clone(operation),
            name: format!("{}: minimal", operation.id),
            asked: asked(document, operation, Variety::Minimal),
            answered: match &operation.answer {
                Answer::File => Answered::File(Vec::new()),
                Answer::Json(status, schema) => {
                    let sample = Sample::new(document, schema, Variety::Minimal);
                    Answered::Json(*status, sample)
                }
                Answer::Nothing(status) => Answered::Nothing(*status),
            },
            ascii: false,
        }
    }

    /// Returns the line of `schematic api batch` that asks this, without a line break.
    #[must_use]
    pub fn line(&self, id: &str) -> String {
        let mut line = json!({"id": id, "operation": self.operation.id});
        if !self.asked.path.is_empty() {
            line["path"] = Value::Object(self.asked.path.clone());
        }
        if !self.asked.query.is_empty() {
            line["query"] = Value::Object(self.asked.query.clone());
        }
        if let Some(body) = &self.asked.body {
            line["body"] = body.value.clone();
        }
        values::json_text(&line, self.ascii)
    }
}

impl Answered {
    /// Returns status, content type and body of the answer.
    #[must_use]
    pub fn parts(&self, ascii: bool) -> (u16, Option<&'static str>, Vec<u8>) {
        match self {
            Self::File(bytes) => (200, Some("text/csv"), bytes.clone()),
            Self::Json(status, sample) => {
                let body = values::json_text(&sample.value, ascii).into_bytes();
                (*status, Some("application/json"), body)
            }
            Self::Nothing(status) => (*status, None, Vec::new()),
        }
    }
}

fn requests(document: &Document, operation: &Operation) -> Vec<(String, Asked)> {
    let mut extent = Extent::default();
    if let Some(body) = &operation.body {
        extent = Sample::measured(document, body, Variety::Words(0)).1;
    }
    for parameter in &operation.query {
        let words = Sample::measured(document, &parameter.schema, Variety::Words(0)).1;
        extent.words = extent.words.max(words.words);
    }
    let mut varieties = vec![Variety::Minimal];
    varieties.extend(words_and_hard(&extent, values::TEXTS.len()));
    varieties.extend((0..=extent.depth).map(Variety::Nulls));
    varieties.push(Variety::Empty);
    let named = varieties.into_iter().map(|variety| {
        let name = format!("{variety:?}");
        (name, asked(document, operation, variety))
    });
    named.collect()
}

/// A full value, as many hard ones, and one for each further word: hard ones have other words each.
fn words_and_hard(extent: &Extent, hard: usize) -> impl Iterator<Item = Variety> {
    let words = (hard..extent.words).map(Variety::Words);
    let full = iter::once(Variety::Words(0));
    full.chain((0..hard).map(Variety::Hard)).chain(words)
}

fn asked(document: &Document, operation: &Operation, variety: Variety) -> Asked {
    let body = operation.body.as_ref();
    let mut asked = Asked {
        path: Map::new(),
        query: Map::new(),
        dates: Vec::new(),
        body: body.map(|schema| Sample::new(document, schema, variety)),
    };
    for (index, parameter) in operation.path_parameters.iter().enumerate() {
        let text = match variety {
            Variety::Hard(turn) => segment(turn + index),
            _ => format!("{}_1", parameter.name),
        };
        asked.path.insert(parameter.name.clone(), json!(text));
    }
    for (index, parameter) in operation.query.iter().enumerate() {
        if variety == Variety::Minimal && !parameter.required {
            continue;
        }
        let shape = document.place(&parameter.schema).shape;
        let variety = match variety {
            Variety::Hard(turn) => Variety::Hard(turn + index),
            // A list or map that is required has members.
            Variety::Minimal | Variety::Empty if parameter.required => Variety::Words(0),
            variety => variety,
        };
        let value = match variety {
            Variety::Nulls(_) if !parameter.required => Value::Null,
            _ => Sample::new(document, &parameter.schema, variety).value,
        };
        if matches!(shape, Shape::Date) {
            asked.dates.push(parameter.name.clone());
        }
        asked.query.insert(parameter.name.clone(), value);
    }
    asked
}

/// A hard text that can be a segment of a path.
fn segment(turn: usize) -> String {
    match values::TEXTS[turn % values::TEXTS.len()] {
        "" => "...".to_owned(),
        "." => ".hidden".to_owned(),
        ".." => "..a".to_owned(),
        text => text.to_owned(),
    }
}

fn answers(document: &Document, operation: &Operation) -> Vec<(String, Answered)> {
    match &operation.answer {
        Answer::File => files(),
        Answer::Nothing(status) => vec![("nothing".to_owned(), Answered::Nothing(*status))],
        Answer::Json(status, schema) => {
            let (_, extent) = Sample::measured(document, schema, Variety::Words(0));
            let mut varieties = vec![Variety::Minimal, Variety::Empty];
            let hard = (HARD_PLACES / extent.places.max(1)).clamp(3, values::TEXTS.len());
            varieties.extend(words_and_hard(&extent, hard));
            for depth in 0..=extent.depth {
                // What may be null by the document is among what need not be there.
                varieties.push(Variety::NullOptionals(depth));
                varieties.push(Variety::NullLists(depth));
            }
            varieties.extend([Variety::LaterMembers, Variety::LaterWords]);
            let named = varieties.into_iter().map(|variety| {
                let sample = Sample::new(document, schema, variety);
                (format!("{variety:?}"), Answered::Json(*status, sample))
            });
            named.collect()
        }
    }
}

fn files() -> Vec<(String, Answered)> {
    let every_byte: Vec<u8> = (0..=255).collect();
    let long = "id,name\r\n1,\"a \"\"quoted\"\" name\"\r\n".repeat(20_000);
    [
        ("text", b"id,name\r\n1,\xc3\xa9\r\n".to_vec()),
        ("bytes", every_byte),
        ("nothing", Vec::new()),
        ("a long text", long.into_bytes()),
        ("JSON", br#"{"data":[1]}"#.to_vec()),
        ("a cut letter", b"id\n\xc3".to_vec()),
    ]
    .map(|(name, bytes)| (name.to_owned(), Answered::File(bytes)))
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_operation_has_requests_and_answers_of_each_sort() {
        let document = Document::read();
        let operations = document.operations().into_iter();
        let mut lists = operations.filter(|one| one.id == "listFeatureUsage");
        let cases = Case::of(&document, &Arc::new(lists.next().unwrap()));
        assert!(cases.len() > values::TEXTS.len(), "{}", cases.len());
        for sort in ["Minimal", "Words(0)", "Hard(33)", "Nulls(0)", "Empty"] {
            let request = format!("request {sort},");
            assert!(
                cases.iter().any(|case| case.name.contains(&request)),
                "{sort}"
            );
        }
        for sort in [
            "Minimal",
            "Hard(2)",
            "NullOptionals(1)",
            "NullLists(2)",
            "LaterMembers",
            "LaterWords",
        ] {
            let answer = format!("answer {sort}");
            assert!(
                cases.iter().any(|case| case.name.contains(&answer)),
                "{sort}"
            );
        }
    }
}
