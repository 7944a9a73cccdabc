// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`data_exports`](crate::operations::data_exports).

use super::*;
use crate::runtime::record::record;
use crate::runtime::record::setters;
use crate::runtime::union::union;
use crate::runtime::word::word;
use crate::runtime::{Field, Timestamp};

#[cfg(feature = "dataexports")]
record! {
    /// Part of [`DataExportMetadata`].
    ///
    /// Needs the feature `dataexports`, which is `api-dataexports` of `schematic-core`.
    pub struct AuditLogExportMetadata requires 0b100 {
        0 "actor_type" actor_type: Field<String>,
        1 "end_time" end_time: Field<Timestamp>,
        2 "export_type" export_type: String,
        3 "notification_email_recipient_email_addresses" notification_email_recipient_email_addresses: Option<Vec<String>>,
        4 "q" q: Field<String>,
        5 "start_time" start_time: Field<Timestamp>,
    }
}

#[cfg(feature = "dataexports")]
impl AuditLogExportMetadata {
    /// Creates one without members.
    #[must_use]
    pub fn new() -> Self {
        Self::default().export_type("audit-log")
    }
}

#[cfg(feature = "dataexports")]
setters! {
    AuditLogExportMetadata {
        "actor_type" actor_type(into String), clear_actor_type;
        "end_time" end_time(Timestamp), clear_end_time;
        "export_type" export_type(into String) = 2;
        "notification_email_recipient_email_addresses" notification_email_recipient_email_addresses(each into String);
        "q" q(into String), clear_q;
        "start_time" start_time(Timestamp), clear_start_time;
    }
}

#[cfg(feature = "dataexports")]
word! {
    /// Part of [`CompanyFeatureUsageExportMetadata`].
    ///
    /// Needs the feature `dataexports`, which is `api-dataexports` of `schematic-core`.
    CompanyFeatureUsageExportMetadataSortOrderDirection {
        Asc = "asc",
        Desc = "desc",
    }
}

#[cfg(feature = "dataexports")]
word! {
    /// Part of [`CompanyFeatureUsageExportMetadata`].
    ///
    /// Needs the feature `dataexports`, which is `api-dataexports` of `schematic-core`.
    CompanyFeatureUsageExportMetadataVisibleColumns {
        Plan = "plan",
        Subscription = "subscription",
        Users = "users",
        LastSeenAt = "last_seen_at",
    }
}

#[cfg(feature = "dataexports")]
record! {
    /// Part of [`DataExportMetadata`].
    ///
    /// Needs the feature `dataexports`, which is `api-dataexports` of `schematic-core`.
    pub struct CompanyFeatureUsageExportMetadata requires 0b10000 {
        0 "company_ids" company_ids: Field<Vec<CompanyId>>,
        1 "credit_type_ids" credit_type_ids: Field<Vec<CreditTypeId>>,
        2 "entity_key_definition_ids" entity_key_definition_ids: Field<Vec<String>>,
        3 "entity_trait_definition_ids" entity_trait_definition_ids: Field<Vec<String>>,
        4 "export_type" export_type: String,
        5 "feature_ids" feature_ids: Option<Vec<FeatureId>>,
        6 "has_scheduled_downgrade" has_scheduled_downgrade: Field<bool>,
        7 "monetized_subscriptions" monetized_subscriptions: Field<bool>,
        8 "notification_email_recipient_email_addresses" notification_email_recipient_email_addresses: Option<Vec<String>>,
        9 "plan_id" plan_id: Field<PlanId>,
        10 "plan_ids" plan_ids: Field<Vec<PlanId>>,
        11 "plan_version_id" plan_version_id: Field<String>,
        12 "plan_version_unpublished" plan_version_unpublished: Field<bool>,
        13 "q" q: Field<String>,
        14 "sort_order_column" sort_order_column: Field<String>,
        15 "sort_order_direction" sort_order_direction: Field<CompanyFeatureUsageExportMetadataSortOrderDirection>,
        16 "subscription_statuses" subscription_statuses: Field<Vec<String>>,
        17 "subscription_types" subscription_types: Field<Vec<String>>,
        18 "visible_columns" visible_columns: Field<Vec<CompanyFeatureUsageExportMetadataVisibleColumns>>,
        19 "with_entitlement_for" with_entitlement_for: Field<String>,
        20 "with_subscription" with_subscription: Field<bool>,
        21 "without_feature_override_for" without_feature_override_for: Field<String>,
        22 "without_plan" without_plan: Field<bool>,
        23 "without_subscription" without_subscription: Field<bool>,
    }
}

