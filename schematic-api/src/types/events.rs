// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`events`](crate::operations::events).

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::*;
use crate::runtime::record::record;
use crate::runtime::record::{Reading, read};
use crate::runtime::union::union;
use crate::runtime::word::word;
use crate::runtime::{Field, Secret, Timestamp};

#[cfg(feature = "events")]
record! {
    /// Body of `createEventBatch`.
    ///
    /// Needs the feature `events`.
    pub struct CreateEventBatchRequestBody requires 0b1 {
        /// `events`.
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

    /// Sets `events`.
    #[must_use]
    pub fn events(mut self, events: impl IntoIterator<Item = CreateEventRequestBody>) -> Self {
        self.events = events.into_iter().collect();
        self.presence.set(0, false);
        self
    }
}

#[cfg(feature = "events")]
record! {
    /// Body of `createEvent`.
    ///
    /// Needs the feature `events`.
    pub struct CreateEventRequestBody requires 0b100 then complete_create_event_request_body {
        /// `backfill`.
        0 "backfill" backfill: Field<bool>,
        /// `body`.
        1 "body" body: Option<EventBody>,
        /// `event_type`.
        2 "event_type" event_type: EventType,
        /// `idempotency_key`.
        3 "idempotency_key" idempotency_key: Field<String>,
        /// `sent_at`.
        4 "sent_at" sent_at: Field<Timestamp>,
        /// `trusted_client_clock`.
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

    /// Sets `backfill`.
    #[must_use]
    pub fn backfill(mut self, backfill: bool) -> Self {
        self.backfill = Field::Value(backfill);
        self
    }

    /// Sets `backfill` to null.
    #[must_use]
    pub fn clear_backfill(mut self) -> Self {
        self.backfill = Field::Null;
        self
    }

    /// Sets `body`.
    #[must_use]
    pub fn body(mut self, body: impl Into<EventBody>) -> Self {
        self.body = Some(body.into());
        self
    }

    /// Sets `event_type`.
    #[must_use]
    pub fn event_type(mut self, event_type: impl Into<EventType>) -> Self {
        self.event_type = event_type.into();
        self.presence.set(2, false);
        self
    }

    /// Sets `idempotency_key`.
    #[must_use]
    pub fn idempotency_key(mut self, idempotency_key: impl Into<String>) -> Self {
        self.idempotency_key = Field::Value(idempotency_key.into());
        self
    }

    /// Sets `idempotency_key` to null.
    #[must_use]
    pub fn clear_idempotency_key(mut self) -> Self {
        self.idempotency_key = Field::Null;
        self
    }

    /// Sets `sent_at`.
    #[must_use]
    pub fn sent_at(mut self, sent_at: Timestamp) -> Self {
        self.sent_at = Field::Value(sent_at);
        self
    }

    /// Sets `sent_at` to null.
    #[must_use]
    pub fn clear_sent_at(mut self) -> Self {
        self.sent_at = Field::Null;
        self
    }

    /// Sets `trusted_client_clock`.
    #[must_use]
    pub fn trusted_client_clock(mut self, trusted_client_clock: bool) -> Self {
        self.trusted_client_clock = Field::Value(trusted_client_clock);
        self
    }

    /// Sets `trusted_client_clock` to null.
    #[must_use]
    pub fn clear_trusted_client_clock(mut self) -> Self {
        self.trusted_client_clock = Field::Null;
        self
    }
}

#[cfg(feature = "events")]
union! {
    /// Part of [`CreateEventRequestBody`].
    ///
    /// Needs the feature `events`.
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
    /// Needs the feature `events`.
    pub struct EventBodyFlagCheck requires 0b10000101000 {
        /// `company_id`.
        0 "company_id" company_id: Field<CompanyId>,
        /// `error`.
        1 "error" error: Field<String>,
        /// `flag_id`.
        2 "flag_id" flag_id: Field<FlagId>,
        /// `flag_key`.
        3 "flag_key" flag_key: String,
        /// `preflight`.
        4 "preflight" preflight: Option<bool>,
        /// `reason`.
        5 "reason" reason: String,
        /// `req_company`.
        6 "req_company" req_company: Field<BTreeMap<String, String>>,
        /// `req_user`.
        7 "req_user" req_user: Field<BTreeMap<String, String>>,
        /// `rule_id`.
        8 "rule_id" rule_id: Field<String>,
        /// `user_id`.
        9 "user_id" user_id: Field<UserId>,
        /// `value`.
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

