// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`plan_migrations`](crate::operations::plan_migrations).

use super::*;
use crate::runtime::record::record;
use crate::runtime::word::word;
use crate::runtime::{Field, Timestamp};

#[cfg(feature = "planmigrations")]
record! {
    /// Body of `createMigration`.
    ///
    /// Needs the feature `planmigrations`.
    pub struct CreateMigrationInput requires 0b11001100 {
        /// `company_ids`.
        0 "company_ids" company_ids: Option<Vec<CompanyId>>,
        /// `excluded_company_ids`.
        1 "excluded_company_ids" excluded_company_ids: Option<Vec<CompanyId>>,
        /// `plan_id`.
        2 "plan_id" plan_id: PlanId,
        /// `plan_version_id_to`.
        3 "plan_version_id_to" plan_version_id_to: String,
        /// `plan_version_ids_from`.
        4 "plan_version_ids_from" plan_version_ids_from: Option<Vec<String>>,
        /// `proration_behavior`.
        5 "proration_behavior" proration_behavior: Field<MigrationProrationBehavior>,
        /// `strategy`.
        6 "strategy" strategy: PlanVersionMigrationStrategy,
        /// `target_plan_type`.
        7 "target_plan_type" target_plan_type: PlanType,
    }
}

#[cfg(feature = "planmigrations")]
impl CreateMigrationInput {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(
        plan_id: impl Into<PlanId>,
        plan_version_id_to: impl Into<String>,
        strategy: impl Into<PlanVersionMigrationStrategy>,
        target_plan_type: impl Into<PlanType>,
    ) -> Self {
        Self::default()
            .plan_id(plan_id)
            .plan_version_id_to(plan_version_id_to)
            .strategy(strategy)
            .target_plan_type(target_plan_type)
    }

    /// Sets `company_ids`.
    #[must_use]
    pub fn company_ids(
        mut self,
        company_ids: impl IntoIterator<Item = impl Into<CompanyId>>,
    ) -> Self {
        self.company_ids = Some(company_ids.into_iter().map(Into::into).collect());
        self
    }

    /// Sets `excluded_company_ids`.
    #[must_use]
    pub fn excluded_company_ids(
        mut self,
        excluded_company_ids: impl IntoIterator<Item = impl Into<CompanyId>>,
    ) -> Self {
        self.excluded_company_ids =
            Some(excluded_company_ids.into_iter().map(Into::into).collect());
        self
    }

    /// Sets `plan_id`.
    #[must_use]
    pub fn plan_id(mut self, plan_id: impl Into<PlanId>) -> Self {
        self.plan_id = plan_id.into();
        self.presence.set(2, false);
        self
    }

    /// Sets `plan_version_id_to`.
    #[must_use]
    pub fn plan_version_id_to(mut self, plan_version_id_to: impl Into<String>) -> Self {
        self.plan_version_id_to = plan_version_id_to.into();
        self.presence.set(3, false);
        self
    }

    /// Sets `plan_version_ids_from`.
    #[must_use]
    pub fn plan_version_ids_from(
        mut self,
        plan_version_ids_from: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.plan_version_ids_from =
            Some(plan_version_ids_from.into_iter().map(Into::into).collect());
        self
    }

    /// Sets `proration_behavior`.
    #[must_use]
    pub fn proration_behavior(
        mut self,
        proration_behavior: impl Into<MigrationProrationBehavior>,
    ) -> Self {
        self.proration_behavior = Field::Value(proration_behavior.into());
        self
    }

    /// Sets `proration_behavior` to null.
    #[must_use]
    pub fn clear_proration_behavior(mut self) -> Self {
        self.proration_behavior = Field::Null;
        self
    }

    /// Sets `strategy`.
    #[must_use]
    pub fn strategy(mut self, strategy: impl Into<PlanVersionMigrationStrategy>) -> Self {
        self.strategy = strategy.into();
        self.presence.set(6, false);
        self
    }

    /// Sets `target_plan_type`.
    #[must_use]
    pub fn target_plan_type(mut self, target_plan_type: impl Into<PlanType>) -> Self {
        self.target_plan_type = target_plan_type.into();
        self.presence.set(7, false);
        self
    }
}

#[cfg(feature = "planmigrations")]
word! {
    /// Part of [`PlanVersionCompanyMigrationResponseData`] and [`RetryMigrationRequestBody`].
    ///
    /// Needs the feature `planmigrations`.
    MigrationErrorCode {
        /// `ambiguous_subscription_item`.
        AmbiguousSubscriptionItem = "ambiguous_subscription_item",
        /// `multiple_subscriptions`.
        MultipleSubscriptions = "multiple_subscriptions",
        /// `no_price_for_interval`.
        NoPriceForInterval = "no_price_for_interval",
        /// `not_on_origin_version`.
        NotOnOriginVersion = "not_on_origin_version",
        /// `operation_item_not_found`.
        OperationItemNotFound = "operation_item_not_found",
        /// `permanent_config`.
        PermanentConfig = "permanent_config",
        /// `permanent_decline`.
        PermanentDecline = "permanent_decline",
        /// `transient_decline`.
        TransientDecline = "transient_decline",
        /// `transient_infra`.
        TransientInfra = "transient_infra",
        /// `transient_stripe`.
        TransientStripe = "transient_stripe",
        /// `unknown`.
        Unknown = "unknown",
        /// `would_leave_empty_subscription`.
        WouldLeaveEmptySubscription = "would_leave_empty_subscription",
    }
}

