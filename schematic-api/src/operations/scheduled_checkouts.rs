// Written by `cargo xtask codegen`; changes belong into the generator.

//! [`ScheduledCheckouts`], and a type for each of its operations.

use crate::ids::*;
use crate::runtime::group::group;
use crate::runtime::operation::operation;
use crate::runtime::parameters::parameters;
use crate::runtime::{Request, Timestamp};
use crate::types::*;

group! {
    /// Operations on scheduled checkouts.
    ///
    /// | method | operation | request |
    /// | --- | --- | --- |
    /// | [`list`](Self::list) | `listScheduledCheckouts` | `GET /scheduled-checkout` |
    /// | [`create`](Self::create) | `createScheduledCheckout` | `POST /scheduled-checkout` |
    /// | [`get`](Self::get) | `getScheduledCheckout` | `GET /scheduled-checkout/{scheduled_checkout_id}` |
    /// | [`update`](Self::update) | `updateScheduledCheckout` | `PUT /scheduled-checkout/{scheduled_checkout_id}` |
    ///
    /// Needs the feature `scheduledcheckout`, which is `api-scheduledcheckout` of `schematic-core`.
    pub struct ScheduledCheckouts;
}

impl<S: Clone> ScheduledCheckouts<S> {
    /// `listScheduledCheckouts`: `GET /scheduled-checkout`.
    ///
    /// Optional, to be set on the request: `company_id`, `status`, `limit`, `offset`.
    #[doc(alias = "listScheduledCheckouts")]
    pub fn list(&self) -> Request<S, ListScheduledCheckouts> {
        self.request()
    }

    /// `createScheduledCheckout`: `POST /scheduled-checkout`.
    #[doc(alias = "createScheduledCheckout")]
    pub fn create(
        &self,
        body: &CreateScheduledCheckoutRequest,
    ) -> Request<S, CreateScheduledCheckout> {
        self.request().body(body)
    }

    /// `getScheduledCheckout`: `GET /scheduled-checkout/{scheduled_checkout_id}`.
    #[doc(alias = "getScheduledCheckout")]
    pub fn get(
        &self,
        scheduled_checkout_id: impl Into<String>,
    ) -> Request<S, GetScheduledCheckout> {
        self.request()
            .path("scheduled_checkout_id", scheduled_checkout_id)
    }

    /// `updateScheduledCheckout`: `PUT /scheduled-checkout/{scheduled_checkout_id}`.
    #[doc(alias = "updateScheduledCheckout")]
    pub fn update(
        &self,
        scheduled_checkout_id: impl Into<String>,
        body: &UpdateScheduledCheckoutRequest,
    ) -> Request<S, UpdateScheduledCheckout> {
        self.request()
            .path("scheduled_checkout_id", scheduled_checkout_id)
            .body(body)
    }
}

operation! {
    /// `listScheduledCheckouts`: `GET /scheduled-checkout`, made by [`ScheduledCheckouts::list`].
    pub ListScheduledCheckouts: GET "/scheduled-checkout", "listScheduledCheckouts" in "scheduledcheckout"
        => Vec<ScheduledCheckoutResponseData>, paged ScheduledCheckoutResponseData;
}

operation! {
    /// `createScheduledCheckout`: `POST /scheduled-checkout`, made by [`ScheduledCheckouts::create`].
    pub CreateScheduledCheckout: POST "/scheduled-checkout", "createScheduledCheckout" in "scheduledcheckout"
        => ScheduledCheckoutResponseData;
}

operation! {
    /// `getScheduledCheckout`: `GET /scheduled-checkout/{scheduled_checkout_id}`, made by [`ScheduledCheckouts::get`].
    pub GetScheduledCheckout: GET "/scheduled-checkout/{scheduled_checkout_id}", "getScheduledCheckout" in "scheduledcheckout"
        => ScheduledCheckoutResponseData;
}

operation! {
    /// `updateScheduledCheckout`: `PUT /scheduled-checkout/{scheduled_checkout_id}`, made by [`ScheduledCheckouts::update`].
    pub UpdateScheduledCheckout: PUT "/scheduled-checkout/{scheduled_checkout_id}", "updateScheduledCheckout" in "scheduledcheckout"
        => ScheduledCheckoutResponseData;
}

parameters! {
    [ListScheduledCheckouts] {
        "company_id" company_id(into CompanyId);
        "status" status(into ScheduledCheckoutStatus);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}
