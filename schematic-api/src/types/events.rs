// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`events`](crate::operations::events).

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::*;
use crate::runtime::record::record;
use crate::runtime::record::setters;
use crate::runtime::record::{Reading, read};
use crate::runtime::union::union;
use crate::runtime::word::word;
use crate::runtime::{Field, Secret, Timestamp};

#[cfg(feature = "events")]
record! {
    /// Body of `createEventBatch`.
    ///
    /// Needs the feature `events`, which is `api-events` of `schematic-core`.
    pub struct CreateEventBatchRequestBody requires 0b1 {
        0 "events" events: Vec<CreateEventRequestBody>,
    }
}

#[cfg(feature = "events")]
impl CreateEventBatchRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(events: impl IntoIterator<Item = CreateEventRequestBody>) -> Self {
        Self::default().events(events)
    }
}

#[cfg(feature = "events")]
setters! {
    CreateEventBatchRequestBody {
        "events" events(each CreateEventRequestBody) = 0;
    }
}

#[cfg(feature = "events")]
record! {
    /// Body of `createEvent`.
    ///
    /// Needs the feature `events`, which is `api-events` of `schematic-core`.
    pub struct CreateEventRequestBody requires 0b100 then complete_create_event_request_body {
        0 "backfill" backfill: Field<bool>,
        1 "body" body: Option<EventBody>,
        2 "event_type" event_type: EventType,
        3 "idempotency_key" idempotency_key: Field<String>,
        4 "sent_at" sent_at: Field<Timestamp>,
        5 "trusted_client_clock" trusted_client_clock: Field<bool>,
    }
}

#[cfg(feature = "events")]
/// Gives `body` the type that `event_type` names.
fn complete_create_event_request_body(
    record: &mut CreateEventRequestBody,
    reading: Reading,
) -> Result<(), usize> {
    let Some(EventBody::Other(value)) = &record.body else {
        return Ok(());
    };
    let read = match record.event_type {
        EventType::Track => read::<EventBodyTrack, _>(value, reading).map(EventBody::Track),
        EventType::FlagCheck => {
            read::<EventBodyFlagCheck, _>(value, reading).map(EventBody::FlagCheck)
        }
        EventType::Identify => {
            read::<EventBodyIdentify, _>(value, reading).map(EventBody::Identify)
        }
        EventType::Inference => {
            read::<EventBodyInference, _>(value, reading).map(EventBody::Inference)
        }
        EventType::Other(_) => return Ok(()),
    };
    match read {
        Ok(read) => record.body = Some(read),
        Err(_) if reading == Reading::Tolerant => {}
        Err(_) => return Err(1),
    }
    Ok(())
}

#[cfg(feature = "events")]
impl CreateEventRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(event_type: impl Into<EventType>) -> Self {
        Self::default().event_type(event_type)
    }
}

#[cfg(feature = "events")]
setters! {
    CreateEventRequestBody {
        "backfill" backfill(bool), clear_backfill;
        "body" body(into EventBody);
        "event_type" event_type(into EventType) = 2;
        "idempotency_key" idempotency_key(into String), clear_idempotency_key;
        "sent_at" sent_at(Timestamp), clear_sent_at;
        "trusted_client_clock" trusted_client_clock(bool), clear_trusted_client_clock;
    }
}

#[cfg(feature = "events")]
union! {
    /// Part of [`CreateEventRequestBody`].
    ///
    /// Needs the feature `events`, which is `api-events` of `schematic-core`.
    #[allow(clippy::large_enum_variant, reason = "few are made")]
    pub enum EventBody by "" {
        /// `track`.
        Track(EventBodyTrack) = "track",
        /// `flag_check`.
        FlagCheck(EventBodyFlagCheck) = "flag_check",
        /// `identify`.
        Identify(EventBodyIdentify) = "identify",
        /// `inference`.
        Inference(EventBodyInference) = "inference",
    }
}

#[cfg(feature = "events")]
record! {
    /// Part of [`EventBody`].
    ///
    /// Needs the feature `events`, which is `api-events` of `schematic-core`.
    pub struct EventBodyFlagCheck requires 0b10000101000 {
        0 "company_id" company_id: Field<CompanyId>,
        1 "error" error: Field<String>,
        2 "flag_id" flag_id: Field<FlagId>,
        3 "flag_key" flag_key: String,
        4 "preflight" preflight: Option<bool>,
        5 "reason" reason: String,
        6 "req_company" req_company: Field<BTreeMap<String, String>>,
        7 "req_user" req_user: Field<BTreeMap<String, String>>,
        8 "rule_id" rule_id: Field<String>,
        9 "user_id" user_id: Field<UserId>,
        10 "value" value: bool,
    }
}

#[cfg(feature = "events")]
impl EventBodyFlagCheck {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(flag_key: impl Into<String>, reason: impl Into<String>, value: bool) -> Self {
        Self::default()
            .flag_key(flag_key)
            .reason(reason)
            .value(value)
    }
}