#[cfg(any(feature = "planmigrations", feature = "plans"))]
word! {
    /// Part of [`CreateMigrationInput`], [`PlanVersionMigrationResponseData`] and [`PublishPlanVersionRequestBody`].
    ///
    /// Needs one of the features `planmigrations` and `plans`.
    MigrationProrationBehavior {
        /// `always_invoice`.
        AlwaysInvoice = "always_invoice",
        /// `create_prorations`.
        CreateProrations = "create_prorations",
        /// `none`.
        None = "none",
    }
}

#[cfg(feature = "planmigrations")]
record! {
    /// Data that `listCompanyMigrations` and `retryCompanyMigration` returns.
    ///
    /// Needs the feature `planmigrations`.
    pub struct PlanVersionCompanyMigrationResponseData requires 0b110011001011 {
        /// `company_id`.
        0 "company_id" company_id: CompanyId,
        /// `company_name`.
        1 "company_name" company_name: String,
        /// `completed_at`.
        2 "completed_at" completed_at: Option<Timestamp>,
        /// `created_at`.
        3 "created_at" created_at: Timestamp,
        /// `error`.
        4 "error" error: Option<String>,
        /// `error_code`.
        5 "error_code" error_code: Option<MigrationErrorCode>,
        /// `id`.
        6 "id" id: String,
        /// `migration_id`.
        7 "migration_id" migration_id: String,
        /// `plan_version_id_from`.
        8 "plan_version_id_from" plan_version_id_from: Option<String>,
        /// `started_at`.
        9 "started_at" started_at: Option<Timestamp>,
        /// `status`.
        10 "status" status: PlanVersionCompanyMigrationStatus,
        /// `updated_at`.
        11 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(feature = "planmigrations")]
word! {
    /// Part of [`PlanVersionCompanyMigrationResponseData`].
    ///
    /// Needs the feature `planmigrations`.
    PlanVersionCompanyMigrationStatus {
        /// `completed`.
        Completed = "completed",
        /// `failed`.
        Failed = "failed",
        /// `in_progress`.
        InProgress = "in_progress",
        /// `pending`.
        Pending = "pending",
        /// `skipped`.
        Skipped = "skipped",
    }
}

#[cfg(feature = "planmigrations")]
record! {
    /// Part of [`PlanVersionMigrationPreviewResponseData`].
    ///
    /// Needs the feature `planmigrations`.
    pub struct PlanVersionMigrationPreviewCompanyResponseData requires 0b1100111 {
        /// `company_id`.
        0 "company_id" company_id: CompanyId,
        /// `has_billing_changes`.
        1 "has_billing_changes" has_billing_changes: bool,
        /// `has_custom_pricing`.
        2 "has_custom_pricing" has_custom_pricing: bool,
        /// `note`.
        3 "note" note: Option<String>,
        /// `plan_version_id_from`.
        4 "plan_version_id_from" plan_version_id_from: Option<String>,
        /// `will_update_subscription`.
        5 "will_update_subscription" will_update_subscription: bool,
        /// `would_fail`.
        6 "would_fail" would_fail: bool,
    }
}

#[cfg(feature = "planmigrations")]
record! {
    /// Data that `previewMigration` returns.
    ///
    /// Needs the feature `planmigrations`.
    pub struct PlanVersionMigrationPreviewResponseData requires 0b11 {
        /// `companies`.
        0 "companies" companies: Vec<PlanVersionMigrationPreviewCompanyResponseData>,
        /// `has_billing_changes`.
        1 "has_billing_changes" has_billing_changes: bool,
    }
}

#[cfg(feature = "planmigrations")]
record! {
    /// Data that `listMigrations`, `createMigration`, `getMigration` and `retryMigration` returns.
    ///
    /// Needs the feature `planmigrations`.
    pub struct PlanVersionMigrationResponseData requires 0b11110101101110110 {
        /// `completed_at`.
        0 "completed_at" completed_at: Option<Timestamp>,
        /// `completed_companies`.
        1 "completed_companies" completed_companies: i64,
        /// `created_at`.
        2 "created_at" created_at: Timestamp,
        /// `error`.
        3 "error" error: Option<String>,
        /// `failed_companies`.
        4 "failed_companies" failed_companies: i64,
        /// `id`.
        5 "id" id: String,
        /// `plan_id`.
        6 "plan_id" plan_id: PlanId,
        /// `plan_version_id_from`.
        7 "plan_version_id_from" plan_version_id_from: Option<String>,
        /// `plan_version_id_to`.
        8 "plan_version_id_to" plan_version_id_to: String,
        /// `plan_version_ids_from`.
        9 "plan_version_ids_from" plan_version_ids_from: Vec<String>,
        /// `proration_behavior`.
        10 "proration_behavior" proration_behavior: Option<MigrationProrationBehavior>,
        /// `skipped_companies`.
        11 "skipped_companies" skipped_companies: i64,
        /// `started_at`.
        12 "started_at" started_at: Option<Timestamp>,
        /// `status`.
        13 "status" status: PlanVersionMigrationStatus,
        /// `strategy`.
        14 "strategy" strategy: PlanVersionMigrationStrategy,
        /// `total_companies`.
        15 "total_companies" total_companies: i64,
        /// `updated_at`.
        16 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(feature = "planmigrations")]
word! {
    /// Part of [`PlanVersionMigrationResponseData`].
    ///
    /// Needs the feature `planmigrations`.
    PlanVersionMigrationStatus {
        /// `completed`.
        Completed = "completed",
        /// `failed`.
        Failed = "failed",
        /// `in_progress`.
        InProgress = "in_progress",
        /// `pending`.
        Pending = "pending",
    }
}

#[cfg(feature = "planmigrations")]
record! {
    /// Body of `previewMigration`.
    ///
    /// Needs the feature `planmigrations`.
    pub struct PreviewMigrationRequestBody requires 0b10110 {
        /// `company_ids`.
        0 "company_ids" company_ids: Option<Vec<CompanyId>>,
        /// `plan_id`.
        1 "plan_id" plan_id: PlanId,
        /// `plan_version_id_to`.
        2 "plan_version_id_to" plan_version_id_to: String,
        /// `plan_version_ids_from`.
        3 "plan_version_ids_from" plan_version_ids_from: Option<Vec<String>>,
        /// `target_plan_type`.
        4 "target_plan_type" target_plan_type: PlanType,
    }
}

#[cfg(feature = "planmigrations")]
impl PreviewMigrationRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(
        plan_id: impl Into<PlanId>,
        plan_version_id_to: impl Into<String>,
        target_plan_type: impl Into<PlanType>,
    ) -> Self {
        Self::default()
            .plan_id(plan_id)
            .plan_version_id_to(plan_version_id_to)
            .target_plan_type(target_plan_type)
    }