    /// Sets `company_id`.
    #[must_use]
    pub fn company_id(mut self, company_id: impl Into<CompanyId>) -> Self {
        self.company_id = Field::Value(company_id.into());
        self
    }

    /// Sets `company_id` to null.
    #[must_use]
    pub fn clear_company_id(mut self) -> Self {
        self.company_id = Field::Null;
        self
    }

    /// Sets `error`.
    #[must_use]
    pub fn error(mut self, error: impl Into<String>) -> Self {
        self.error = Field::Value(error.into());
        self
    }

    /// Sets `error` to null.
    #[must_use]
    pub fn clear_error(mut self) -> Self {
        self.error = Field::Null;
        self
    }

    /// Sets `flag_id`.
    #[must_use]
    pub fn flag_id(mut self, flag_id: impl Into<FlagId>) -> Self {
        self.flag_id = Field::Value(flag_id.into());
        self
    }

    /// Sets `flag_id` to null.
    #[must_use]
    pub fn clear_flag_id(mut self) -> Self {
        self.flag_id = Field::Null;
        self
    }

    /// Sets `flag_key`.
    #[must_use]
    pub fn flag_key(mut self, flag_key: impl Into<String>) -> Self {
        self.flag_key = flag_key.into();
        self.presence.set(3, false);
        self
    }

    /// Sets `preflight`.
    #[must_use]
    pub fn preflight(mut self, preflight: bool) -> Self {
        self.preflight = Some(preflight);
        self
    }

    /// Sets `reason`.
    #[must_use]
    pub fn reason(mut self, reason: impl Into<String>) -> Self {
        self.reason = reason.into();
        self.presence.set(5, false);
        self
    }

    /// Sets `req_company`.
    #[must_use]
    pub fn req_company(
        mut self,
        req_company: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
    ) -> Self {
        self.req_company = Field::Value(
            req_company
                .into_iter()
                .map(|(name, value)| (name.into(), value.into()))
                .collect(),
        );
        self
    }

    /// Sets `req_company` to null.
    #[must_use]
    pub fn clear_req_company(mut self) -> Self {
        self.req_company = Field::Null;
        self
    }

    /// Sets `req_user`.
    #[must_use]
    pub fn req_user(
        mut self,
        req_user: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
    ) -> Self {
        self.req_user = Field::Value(
            req_user
                .into_iter()
                .map(|(name, value)| (name.into(), value.into()))
                .collect(),
        );
        self
    }

    /// Sets `req_user` to null.
    #[must_use]
    pub fn clear_req_user(mut self) -> Self {
        self.req_user = Field::Null;
        self
    }

    /// Sets `rule_id`.
    #[must_use]
    pub fn rule_id(mut self, rule_id: impl Into<String>) -> Self {
        self.rule_id = Field::Value(rule_id.into());
        self
    }

    /// Sets `rule_id` to null.
    #[must_use]
    pub fn clear_rule_id(mut self) -> Self {
        self.rule_id = Field::Null;
        self
    }

    /// Sets `user_id`.
    #[must_use]
    pub fn user_id(mut self, user_id: impl Into<UserId>) -> Self {
        self.user_id = Field::Value(user_id.into());
        self
    }

    /// Sets `user_id` to null.
    #[must_use]
    pub fn clear_user_id(mut self) -> Self {
        self.user_id = Field::Null;
        self
    }

    /// Sets `value`.
    #[must_use]
    pub fn value(mut self, value: bool) -> Self {
        self.value = value;
        self.presence.set(10, false);
        self
    }
}

#[cfg(feature = "events")]
record! {
    /// Part of [`EventBodyIdentify`].
    ///
    /// Needs the feature `events`.
    pub struct EventBodyIdentifyCompany requires 0b1 {
        /// `keys`.
        0 "keys" keys: BTreeMap<String, String>,
        /// `name`.
        1 "name" name: Option<String>,
        /// `traits`.
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

    /// Sets `keys`.
    #[must_use]
    pub fn keys(
        mut self,
        keys: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
    ) -> Self {
        self.keys = keys
            .into_iter()
            .map(|(name, value)| (name.into(), value.into()))
            .collect();
        self.presence.set(0, false);
        self
    }