#[cfg(feature = "events")]
setters! {
    EventBodyFlagCheck {
        "company_id" company_id(into CompanyId), clear_company_id;
        "error" error(into String), clear_error;
        "flag_id" flag_id(into FlagId), clear_flag_id;
        "flag_key" flag_key(into String) = 3;
        "preflight" preflight(bool);
        "reason" reason(into String) = 5;
        "req_company" req_company(map into String), clear_req_company;
        "req_user" req_user(map into String), clear_req_user;
        "rule_id" rule_id(into String), clear_rule_id;
        "user_id" user_id(into UserId), clear_user_id;
        "value" value(bool) = 10;
    }
}

#[cfg(feature = "events")]
record! {
    /// Part of [`EventBodyIdentify`].
    ///
    /// Needs the feature `events`, which is `api-events` of `schematic-core`.
    pub struct EventBodyIdentifyCompany requires 0b1 {
        0 "keys" keys: BTreeMap<String, String>,
        1 "name" name: Option<String>,
        2 "traits" traits: Option<Map<String, Value>>,
    }
}

#[cfg(feature = "events")]
impl EventBodyIdentifyCompany {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(keys: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>) -> Self {
        Self::default().keys(keys)
    }
}

#[cfg(feature = "events")]
setters! {
    EventBodyIdentifyCompany {
        "keys" keys(map into String) = 0;
        "name" name(into String);
        "traits" traits(object);
    }
}

#[cfg(feature = "events")]
record! {
    /// Part of [`EventBody`].
    ///
    /// Needs the feature `events`, which is `api-events` of `schematic-core`.
    pub struct EventBodyIdentify requires 0b10 {
        0 "company" company: Option<EventBodyIdentifyCompany>,
        1 "keys" keys: BTreeMap<String, String>,
        2 "name" name: Option<String>,
        3 "traits" traits: Option<Map<String, Value>>,
    }
}

#[cfg(feature = "events")]
impl EventBodyIdentify {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(keys: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>) -> Self {
        Self::default().keys(keys)
    }
}

#[cfg(feature = "events")]
setters! {
    EventBodyIdentify {
        "company" company(EventBodyIdentifyCompany);
        "keys" keys(map into String) = 1;
        "name" name(into String);
        "traits" traits(object);
    }
}

#[cfg(feature = "events")]
record! {
    /// Part of [`EventBody`].
    ///
    /// Needs the feature `events`, which is `api-events` of `schematic-core`.
    pub struct EventBodyInference requires 0b1000110100010 {
        0 "cached_input_tokens" cached_input_tokens: Option<i64>,
        1 "company" company: BTreeMap<String, String>,
        2 "cost" cost: Option<String>,
        3 "currency" currency: Option<String>,
        4 "event" event: Option<String>,
        5 "input_tokens" input_tokens: i64,
        6 "operation" operation: Option<String>,
        7 "output_tokens" output_tokens: i64,
        8 "provider" provider: String,
        9 "reasoning_tokens" reasoning_tokens: Option<i64>,
        10 "request_model" request_model: Option<String>,
        11 "requests" requests: Option<i64>,
        12 "response_model" response_model: String,
        13 "user" user: Option<BTreeMap<String, String>>,
    }
}

#[cfg(feature = "events")]
impl EventBodyInference {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(
        company: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
        input_tokens: i64,
        output_tokens: i64,
        provider: impl Into<String>,
        response_model: impl Into<String>,
    ) -> Self {
        Self::default()
            .company(company)
            .input_tokens(input_tokens)
            .output_tokens(output_tokens)
            .provider(provider)
            .response_model(response_model)
    }
}

#[cfg(feature = "events")]
setters! {
    EventBodyInference {
        "cached_input_tokens" cached_input_tokens(i64);
        "company" company(map into String) = 1;
        "cost" cost(into String);
        "currency" currency(into String);
        "event" event(into String);
        "input_tokens" input_tokens(i64) = 5;
        "operation" operation(into String);
        "output_tokens" output_tokens(i64) = 7;
        "provider" provider(into String) = 8;
        "reasoning_tokens" reasoning_tokens(i64);
        "request_model" request_model(into String);
        "requests" requests(i64);
        "response_model" response_model(into String) = 12;
        "user" user(map into String);
    }
}

#[cfg(feature = "events")]
record! {
    /// Part of [`EventBody`].
    ///
    /// Needs the feature `events`, which is `api-events` of `schematic-core`.
    pub struct EventBodyTrack requires 0b10 {
        0 "company" company: Option<BTreeMap<String, String>>,
        1 "event" event: String,
        2 "lease_id" lease_id: Option<String>,
        3 "quantity" quantity: Option<i64>,
        4 "traits" traits: Option<Map<String, Value>>,
        5 "user" user: Option<BTreeMap<String, String>>,
    }
}

