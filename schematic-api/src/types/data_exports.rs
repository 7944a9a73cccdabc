// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`data_exports`](crate::operations::data_exports).

use super::*;
use crate::runtime::record::record;
use crate::runtime::union::union;
use crate::runtime::word::word;
use crate::runtime::{Field, Timestamp};

#[cfg(feature = "dataexports")]
record! {
    /// Part of [`DataExportMetadata`].
    ///
    /// Needs the feature `dataexports`.
    pub struct AuditLogExportMetadata requires 0b100 {
        /// `actor_type`.
        0 "actor_type" actor_type: Field<String>,
        /// `end_time`.
        1 "end_time" end_time: Field<Timestamp>,
        /// `export_type`.
        2 "export_type" export_type: String,
        /// `notification_email_recipient_email_addresses`.
        3 "notification_email_recipient_email_addresses" notification_email_recipient_email_addresses: Option<Vec<String>>,
        /// `q`.
        4 "q" q: Field<String>,
        /// `start_time`.
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

    /// Sets `actor_type`.
    #[must_use]
    pub fn actor_type(mut self, actor_type: impl Into<String>) -> Self {
        self.actor_type = Field::Value(actor_type.into());
        self
    }

    /// Sets `actor_type` to null.
    #[must_use]
    pub fn clear_actor_type(mut self) -> Self {
        self.actor_type = Field::Null;
        self
    }

    /// Sets `end_time`.
    #[must_use]
    pub fn end_time(mut self, end_time: Timestamp) -> Self {
        self.end_time = Field::Value(end_time);
        self
    }

    /// Sets `end_time` to null.
    #[must_use]
    pub fn clear_end_time(mut self) -> Self {
        self.end_time = Field::Null;
        self
    }

    /// Sets `export_type`.
    #[must_use]
    pub fn export_type(mut self, export_type: impl Into<String>) -> Self {
        self.export_type = export_type.into();
        self.presence.set(2, false);
        self
    }

    /// Sets `notification_email_recipient_email_addresses`.
    #[must_use]
    pub fn notification_email_recipient_email_addresses(
        mut self,
        notification_email_recipient_email_addresses: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.notification_email_recipient_email_addresses = Some(
            notification_email_recipient_email_addresses
                .into_iter()
                .map(Into::into)
                .collect(),
        );
        self
    }

    /// Sets `q`.
    #[must_use]
    pub fn q(mut self, q: impl Into<String>) -> Self {
        self.q = Field::Value(q.into());
        self
    }

    /// Sets `q` to null.
    #[must_use]
    pub fn clear_q(mut self) -> Self {
        self.q = Field::Null;
        self
    }

    /// Sets `start_time`.
    #[must_use]
    pub fn start_time(mut self, start_time: Timestamp) -> Self {
        self.start_time = Field::Value(start_time);
        self
    }

