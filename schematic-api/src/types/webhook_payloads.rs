// Written by `cargo xtask codegen`; changes belong into the generator.

//! Bodies of webhooks that no operation returns.

use super::*;
use crate::runtime::Timestamp;
use crate::runtime::record::record;

#[cfg(feature = "webhook-payloads")]
record! {
    /// Part of [`RuleView`].
    ///
    /// Needs the feature `webhook-payloads`, which is `webhooks` of `schematic-core`.
    pub struct ConditionGroupView requires 0b11101111 {
        0 "account_id" account_id: String,
        1 "conditions" conditions: Vec<ConditionView>,
        2 "created_at" created_at: Timestamp,
        3 "environment_id" environment_id: EnvironmentId,
        4 "flag_id" flag_id: Option<FlagId>,
        5 "id" id: String,
        6 "rule_id" rule_id: String,
        7 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(feature = "webhook-payloads")]
record! {
    /// Part of [`ConditionGroupView`] and [`RuleView`].
    ///
    /// Needs the feature `webhook-payloads`, which is `webhooks` of `schematic-core`.
    pub struct ConditionView requires 0b1110110001111100010010101000111 {
        0 "account_id" account_id: String,
        1 "billing_products" billing_products: Vec<GenericPreviewObject>,
        2 "companies" companies: Vec<GenericPreviewObject>,
        3 "comparison_trait" comparison_trait: Option<EntityTraitDefinitionResponseData>,
        4 "comparison_trait_id" comparison_trait_id: Option<String>,
        5 "condition_group_id" condition_group_id: Option<String>,
        6 "condition_type" condition_type: ConditionType,
        7 "consumption_rate" consumption_rate: Option<f64>,
        8 "created_at" created_at: Timestamp,
        9 "credit_id" credit_id: Option<CreditTypeId>,
        10 "environment_id" environment_id: EnvironmentId,
        11 "event_subtype" event_subtype: Option<String>,
        12 "flag_id" flag_id: Option<FlagId>,
        13 "id" id: String,
        14 "metric_period" metric_period: Option<MetricPeriod>,
        15 "metric_period_month_reset" metric_period_month_reset: Option<MetricPeriodMonthReset>,
        16 "metric_value" metric_value: Option<i64>,
        17 "operator" operator: Operator,
        18 "plan_versions" plan_versions: Vec<GenericPreviewObject>,
        19 "plans" plans: Vec<GenericPreviewObject>,
        20 "resource_unspecified_ids" resource_unspecified_ids: Vec<String>,
        21 "rule_id" rule_id: String,
        22 "trait" r#trait: Option<EntityTraitDefinitionResponseData>,
        23 "trait_entity_type" trait_entity_type: Option<EntityType>,
        24 "trait_id" trait_id: Option<String>,
        25 "trait_value" trait_value: String,
        26 "trait_value_bool" trait_value_bool: bool,
        27 "trait_value_date" trait_value_date: Option<Timestamp>,
        28 "trait_value_int" trait_value_int: i64,
        29 "updated_at" updated_at: Timestamp,
        30 "users" users: Vec<GenericPreviewObject>,
    }
}

#[cfg(feature = "webhook-payloads")]
record! {
    /// Part of [`CreditsAutoTopupHardFailure`], [`CreditsAutoTopupRetryFailure`] and [`CreditsAutoTopupSuccess`].
    ///
    /// Needs the feature `webhook-payloads`, which is `webhooks` of `schematic-core`.
    pub struct CreditsAutoTopupCompanySummary requires 0b11 {
        0 "id" id: CompanyId,
        1 "name" name: String,
    }
}

#[cfg(feature = "webhook-payloads")]
record! {
    /// Part of [`CreditsAutoTopupHardFailure`], [`CreditsAutoTopupRetryFailure`] and [`CreditsAutoTopupSuccess`].
    ///
    /// Needs the feature `webhook-payloads`, which is `webhooks` of `schematic-core`.
    pub struct CreditsAutoTopupCreditSummary requires 0b11 {
        0 "id" id: CreditTypeId,
        1 "name" name: String,
    }
}

#[cfg(feature = "webhook-payloads")]
record! {
    /// Body of a webhook.
    ///
    /// Needs the feature `webhook-payloads`, which is `webhooks` of `schematic-core`.
    pub struct CreditsAutoTopupHardFailure requires 0b0 {
        0 "company" company: Option<CreditsAutoTopupCompanySummary>,
        1 "credit" credit: Option<CreditsAutoTopupCreditSummary>,
        2 "error_message" error_message: Option<String>,
        3 "stripe_error_code" stripe_error_code: Option<String>,
    }
}

#[cfg(feature = "webhook-payloads")]
record! {
    /// Body of a webhook.
    ///
    /// Needs the feature `webhook-payloads`, which is `webhooks` of `schematic-core`.
    pub struct CreditsAutoTopupRetryFailure requires 0b10 {
        0 "company" company: Option<CreditsAutoTopupCompanySummary>,
        1 "consecutive_failures" consecutive_failures: i64,
        2 "credit" credit: Option<CreditsAutoTopupCreditSummary>,
        3 "last_error_message" last_error_message: Option<String>,
        4 "stripe_error_code" stripe_error_code: Option<String>,
    }
}

#[cfg(feature = "webhook-payloads")]
record! {
    /// Body of a webhook.
    ///
    /// Needs the feature `webhook-payloads`, which is `webhooks` of `schematic-core`.
    pub struct CreditsAutoTopupSuccess requires 0b1100 {
        0 "company" company: Option<CreditsAutoTopupCompanySummary>,
        1 "credit" credit: Option<CreditsAutoTopupCreditSummary>,
        2 "grant_id" grant_id: String,
        3 "quantity" quantity: i64,
    }
}

#[cfg(feature = "webhook-payloads")]
record! {
    /// Body of a webhook.
    ///
    /// Needs the feature `webhook-payloads`, which is `webhooks` of `schematic-core`.
    pub struct CreditsCreditPurchaseSuccess requires 0b110011 {
        0 "bundle_id" bundle_id: String,
        1 "bundle_name" bundle_name: String,
        2 "company" company: Option<CreditsWebhookCompanySummary>,
        3 "credit" credit: Option<CreditsWebhookCreditSummary>,
        4 "grant_ids" grant_ids: Vec<String>,
        5 "quantity" quantity: i64,
    }
}

#[cfg(feature = "webhook-payloads")]
record! {
    /// Part of [`CreditsCreditPurchaseSuccess`].
    ///
    /// Needs the feature `webhook-payloads`, which is `webhooks` of `schematic-core`.
    pub struct CreditsWebhookCompanySummary requires 0b11 {
        0 "id" id: CompanyId,
        1 "name" name: String,
    }
}

#[cfg(feature = "webhook-payloads")]
record! {
    /// Part of [`CreditsCreditPurchaseSuccess`].
    ///
    /// Needs the feature `webhook-payloads`, which is `webhooks` of `schematic-core`.
    pub struct CreditsWebhookCreditSummary requires 0b11 {
        0 "id" id: CreditTypeId,
        1 "name" name: String,
    }
}

#[cfg(feature = "webhook-payloads")]
record! {
    /// Part of [`WebFeatureUsageWebhookOutput`].
    ///
    /// Needs the feature `webhook-payloads`, which is `webhooks` of `schematic-core`.
    pub struct FeatureView requires 0b10000110011110011001 {
        0 "account_id" account_id: String,
        1 "billing_linked_resource" billing_linked_resource: Option<BillingLinkedResourceResponseData>,
        2 "billing_product" billing_product: Option<BillingProductRecordResponseData>,
        3 "created_at" created_at: Timestamp,
        4 "description" description: String,
        5 "event_subtype" event_subtype: Option<String>,
        6 "event_summary" event_summary: Option<EventSummaryResponseData>,
        7 "feature_type" feature_type: FeatureType,
        8 "flags" flags: Vec<FlagView>,
        9 "icon" icon: String,
        10 "id" id: FeatureId,
        11 "license_id" license_id: Option<String>,
        12 "lifecycle_phase" lifecycle_phase: Option<FeatureLifecyclePhase>,
        13 "name" name: String,
        14 "plans" plans: Vec<PreviewObject>,
        15 "plural_name" plural_name: Option<String>,
        16 "singular_name" singular_name: Option<String>,
        17 "trait" r#trait: Option<EntityTraitDefinitionResponseData>,
        18 "trait_id" trait_id: Option<String>,
        19 "updated_at" updated_at: Timestamp,
        20 "usage_limit_trait_id" usage_limit_trait_id: Option<String>,
    }
}

#[cfg(feature = "webhook-payloads")]
record! {
    /// Part of [`FeatureView`].
    ///
    /// Needs the feature `webhook-payloads`, which is `webhooks` of `schematic-core`.
    pub struct FlagView requires 0b1110111001111 {
        0 "account_id" account_id: String,
        1 "created_at" created_at: Timestamp,
        2 "default_value" default_value: bool,
        3 "description" description: String,
        4 "feature" feature: Option<FeatureResponseData>,
        5 "feature_id" feature_id: Option<FeatureId>,
        6 "flag_type" flag_type: FlagType,
        7 "id" id: FlagId,
        8 "key" key: String,
        9 "last_checked_at" last_checked_at: Option<Timestamp>,
        10 "name" name: String,
        11 "rules" rules: Vec<RuleView>,
        12 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(feature = "webhook-payloads")]
record! {
    /// Part of [`FlagView`].
    ///
    /// Needs the feature `webhook-payloads`, which is `webhooks` of `schematic-core`.
    pub struct RuleView requires 0b111111011111 {
        0 "account_id" account_id: String,
        1 "condition_groups" condition_groups: Vec<ConditionGroupView>,
        2 "conditions" conditions: Vec<ConditionView>,
        3 "created_at" created_at: Timestamp,
        4 "environment_id" environment_id: EnvironmentId,
        5 "flag_id" flag_id: Option<FlagId>,
        6 "id" id: String,
        7 "name" name: String,
        8 "priority" priority: i64,
        9 "rule_type" rule_type: RuleType,
        10 "updated_at" updated_at: Timestamp,
        11 "value" value: bool,
    }
}

#[cfg(feature = "webhook-payloads")]
record! {
    /// Body of a webhook.
    ///
    /// Needs the feature `webhook-payloads`, which is `webhooks` of `schematic-core`.
    pub struct WebFeatureUsageWebhookOutput requires 0b100 {
        0 "Allocation" allocation: Option<i64>,
        1 "CreditUsage" credit_usage: Option<CreditUsage>,
        2 "Entitlement" entitlement: String,
        3 "Feature" feature: Option<FeatureView>,
        4 "MetricResetAt" metric_reset_at: Option<Timestamp>,
        5 "Usage" usage: Option<i64>,
        6 "company" company: Option<CompanyDetailResponseData>,
    }
}

#[cfg(feature = "webhook-payloads")]
record! {
    /// Body of a webhook.
    ///
    /// Needs the feature `webhook-payloads`, which is `webhooks` of `schematic-core`.
    pub struct WebScheduledDowngradeWebhookOutput requires 0b1010 {
        0 "company" company: Option<CompanyResponseData>,
        1 "execute_after" execute_after: Timestamp,
        2 "from_plan" from_plan: Option<PlanSnapshotView>,
        3 "id" id: String,
        4 "scheduled_interval" scheduled_interval: Option<String>,
        5 "scheduled_price" scheduled_price: Option<i64>,
        6 "to_plan" to_plan: Option<PlanSnapshotView>,
    }
}