#[cfg(feature = "dataexports")]
impl CompanyFeatureUsageExportMetadata {
    /// Creates one without members.
    #[must_use]
    pub fn new() -> Self {
        Self::default().export_type("company-feature-usage")
    }
}

#[cfg(feature = "dataexports")]
setters! {
    CompanyFeatureUsageExportMetadata {
        "company_ids" company_ids(each into CompanyId), clear_company_ids;
        "credit_type_ids" credit_type_ids(each into CreditTypeId), clear_credit_type_ids;
        "entity_key_definition_ids" entity_key_definition_ids(each into String), clear_entity_key_definition_ids;
        "entity_trait_definition_ids" entity_trait_definition_ids(each into String), clear_entity_trait_definition_ids;
        "export_type" export_type(into String) = 4;
        "feature_ids" feature_ids(each into FeatureId);
        "has_scheduled_downgrade" has_scheduled_downgrade(bool), clear_has_scheduled_downgrade;
        "monetized_subscriptions" monetized_subscriptions(bool), clear_monetized_subscriptions;
        "notification_email_recipient_email_addresses" notification_email_recipient_email_addresses(each into String);
        "plan_id" plan_id(into PlanId), clear_plan_id;
        "plan_ids" plan_ids(each into PlanId), clear_plan_ids;
        "plan_version_id" plan_version_id(into String), clear_plan_version_id;
        "plan_version_unpublished" plan_version_unpublished(bool), clear_plan_version_unpublished;
        "q" q(into String), clear_q;
        "sort_order_column" sort_order_column(into String), clear_sort_order_column;
        "sort_order_direction" sort_order_direction(into CompanyFeatureUsageExportMetadataSortOrderDirection), clear_sort_order_direction;
        "subscription_statuses" subscription_statuses(each into String), clear_subscription_statuses;
        "subscription_types" subscription_types(each into String), clear_subscription_types;
        "visible_columns" visible_columns(each into CompanyFeatureUsageExportMetadataVisibleColumns), clear_visible_columns;
        "with_entitlement_for" with_entitlement_for(into String), clear_with_entitlement_for;
        "with_subscription" with_subscription(bool), clear_with_subscription;
        "without_feature_override_for" without_feature_override_for(into String), clear_without_feature_override_for;
        "without_plan" without_plan(bool), clear_without_plan;
        "without_subscription" without_subscription(bool), clear_without_subscription;
    }
}

#[cfg(feature = "dataexports")]
record! {
    /// Body of `createDataExport`.
    ///
    /// Needs the feature `dataexports`, which is `api-dataexports` of `schematic-core`.
    pub struct CreateDataExportRequestBody requires 0b101 {
        0 "export_type" export_type: DataExportType,
        1 "metadata" metadata: Option<DataExportMetadata>,
        2 "output_file_type" output_file_type: DataExportOutputFileType,
    }
}

#[cfg(feature = "dataexports")]
impl CreateDataExportRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(
        export_type: impl Into<DataExportType>,
        output_file_type: impl Into<DataExportOutputFileType>,
    ) -> Self {
        Self::default()
            .export_type(export_type)
            .output_file_type(output_file_type)
    }
}

#[cfg(feature = "dataexports")]
setters! {
    CreateDataExportRequestBody {
        "export_type" export_type(into DataExportType) = 0;
        "metadata" metadata(into DataExportMetadata);
        "output_file_type" output_file_type(into DataExportOutputFileType) = 2;
    }
}

#[cfg(feature = "dataexports")]
union! {
    /// Part of [`CreateDataExportRequestBody`] and [`DataExportResponseData`].
    ///
    /// Needs the feature `dataexports`, which is `api-dataexports` of `schematic-core`.
    #[allow(clippy::large_enum_variant, reason = "few are made")]
    pub enum DataExportMetadata by "export_type" {
        /// `audit-log`.
        AuditLog(AuditLogExportMetadata) = "audit-log",
        /// `company-feature-usage`.
        CompanyFeatureUsage(CompanyFeatureUsageExportMetadata) = "company-feature-usage",
        /// `event`.
        Event(EventExportMetadata) = "event",
    }
}