    /// Sets `start_time` to null.
    #[must_use]
    pub fn clear_start_time(mut self) -> Self {
        self.start_time = Field::Null;
        self
    }
}

#[cfg(feature = "dataexports")]
word! {
    /// Part of [`CompanyFeatureUsageExportMetadata`].
    ///
    /// Needs the feature `dataexports`.
    CompanyFeatureUsageExportMetadataSortOrderDirection {
        /// `asc`.
        Asc = "asc",
        /// `desc`.
        Desc = "desc",
    }
}

#[cfg(feature = "dataexports")]
word! {
    /// Part of [`CompanyFeatureUsageExportMetadata`].
    ///
    /// Needs the feature `dataexports`.
    CompanyFeatureUsageExportMetadataVisibleColumns {
        /// `plan`.
        Plan = "plan",
        /// `subscription`.
        Subscription = "subscription",
        /// `users`.
        Users = "users",
        /// `last_seen_at`.
        LastSeenAt = "last_seen_at",
    }
}

#[cfg(feature = "dataexports")]
record! {
    /// Part of [`DataExportMetadata`].
    ///
    /// Needs the feature `dataexports`.
    pub struct CompanyFeatureUsageExportMetadata requires 0b10000 {
        /// `company_ids`.
        0 "company_ids" company_ids: Field<Vec<CompanyId>>,
        /// `credit_type_ids`.
        1 "credit_type_ids" credit_type_ids: Field<Vec<CreditTypeId>>,
        /// `entity_key_definition_ids`.
        2 "entity_key_definition_ids" entity_key_definition_ids: Field<Vec<String>>,
        /// `entity_trait_definition_ids`.
        3 "entity_trait_definition_ids" entity_trait_definition_ids: Field<Vec<String>>,
        /// `export_type`.
        4 "export_type" export_type: String,
        /// `feature_ids`.
        5 "feature_ids" feature_ids: Option<Vec<FeatureId>>,
        /// `has_scheduled_downgrade`.
        6 "has_scheduled_downgrade" has_scheduled_downgrade: Field<bool>,
        /// `monetized_subscriptions`.
        7 "monetized_subscriptions" monetized_subscriptions: Field<bool>,
        /// `notification_email_recipient_email_addresses`.
        8 "notification_email_recipient_email_addresses" notification_email_recipient_email_addresses: Option<Vec<String>>,
        /// `plan_id`.
        9 "plan_id" plan_id: Field<PlanId>,
        /// `plan_ids`.
        10 "plan_ids" plan_ids: Field<Vec<PlanId>>,
        /// `plan_version_id`.
        11 "plan_version_id" plan_version_id: Field<String>,
        /// `plan_version_unpublished`.
        12 "plan_version_unpublished" plan_version_unpublished: Field<bool>,
        /// `q`.
        13 "q" q: Field<String>,
        /// `sort_order_column`.
        14 "sort_order_column" sort_order_column: Field<String>,
        /// `sort_order_direction`.
        15 "sort_order_direction" sort_order_direction: Field<CompanyFeatureUsageExportMetadataSortOrderDirection>,
        /// `subscription_statuses`.
        16 "subscription_statuses" subscription_statuses: Field<Vec<String>>,
        /// `subscription_types`.
        17 "subscription_types" subscription_types: Field<Vec<String>>,
        /// `visible_columns`.
        18 "visible_columns" visible_columns: Field<Vec<CompanyFeatureUsageExportMetadataVisibleColumns>>,
        /// `with_entitlement_for`.
        19 "with_entitlement_for" with_entitlement_for: Field<String>,
        /// `with_subscription`.
        20 "with_subscription" with_subscription: Field<bool>,
        /// `without_feature_override_for`.
        21 "without_feature_override_for" without_feature_override_for: Field<String>,
        /// `without_plan`.
        22 "without_plan" without_plan: Field<bool>,
        /// `without_subscription`.
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

    /// Sets `company_ids`.
    #[must_use]
    pub fn company_ids(
        mut self,
        company_ids: impl IntoIterator<Item = impl Into<CompanyId>>,
    ) -> Self {
        self.company_ids = Field::Value(company_ids.into_iter().map(Into::into).collect());
        self
    }

    /// Sets `company_ids` to null.
    #[must_use]
    pub fn clear_company_ids(mut self) -> Self {
        self.company_ids = Field::Null;
        self
    }

    /// Sets `credit_type_ids`.
    #[must_use]
    pub fn credit_type_ids(
        mut self,
        credit_type_ids: impl IntoIterator<Item = impl Into<CreditTypeId>>,
    ) -> Self {
        self.credit_type_ids = Field::Value(credit_type_ids.into_iter().map(Into::into).collect());
        self
    }

    /// Sets `credit_type_ids` to null.
    #[must_use]
    pub fn clear_credit_type_ids(mut self) -> Self {
        self.credit_type_ids = Field::Null;
        self
    }

    /// Sets `entity_key_definition_ids`.
    #[must_use]
    pub fn entity_key_definition_ids(
        mut self,
        entity_key_definition_ids: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.entity_key_definition_ids = Field::Value(
            entity_key_definition_ids
                .into_iter()
                .map(Into::into)
                .collect(),
        );
        self
    }