    /// Sets `name`.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets `traits`.
    #[must_use]
    pub fn traits(
        mut self,
        traits: impl IntoIterator<Item = (impl Into<String>, impl Into<Value>)>,
    ) -> Self {
        self.traits = Some(
            traits
                .into_iter()
                .map(|(name, value)| (name.into(), value.into()))
                .collect(),
        );
        self
    }
}

#[cfg(feature = "events")]
record! {
    /// Part of [`EventBody`].
    ///
    /// Needs the feature `events`.
    pub struct EventBodyIdentify requires 0b10 {
        /// `company`.
        0 "company" company: Option<EventBodyIdentifyCompany>,
        /// `keys`.
        1 "keys" keys: BTreeMap<String, String>,
        /// `name`.
        2 "name" name: Option<String>,
        /// `traits`.
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

    /// Sets `company`.
    #[must_use]
    pub fn company(mut self, company: EventBodyIdentifyCompany) -> Self {
        self.company = Some(company);
        self
    }

    /// Sets `keys`.
    #[must_use]
    pub fn keys(
        mut self,
        keys: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
    ) -> Self {
        self.keys = keys
            .into_iter()
            .map(|(name, value)| (name.into(), value.into()))
            .collect();
        self.presence.set(1, false);
        self
    }

    /// Sets `name`.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets `traits`.
    #[must_use]
    pub fn traits(
        mut self,
        traits: impl IntoIterator<Item = (impl Into<String>, impl Into<Value>)>,
    ) -> Self {
        self.traits = Some(
            traits
                .into_iter()
                .map(|(name, value)| (name.into(), value.into()))
                .collect(),
        );
        self
    }
}

#[cfg(feature = "events")]
record! {
    /// Part of [`EventBody`].
    ///
    /// Needs the feature `events`.
    pub struct EventBodyInference requires 0b1000110100010 {
        /// `cached_input_tokens`.
        0 "cached_input_tokens" cached_input_tokens: Option<i64>,
        /// `company`.
        1 "company" company: BTreeMap<String, String>,
        /// `cost`.
        2 "cost" cost: Option<String>,
        /// `currency`.
        3 "currency" currency: Option<String>,
        /// `event`.
        4 "event" event: Option<String>,
        /// `input_tokens`.
        5 "input_tokens" input_tokens: i64,
        /// `operation`.
        6 "operation" operation: Option<String>,
        /// `output_tokens`.
        7 "output_tokens" output_tokens: i64,
        /// `provider`.
        8 "provider" provider: String,
        /// `reasoning_tokens`.
        9 "reasoning_tokens" reasoning_tokens: Option<i64>,
        /// `request_model`.
        10 "request_model" request_model: Option<String>,
        /// `requests`.
        11 "requests" requests: Option<i64>,
        /// `response_model`.
        12 "response_model" response_model: String,
        /// `user`.
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

    /// Sets `cached_input_tokens`.
    #[must_use]
    pub fn cached_input_tokens(mut self, cached_input_tokens: i64) -> Self {
        self.cached_input_tokens = Some(cached_input_tokens);
        self
    }

    /// Sets `company`.
    #[must_use]
    pub fn company(
        mut self,
        company: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
    ) -> Self {
        self.company = company
            .into_iter()
            .map(|(name, value)| (name.into(), value.into()))
            .collect();
        self.presence.set(1, false);
        self
    }

    /// Sets `cost`.
    #[must_use]
    pub fn cost(mut self, cost: impl Into<String>) -> Self {
        self.cost = Some(cost.into());
        self
    }

    /// Sets `currency`.
    #[must_use]
    pub fn currency(mut self, currency: impl Into<String>) -> Self {
        self.currency = Some(currency.into());
        self
    }

    /// Sets `event`.
    #[must_use]
    pub fn event(mut self, event: impl Into<String>) -> Self {
        self.event = Some(event.into());
        self
    }

    /// Sets `input_tokens`.
    #[must_use]
    pub fn input_tokens(mut self, input_tokens: i64) -> Self {
        self.input_tokens = input_tokens;
        self.presence.set(5, false);
        self
    }

    /// Sets `operation`.
    #[must_use]
    pub fn operation(mut self, operation: impl Into<String>) -> Self {
        self.operation = Some(operation.into());
        self
    }