#[cfg(feature = "dataexports")]
word! {
    /// Part of [`CreateDataExportRequestBody`] and [`DataExportResponseData`].
    ///
    /// Needs the feature `dataexports`, which is `api-dataexports` of `schematic-core`.
    DataExportOutputFileType {
        Csv = "csv",
        CsvGz = "csv.gz",
    }
}

#[cfg(feature = "dataexports")]
record! {
    /// Data that `listDataExports`, `createDataExport` and `getDataExport` returns.
    ///
    /// Needs the feature `dataexports`, which is `api-dataexports` of `schematic-core`.
    pub struct DataExportResponseData requires 0b111011111 {
        0 "account_id" account_id: String,
        1 "created_at" created_at: Timestamp,
        2 "environment_id" environment_id: EnvironmentId,
        3 "export_type" export_type: DataExportType,
        4 "id" id: String,
        5 "metadata" metadata: Option<DataExportMetadata>,
        6 "output_file_type" output_file_type: DataExportOutputFileType,
        7 "status" status: DataExportStatus,
        8 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(feature = "dataexports")]
word! {
    /// Part of [`DataExportResponseData`].
    ///
    /// Needs the feature `dataexports`, which is `api-dataexports` of `schematic-core`.
    DataExportStatus {
        Failure = "failure",
        Pending = "pending",
        Success = "success",
    }
}

#[cfg(feature = "dataexports")]
word! {
    /// Part of [`CreateDataExportRequestBody`] and [`DataExportResponseData`].
    ///
    /// Needs the feature `dataexports`, which is `api-dataexports` of `schematic-core`.
    DataExportType {
        AuditLog = "audit-log",
        CompanyFeatureUsage = "company-feature-usage",
        Event = "event",
    }
}

#[cfg(feature = "dataexports")]
word! {
    /// Part of [`EventExportMetadata`].
    ///
    /// Needs the feature `dataexports`, which is `api-dataexports` of `schematic-core`.
    EventExportMetadataEventTypes {
        FlagCheck = "flag_check",
        Identify = "identify",
        Inference = "inference",
        Track = "track",
    }
}

#[cfg(feature = "dataexports")]
record! {
    /// Part of [`DataExportMetadata`].
    ///
    /// Needs the feature `dataexports`, which is `api-dataexports` of `schematic-core`.
    pub struct EventExportMetadata requires 0b10000 {
        0 "company_id" company_id: Field<CompanyId>,
        1 "end_time" end_time: Field<Timestamp>,
        2 "event_subtype" event_subtype: Field<String>,
        3 "event_types" event_types: Field<Vec<EventExportMetadataEventTypes>>,
        4 "export_type" export_type: String,
        5 "flag_id" flag_id: Field<FlagId>,
        6 "notification_email_recipient_email_addresses" notification_email_recipient_email_addresses: Option<Vec<String>>,
        7 "start_time" start_time: Field<Timestamp>,
        8 "user_id" user_id: Field<UserId>,
    }
}

#[cfg(feature = "dataexports")]
impl EventExportMetadata {
    /// Creates one without members.
    #[must_use]
    pub fn new() -> Self {
        Self::default().export_type("event")
    }
}

#[cfg(feature = "dataexports")]
setters! {
    EventExportMetadata {
        "company_id" company_id(into CompanyId), clear_company_id;
        "end_time" end_time(Timestamp), clear_end_time;
        "event_subtype" event_subtype(into String), clear_event_subtype;
        "event_types" event_types(each into EventExportMetadataEventTypes), clear_event_types;
        "export_type" export_type(into String) = 4;
        "flag_id" flag_id(into FlagId), clear_flag_id;
        "notification_email_recipient_email_addresses" notification_email_recipient_email_addresses(each into String);
        "start_time" start_time(Timestamp), clear_start_time;
        "user_id" user_id(into UserId), clear_user_id;
    }
}