    /// Sets `entity_key_definition_ids` to null.
    #[must_use]
    pub fn clear_entity_key_definition_ids(mut self) -> Self {
        self.entity_key_definition_ids = Field::Null;
        self
    }

    /// Sets `entity_trait_definition_ids`.
    #[must_use]
    pub fn entity_trait_definition_ids(
        mut self,
        entity_trait_definition_ids: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.entity_trait_definition_ids = Field::Value(
            entity_trait_definition_ids
                .into_iter()
                .map(Into::into)
                .collect(),
        );
        self
    }

    /// Sets `entity_trait_definition_ids` to null.
    #[must_use]
    pub fn clear_entity_trait_definition_ids(mut self) -> Self {
        self.entity_trait_definition_ids = Field::Null;
        self
    }

    /// Sets `export_type`.
    #[must_use]
    pub fn export_type(mut self, export_type: impl Into<String>) -> Self {
        self.export_type = export_type.into();
        self.presence.set(4, false);
        self
    }

    /// Sets `feature_ids`.
    #[must_use]
    pub fn feature_ids(
        mut self,
        feature_ids: impl IntoIterator<Item = impl Into<FeatureId>>,
    ) -> Self {
        self.feature_ids = Some(feature_ids.into_iter().map(Into::into).collect());
        self
    }

    /// Sets `has_scheduled_downgrade`.
    #[must_use]
    pub fn has_scheduled_downgrade(mut self, has_scheduled_downgrade: bool) -> Self {
        self.has_scheduled_downgrade = Field::Value(has_scheduled_downgrade);
        self
    }

    /// Sets `has_scheduled_downgrade` to null.
    #[must_use]
    pub fn clear_has_scheduled_downgrade(mut self) -> Self {
        self.has_scheduled_downgrade = Field::Null;
        self
    }

    /// Sets `monetized_subscriptions`.
    #[must_use]
    pub fn monetized_subscriptions(mut self, monetized_subscriptions: bool) -> Self {
        self.monetized_subscriptions = Field::Value(monetized_subscriptions);
        self
    }

    /// Sets `monetized_subscriptions` to null.
    #[must_use]
    pub fn clear_monetized_subscriptions(mut self) -> Self {
        self.monetized_subscriptions = Field::Null;
        self
    }

    /// Sets `notification_email_recipient_email_addresses`.
    #[must_use]
    pub fn notification_email_recipient_email_addresses(
        mut self,
        notification_email_recipient_email_addresses: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.notification_email_recipient_email_addresses = Some(
            notification_email_recipient_email_addresses
                .into_iter()
                .map(Into::into)
                .collect(),
        );
        self
    }

    /// Sets `plan_id`.
    #[must_use]
    pub fn plan_id(mut self, plan_id: impl Into<PlanId>) -> Self {
        self.plan_id = Field::Value(plan_id.into());
        self
    }

    /// Sets `plan_id` to null.
    #[must_use]
    pub fn clear_plan_id(mut self) -> Self {
        self.plan_id = Field::Null;
        self
    }

    /// Sets `plan_ids`.
    #[must_use]
    pub fn plan_ids(mut self, plan_ids: impl IntoIterator<Item = impl Into<PlanId>>) -> Self {
        self.plan_ids = Field::Value(plan_ids.into_iter().map(Into::into).collect());
        self
    }

    /// Sets `plan_ids` to null.
    #[must_use]
    pub fn clear_plan_ids(mut self) -> Self {
        self.plan_ids = Field::Null;
        self
    }

    /// Sets `plan_version_id`.
    #[must_use]
    pub fn plan_version_id(mut self, plan_version_id: impl Into<String>) -> Self {
        self.plan_version_id = Field::Value(plan_version_id.into());
        self
    }