    /// Sets `company_ids`.
    #[must_use]
    pub fn company_ids(
        mut self,
        company_ids: impl IntoIterator<Item = impl Into<CompanyId>>,
    ) -> Self {
        self.company_ids = Some(company_ids.into_iter().map(Into::into).collect());
        self
    }

    /// Sets `plan_id`.
    #[must_use]
    pub fn plan_id(mut self, plan_id: impl Into<PlanId>) -> Self {
        self.plan_id = plan_id.into();
        self.presence.set(1, false);
        self
    }

    /// Sets `plan_version_id_to`.
    #[must_use]
    pub fn plan_version_id_to(mut self, plan_version_id_to: impl Into<String>) -> Self {
        self.plan_version_id_to = plan_version_id_to.into();
        self.presence.set(2, false);
        self
    }

    /// Sets `plan_version_ids_from`.
    #[must_use]
    pub fn plan_version_ids_from(
        mut self,
        plan_version_ids_from: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.plan_version_ids_from =
            Some(plan_version_ids_from.into_iter().map(Into::into).collect());
        self
    }

    /// Sets `target_plan_type`.
    #[must_use]
    pub fn target_plan_type(mut self, target_plan_type: impl Into<PlanType>) -> Self {
        self.target_plan_type = target_plan_type.into();
        self.presence.set(4, false);
        self
    }
}

#[cfg(feature = "planmigrations")]
record! {
    /// Body of `retryMigration`.
    ///
    /// Needs the feature `planmigrations`.
    pub struct RetryMigrationRequestBody requires 0b1 {
        /// `error_codes`.
        0 "error_codes" error_codes: Vec<MigrationErrorCode>,
    }
}

#[cfg(feature = "planmigrations")]
impl RetryMigrationRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(error_codes: impl IntoIterator<Item = impl Into<MigrationErrorCode>>) -> Self {
        Self::default().error_codes(error_codes)
    }

    /// Sets `error_codes`.
    #[must_use]
    pub fn error_codes(
        mut self,
        error_codes: impl IntoIterator<Item = impl Into<MigrationErrorCode>>,
    ) -> Self {
        self.error_codes = error_codes.into_iter().map(Into::into).collect();
        self.presence.set(0, false);
        self
    }
}
