//! One of each thing that is generated, written by hand: what holds for these holds for all.

#[cfg(feature = "dynamic")]
mod dynamic;
mod properties;
mod tests;

use std::sync::Mutex;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde_json::{Map, Value, json};

use crate::runtime::group::group;
use crate::runtime::id::id;
use crate::runtime::operation::operation;
use crate::runtime::parameters::parameters;
use crate::runtime::record::{Presence, Reading, Record, record, setters};
use crate::runtime::union::union;
use crate::runtime::word::word;
use crate::runtime::{
    BlockingTransport, BoxFuture, Call, Error, ErrorKind, Field, Request, RequestOptions, Response,
    Secret, Timestamp, Transport,
};

id! {
    /// The id of a company.
    CompanyId;
    /// The id of a plan.
    PlanId;
}

word! {
    /// The type of an event.
    EventType {
        Identify = "identify",
        Track = "track",
    }
}

record! {
    /// A company.
    pub struct CompanyDetailResponseData requires 0b100_1011 {
        0 "id" id: CompanyId,
        1 "created_at" created_at: Timestamp,
        2 "last_seen_at" last_seen_at: Option<Timestamp>,
        3 "keys" keys: Vec<EntityKeyDetailResponseData>,
        4 "traits" traits: Option<Map<String, Value>>,
        5 "Allocation" allocation: Option<i64>,
        6 "rate" rate: f64,
        7 "secret" secret: Option<Secret>,
        /// It may be absent.
        8 "tags" tags: Vec<String>,
    }
}

record! {
    /// A key.
    pub struct EntityKeyDetailResponseData requires 0b11 {
        0 "key" key: String,
        1 "value" value: String,
    }
}

record! {
    /// A company to create or update.
    pub struct UpsertCompanyRequestBody requires 0b1 {
        0 "keys" keys: std::collections::BTreeMap<String, String>,
        1 "id" id: Field<CompanyId>,
        2 "last_seen_at" last_seen_at: Field<Timestamp>,
        3 "cost" cost: Option<std::collections::BTreeMap<String, f64>>,
        4 "event" event: Option<CreateEventRequestBody>,
    }
}

// What follows a record that may be sent: `new`, and setters.
impl UpsertCompanyRequestBody {
    /// Creates the body with what is required.
    #[must_use]
    pub fn new(keys: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>) -> Self {
        Self::default().keys(keys)
    }
}

setters! {
    UpsertCompanyRequestBody {
        "keys" keys(map into String) = 0;
        "id" id(into CompanyId), clear_id;
        "last_seen_at" last_seen_at(Timestamp), clear_last_seen_at;
        "cost" cost(map f64);
        "event" event(CreateEventRequestBody);
    }
}

record! {
    /// An event, the type of whose body another member names.
    pub struct CreateEventRequestBody requires 0b10 then typed_body {
        0 "body" body: Option<EventBody>,
        1 "event_type" event_type: EventType,
    }
}

union! {
    /// The body of an event.
    pub enum EventBody by "" {
        /// Of an event of usage.
        Track(EventBodyTrack) = "track",
    }
}

record! {
    /// The body of an event of usage.
    pub struct EventBodyTrack requires 0b1 {
        0 "event" event: String,
    }
}

fn typed_body(event: &mut CreateEventRequestBody, reading: Reading) -> Result<(), usize> {
    if let Some(EventBody::Other(value)) = &event.body
        && event.event_type == EventType::Track
    {
        match crate::runtime::record::read(value, reading) {
            Ok(body) => event.body = Some(EventBody::Track(body)),
            Err(_) if reading == Reading::Tolerant => {}
            Err(_) => return Err(0),
        }
    }
    Ok(())
}

union! {
    /// What an export is about.
    pub enum DataExportMetadata by "export_type" {
        /// Of the audit log.
        AuditLog(AuditLogExportMetadata) = "audit-log",
    }
}

record! {
    /// An export of the audit log.
    pub struct AuditLogExportMetadata requires 0b1 {
        0 "export_type" export_type: String,
    }
}

operation! {
    /// `listCompanies`: `GET /companies`.
    pub ListCompanies: GET "/companies", "listCompanies" in "companies"
        => Vec<CompanyDetailResponseData>, paged CompanyDetailResponseData;
}

operation! {
    /// `getCompany`: `GET /companies/{company_id}`.
    pub GetCompany: GET "/companies/{company_id}", "getCompany" in "companies"
        => CompanyDetailResponseData;
}

operation! {
    /// `upsertCompany`: `POST /companies`.
    pub UpsertCompany: POST "/companies", "upsertCompany" in "companies"
        => CompanyDetailResponseData;
}

operation! {
    /// `checkFlag`: `POST /flags/{key}/check`.
    pub CheckFlag: POST "/flags/{key}/check", "checkFlag" in "features",
        read_only(), limit_answer(1024 * 1024) => nothing;
}

group! {
    /// Operations on companies.
    pub struct Companies;
}

impl<S: Clone> Companies<S> {
    /// `listCompanies`: `GET /companies`.
    pub fn list(&self) -> Request<S, ListCompanies> {
        self.request()
    }

    /// `getCompany`: `GET /companies/{company_id}`.
    pub fn get(&self, company_id: impl Into<CompanyId>) -> Request<S, GetCompany> {
        self.request().path("company_id", company_id.into())
    }

    /// `upsertCompany`: `POST /companies`.
    pub fn upsert(&self, body: &UpsertCompanyRequestBody) -> Request<S, UpsertCompany> {
        self.request().body(body)
    }
}

parameters! {
    [ListCompanies] {
        "plan_id" plan_id(into PlanId);
        "ids" ids(each into CompanyId);
        "limit" limit(i64);
    }
}

/// Answers every call with one body, and keeps what was called.
struct Double {
    answer: Value,
    calls: Mutex<Vec<String>>,
}

impl Double {
    fn answering(data: Value) -> Self {
        let mut answer = json!({"params": {"limit": 2}, "cursor": "c"});
        answer["data"] = data;
        Self {
            answer,
            calls: Mutex::default(),
        }
    }

    fn answer(&self, call: &Call) -> Result<Response, Error> {
        let body = call.body().map(|body| String::from_utf8_lossy(body));
        self.calls.lock().unwrap().push(format!(
            "{} {} {}",
            call.method(),
            call.target()?,
            body.unwrap_or_default()
        ));
        let body = Bytes::from(self.answer.to_string());
        Ok(Response::new(StatusCode::OK, HeaderMap::new(), body))
    }
}

impl Transport for Double {
    fn call<'a>(
        &'a self,
        call: Call,
        _: &'a RequestOptions,
    ) -> BoxFuture<'a, Result<Response, Error>> {
        Box::pin(async move { self.answer(&call) })
    }
}

impl BlockingTransport for Double {
    fn call(&self, call: Call, _: &RequestOptions) -> Result<Response, Error> {
        self.answer(&call)
    }
}

fn company() -> Value {
    json!({
        "id": "comp_1", "created_at": "2026-03-04T10:30:00.123456789Z", "last_seen_at": null,
        "keys": null, "Allocation": i64::MIN, "rate": 0.1, "secret": "hunter2", "tags": [],
        "newer": {"a": null},
    })
}

fn now<T>(future: impl IntoFuture<Output = T>) -> T {
    let mut future = Box::pin(future.into_future());
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match future.as_mut().poll(&mut context) {
        std::task::Poll::Ready(value) => value,
        std::task::Poll::Pending => panic!("it waits"),
    }
}
