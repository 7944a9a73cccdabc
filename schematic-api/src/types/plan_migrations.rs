// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`plan_migrations`](crate::operations::plan_migrations).

use super::*;
use crate::runtime::record::record;
use crate::runtime::record::setters;
use crate::runtime::word::word;
use crate::runtime::{Field, Timestamp};

#[cfg(feature = "planmigrations")]
record! {
    /// Body of `createMigration`.
    ///
    /// Needs the feature `planmigrations`, which is `api-planmigrations` of `schematic-core`.
    pub struct CreateMigrationInput requires 0b11001100 {
        0 "company_ids" company_ids: Option<Vec<CompanyId>>,
        1 "excluded_company_ids" excluded_company_ids: Option<Vec<CompanyId>>,
        2 "plan_id" plan_id: PlanId,
        3 "plan_version_id_to" plan_version_id_to: String,
        4 "plan_version_ids_from" plan_version_ids_from: Option<Vec<String>>,
        5 "proration_behavior" proration_behavior: Field<MigrationProrationBehavior>,
        6 "strategy" strategy: PlanVersionMigrationStrategy,
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
}

#[cfg(feature = "planmigrations")]
setters! {
    CreateMigrationInput {
        "company_ids" company_ids(each into CompanyId);
        "excluded_company_ids" excluded_company_ids(each into CompanyId);
        "plan_id" plan_id(into PlanId) = 2;
        "plan_version_id_to" plan_version_id_to(into String) = 3;
        "plan_version_ids_from" plan_version_ids_from(each into String);
        "proration_behavior" proration_behavior(into MigrationProrationBehavior), clear_proration_behavior;
        "strategy" strategy(into PlanVersionMigrationStrategy) = 6;
        "target_plan_type" target_plan_type(into PlanType) = 7;
    }
}

#[cfg(feature = "planmigrations")]
word! {
    /// Part of [`PlanVersionCompanyMigrationResponseData`] and [`RetryMigrationRequestBody`].
    ///
    /// Needs the feature `planmigrations`, which is `api-planmigrations` of `schematic-core`.
    MigrationErrorCode {
        AmbiguousSubscriptionItem = "ambiguous_subscription_item",
        MultipleSubscriptions = "multiple_subscriptions",
        NoPriceForInterval = "no_price_for_interval",
        NotOnOriginVersion = "not_on_origin_version",
        OperationItemNotFound = "operation_item_not_found",
        PermanentConfig = "permanent_config",
        PermanentDecline = "permanent_decline",
        TransientDecline = "transient_decline",
        TransientInfra = "transient_infra",
        TransientStripe = "transient_stripe",
        Unknown = "unknown",
        WouldLeaveEmptySubscription = "would_leave_empty_subscription",
    }
}

#[cfg(any(feature = "planmigrations", feature = "plans"))]
word! {
    /// Part of [`CreateMigrationInput`], [`PlanVersionMigrationResponseData`] and [`PublishPlanVersionRequestBody`].
    ///
    /// Needs one of the features `planmigrations` and `plans`; in `schematic-core` `api-planmigrations` and so on.
    MigrationProrationBehavior {
        AlwaysInvoice = "always_invoice",
        CreateProrations = "create_prorations",
        None = "none",
    }
}

#[cfg(feature = "planmigrations")]
record! {
    /// Data that `listCompanyMigrations` and `retryCompanyMigration` returns.
    ///
    /// Needs the feature `planmigrations`, which is `api-planmigrations` of `schematic-core`.
    pub struct PlanVersionCompanyMigrationResponseData requires 0b110011001011 {
        0 "company_id" company_id: CompanyId,
        1 "company_name" company_name: String,
        2 "completed_at" completed_at: Option<Timestamp>,
        3 "created_at" created_at: Timestamp,
        4 "error" error: Option<String>,
        5 "error_code" error_code: Option<MigrationErrorCode>,
        6 "id" id: String,
        7 "migration_id" migration_id: String,
        8 "plan_version_id_from" plan_version_id_from: Option<String>,
        9 "started_at" started_at: Option<Timestamp>,
        10 "status" status: PlanVersionCompanyMigrationStatus,
        11 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(feature = "planmigrations")]
word! {
    /// Part of [`PlanVersionCompanyMigrationResponseData`].
    ///
    /// Needs the feature `planmigrations`, which is `api-planmigrations` of `schematic-core`.
    PlanVersionCompanyMigrationStatus {
        Completed = "completed",
        Failed = "failed",
        InProgress = "in_progress",
        Pending = "pending",
        Skipped = "skipped",
    }
}

#[cfg(feature = "planmigrations")]
record! {
    /// Part of [`PlanVersionMigrationPreviewResponseData`].
    ///
    /// Needs the feature `planmigrations`, which is `api-planmigrations` of `schematic-core`.
    pub struct PlanVersionMigrationPreviewCompanyResponseData requires 0b1100111 {
        0 "company_id" company_id: CompanyId,
        1 "has_billing_changes" has_billing_changes: bool,
        2 "has_custom_pricing" has_custom_pricing: bool,
        3 "note" note: Option<String>,
        4 "plan_version_id_from" plan_version_id_from: Option<String>,
        5 "will_update_subscription" will_update_subscription: bool,
        6 "would_fail" would_fail: bool,
    }
}

#[cfg(feature = "planmigrations")]
record! {
    /// Data that `previewMigration` returns.
    ///
    /// Needs the feature `planmigrations`, which is `api-planmigrations` of `schematic-core`.
    pub struct PlanVersionMigrationPreviewResponseData requires 0b11 {
        0 "companies" companies: Vec<PlanVersionMigrationPreviewCompanyResponseData>,
        1 "has_billing_changes" has_billing_changes: bool,
    }
}

#[cfg(feature = "planmigrations")]
record! {
    /// Data that `listMigrations`, `createMigration`, `getMigration` and `retryMigration` returns.
    ///
    /// Needs the feature `planmigrations`, which is `api-planmigrations` of `schematic-core`.
    pub struct PlanVersionMigrationResponseData requires 0b11110101101110110 {
        0 "completed_at" completed_at: Option<Timestamp>,
        1 "completed_companies" completed_companies: i64,
        2 "created_at" created_at: Timestamp,
        3 "error" error: Option<String>,
        4 "failed_companies" failed_companies: i64,
        5 "id" id: String,
        6 "plan_id" plan_id: PlanId,
        7 "plan_version_id_from" plan_version_id_from: Option<String>,
        8 "plan_version_id_to" plan_version_id_to: String,
        9 "plan_version_ids_from" plan_version_ids_from: Vec<String>,
        10 "proration_behavior" proration_behavior: Option<MigrationProrationBehavior>,
        11 "skipped_companies" skipped_companies: i64,
        12 "started_at" started_at: Option<Timestamp>,
        13 "status" status: PlanVersionMigrationStatus,
        14 "strategy" strategy: PlanVersionMigrationStrategy,
        15 "total_companies" total_companies: i64,
        16 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(feature = "planmigrations")]
word! {
    /// Part of [`PlanVersionMigrationResponseData`].
    ///
    /// Needs the feature `planmigrations`, which is `api-planmigrations` of `schematic-core`.
    PlanVersionMigrationStatus {
        Completed = "completed",
        Failed = "failed",
        InProgress = "in_progress",
        Pending = "pending",
    }
}

#[cfg(feature = "planmigrations")]
record! {
    /// Body of `previewMigration`.
    ///
    /// Needs the feature `planmigrations`, which is `api-planmigrations` of `schematic-core`.
    pub struct PreviewMigrationRequestBody requires 0b10110 {
        0 "company_ids" company_ids: Option<Vec<CompanyId>>,
        1 "plan_id" plan_id: PlanId,
        2 "plan_version_id_to" plan_version_id_to: String,
        3 "plan_version_ids_from" plan_version_ids_from: Option<Vec<String>>,
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
}

#[cfg(feature = "planmigrations")]
setters! {
    PreviewMigrationRequestBody {
        "company_ids" company_ids(each into CompanyId);
        "plan_id" plan_id(into PlanId) = 1;
        "plan_version_id_to" plan_version_id_to(into String) = 2;
        "plan_version_ids_from" plan_version_ids_from(each into String);
        "target_plan_type" target_plan_type(into PlanType) = 4;
    }
}

#[cfg(feature = "planmigrations")]
record! {
    /// Body of `retryMigration`.
    ///
    /// Needs the feature `planmigrations`, which is `api-planmigrations` of `schematic-core`.
    pub struct RetryMigrationRequestBody requires 0b1 {
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
}

#[cfg(feature = "planmigrations")]
setters! {
    RetryMigrationRequestBody {
        "error_codes" error_codes(each into MigrationErrorCode) = 0;
    }
}