    /// Sets `plan_version_id` to null.
    #[must_use]
    pub fn clear_plan_version_id(mut self) -> Self {
        self.plan_version_id = Field::Null;
        self
    }

    /// Sets `plan_version_unpublished`.
    #[must_use]
    pub fn plan_version_unpublished(mut self, plan_version_unpublished: bool) -> Self {
        self.plan_version_unpublished = Field::Value(plan_version_unpublished);
        self
    }

    /// Sets `plan_version_unpublished` to null.
    #[must_use]
    pub fn clear_plan_version_unpublished(mut self) -> Self {
        self.plan_version_unpublished = Field::Null;
        self
    }

    /// Sets `q`.
    #[must_use]
    pub fn q(mut self, q: impl Into<String>) -> Self {
        self.q = Field::Value(q.into());
        self
    }

    /// Sets `q` to null.
    #[must_use]
    pub fn clear_q(mut self) -> Self {
        self.q = Field::Null;
        self
    }

    /// Sets `sort_order_column`.
    #[must_use]
    pub fn sort_order_column(mut self, sort_order_column: impl Into<String>) -> Self {
        self.sort_order_column = Field::Value(sort_order_column.into());
        self
    }

    /// Sets `sort_order_column` to null.
    #[must_use]
    pub fn clear_sort_order_column(mut self) -> Self {
        self.sort_order_column = Field::Null;
        self
    }

    /// Sets `sort_order_direction`.
    #[must_use]
    pub fn sort_order_direction(
        mut self,
        sort_order_direction: impl Into<CompanyFeatureUsageExportMetadataSortOrderDirection>,
    ) -> Self {
        self.sort_order_direction = Field::Value(sort_order_direction.into());
        self
    }

    /// Sets `sort_order_direction` to null.
    #[must_use]
    pub fn clear_sort_order_direction(mut self) -> Self {
        self.sort_order_direction = Field::Null;
        self
    }

    /// Sets `subscription_statuses`.
    #[must_use]
    pub fn subscription_statuses(
        mut self,
        subscription_statuses: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.subscription_statuses =
            Field::Value(subscription_statuses.into_iter().map(Into::into).collect());
        self
    }

    /// Sets `subscription_statuses` to null.
    #[must_use]
    pub fn clear_subscription_statuses(mut self) -> Self {
        self.subscription_statuses = Field::Null;
        self
    }

    /// Sets `subscription_types`.
    #[must_use]
    pub fn subscription_types(
        mut self,
        subscription_types: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.subscription_types =
            Field::Value(subscription_types.into_iter().map(Into::into).collect());
        self
    }

    /// Sets `subscription_types` to null.
    #[must_use]
    pub fn clear_subscription_types(mut self) -> Self {
        self.subscription_types = Field::Null;
        self
    }

    /// Sets `visible_columns`.
    #[must_use]
    pub fn visible_columns(
        mut self,
        visible_columns: impl IntoIterator<
            Item = impl Into<CompanyFeatureUsageExportMetadataVisibleColumns>,
        >,
    ) -> Self {
        self.visible_columns = Field::Value(visible_columns.into_iter().map(Into::into).collect());
        self
    }

    /// Sets `visible_columns` to null.
    #[must_use]
    pub fn clear_visible_columns(mut self) -> Self {
        self.visible_columns = Field::Null;
        self
    }

    /// Sets `with_entitlement_for`.
    #[must_use]
    pub fn with_entitlement_for(mut self, with_entitlement_for: impl Into<String>) -> Self {
        self.with_entitlement_for = Field::Value(with_entitlement_for.into());
        self
    }

    /// Sets `with_entitlement_for` to null.
    #[must_use]
    pub fn clear_with_entitlement_for(mut self) -> Self {
        self.with_entitlement_for = Field::Null;
        self
    }

    /// Sets `with_subscription`.
    #[must_use]
    pub fn with_subscription(mut self, with_subscription: bool) -> Self {
        self.with_subscription = Field::Value(with_subscription);
        self
    }