    /// Sets `output_tokens`.
    #[must_use]
    pub fn output_tokens(mut self, output_tokens: i64) -> Self {
        self.output_tokens = output_tokens;
        self.presence.set(7, false);
        self
    }

    /// Sets `provider`.
    #[must_use]
    pub fn provider(mut self, provider: impl Into<String>) -> Self {
        self.provider = provider.into();
        self.presence.set(8, false);
        self
    }

    /// Sets `reasoning_tokens`.
    #[must_use]
    pub fn reasoning_tokens(mut self, reasoning_tokens: i64) -> Self {
        self.reasoning_tokens = Some(reasoning_tokens);
        self
    }

    /// Sets `request_model`.
    #[must_use]
    pub fn request_model(mut self, request_model: impl Into<String>) -> Self {
        self.request_model = Some(request_model.into());
        self
    }

    /// Sets `requests`.
    #[must_use]
    pub fn requests(mut self, requests: i64) -> Self {
        self.requests = Some(requests);
        self
    }

    /// Sets `response_model`.
    #[must_use]
    pub fn response_model(mut self, response_model: impl Into<String>) -> Self {
        self.response_model = response_model.into();
        self.presence.set(12, false);
        self
    }

    /// Sets `user`.
    #[must_use]
    pub fn user(
        mut self,
        user: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
    ) -> Self {
        self.user = Some(
            user.into_iter()
                .map(|(name, value)| (name.into(), value.into()))
                .collect(),
        );
        self
    }
}

#[cfg(feature = "events")]
record! {
    /// Part of [`EventBody`].
    ///
    /// Needs the feature `events`.
    pub struct EventBodyTrack requires 0b10 {
        /// `company`.
        0 "company" company: Option<BTreeMap<String, String>>,
        /// `event`.
        1 "event" event: String,
        /// `lease_id`.
        2 "lease_id" lease_id: Option<String>,
        /// `quantity`.
        3 "quantity" quantity: Option<i64>,
        /// `traits`.
        4 "traits" traits: Option<Map<String, Value>>,
        /// `user`.
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

    /// Sets `company`.
    #[must_use]
    pub fn company(
        mut self,
        company: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
    ) -> Self {
        self.company = Some(
            company
                .into_iter()
                .map(|(name, value)| (name.into(), value.into()))
                .collect(),
        );
        self
    }

    /// Sets `event`.
    #[must_use]
    pub fn event(mut self, event: impl Into<String>) -> Self {
        self.event = event.into();
        self.presence.set(1, false);
        self
    }

    /// Sets `lease_id`.
    #[must_use]
    pub fn lease_id(mut self, lease_id: impl Into<String>) -> Self {
        self.lease_id = Some(lease_id.into());
        self
    }

    /// Sets `quantity`.
    #[must_use]
    pub fn quantity(mut self, quantity: i64) -> Self {
        self.quantity = Some(quantity);
        self
    }

    /// Sets `traits`.
    #[must_use]
    pub fn traits(
        mut self,
        traits: impl IntoIterator<Item = (impl Into<String>, impl Into<Value>)>,
    ) -> Self {
        self.traits = Some(
            traits
                .into_iter()
                .map(|(name, value)| (name.into(), value.into()))
                .collect(),
        );
        self
    }

