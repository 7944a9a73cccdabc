//! Operations as data, for tools that learn only when they run which one to call.

use std::fmt;

use data_encoding::BASE64;
use serde_json::{Map, Value};

use super::called::Called;
use super::envelope::OfApiOrNull;
use super::record::{AsWritten, Member, Reading, Record, Writing, read};
use super::{Call, Error, Facts, FileOperation, Operation, Paged, QueryValue, Response, Timestamp};

/// One operation of the API, called with JSON instead of types.
///
/// What goes in is read into the types of the operation, strictly: a member that is unknown,
/// missing, null where it cannot be, or of another type is an error, however deep it lies. What
/// comes out is read into the types and written again.
#[derive(Clone, Debug)]
pub struct Dynamic {
    facts: fn() -> Facts,
    rust_call: &'static str,
    path: &'static [&'static str],
    query: &'static [QueryFact],
    body: Option<WithBody>,
    /// Whether the body is an object of any members, which may be left out.
    has_free_body: bool,
    answer: fn(&Response) -> Result<Value, Error>,
    is_paged: bool,
}

/// Reads a body into its type, and makes it the call's.
type WithBody = fn(Call, &Value) -> Result<Call, DynamicError>;

/// What is known of a query parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct QueryFact {
    /// The parameter's name.
    pub name: &'static str,
    /// What its value is.
    pub kind: QueryKind,
    /// Whether it cannot be left out.
    pub required: bool,
}

impl QueryFact {
    /// Creates the fact of a parameter that may be left out.
    pub(crate) const fn optional(name: &'static str, kind: QueryKind) -> Self {
        Self {
            name,
            kind,
            required: false,
        }
    }

    /// Creates the fact of a parameter that cannot be left out.
    pub(crate) const fn required(name: &'static str, kind: QueryKind) -> Self {
        Self {
            name,
            kind,
            required: true,
        }
    }
}

/// What the value of a query parameter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum QueryKind {
    /// True or false.
    Boolean,
    /// An integer of 64 bits.
    Integer,
    /// An object whose members are texts.
    Map,
    /// A text.
    Text,
    /// A list of texts.
    Texts,
    /// A timestamp, as RFC 3339 writes it.
    Timestamp,
}

/// What a request is made of, by the names of the API's document.
///
/// ```
/// use schematic_api::dynamic::Parts;
/// use serde_json::json;
///
/// let parts = Parts::new()
///     .path("company_id", json!("comp_1"))
///     .query("limit", json!(10));
/// assert_eq!(parts.query.len(), 1);
/// ```
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Parts {
    /// The path's parameters.
    pub path: Map<String, Value>,
    /// The query's parameters; one that is null is left out.
    pub query: Map<String, Value>,
    /// The body, where there is one.
    pub body: Option<Value>,
}

impl Parts {
    /// Creates parts without any parameter.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets a parameter of the path.
    #[must_use]
    pub fn path(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.path.insert(name.into(), value.into());
        self
    }

    /// Sets a parameter of the query.
    #[must_use]
    pub fn query(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.query.insert(name.into(), value.into());
        self
    }

    /// Sets the body.
    #[must_use]
    pub fn body(mut self, body: impl Into<Value>) -> Self {
        self.body = Some(body.into());
        self
    }
}

impl fmt::Debug for Parts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Values may be secrets or personal data.
        f.debug_struct("Parts")
            .field("path", &self.path.keys())
            .field("query", &self.query.keys())
            .field("has_body", &self.body.is_some())
            .finish()
    }
}

/// An error of parts that are not those of the operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DynamicError {
    place: String,
    problem: String,
}

impl DynamicError {
    fn new(place: impl Into<String>, problem: impl Into<String>) -> Self {
        Self {
            place: place.into(),
            problem: problem.into(),
        }
    }

    /// Returns where the problem is, such as `query.limit` or `body.keys`.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.place
    }
}