    /// Sets `with_subscription` to null.
    #[must_use]
    pub fn clear_with_subscription(mut self) -> Self {
        self.with_subscription = Field::Null;
        self
    }

    /// Sets `without_feature_override_for`.
    #[must_use]
    pub fn without_feature_override_for(
        mut self,
        without_feature_override_for: impl Into<String>,
    ) -> Self {
        self.without_feature_override_for = Field::Value(without_feature_override_for.into());
        self
    }

    /// Sets `without_feature_override_for` to null.
    #[must_use]
    pub fn clear_without_feature_override_for(mut self) -> Self {
        self.without_feature_override_for = Field::Null;
        self
    }

    /// Sets `without_plan`.
    #[must_use]
    pub fn without_plan(mut self, without_plan: bool) -> Self {
        self.without_plan = Field::Value(without_plan);
        self
    }

    /// Sets `without_plan` to null.
    #[must_use]
    pub fn clear_without_plan(mut self) -> Self {
        self.without_plan = Field::Null;
        self
    }

    /// Sets `without_subscription`.
    #[must_use]
    pub fn without_subscription(mut self, without_subscription: bool) -> Self {
        self.without_subscription = Field::Value(without_subscription);
        self
    }

    /// Sets `without_subscription` to null.
    #[must_use]
    pub fn clear_without_subscription(mut self) -> Self {
        self.without_subscription = Field::Null;
        self
    }
}

#[cfg(feature = "dataexports")]
record! {
    /// Body of `createDataExport`.
    ///
    /// Needs the feature `dataexports`.
    pub struct CreateDataExportRequestBody requires 0b101 {
        /// `export_type`.
        0 "export_type" export_type: DataExportType,
        /// `metadata`.
        1 "metadata" metadata: Option<DataExportMetadata>,
        /// `output_file_type`.
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

    /// Sets `export_type`.
    #[must_use]
    pub fn export_type(mut self, export_type: impl Into<DataExportType>) -> Self {
        self.export_type = export_type.into();
        self.presence.set(0, false);
        self
    }

    /// Sets `metadata`.
    #[must_use]
    pub fn metadata(mut self, metadata: impl Into<DataExportMetadata>) -> Self {
        self.metadata = Some(metadata.into());
        self
    }