    /// Sets `user`.
    #[must_use]
    pub fn user(
        mut self,
        user: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
    ) -> Self {
        self.user = Some(
            user.into_iter()
                .map(|(name, value)| (name.into(), value.into()))
                .collect(),
        );
        self
    }
}

#[cfg(feature = "events")]
record! {
    /// Data that `listEvents` and `getEvent` returns.
    ///
    /// Needs the feature `events`.
    pub struct EventDetailResponseData requires 0b1010100001110000011100 {
        /// `api_key`.
        0 "api_key" api_key: Option<Secret>,
        /// `api_key_view`.
        1 "api_key_view" api_key_view: Option<ApiKeyResponseData>,
        /// `body`.
        2 "body" body: Map<String, Value>,
        /// `body_preview`.
        3 "body_preview" body_preview: String,
        /// `captured_at`.
        4 "captured_at" captured_at: Timestamp,
        /// `company`.
        5 "company" company: Option<PreviewObject>,
        /// `company_id`.
        6 "company_id" company_id: Option<CompanyId>,
        /// `enriched_at`, deprecated.
        7 "enriched_at" enriched_at: Option<Timestamp>,
        /// `environment_id`.
        8 "environment_id" environment_id: Option<EnvironmentId>,
        /// `error_message`.
        9 "error_message" error_message: Option<String>,
        /// `feature_ids`.
        10 "feature_ids" feature_ids: Vec<FeatureId>,
        /// `features`.
        11 "features" features: Vec<PreviewObject>,
        /// `id`.
        12 "id" id: String,
        /// `idempotency_key`.
        13 "idempotency_key" idempotency_key: Option<String>,
        /// `lease_id`.
        14 "lease_id" lease_id: Option<String>,
        /// `loaded_at`.
        15 "loaded_at" loaded_at: Option<Timestamp>,
        /// `processed_at`, deprecated.
        16 "processed_at" processed_at: Option<Timestamp>,
        /// `quantity`.
        17 "quantity" quantity: i64,
        /// `sent_at`.
        18 "sent_at" sent_at: Option<Timestamp>,
        /// `status`.
        19 "status" status: EventStatus,
        /// `subtype`.
        20 "subtype" subtype: Option<String>,
        /// `type`.
        21 "type" r#type: EventType,
        /// `updated_at`, deprecated.
        22 "updated_at" updated_at: Option<Timestamp>,
        /// `user`.
        23 "user" user: Option<PreviewObject>,
        /// `user_id`.
        24 "user_id" user_id: Option<UserId>,
    }
}

#[cfg(feature = "events")]
word! {
    /// Part of [`EventDetailResponseData`].
    ///
    /// Needs the feature `events`.
    EventStatus {
        /// `enriched`.
        Enriched = "enriched",
        /// `failed`.
        Failed = "failed",
        /// `pending`.
        Pending = "pending",
        /// `processed`.
        Processed = "processed",
        /// `unknown`.
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
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `entitlements`, `events`, `features`, `plangroups`, `plans` and `webhook-payloads`.
    pub struct EventSummaryResponseData requires 0b101111 {
        /// `company_count`.
        0 "company_count" company_count: i64,
        /// `environment_id`.
        1 "environment_id" environment_id: EnvironmentId,
        /// `event_count`.
        2 "event_count" event_count: i64,
        /// `event_subtype`.
        3 "event_subtype" event_subtype: String,
        /// `last_seen_at`.
        4 "last_seen_at" last_seen_at: Option<Timestamp>,
        /// `user_count`.
        5 "user_count" user_count: i64,
    }
}

#[cfg(feature = "events")]
word! {
    /// Part of [`CreateEventRequestBody`] and [`EventDetailResponseData`].
    ///
    /// Needs the feature `events`.
    EventType {
        /// `flag_check`.
        FlagCheck = "flag_check",
        /// `identify`.
        Identify = "identify",
        /// `inference`.
        Inference = "inference",
        /// `track`.
        Track = "track",
    }
}

#[cfg(feature = "events")]
record! {
    /// Data that `createEventBatch` returns.
    ///
    /// Needs the feature `events`.
    pub struct RawEventBatchResponseData requires 0b1 {
        /// `events`.
        0 "events" events: Vec<RawEventResponseData>,
    }
}

#[cfg(feature = "events")]
record! {
    /// Data that `createEvent` returns.
    ///
    /// Needs the feature `events`.
    pub struct RawEventResponseData requires 0b11001 {
        /// `captured_at`.
        0 "captured_at" captured_at: Timestamp,
        /// `event_id`.
        1 "event_id" event_id: Option<String>,
        /// `remote_addr`.
        2 "remote_addr" remote_addr: Option<String>,
        /// `remote_ip`.
        3 "remote_ip" remote_ip: String,
        /// `user_agent`.
        4 "user_agent" user_agent: String,
    }
}

#[cfg(feature = "events")]
record! {
    /// Data that `getSegmentIntegrationStatus` returns.
    ///
    /// Needs the feature `events`.
    pub struct SegmentStatusResp requires 0b11 {
        /// `connected`.
        0 "connected" connected: bool,
        /// `environment_id`.
        1 "environment_id" environment_id: EnvironmentId,
        /// `last_event_at`.
        2 "last_event_at" last_event_at: Option<Timestamp>,
    }
}
