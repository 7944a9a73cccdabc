// Written by `cargo xtask codegen`; changes belong into the generator.

//! [`Events`], and a type for each of its operations.

use crate::ids::*;
use crate::runtime::group::group;
use crate::runtime::operation::operation;
use crate::runtime::parameters::parameters;
use crate::runtime::{Request, Timestamp};
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
    /// Needs the feature `events`, which is `api-events` of `schematic-core`.
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

operation! {
    /// `listEvents`: `GET /events`, made by [`Events::list`].
    pub ListEvents: GET "/events", "listEvents" in "events"
        => Vec<EventDetailResponseData>, paged EventDetailResponseData;
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

parameters! {
    [GetEventSummaries] {
        "q" q(into String);
        "event_subtypes" event_subtypes(each into String);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

parameters! {
    [ListEvents] {
        "company_id" company_id(into CompanyId);
        "event_subtype" event_subtype(into String);
        "event_types" event_types(each into EventType);
        "flag_id" flag_id(into FlagId);
        "idempotency_key" idempotency_key(into String);
        "user_id" user_id(into UserId);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}
