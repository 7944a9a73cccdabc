// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`scheduled_checkouts`](crate::operations::scheduled_checkouts).

use super::*;
use crate::runtime::record::record;
use crate::runtime::word::word;
use crate::runtime::{Field, Timestamp};

#[cfg(feature = "scheduledcheckout")]
record! {
    /// Body of `createScheduledCheckout`.
    ///
    /// Needs the feature `scheduledcheckout`.
    pub struct CreateScheduledCheckoutRequest requires 0b1111 {
        /// `company_id`.
        0 "company_id" company_id: CompanyId,
        /// `execute_after`.
        1 "execute_after" execute_after: Timestamp,
        /// `from_plan_id`.
        2 "from_plan_id" from_plan_id: PlanId,
        /// `to_plan_id`.
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

    /// Sets `company_id`.
    #[must_use]
    pub fn company_id(mut self, company_id: impl Into<CompanyId>) -> Self {
        self.company_id = company_id.into();
        self.presence.set(0, false);
        self
    }

    /// Sets `execute_after`.
    #[must_use]
    pub fn execute_after(mut self, execute_after: Timestamp) -> Self {
        self.execute_after = execute_after;
        self.presence.set(1, false);
        self
    }

    /// Sets `from_plan_id`.
    #[must_use]
    pub fn from_plan_id(mut self, from_plan_id: impl Into<PlanId>) -> Self {
        self.from_plan_id = from_plan_id.into();
        self.presence.set(2, false);
        self
    }

    /// Sets `to_plan_id`.
    #[must_use]
    pub fn to_plan_id(mut self, to_plan_id: impl Into<PlanId>) -> Self {
        self.to_plan_id = to_plan_id.into();
        self.presence.set(3, false);
        self
    }
}

#[cfg(feature = "scheduledcheckout")]
record! {
    /// Data that `listScheduledCheckouts`, `createScheduledCheckout`, `getScheduledCheckout` and `updateScheduledCheckout` returns.
    ///
    /// Needs the feature `scheduledcheckout`.
    pub struct ScheduledCheckoutResponseData requires 0b11100011101011 {
        /// `actor_type`.
        0 "actor_type" actor_type: String,
        /// `company_id`.
        1 "company_id" company_id: CompanyId,
        /// `completed_at`.
        2 "completed_at" completed_at: Option<Timestamp>,
        /// `created_at`.
        3 "created_at" created_at: Timestamp,
        /// `error_message`.
        4 "error_message" error_message: Option<String>,
        /// `execute_after`.
        5 "execute_after" execute_after: Timestamp,
        /// `from_plan_id`.
        6 "from_plan_id" from_plan_id: PlanId,
        /// `id`.
        7 "id" id: String,
        /// `scheduled_interval`.
        8 "scheduled_interval" scheduled_interval: Option<String>,
        /// `scheduled_price`.
        9 "scheduled_price" scheduled_price: Option<i64>,
        /// `started_at`.
        10 "started_at" started_at: Option<Timestamp>,
        /// `status`.
        11 "status" status: ScheduledCheckoutStatus,
        /// `to_plan_id`.
        12 "to_plan_id" to_plan_id: PlanId,
        /// `updated_at`.
        13 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(feature = "scheduledcheckout")]
word! {
    /// Part of [`ScheduledCheckoutResponseData`] and [`UpdateScheduledCheckoutRequest`].
    ///
    /// Needs the feature `scheduledcheckout`.
    ScheduledCheckoutStatus {
        /// `cancelled`.
        Cancelled = "cancelled",
        /// `error`.
        Error = "error",
        /// `executing`.
        Executing = "executing",
        /// `pending`.
        Pending = "pending",
        /// `success`.
        Success = "success",
    }
}

#[cfg(feature = "scheduledcheckout")]
record! {
    /// Body of `updateScheduledCheckout`.
    ///
    /// Needs the feature `scheduledcheckout`.
    pub struct UpdateScheduledCheckoutRequest requires 0b0 {
        /// `execute_after`.
        0 "execute_after" execute_after: Field<Timestamp>,
        /// `status`.
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

    /// Sets `execute_after`.
    #[must_use]
    pub fn execute_after(mut self, execute_after: Timestamp) -> Self {
        self.execute_after = Field::Value(execute_after);
        self
    }

    /// Sets `execute_after` to null.
    #[must_use]
    pub fn clear_execute_after(mut self) -> Self {
        self.execute_after = Field::Null;
        self
    }

    /// Sets `status`.
    #[must_use]
    pub fn status(mut self, status: impl Into<ScheduledCheckoutStatus>) -> Self {
        self.status = Field::Value(status.into());
        self
    }

    /// Sets `status` to null.
    #[must_use]
    pub fn clear_status(mut self) -> Self {
        self.status = Field::Null;
        self
    }
}
