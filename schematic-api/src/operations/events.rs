// Written by `cargo xtask codegen`; changes belong into the generator.

//! [`Events`], and a type for each of its operations.

use crate::ids::*;
use crate::runtime::group::group;
use crate::runtime::operation::operation;
use crate::runtime::{QueryValue, Request, Timestamp};
use crate::types::*;

group! {
    /// Operations on events.
    ///
    /// | method | operation | request |
    /// | --- | --- | --- |
    /// | [`create_batch`](Self::create_batch) | `createEventBatch` | `POST /event-batch` |
    /// | [`get_summaries`](Self::get_summaries) | `getEventSummaries` | `GET /event-types` |
    /// | [`list`](Self::list) | `listEvents` | `GET /events` |
    /// | [`create`](Self::create) | `createEvent` | `POST /events` |
    /// | [`get`](Self::get) | `getEvent` | `GET /events/{event_id}` |
    /// | [`get_segment_integration_status`](Self::get_segment_integration_status) | `getSegmentIntegrationStatus` | `GET /segment-integration` |
    ///
    /// Needs the feature `events`.
    pub struct Events;
}

impl<S: Clone> Events<S> {
    /// `createEventBatch`: `POST /event-batch`.
    #[doc(alias = "createEventBatch")]
    pub fn create_batch(&self, body: &CreateEventBatchRequestBody) -> Request<S, CreateEventBatch> {
        self.request().body(body)
    }

    /// `getEventSummaries`: `GET /event-types`.
    ///
    /// Optional, to be set on the request: `q`, `event_subtypes`, `limit`, `offset`.
    #[doc(alias = "getEventSummaries")]
    pub fn get_summaries(&self) -> Request<S, GetEventSummaries> {
        self.request()
    }

    /// `listEvents`: `GET /events`.
    ///
    /// Optional, to be set on the request: `company_id`, `event_subtype`, `event_types`, `flag_id`, `idempotency_key`, `user_id`, `limit`, `offset`.
    #[doc(alias = "listEvents")]
    pub fn list(&self) -> Request<S, ListEvents> {
        self.request()
    }

    /// `createEvent`: `POST /events`.
    #[doc(alias = "createEvent")]
    pub fn create(&self, body: &CreateEventRequestBody) -> Request<S, CreateEvent> {
        self.request().body(body)
    }

    /// `getEvent`: `GET /events/{event_id}`.
    #[doc(alias = "getEvent")]
    pub fn get(&self, event_id: impl Into<String>) -> Request<S, GetEvent> {
        self.request().path("event_id", event_id)
    }

    /// `getSegmentIntegrationStatus`: `GET /segment-integration`.
    #[doc(alias = "getSegmentIntegrationStatus")]
    pub fn get_segment_integration_status(&self) -> Request<S, GetSegmentIntegrationStatus> {
        self.request()
    }
}

operation! {
    /// `createEventBatch`: `POST /event-batch`, made by [`Events::create_batch`].
    pub CreateEventBatch: POST "/event-batch", "createEventBatch" in "events"
        => RawEventBatchResponseData;
}

operation! {
    /// `getEventSummaries`: `GET /event-types`, made by [`Events::get_summaries`].
    pub GetEventSummaries: GET "/event-types", "getEventSummaries" in "events"
        => Vec<EventSummaryResponseData>, paged EventSummaryResponseData;
}

impl<S> Request<S, GetEventSummaries> {
    /// Sets `q`.
    pub fn q(self, q: impl Into<String>) -> Self {
        self.query("q", Into::<String>::into(q))
    }

    /// Sets `event_subtypes`.
    pub fn event_subtypes(
        self,
        event_subtypes: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.query_list(
            "event_subtypes",
            event_subtypes.into_iter().map(Into::<String>::into),
        )
    }

    /// Sets `limit`.
    pub fn limit(self, limit: i64) -> Self {
        self.query("limit", limit)
    }

    /// Sets `offset`.
    pub fn offset(self, offset: i64) -> Self {
        self.query("offset", offset)
    }
}

operation! {
    /// `listEvents`: `GET /events`, made by [`Events::list`].
    pub ListEvents: GET "/events", "listEvents" in "events"
        => Vec<EventDetailResponseData>, paged EventDetailResponseData;
}

impl<S> Request<S, ListEvents> {
    /// Sets `company_id`.
    pub fn company_id(self, company_id: impl Into<CompanyId>) -> Self {
        self.query("company_id", Into::<CompanyId>::into(company_id))
    }

    /// Sets `event_subtype`.
    pub fn event_subtype(self, event_subtype: impl Into<String>) -> Self {
        self.query("event_subtype", Into::<String>::into(event_subtype))
    }

    /// Sets `event_types`.
    pub fn event_types(self, event_types: impl IntoIterator<Item = impl Into<EventType>>) -> Self {
        self.query_list(
            "event_types",
            event_types.into_iter().map(Into::<EventType>::into),
        )
    }

    /// Sets `flag_id`.
    pub fn flag_id(self, flag_id: impl Into<FlagId>) -> Self {
        self.query("flag_id", Into::<FlagId>::into(flag_id))
    }

    /// Sets `idempotency_key`.
    pub fn idempotency_key(self, idempotency_key: impl Into<String>) -> Self {
        self.query("idempotency_key", Into::<String>::into(idempotency_key))
    }

    /// Sets `user_id`.
    pub fn user_id(self, user_id: impl Into<UserId>) -> Self {
        self.query("user_id", Into::<UserId>::into(user_id))
    }

    /// Sets `limit`.
    pub fn limit(self, limit: i64) -> Self {
        self.query("limit", limit)
    }

    /// Sets `offset`.
    pub fn offset(self, offset: i64) -> Self {
        self.query("offset", offset)
    }
}

operation! {
    /// `createEvent`: `POST /events`, made by [`Events::create`].
    pub CreateEvent: POST "/events", "createEvent" in "events"
        => RawEventResponseData;
}

operation! {
    /// `getEvent`: `GET /events/{event_id}`, made by [`Events::get`].
    pub GetEvent: GET "/events/{event_id}", "getEvent" in "events"
        => EventDetailResponseData;
}

operation! {
    /// `getSegmentIntegrationStatus`: `GET /segment-integration`, made by [`Events::get_segment_integration_status`].
    pub GetSegmentIntegrationStatus: GET "/segment-integration", "getSegmentIntegrationStatus" in "events"
        => SegmentStatusResp;
}
