// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`scheduled_checkouts`](crate::operations::scheduled_checkouts).

use super::*;
use crate::runtime::record::record;
use crate::runtime::record::setters;
use crate::runtime::word::word;
use crate::runtime::{Field, Timestamp};

#[cfg(feature = "scheduledcheckout")]
record! {
    /// Body of `createScheduledCheckout`.
    ///
    /// Needs the feature `scheduledcheckout`, which is `api-scheduledcheckout` of `schematic-core`.
    pub struct CreateScheduledCheckoutRequest requires 0b1111 {
        0 "company_id" company_id: CompanyId,
        1 "execute_after" execute_after: Timestamp,
        2 "from_plan_id" from_plan_id: PlanId,
        3 "to_plan_id" to_plan_id: PlanId,
    }
}

#[cfg(feature = "scheduledcheckout")]
impl CreateScheduledCheckoutRequest {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(
        company_id: impl Into<CompanyId>,
        execute_after: Timestamp,
        from_plan_id: impl Into<PlanId>,
        to_plan_id: impl Into<PlanId>,
    ) -> Self {
        Self::default()
            .company_id(company_id)
            .execute_after(execute_after)
            .from_plan_id(from_plan_id)
            .to_plan_id(to_plan_id)
    }
}

#[cfg(feature = "scheduledcheckout")]
setters! {
    CreateScheduledCheckoutRequest {
        "company_id" company_id(into CompanyId) = 0;
        "execute_after" execute_after(Timestamp) = 1;
        "from_plan_id" from_plan_id(into PlanId) = 2;
        "to_plan_id" to_plan_id(into PlanId) = 3;
    }
}

#[cfg(feature = "scheduledcheckout")]
record! {
    /// Data that `listScheduledCheckouts`, `createScheduledCheckout`, `getScheduledCheckout` and `updateScheduledCheckout` returns.
    ///
    /// Needs the feature `scheduledcheckout`, which is `api-scheduledcheckout` of `schematic-core`.
    pub struct ScheduledCheckoutResponseData requires 0b11100011101011 {
        0 "actor_type" actor_type: String,
        1 "company_id" company_id: CompanyId,
        2 "completed_at" completed_at: Option<Timestamp>,
        3 "created_at" created_at: Timestamp,
        4 "error_message" error_message: Option<String>,
        5 "execute_after" execute_after: Timestamp,
        6 "from_plan_id" from_plan_id: PlanId,
        7 "id" id: String,
        8 "scheduled_interval" scheduled_interval: Option<String>,
        9 "scheduled_price" scheduled_price: Option<i64>,
        10 "started_at" started_at: Option<Timestamp>,
        11 "status" status: ScheduledCheckoutStatus,
        12 "to_plan_id" to_plan_id: PlanId,
        13 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(feature = "scheduledcheckout")]
word! {
    /// Part of [`ScheduledCheckoutResponseData`] and [`UpdateScheduledCheckoutRequest`].
    ///
    /// Needs the feature `scheduledcheckout`, which is `api-scheduledcheckout` of `schematic-core`.
    ScheduledCheckoutStatus {
        Cancelled = "cancelled",
        Error = "error",
        Executing = "executing",
        Pending = "pending",
        Success = "success",
    }
}

#[cfg(feature = "scheduledcheckout")]
record! {
    /// Body of `updateScheduledCheckout`.
    ///
    /// Needs the feature `scheduledcheckout`, which is `api-scheduledcheckout` of `schematic-core`.
    pub struct UpdateScheduledCheckoutRequest requires 0b0 {
        0 "execute_after" execute_after: Field<Timestamp>,
        1 "status" status: Field<ScheduledCheckoutStatus>,
    }
}

#[cfg(feature = "scheduledcheckout")]
impl UpdateScheduledCheckoutRequest {
    /// Creates one without members.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

#[cfg(feature = "scheduledcheckout")]
setters! {
    UpdateScheduledCheckoutRequest {
        "execute_after" execute_after(Timestamp), clear_execute_after;
        "status" status(into ScheduledCheckoutStatus), clear_status;
    }
}
