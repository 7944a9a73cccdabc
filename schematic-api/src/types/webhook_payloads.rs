// Written by `cargo xtask codegen`; changes belong into the generator.

//! Bodies of webhooks that no operation returns.

use super::*;
use crate::runtime::Timestamp;
use crate::runtime::record::record;

#[cfg(feature = "webhook-payloads")]
record! {
    /// Part of [`RuleView`].
    ///
    /// Needs the feature `webhook-payloads`.
    pub struct ConditionGroupView requires 0b11101111 {
        /// `account_id`.
        0 "account_id" account_id: String,
        /// `conditions`.
        1 "conditions" conditions: Vec<ConditionView>,
        /// `created_at`.
        2 "created_at" created_at: Timestamp,
        /// `environment_id`.
        3 "environment_id" environment_id: EnvironmentId,
        /// `flag_id`.
        4 "flag_id" flag_id: Option<FlagId>,
        /// `id`.
        5 "id" id: String,
        /// `rule_id`.
        6 "rule_id" rule_id: String,
        /// `updated_at`.
        7 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(feature = "webhook-payloads")]
record! {
    /// Part of [`ConditionGroupView`] and [`RuleView`].
    ///
    /// Needs the feature `webhook-payloads`.
    pub struct ConditionView requires 0b1110110001111100010010101000111 {
        /// `account_id`.
        0 "account_id" account_id: String,
        /// `billing_products`.
        1 "billing_products" billing_products: Vec<GenericPreviewObject>,
        /// `companies`.
        2 "companies" companies: Vec<GenericPreviewObject>,
        /// `comparison_trait`.
        3 "comparison_trait" comparison_trait: Option<EntityTraitDefinitionResponseData>,
        /// `comparison_trait_id`.
        4 "comparison_trait_id" comparison_trait_id: Option<String>,
        /// `condition_group_id`.
        5 "condition_group_id" condition_group_id: Option<String>,
        /// `condition_type`.
        6 "condition_type" condition_type: ConditionType,
        /// `consumption_rate`.
        7 "consumption_rate" consumption_rate: Option<f64>,
        /// `created_at`.
        8 "created_at" created_at: Timestamp,
        /// `credit_id`.
        9 "credit_id" credit_id: Option<CreditTypeId>,
        /// `environment_id`.
        10 "environment_id" environment_id: EnvironmentId,
        /// `event_subtype`.
        11 "event_subtype" event_subtype: Option<String>,
        /// `flag_id`.
        12 "flag_id" flag_id: Option<FlagId>,
        /// `id`.
        13 "id" id: String,
        /// `metric_period`.
        14 "metric_period" metric_period: Option<MetricPeriod>,
        /// `metric_period_month_reset`.
        15 "metric_period_month_reset" metric_period_month_reset: Option<MetricPeriodMonthReset>,
        /// `metric_value`.
        16 "metric_value" metric_value: Option<i64>,
        /// `operator`.
        17 "operator" operator: Operator,
        /// `plan_versions`.
        18 "plan_versions" plan_versions: Vec<GenericPreviewObject>,
        /// `plans`.
        19 "plans" plans: Vec<GenericPreviewObject>,
        /// `resource_unspecified_ids`.
        20 "resource_unspecified_ids" resource_unspecified_ids: Vec<String>,
        /// `rule_id`.
        21 "rule_id" rule_id: String,
        /// `trait`.
        22 "trait" r#trait: Option<EntityTraitDefinitionResponseData>,
        /// `trait_entity_type`.
        23 "trait_entity_type" trait_entity_type: Option<EntityType>,
        /// `trait_id`.
        24 "trait_id" trait_id: Option<String>,
        /// `trait_value`.
        25 "trait_value" trait_value: String,
        /// `trait_value_bool`.
        26 "trait_value_bool" trait_value_bool: bool,
        /// `trait_value_date`.
        27 "trait_value_date" trait_value_date: Option<Timestamp>,
        /// `trait_value_int`.
        28 "trait_value_int" trait_value_int: i64,
        /// `updated_at`.
        29 "updated_at" updated_at: Timestamp,
        /// `users`.
        30 "users" users: Vec<GenericPreviewObject>,
    }
}

#[cfg(feature = "webhook-payloads")]
record! {
    /// Part of [`CreditsAutoTopupHardFailure`], [`CreditsAutoTopupRetryFailure`] and [`CreditsAutoTopupSuccess`].
    ///
    /// Needs the feature `webhook-payloads`.
    pub struct CreditsAutoTopupCompanySummary requires 0b11 {
        /// `id`.
        0 "id" id: CompanyId,
        /// `name`.
        1 "name" name: String,
    }
}

#[cfg(feature = "webhook-payloads")]
record! {
    /// Part of [`CreditsAutoTopupHardFailure`], [`CreditsAutoTopupRetryFailure`] and [`CreditsAutoTopupSuccess`].
    ///
    /// Needs the feature `webhook-payloads`.
    pub struct CreditsAutoTopupCreditSummary requires 0b11 {
        /// `id`.
        0 "id" id: CreditTypeId,
        /// `name`.
        1 "name" name: String,
    }
}

#[cfg(feature = "webhook-payloads")]
record! {
    /// Body of a webhook.
    ///
    /// Needs the feature `webhook-payloads`.
    pub struct CreditsAutoTopupHardFailure requires 0b0 {
        /// `company`.
        0 "company" company: Option<CreditsAutoTopupCompanySummary>,
        /// `credit`.
        1 "credit" credit: Option<CreditsAutoTopupCreditSummary>,
        /// `error_message`.
        2 "error_message" error_message: Option<String>,
        /// `stripe_error_code`.
        3 "stripe_error_code" stripe_error_code: Option<String>,
    }
}

#[cfg(feature = "webhook-payloads")]
record! {
    /// Body of a webhook.
    ///
    /// Needs the feature `webhook-payloads`.
    pub struct CreditsAutoTopupRetryFailure requires 0b10 {
        /// `company`.
        0 "company" company: Option<CreditsAutoTopupCompanySummary>,
        /// `consecutive_failures`.
        1 "consecutive_failures" consecutive_failures: i64,
        /// `credit`.
        2 "credit" credit: Option<CreditsAutoTopupCreditSummary>,
        /// `last_error_message`.
        3 "last_error_message" last_error_message: Option<String>,
        /// `stripe_error_code`.
        4 "stripe_error_code" stripe_error_code: Option<String>,
    }
}

#[cfg(feature = "webhook-payloads")]
record! {
    /// Body of a webhook.
    ///
    /// Needs the feature `webhook-payloads`.
    pub struct CreditsAutoTopupSuccess requires 0b1100 {
        /// `company`.
        0 "company" company: Option<CreditsAutoTopupCompanySummary>,
        /// `credit`.
        1 "credit" credit: Option<CreditsAutoTopupCreditSummary>,
        /// `grant_id`.
        2 "grant_id" grant_id: String,
        /// `quantity`.
        3 "quantity" quantity: i64,
    }
}

#[cfg(feature = "webhook-payloads")]
record! {
    /// Body of a webhook.
    ///
    /// Needs the feature `webhook-payloads`.
    pub struct CreditsCreditPurchaseSuccess requires 0b110011 {
        /// `bundle_id`.
        0 "bundle_id" bundle_id: String,
        /// `bundle_name`.
        1 "bundle_name" bundle_name: String,
        /// `company`.
        2 "company" company: Option<CreditsWebhookCompanySummary>,
        /// `credit`.
        3 "credit" credit: Option<CreditsWebhookCreditSummary>,
        /// `grant_ids`.
        4 "grant_ids" grant_ids: Vec<String>,
        /// `quantity`.
        5 "quantity" quantity: i64,
    }
}

#[cfg(feature = "webhook-payloads")]
record! {
    /// Part of [`CreditsCreditPurchaseSuccess`].
    ///
    /// Needs the feature `webhook-payloads`.
    pub struct CreditsWebhookCompanySummary requires 0b11 {
        /// `id`.
        0 "id" id: CompanyId,
        /// `name`.
        1 "name" name: String,
    }
}

#[cfg(feature = "webhook-payloads")]
record! {
    /// Part of [`CreditsCreditPurchaseSuccess`].
    ///
    /// Needs the feature `webhook-payloads`.
    pub struct CreditsWebhookCreditSummary requires 0b11 {
        /// `id`.
        0 "id" id: CreditTypeId,
        /// `name`.
        1 "name" name: String,
    }
}

#[cfg(feature = "webhook-payloads")]
record! {
    /// Part of [`WebFeatureUsageWebhookOutput`].
    ///
    /// Needs the feature `webhook-payloads`.
    pub struct FeatureView requires 0b10000110011110011001 {
        /// `account_id`.
        0 "account_id" account_id: String,
        /// `billing_linked_resource`.
        1 "billing_linked_resource" billing_linked_resource: Option<BillingLinkedResourceResponseData>,
        /// `billing_product`.
        2 "billing_product" billing_product: Option<BillingProductRecordResponseData>,
        /// `created_at`.
        3 "created_at" created_at: Timestamp,
        /// `description`.
        4 "description" description: String,
        /// `event_subtype`.
        5 "event_subtype" event_subtype: Option<String>,
        /// `event_summary`.
        6 "event_summary" event_summary: Option<EventSummaryResponseData>,
        /// `feature_type`.
        7 "feature_type" feature_type: FeatureType,
        /// `flags`.
        8 "flags" flags: Vec<FlagView>,
        /// `icon`.
        9 "icon" icon: String,
        /// `id`.
        10 "id" id: FeatureId,
        /// `license_id`.
        11 "license_id" license_id: Option<String>,
        /// `lifecycle_phase`.
        12 "lifecycle_phase" lifecycle_phase: Option<FeatureLifecyclePhase>,
        /// `name`.
        13 "name" name: String,
        /// `plans`.
        14 "plans" plans: Vec<PreviewObject>,
        /// `plural_name`.
        15 "plural_name" plural_name: Option<String>,
        /// `singular_name`.
        16 "singular_name" singular_name: Option<String>,
        /// `trait`.
        17 "trait" r#trait: Option<EntityTraitDefinitionResponseData>,
        /// `trait_id`.
        18 "trait_id" trait_id: Option<String>,
        /// `updated_at`.
        19 "updated_at" updated_at: Timestamp,
        /// `usage_limit_trait_id`.
        20 "usage_limit_trait_id" usage_limit_trait_id: Option<String>,
    }
}

#[cfg(feature = "webhook-payloads")]
record! {
    /// Part of [`FeatureView`].
    ///
    /// Needs the feature `webhook-payloads`.
    pub struct FlagView requires 0b1110111001111 {
        /// `account_id`.
        0 "account_id" account_id: String,
        /// `created_at`.
        1 "created_at" created_at: Timestamp,
        /// `default_value`.
        2 "default_value" default_value: bool,
        /// `description`.
        3 "description" description: String,
        /// `feature`.
        4 "feature" feature: Option<FeatureResponseData>,
        /// `feature_id`.
        5 "feature_id" feature_id: Option<FeatureId>,
        /// `flag_type`.
        6 "flag_type" flag_type: FlagType,
        /// `id`.
        7 "id" id: FlagId,
        /// `key`.
        8 "key" key: String,
        /// `last_checked_at`.
        9 "last_checked_at" last_checked_at: Option<Timestamp>,
        /// `name`.
        10 "name" name: String,
        /// `rules`.
        11 "rules" rules: Vec<RuleView>,
        /// `updated_at`.
        12 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(feature = "webhook-payloads")]
record! {
    /// Part of [`FlagView`].
    ///
    /// Needs the feature `webhook-payloads`.
    pub struct RuleView requires 0b111111011111 {
        /// `account_id`.
        0 "account_id" account_id: String,
        /// `condition_groups`.
        1 "condition_groups" condition_groups: Vec<ConditionGroupView>,
        /// `conditions`.
        2 "conditions" conditions: Vec<ConditionView>,
        /// `created_at`.
        3 "created_at" created_at: Timestamp,
        /// `environment_id`.
        4 "environment_id" environment_id: EnvironmentId,
        /// `flag_id`.
        5 "flag_id" flag_id: Option<FlagId>,
        /// `id`.
        6 "id" id: String,
        /// `name`.
        7 "name" name: String,
        /// `priority`.
        8 "priority" priority: i64,
        /// `rule_type`.
        9 "rule_type" rule_type: RuleType,
        /// `updated_at`.
        10 "updated_at" updated_at: Timestamp,
        /// `value`.
        11 "value" value: bool,
    }
}

#[cfg(feature = "webhook-payloads")]
record! {
    /// Body of a webhook.
    ///
    /// Needs the feature `webhook-payloads`.
    pub struct WebFeatureUsageWebhookOutput requires 0b100 {
        /// `Allocation`.
        0 "Allocation" allocation: Option<i64>,
        /// `CreditUsage`.
        1 "CreditUsage" credit_usage: Option<CreditUsage>,
        /// `Entitlement`.
        2 "Entitlement" entitlement: String,
        /// `Feature`.
        3 "Feature" feature: Option<FeatureView>,
        /// `MetricResetAt`.
        4 "MetricResetAt" metric_reset_at: Option<Timestamp>,
        /// `Usage`.
        5 "Usage" usage: Option<i64>,
        /// `company`.
        6 "company" company: Option<CompanyDetailResponseData>,
    }
}

#[cfg(feature = "webhook-payloads")]
record! {
    /// Body of a webhook.
    ///
    /// Needs the feature `webhook-payloads`.
    pub struct WebScheduledDowngradeWebhookOutput requires 0b1010 {
        /// `company`.
        0 "company" company: Option<CompanyResponseData>,
        /// `execute_after`.
        1 "execute_after" execute_after: Timestamp,
        /// `from_plan`.
        2 "from_plan" from_plan: Option<PlanSnapshotView>,
        /// `id`.
        3 "id" id: String,
        /// `scheduled_interval`.
        4 "scheduled_interval" scheduled_interval: Option<String>,
        /// `scheduled_price`.
        5 "scheduled_price" scheduled_price: Option<i64>,
        /// `to_plan`.
        6 "to_plan" to_plan: Option<PlanSnapshotView>,
    }
}
