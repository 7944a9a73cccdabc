// Written by `cargo xtask codegen`; changes belong into the generator.

//! [`Webhooks`], and a type for each of its operations.

use crate::ids::*;
use crate::runtime::group::group;
use crate::runtime::operation::operation;
use crate::runtime::parameters::parameters;
use crate::runtime::{Request, Timestamp};
use crate::types::*;

group! {
    /// Operations on webhooks and their deliveries.
    ///
    /// | method | operation | request |
    /// | --- | --- | --- |
    /// | [`list_events`](Self::list_events) | `listWebhookEvents` | `GET /webhook-events` |
    /// | [`get_event`](Self::get_event) | `getWebhookEvent` | `GET /webhook-events/{webhook_event_id}` |
    /// | [`count_events`](Self::count_events) | `countWebhookEvents` | `GET /webhook-events/count` |
    /// | [`list`](Self::list) | `listWebhooks` | `GET /webhooks` |
    /// | [`create`](Self::create) | `createWebhook` | `POST /webhooks` |
    /// | [`get`](Self::get) | `getWebhook` | `GET /webhooks/{webhook_id}` |
    /// | [`update`](Self::update) | `updateWebhook` | `PUT /webhooks/{webhook_id}` |
    /// | [`delete`](Self::delete) | `deleteWebhook` | `DELETE /webhooks/{webhook_id}` |
    /// | [`send_test_webhook_action`](Self::send_test_webhook_action) | `sendTestWebhookAction` | `POST /webhooks/{webhook_id}/test` |
    /// | [`count`](Self::count) | `countWebhooks` | `GET /webhooks/count` |
    ///
    /// Needs the feature `webhooks`, which is `api-webhooks` of `schematic-core`.
    pub struct Webhooks;
}

impl<S: Clone> Webhooks<S> {
    /// `listWebhookEvents`: `GET /webhook-events`.
    ///
    /// Optional, to be set on the request: `ids`, `q`, `webhook_id`, `limit`, `offset`.
    #[doc(alias = "listWebhookEvents")]
    pub fn list_events(&self) -> Request<S, ListWebhookEvents> {
        self.request()
    }

    /// `getWebhookEvent`: `GET /webhook-events/{webhook_event_id}`.
    #[doc(alias = "getWebhookEvent")]
    pub fn get_event(&self, webhook_event_id: impl Into<String>) -> Request<S, GetWebhookEvent> {
        self.request().path("webhook_event_id", webhook_event_id)
    }

    /// `countWebhookEvents`: `GET /webhook-events/count`.
    ///
    /// Optional, to be set on the request: `ids`, `q`, `webhook_id`, `limit`, `offset`.
    #[doc(alias = "countWebhookEvents")]
    pub fn count_events(&self) -> Request<S, CountWebhookEvents> {
        self.request()
    }

    /// `listWebhooks`: `GET /webhooks`.
    ///
    /// Optional, to be set on the request: `q`, `limit`, `offset`.
    #[doc(alias = "listWebhooks")]
    pub fn list(&self) -> Request<S, ListWebhooks> {
        self.request()
    }

    /// `createWebhook`: `POST /webhooks`.
    #[doc(alias = "createWebhook")]
    pub fn create(&self, body: &CreateWebhookRequestBody) -> Request<S, CreateWebhook> {
        self.request().body(body)
    }

    /// `getWebhook`: `GET /webhooks/{webhook_id}`.
    #[doc(alias = "getWebhook")]
    pub fn get(&self, webhook_id: impl Into<WebhookId>) -> Request<S, GetWebhook> {
        self.request()
            .path("webhook_id", Into::<WebhookId>::into(webhook_id))
    }

    /// `updateWebhook`: `PUT /webhooks/{webhook_id}`.
    #[doc(alias = "updateWebhook")]
    pub fn update(
        &self,
        webhook_id: impl Into<WebhookId>,
        body: &UpdateWebhookRequestBody,
    ) -> Request<S, UpdateWebhook> {
        self.request()
            .path("webhook_id", Into::<WebhookId>::into(webhook_id))
            .body(body)
    }