#[cfg(feature = "events")]
impl EventBodyTrack {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(event: impl Into<String>) -> Self {
        Self::default().event(event)
    }
}

#[cfg(feature = "events")]
setters! {
    EventBodyTrack {
        "company" company(map into String);
        "event" event(into String) = 1;
        "lease_id" lease_id(into String);
        "quantity" quantity(i64);
        "traits" traits(object);
        "user" user(map into String);
    }
}

#[cfg(feature = "events")]
record! {
    /// Data that `listEvents` and `getEvent` returns.
    ///
    /// Needs the feature `events`, which is `api-events` of `schematic-core`.
    pub struct EventDetailResponseData requires 0b1010100001110000011100 {
        0 "api_key" api_key: Option<Secret>,
        1 "api_key_view" api_key_view: Option<ApiKeyResponseData>,
        2 "body" body: Map<String, Value>,
        3 "body_preview" body_preview: String,
        4 "captured_at" captured_at: Timestamp,
        5 "company" company: Option<PreviewObject>,
        6 "company_id" company_id: Option<CompanyId>,
        /// Deprecated.
        7 "enriched_at" enriched_at: Option<Timestamp>,
        8 "environment_id" environment_id: Option<EnvironmentId>,
        9 "error_message" error_message: Option<String>,
        10 "feature_ids" feature_ids: Vec<FeatureId>,
        11 "features" features: Vec<PreviewObject>,
        12 "id" id: String,
        13 "idempotency_key" idempotency_key: Option<String>,
        14 "lease_id" lease_id: Option<String>,
        15 "loaded_at" loaded_at: Option<Timestamp>,
        /// Deprecated.
        16 "processed_at" processed_at: Option<Timestamp>,
        17 "quantity" quantity: i64,
        18 "sent_at" sent_at: Option<Timestamp>,
        19 "status" status: EventStatus,
        20 "subtype" subtype: Option<String>,
        21 "type" r#type: EventType,
        /// Deprecated.
        22 "updated_at" updated_at: Option<Timestamp>,
        23 "user" user: Option<PreviewObject>,
        24 "user_id" user_id: Option<UserId>,
    }
}

#[cfg(feature = "events")]
word! {
    /// Part of [`EventDetailResponseData`].
    ///
    /// Needs the feature `events`, which is `api-events` of `schematic-core`.
    EventStatus {
        Enriched = "enriched",
        Failed = "failed",
        Pending = "pending",
        Processed = "processed",
        Unknown = "unknown",
    }
}

#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "components",
    feature = "componentspublic",
    feature = "entitlements",
    feature = "events",
    feature = "features",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
record! {
    /// Data that `getEventSummaries` returns.
    ///
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `entitlements`, `events`, `features`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-catalogs` and so on, and `webhooks` for `webhook-payloads`.
    pub struct EventSummaryResponseData requires 0b101111 {
        0 "company_count" company_count: i64,
        1 "environment_id" environment_id: EnvironmentId,
        2 "event_count" event_count: i64,
        3 "event_subtype" event_subtype: String,
        4 "last_seen_at" last_seen_at: Option<Timestamp>,
        5 "user_count" user_count: i64,
    }
}

#[cfg(feature = "events")]
word! {
    /// Part of [`CreateEventRequestBody`] and [`EventDetailResponseData`].
    ///
    /// Needs the feature `events`, which is `api-events` of `schematic-core`.
    EventType {
        FlagCheck = "flag_check",
        Identify = "identify",
        Inference = "inference",
        Track = "track",
    }
}

#[cfg(feature = "events")]
record! {
    /// Data that `createEventBatch` returns.
    ///
    /// Needs the feature `events`, which is `api-events` of `schematic-core`.
    pub struct RawEventBatchResponseData requires 0b1 {
        0 "events" events: Vec<RawEventResponseData>,
    }
}

#[cfg(feature = "events")]
record! {
    /// Data that `createEvent` returns.
    ///
    /// Needs the feature `events`, which is `api-events` of `schematic-core`.
    pub struct RawEventResponseData requires 0b11001 {
        0 "captured_at" captured_at: Timestamp,
        1 "event_id" event_id: Option<String>,
        2 "remote_addr" remote_addr: Option<String>,
        3 "remote_ip" remote_ip: String,
        4 "user_agent" user_agent: String,
    }
}

#[cfg(feature = "events")]
record! {
    /// Data that `getSegmentIntegrationStatus` returns.
    ///
    /// Needs the feature `events`, which is `api-events` of `schematic-core`.
    pub struct SegmentStatusResp requires 0b11 {
        0 "connected" connected: bool,
        1 "environment_id" environment_id: EnvironmentId,
        2 "last_event_at" last_event_at: Option<Timestamp>,
    }
}