    /// Sets `output_file_type`.
    #[must_use]
    pub fn output_file_type(
        mut self,
        output_file_type: impl Into<DataExportOutputFileType>,
    ) -> Self {
        self.output_file_type = output_file_type.into();
        self.presence.set(2, false);
        self
    }
}

#[cfg(feature = "dataexports")]
union! {
    /// Part of [`CreateDataExportRequestBody`] and [`DataExportResponseData`].
    ///
    /// Needs the feature `dataexports`.
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
    /// Needs the feature `dataexports`.
    DataExportOutputFileType {
        /// `csv`.
        Csv = "csv",
        /// `csv.gz`.
        CsvGz = "csv.gz",
    }
}

#[cfg(feature = "dataexports")]
record! {
    /// Data that `listDataExports`, `createDataExport` and `getDataExport` returns.
    ///
    /// Needs the feature `dataexports`.
    pub struct DataExportResponseData requires 0b111011111 {
        /// `account_id`.
        0 "account_id" account_id: String,
        /// `created_at`.
        1 "created_at" created_at: Timestamp,
        /// `environment_id`.
        2 "environment_id" environment_id: EnvironmentId,
        /// `export_type`.
        3 "export_type" export_type: DataExportType,
        /// `id`.
        4 "id" id: String,
        /// `metadata`.
        5 "metadata" metadata: Option<DataExportMetadata>,
        /// `output_file_type`.
        6 "output_file_type" output_file_type: DataExportOutputFileType,
        /// `status`.
        7 "status" status: DataExportStatus,
        /// `updated_at`.
        8 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(feature = "dataexports")]
word! {
    /// Part of [`DataExportResponseData`].
    ///
    /// Needs the feature `dataexports`.
    DataExportStatus {
        /// `failure`.
        Failure = "failure",
        /// `pending`.
        Pending = "pending",
        /// `success`.
        Success = "success",
    }
}

#[cfg(feature = "dataexports")]
word! {
    /// Part of [`CreateDataExportRequestBody`] and [`DataExportResponseData`].
    ///
    /// Needs the feature `dataexports`.
    DataExportType {
        /// `audit-log`.
        AuditLog = "audit-log",
        /// `company-feature-usage`.
        CompanyFeatureUsage = "company-feature-usage",
        /// `event`.
        Event = "event",
    }
}

#[cfg(feature = "dataexports")]
word! {
    /// Part of [`EventExportMetadata`].
    ///
    /// Needs the feature `dataexports`.
    EventExportMetadataEventTypes {
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

#[cfg(feature = "dataexports")]
record! {
    /// Part of [`DataExportMetadata`].
    ///
    /// Needs the feature `dataexports`.
    pub struct EventExportMetadata requires 0b10000 {
        /// `company_id`.
        0 "company_id" company_id: Field<CompanyId>,
        /// `end_time`.
        1 "end_time" end_time: Field<Timestamp>,
        /// `event_subtype`.
        2 "event_subtype" event_subtype: Field<String>,
        /// `event_types`.
        3 "event_types" event_types: Field<Vec<EventExportMetadataEventTypes>>,
        /// `export_type`.
        4 "export_type" export_type: String,
        /// `flag_id`.
        5 "flag_id" flag_id: Field<FlagId>,
        /// `notification_email_recipient_email_addresses`.
        6 "notification_email_recipient_email_addresses" notification_email_recipient_email_addresses: Option<Vec<String>>,
        /// `start_time`.
        7 "start_time" start_time: Field<Timestamp>,
        /// `user_id`.
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

    /// Sets `end_time`.
    #[must_use]
    pub fn end_time(mut self, end_time: Timestamp) -> Self {
        self.end_time = Field::Value(end_time);
        self
    }

    /// Sets `end_time` to null.
    #[must_use]
    pub fn clear_end_time(mut self) -> Self {
        self.end_time = Field::Null;
        self
    }

    /// Sets `event_subtype`.
    #[must_use]
    pub fn event_subtype(mut self, event_subtype: impl Into<String>) -> Self {
        self.event_subtype = Field::Value(event_subtype.into());
        self
    }

    /// Sets `event_subtype` to null.
    #[must_use]
    pub fn clear_event_subtype(mut self) -> Self {
        self.event_subtype = Field::Null;
        self
    }

    /// Sets `event_types`.
    #[must_use]
    pub fn event_types(
        mut self,
        event_types: impl IntoIterator<Item = impl Into<EventExportMetadataEventTypes>>,
    ) -> Self {
        self.event_types = Field::Value(event_types.into_iter().map(Into::into).collect());
        self
    }

    /// Sets `event_types` to null.
    #[must_use]
    pub fn clear_event_types(mut self) -> Self {
        self.event_types = Field::Null;
        self
    }

    /// Sets `export_type`.
    #[must_use]
    pub fn export_type(mut self, export_type: impl Into<String>) -> Self {
        self.export_type = export_type.into();
        self.presence.set(4, false);
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

    /// Sets `notification_email_recipient_email_addresses`.
    #[must_use]
    pub fn notification_email_recipient_email_addresses(
        mut self,
        notification_email_recipient_email_addresses: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.notification_email_recipient_email_addresses = Some(
            notification_email_recipient_email_addresses
                .into_iter()
                .map(Into::into)
                .collect(),
        );
        self
    }

    /// Sets `start_time`.
    #[must_use]
    pub fn start_time(mut self, start_time: Timestamp) -> Self {
        self.start_time = Field::Value(start_time);
        self
    }

    /// Sets `start_time` to null.
    #[must_use]
    pub fn clear_start_time(mut self) -> Self {
        self.start_time = Field::Null;
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
}