impl fmt::Display for DynamicError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` {}", self.place, self.problem)
    }
}

impl std::error::Error for DynamicError {}

impl Dynamic {
    /// Creates the description of an operation that answers JSON. `rust_call` is how the typed
    /// client calls it.
    pub(crate) const fn json<O>(rust_call: &'static str) -> Self
    where
        O: Operation,
        O::Data: Member,
    {
        Self::described::<O>(rust_call, json_answer::<O::Data>)
    }

    /// Creates the description of an operation that answers a list page by page.
    pub(crate) const fn list<O>(rust_call: &'static str) -> Self
    where
        O: Paged,
        O::Item: Member,
    {
        Self {
            is_paged: true,
            ..Self::described::<O>(rust_call, json_answer::<Vec<O::Item>>)
        }
    }

    /// Creates the description of an operation whose answer has no body.
    pub(crate) const fn nothing<O: Operation<Data = ()>>(rust_call: &'static str) -> Self {
        Self::described::<O>(rust_call, no_answer)
    }

    /// Creates the description of an operation whose answer is a file.
    pub(crate) const fn file<O: FileOperation>(rust_call: &'static str) -> Self {
        Self::described::<O>(rust_call, file_answer)
    }

    const fn described<O: Operation>(
        rust_call: &'static str,
        answer: fn(&Response) -> Result<Value, Error>,
    ) -> Self {
        Self {
            facts: facts::<O>,
            rust_call,
            path: &[],
            query: &[],
            body: None,
            has_free_body: false,
            answer,
            is_paged: false,
        }
    }

    /// Sets the names of the path's parameters.
    pub(crate) const fn path(mut self, names: &'static [&'static str]) -> Self {
        self.path = names;
        self
    }

    /// Sets the parameters of the query.
    pub(crate) const fn query(mut self, parameters: &'static [QueryFact]) -> Self {
        self.query = parameters;
        self
    }

    /// Sets the type of the body.
    pub(crate) const fn body<T: Record>(mut self) -> Self {
        self.body = Some(with_body::<T>);
        self.has_free_body = T::MEMBERS.is_empty();
        self
    }

    /// Returns what is known of the operation.
    #[must_use]
    pub fn facts(&self) -> Facts {
        (self.facts)()
    }

    /// Returns how the typed client calls the operation, such as `companies().get(company_id)`.
    #[must_use]
    pub fn rust_call(&self) -> &'static str {
        self.rust_call
    }

    /// Returns the names of the path's parameters.
    #[must_use]
    pub fn path_parameters(&self) -> &'static [&'static str] {
        self.path
    }

    /// Returns the parameters of the query.
    #[must_use]
    pub fn query_parameters(&self) -> &'static [QueryFact] {
        self.query
    }

    /// Returns whether the operation has a body.
    #[must_use]
    pub fn has_body(&self) -> bool {
        self.body.is_some()
    }

    /// Returns whether the operation cannot be called without a body. Where the body is an object
    /// for which the API's document has no members, one that is left out is sent as `{}`.
    #[must_use]
    pub fn is_body_required(&self) -> bool {
        self.body.is_some() && !self.has_free_body
    }

    /// Returns whether the operation returns a list page by page.
    #[must_use]
    pub fn is_paged(&self) -> bool {
        self.is_paged
    }

    /// Creates the call that `parts` make.
    ///
    /// # Errors
    ///
    /// Returns an error if they are not those of the operation, or cannot be sent.
    pub fn request(&self, parts: &Parts) -> Result<Call, DynamicError> {
        let mut call = Call::of(self.facts());
        for name in parts.path.keys() {
            if !self.path.contains(&&**name) {
                return Err(DynamicError::new(format!("path.{name}"), UNKNOWN));
            }
        }
        for name in self.path {
            let place = || format!("path.{name}");
            call = match parts.path.get(*name) {
                Some(Value::String(value)) => call.path(name, value.as_str()),
                Some(_) => return Err(DynamicError::new(place(), "is not a string")),
                None => return Err(DynamicError::new(place(), MISSING)),
            };
        }
        for name in parts.query.keys() {
            if !self.query.iter().any(|known| known.name == name) {
                return Err(DynamicError::new(format!("query.{name}"), UNKNOWN));
            }
        }
        for parameter in self.query {
            let place = || format!("query.{}", parameter.name);
            call = match parts.query.get(parameter.name) {
                None | Some(Value::Null) if parameter.required => {
                    return Err(DynamicError::new(place(), MISSING));
                }
                None | Some(Value::Null) => call,
                Some(value) => parameter
                    .set(call, value)
                    .map_err(|problem| DynamicError::new(place(), problem))?,
            };
        }
        let body = parts.body.as_ref().filter(|body| !body.is_null());
        let call = match (self.body, body) {
            (Some(with_body), Some(body)) => with_body(call, body)?,
            (Some(with_body), None) if self.has_free_body => {
                with_body(call, &Value::Object(Map::new()))?
            }
            (Some(_), None) => return Err(DynamicError::new("body", MISSING)),
            (None, Some(_)) => return Err(DynamicError::new("body", UNKNOWN)),
            (None, None) => call,
        };
        match call.target() {
            Ok(_) => Ok(call),
            Err(error) => Err(DynamicError::new("path", error.message())),
        }
    }

    /// Reads an answer into its types, and writes it as JSON: the whole body. An answer without a
    /// body is null; a file is its text, or base64 if it is not UTF-8. Of an operation whose answer
    /// has no body, one that comes all the same is returned as it is.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Decode`](super::ErrorKind::Decode) when it is not what the API promises.
    pub fn answer(&self, response: &Response) -> Result<Value, Error> {
        let called = Called::from(self.facts());
        (self.answer)(response).map_err(|error| called.unread(error, response.attempts()))
    }
}