    /// `deleteWebhook`: `DELETE /webhooks/{webhook_id}`.
    #[doc(alias = "deleteWebhook")]
    pub fn delete(&self, webhook_id: impl Into<WebhookId>) -> Request<S, DeleteWebhook> {
        self.request()
            .path("webhook_id", Into::<WebhookId>::into(webhook_id))
    }

    /// `sendTestWebhookAction`: `POST /webhooks/{webhook_id}/test`.
    #[doc(alias = "sendTestWebhookAction")]
    pub fn send_test_webhook_action(
        &self,
        webhook_id: impl Into<WebhookId>,
        body: &TestWebhookRequestBody,
    ) -> Request<S, SendTestWebhookAction> {
        self.request()
            .path("webhook_id", Into::<WebhookId>::into(webhook_id))
            .body(body)
    }

    /// `countWebhooks`: `GET /webhooks/count`.
    ///
    /// Optional, to be set on the request: `q`, `limit`, `offset`.
    #[doc(alias = "countWebhooks")]
    pub fn count(&self) -> Request<S, CountWebhooks> {
        self.request()
    }
}

operation! {
    /// `listWebhookEvents`: `GET /webhook-events`, made by [`Webhooks::list_events`].
    pub ListWebhookEvents: GET "/webhook-events", "listWebhookEvents" in "webhooks"
        => Vec<WebhookEventDetailResponseData>, paged WebhookEventDetailResponseData;
}

operation! {
    /// `getWebhookEvent`: `GET /webhook-events/{webhook_event_id}`, made by [`Webhooks::get_event`].
    pub GetWebhookEvent: GET "/webhook-events/{webhook_event_id}", "getWebhookEvent" in "webhooks"
        => WebhookEventDetailResponseData;
}

operation! {
    /// `countWebhookEvents`: `GET /webhook-events/count`, made by [`Webhooks::count_events`].
    pub CountWebhookEvents: GET "/webhook-events/count", "countWebhookEvents" in "webhooks"
        => CountResponse;
}

operation! {
    /// `listWebhooks`: `GET /webhooks`, made by [`Webhooks::list`].
    pub ListWebhooks: GET "/webhooks", "listWebhooks" in "webhooks"
        => Vec<WebhookResponseData>, paged WebhookResponseData;
}

operation! {
    /// `createWebhook`: `POST /webhooks`, made by [`Webhooks::create`].
    pub CreateWebhook: POST "/webhooks", "createWebhook" in "webhooks"
        => WebhookResponseData;
}

operation! {
    /// `getWebhook`: `GET /webhooks/{webhook_id}`, made by [`Webhooks::get`].
    pub GetWebhook: GET "/webhooks/{webhook_id}", "getWebhook" in "webhooks"
        => WebhookResponseData;
}

operation! {
    /// `updateWebhook`: `PUT /webhooks/{webhook_id}`, made by [`Webhooks::update`].
    pub UpdateWebhook: PUT "/webhooks/{webhook_id}", "updateWebhook" in "webhooks"
        => WebhookResponseData;
}

operation! {
    /// `deleteWebhook`: `DELETE /webhooks/{webhook_id}`, made by [`Webhooks::delete`].
    pub DeleteWebhook: DELETE "/webhooks/{webhook_id}", "deleteWebhook" in "webhooks"
        => DeleteResponse;
}

operation! {
    /// `sendTestWebhookAction`: `POST /webhooks/{webhook_id}/test`, made by [`Webhooks::send_test_webhook_action`].
    pub SendTestWebhookAction: POST "/webhooks/{webhook_id}/test", "sendTestWebhookAction" in "webhooks"
        => TestWebhookResponseData;
}

operation! {
    /// `countWebhooks`: `GET /webhooks/count`, made by [`Webhooks::count`].
    pub CountWebhooks: GET "/webhooks/count", "countWebhooks" in "webhooks"
        => CountResponse;
}

parameters! {
    [ListWebhookEvents, CountWebhookEvents] {
        "ids" ids(each into String);
        "q" q(into String);
        "webhook_id" webhook_id(into WebhookId);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

parameters! {
    [ListWebhooks, CountWebhooks] {
        "q" q(into String);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}
