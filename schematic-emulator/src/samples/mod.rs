//! Sample answers: valid by the API's document, repeatable, and about what the request sent. They
//! know nothing of the account.

mod object;
mod page;
mod request;
mod scalar;

use serde_json::{Map, Value, json};

use self::page::{Page, TOTAL};
pub(crate) use self::request::SampleRequest;
use crate::openapi::{Kind, Schema, Success};

/// The header of sample answers, and its value.
pub(crate) const HEADER: (&str, &str) = ("x-schematic-emulator", "sample");

/// A sample answer.
#[derive(Debug)]
pub(crate) enum Sample {
    Json(Value),
    File {
        media_type: &'static str,
        name: String,
        content: String,
    },
    Empty,
}

/// Returns the sample answer to a request. With `accept`, a file has this media type if its
/// operation declares it.
pub(crate) fn answer(request: &SampleRequest, success: &Success, accept: Option<&str>) -> Sample {
    if let Some(schema) = success.schema {
        let data = schema.member("data").map(|schema| data(request, schema));
        return Sample::Json(json!({ "data": data, "params": request.params() }));
    }
    let accepted =
        |media_type: &&&str| accept.is_some_and(|accept| accept.starts_with(**media_type));
    let media_type = success.media_types.iter().find(accepted);
    match media_type.or_else(|| {
        success
            .media_types
            .iter()
            .find(|known| **known == "text/csv")
    }) {
        Some(media_type) => Sample::File {
            media_type,
            name: format!("{}.csv", request.id.as_deref().unwrap_or("sample")),
            content: file(request),
        },
        None => Sample::Empty,
    }
}

/// Returns a sample of the schema with this name, for an object that is called `noun`; `None` if the
/// document has no such schema.
pub(crate) fn of_schema(name: &'static str, noun: &'static str) -> Option<Value> {
    let request = SampleRequest {
        operation: name,
        noun,
        path: Map::new(),
        id: None,
        query: Map::new(),
        body: Value::Null,
    };
    Some(object::Samples::new(&request).only(Schema::named(name)?))
}

fn data(request: &SampleRequest, schema: Schema) -> Value {
    let samples = object::Samples::new(request);
    if schema.kind() == Kind::List {
        let page = Page::of(request);
        let Some(item) = schema.resolved().items() else {
            return json!([]);
        };
        return page
            .indexes()
            .map(|index| samples.item(item, index))
            .collect();
    }
    let mut data = samples.only(schema);
    if request.noun == "count"
        && let Some(count) = data.get_mut("count")
    {
        *count = json!(Page::count(request));
    }
    data
}

/// Returns a file in CSV, with a row for each item that a list would have.
fn file(request: &SampleRequest) -> String {
    let id = request.id.as_deref().unwrap_or("sample");
    let rows = (1..=TOTAL).map(|row| format!("{id},{row},sample {row}\n"));
    std::iter::once("id,row,value\n".to_owned())
        .chain(rows)
        .collect()
}