impl QueryFact {
    /// Sets the parameter to `value`, or says why it cannot be.
    fn set(&self, call: Call, value: &Value) -> Result<Call, &'static str> {
        let one = |value: String| [value];
        let text = |value: &Value| value.as_str().map(str::to_owned).ok_or("is not a string");
        match self.kind {
            QueryKind::Boolean => {
                let value = value.as_bool().ok_or("is neither true nor false")?;
                Ok(call.set_query(self.name, one(value.into_query())))
            }
            QueryKind::Integer => {
                let value = value.as_i64().ok_or("is not an integer of 64 bits")?;
                Ok(call.set_query(self.name, one(value.into_query())))
            }
            QueryKind::Text => Ok(call.set_query(self.name, one(text(value)?))),
            QueryKind::Timestamp => {
                let value: Timestamp = value
                    .as_str()
                    .and_then(|text| text.parse().ok())
                    .ok_or("is not an RFC 3339 timestamp")?;
                Ok(call.set_query(self.name, one(value.into_query())))
            }
            QueryKind::Texts => {
                let values = value.as_array().ok_or("is not a list")?;
                let values: Result<Vec<_>, _> = values.iter().map(text).collect();
                Ok(call.set_query(self.name, values?))
            }
            QueryKind::Map => {
                let pairs = value.as_object().ok_or("is not an object")?;
                let pairs: Result<Vec<_>, _> = pairs
                    .iter()
                    .map(|(name, value)| text(value).map(|value| (name, value)))
                    .collect();
                Ok(call.set_query_map(self.name, pairs?))
            }
        }
    }
}

const MISSING: &str = "is missing";
const UNKNOWN: &str = "is not known to the operation";

fn facts<O: Operation>() -> Facts {
    O::FACTS
}

fn with_body<T: Record>(call: Call, body: &Value) -> Result<Call, DynamicError> {
    let mut track = serde_path_to_error::Track::new();
    let source = serde_path_to_error::Deserializer::new(body, &mut track);
    let body: Result<T, _> = read(source, Reading::Strict);
    let body = body.map_err(|error| {
        let place = match track.path().to_string() {
            path if path == "." => "body".to_owned(),
            path => format!("body.{path}"),
        };
        DynamicError::new(place, format!("cannot be read: {error}"))
    })?;
    call.body_of(&body)
        .map_err(|error| DynamicError::new("body", error.message()))
}

fn json_answer<T: Member>(response: &Response) -> Result<Value, Error> {
    let envelope = response.envelope::<OfApiOrNull<T>>(true)?;
    let written = serde_json::to_value(AsWritten(&envelope.data, Writing::Again));
    let data = written.map_err(|error| response.decode_error(error.into()))?;
    let mut body = envelope.other;
    body.insert("data".to_owned(), data);
    if let Some(params) = envelope.params {
        body.insert("params".to_owned(), params);
    }
    Ok(Value::Object(body))
}

fn no_answer(response: &Response) -> Result<Value, Error> {
    response.json()
}

#[expect(clippy::unnecessary_wraps, reason = "the other answers can fail")]
fn file_answer(response: &Response) -> Result<Value, Error> {
    let text = match str::from_utf8(&response.body) {
        Ok(text) => text.to_owned(),
        Err(_) => BASE64.encode(&response.body),
    };
    Ok(Value::String(text))
}
