// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`features`](crate::operations::features).

use super::*;
use crate::runtime::record::record;
use crate::runtime::record::setters;
use crate::runtime::word::word;
use crate::runtime::{Field, Timestamp};

#[cfg(feature = "features")]
record! {
    /// Body of `upsertFeatureForBillingProduct`.
    ///
    /// Needs the feature `features`, which is `api-features` of `schematic-core`.
    pub struct CreateBillingLinkedFeatureRequestBody requires 0b1000011011 {
        0 "billing_provider" billing_provider: BillingProviderType,
        1 "description" description: String,
        2 "event_subtype" event_subtype: Field<String>,
        3 "external_resource_id" external_resource_id: String,
        4 "feature_type" feature_type: FeatureType,
        5 "flag" flag: Option<CreateOrUpdateFlagRequestBody>,
        6 "icon" icon: Field<String>,
        7 "lifecycle_phase" lifecycle_phase: Field<FeatureLifecyclePhase>,
        8 "maintainer_account_member_id" maintainer_account_member_id: Field<String>,
        9 "name" name: String,
        10 "plural_name" plural_name: Field<String>,
        11 "singular_name" singular_name: Field<String>,
        12 "trait_id" trait_id: Field<String>,
    }
}

#[cfg(feature = "features")]
impl CreateBillingLinkedFeatureRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(
        billing_provider: impl Into<BillingProviderType>,
        description: impl Into<String>,
        external_resource_id: impl Into<String>,
        feature_type: impl Into<FeatureType>,
        name: impl Into<String>,
    ) -> Self {
        Self::default()
            .billing_provider(billing_provider)
            .description(description)
            .external_resource_id(external_resource_id)
            .feature_type(feature_type)
            .name(name)
    }
}

#[cfg(feature = "features")]
setters! {
    CreateBillingLinkedFeatureRequestBody {
        "billing_provider" billing_provider(into BillingProviderType) = 0;
        "description" description(into String) = 1;
        "event_subtype" event_subtype(into String), clear_event_subtype;
        "external_resource_id" external_resource_id(into String) = 3;
        "feature_type" feature_type(into FeatureType) = 4;
        "flag" flag(CreateOrUpdateFlagRequestBody);
        "icon" icon(into String), clear_icon;
        "lifecycle_phase" lifecycle_phase(into FeatureLifecyclePhase), clear_lifecycle_phase;
        "maintainer_account_member_id" maintainer_account_member_id(into String), clear_maintainer_account_member_id;
        "name" name(into String) = 9;
        "plural_name" plural_name(into String), clear_plural_name;
        "singular_name" singular_name(into String), clear_singular_name;
        "trait_id" trait_id(into String), clear_trait_id;
    }
}

#[cfg(feature = "features")]
record! {
    /// Body of `createFeature`.
    ///
    /// Needs the feature `features`, which is `api-features` of `schematic-core`.
    pub struct CreateFeatureRequestBody requires 0b10000101 {
        0 "description" description: String,
        1 "event_subtype" event_subtype: Field<String>,
        2 "feature_type" feature_type: FeatureType,
        3 "flag" flag: Option<CreateOrUpdateFlagRequestBody>,
        4 "icon" icon: Field<String>,
        5 "lifecycle_phase" lifecycle_phase: Field<FeatureLifecyclePhase>,
        6 "maintainer_account_member_id" maintainer_account_member_id: Field<String>,
        7 "name" name: String,
        8 "plural_name" plural_name: Field<String>,
        9 "singular_name" singular_name: Field<String>,
        10 "trait_id" trait_id: Field<String>,
    }
}

#[cfg(feature = "features")]
impl CreateFeatureRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(
        description: impl Into<String>,
        feature_type: impl Into<FeatureType>,
        name: impl Into<String>,
    ) -> Self {
        Self::default()
            .description(description)
            .feature_type(feature_type)
            .name(name)
    }
}

#[cfg(feature = "features")]
setters! {
    CreateFeatureRequestBody {
        "description" description(into String) = 0;
        "event_subtype" event_subtype(into String), clear_event_subtype;
        "feature_type" feature_type(into FeatureType) = 2;
        "flag" flag(CreateOrUpdateFlagRequestBody);
        "icon" icon(into String), clear_icon;
        "lifecycle_phase" lifecycle_phase(into FeatureLifecyclePhase), clear_lifecycle_phase;
        "maintainer_account_member_id" maintainer_account_member_id(into String), clear_maintainer_account_member_id;
        "name" name(into String) = 7;
        "plural_name" plural_name(into String), clear_plural_name;
        "singular_name" singular_name(into String), clear_singular_name;
        "trait_id" trait_id(into String), clear_trait_id;
    }
}

#[cfg(feature = "features")]
record! {
    /// Body of `createFlag` and `updateFlag`.
    ///
    /// Needs the feature `features`, which is `api-features` of `schematic-core`.
    pub struct CreateFlagRequestBody requires 0b1011011 {
        0 "default_value" default_value: bool,
        1 "description" description: String,
        2 "feature_id" feature_id: Field<FeatureId>,
        3 "flag_type" flag_type: FlagType,
        4 "key" key: String,
        5 "maintainer_account_member_id" maintainer_account_member_id: Field<String>,
        6 "name" name: String,
    }
}

#[cfg(feature = "features")]
impl CreateFlagRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(
        default_value: bool,
        description: impl Into<String>,
        flag_type: impl Into<FlagType>,
        key: impl Into<String>,
        name: impl Into<String>,
    ) -> Self {
        Self::default()
            .default_value(default_value)
            .description(description)
            .flag_type(flag_type)
            .key(key)
            .name(name)
    }
}

#[cfg(feature = "features")]
setters! {
    CreateFlagRequestBody {
        "default_value" default_value(bool) = 0;
        "description" description(into String) = 1;
        "feature_id" feature_id(into FeatureId), clear_feature_id;
        "flag_type" flag_type(into FlagType) = 3;
        "key" key(into String) = 4;
        "maintainer_account_member_id" maintainer_account_member_id(into String), clear_maintainer_account_member_id;
        "name" name(into String) = 6;
    }
}

#[cfg(feature = "features")]
record! {
    /// Part of [`CreateOrUpdateRuleRequestBody`].
    ///
    /// Needs the feature `features`, which is `api-features` of `schematic-core`.
    pub struct CreateOrUpdateConditionGroupRequestBody requires 0b1 {
        0 "conditions" conditions: Vec<CreateOrUpdateConditionRequestBody>,
        1 "flag_id" flag_id: Field<FlagId>,
        2 "id" id: Field<String>,
    }
}

#[cfg(feature = "features")]
impl CreateOrUpdateConditionGroupRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(conditions: impl IntoIterator<Item = CreateOrUpdateConditionRequestBody>) -> Self {
        Self::default().conditions(conditions)
    }
}

#[cfg(feature = "features")]
setters! {
    CreateOrUpdateConditionGroupRequestBody {
        "conditions" conditions(each CreateOrUpdateConditionRequestBody) = 0;
        "flag_id" flag_id(into FlagId), clear_flag_id;
        "id" id(into String), clear_id;
    }
}

#[cfg(feature = "features")]
record! {
    /// Part of [`CreateOrUpdateConditionGroupRequestBody`] and [`CreateOrUpdateRuleRequestBody`].
    ///
    /// Needs the feature `features`, which is `api-features` of `schematic-core`.
    pub struct CreateOrUpdateConditionRequestBody requires 0b11000000010 {
        0 "comparison_trait_id" comparison_trait_id: Field<String>,
        1 "condition_type" condition_type: ConditionType,
        2 "credit_cost" credit_cost: Field<f64>,
        3 "credit_id" credit_id: Field<CreditTypeId>,
        4 "event_subtype" event_subtype: Field<String>,
        5 "id" id: Field<String>,
        6 "metric_period" metric_period: Field<MetricPeriod>,
        7 "metric_period_month_reset" metric_period_month_reset: Field<MetricPeriodMonthReset>,
        8 "metric_value" metric_value: Field<i64>,
        9 "operator" operator: Operator,
        10 "resource_ids" resource_ids: Vec<String>,
        11 "trait_id" trait_id: Field<String>,
        12 "trait_value" trait_value: Field<String>,
    }
}

#[cfg(feature = "features")]
impl CreateOrUpdateConditionRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(
        condition_type: impl Into<ConditionType>,
        operator: impl Into<Operator>,
        resource_ids: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Self::default()
            .condition_type(condition_type)
            .operator(operator)
            .resource_ids(resource_ids)
    }
}

#[cfg(feature = "features")]
setters! {
    CreateOrUpdateConditionRequestBody {
        "comparison_trait_id" comparison_trait_id(into String), clear_comparison_trait_id;
        "condition_type" condition_type(into ConditionType) = 1;
        "credit_cost" credit_cost(f64), clear_credit_cost;
        "credit_id" credit_id(into CreditTypeId), clear_credit_id;
        "event_subtype" event_subtype(into String), clear_event_subtype;
        "id" id(into String), clear_id;
        "metric_period" metric_period(into MetricPeriod), clear_metric_period;
        "metric_period_month_reset" metric_period_month_reset(into MetricPeriodMonthReset), clear_metric_period_month_reset;
        "metric_value" metric_value(i64), clear_metric_value;
        "operator" operator(into Operator) = 9;
        "resource_ids" resource_ids(each into String) = 10;
        "trait_id" trait_id(into String), clear_trait_id;
        "trait_value" trait_value(into String), clear_trait_value;
    }
}

#[cfg(feature = "features")]
record! {
    /// Part of [`CreateBillingLinkedFeatureRequestBody`], [`CreateFeatureRequestBody`] and [`UpdateFeatureRequestBody`].
    ///
    /// Needs the feature `features`, which is `api-features` of `schematic-core`.
    pub struct CreateOrUpdateFlagRequestBody requires 0b10101011 {
        0 "default_value" default_value: bool,
        1 "description" description: String,
        2 "feature_id" feature_id: Field<FeatureId>,
        3 "flag_type" flag_type: FlagType,
        4 "id" id: Field<FlagId>,
        5 "key" key: String,
        6 "maintainer_account_member_id" maintainer_account_member_id: Field<String>,
        7 "name" name: String,
    }
}

#[cfg(feature = "features")]
impl CreateOrUpdateFlagRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(
        default_value: bool,
        description: impl Into<String>,
        flag_type: impl Into<FlagType>,
        key: impl Into<String>,
        name: impl Into<String>,
    ) -> Self {
        Self::default()
            .default_value(default_value)
            .description(description)
            .flag_type(flag_type)
            .key(key)
            .name(name)
    }
}

#[cfg(feature = "features")]
setters! {
    CreateOrUpdateFlagRequestBody {
        "default_value" default_value(bool) = 0;
        "description" description(into String) = 1;
        "feature_id" feature_id(into FeatureId), clear_feature_id;
        "flag_type" flag_type(into FlagType) = 3;
        "id" id(into FlagId), clear_id;
        "key" key(into String) = 5;
        "maintainer_account_member_id" maintainer_account_member_id(into String), clear_maintainer_account_member_id;
        "name" name(into String) = 7;
    }
}

#[cfg(feature = "features")]
record! {
    /// Part of [`UpdateFlagRulesRequestBody`].
    ///
    /// Needs the feature `features`, which is `api-features` of `schematic-core`.
    pub struct CreateOrUpdateRuleRequestBody requires 0b1011011 {
        0 "condition_groups" condition_groups: Vec<CreateOrUpdateConditionGroupRequestBody>,
        1 "conditions" conditions: Vec<CreateOrUpdateConditionRequestBody>,
        2 "id" id: Field<String>,
        3 "name" name: String,
        4 "priority" priority: i64,
        5 "rule_type" rule_type: Field<RuleType>,
        6 "value" value: bool,
    }
}

#[cfg(feature = "features")]
impl CreateOrUpdateRuleRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(
        condition_groups: impl IntoIterator<Item = CreateOrUpdateConditionGroupRequestBody>,
        conditions: impl IntoIterator<Item = CreateOrUpdateConditionRequestBody>,
        name: impl Into<String>,
        priority: i64,
        value: bool,
    ) -> Self {
        Self::default()
            .condition_groups(condition_groups)
            .conditions(conditions)
            .name(name)
            .priority(priority)
            .value(value)
    }
}

#[cfg(feature = "features")]
setters! {
    CreateOrUpdateRuleRequestBody {
        "condition_groups" condition_groups(each CreateOrUpdateConditionGroupRequestBody) = 0;
        "conditions" conditions(each CreateOrUpdateConditionRequestBody) = 1;
        "id" id(into String), clear_id;
        "name" name(into String) = 3;
        "priority" priority(i64) = 4;
        "rule_type" rule_type(into RuleType), clear_rule_type;
        "value" value(bool) = 6;
    }
}

#[cfg(any(
    feature = "entitlements",
    feature = "features",
    feature = "webhook-payloads"
))]
record! {
    /// Data that `listFeatures`, `createFeature`, `getFeature`, `updateFeature` and `upsertFeatureForBillingProduct` returns.
    ///
    /// Needs one of the features `entitlements`, `features` and `webhook-payloads`; in `schematic-core` `api-entitlements` and so on, and `webhooks` for `webhook-payloads`.
    pub struct FeatureDetailResponseData requires 0b100001100001111001100 {
        0 "billing_linked_resource" billing_linked_resource: Option<BillingLinkedResourceResponseData>,
        1 "billing_product" billing_product: Option<BillingProductResponseData>,
        2 "created_at" created_at: Timestamp,
        3 "description" description: String,
        4 "event_subtype" event_subtype: Option<String>,
        5 "event_summary" event_summary: Option<EventSummaryResponseData>,
        6 "feature_type" feature_type: FeatureType,
        7 "flags" flags: Vec<FlagDetailResponseData>,
        8 "icon" icon: String,
        9 "id" id: FeatureId,
        10 "license_id" license_id: Option<String>,
        11 "lifecycle_phase" lifecycle_phase: Option<FeatureLifecyclePhase>,
        12 "maintainer" maintainer: Option<AccountMemberResponseData>,
        13 "maintainer_account_member_id" maintainer_account_member_id: Option<String>,
        14 "name" name: String,
        15 "plans" plans: Vec<PreviewObject>,
        16 "plural_name" plural_name: Option<String>,
        17 "singular_name" singular_name: Option<String>,
        18 "trait" r#trait: Option<EntityTraitDefinitionResponseData>,
        19 "trait_id" trait_id: Option<String>,
        20 "updated_at" updated_at: Timestamp,
        21 "usage_limit_trait_id" usage_limit_trait_id: Option<String>,
    }
}

#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "components",
    feature = "componentspublic",
    feature = "entitlements",
    feature = "features",
    feature = "planbundle",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
word! {
    /// Part of [`CreateBillingLinkedFeatureRequestBody`], [`CreateFeatureRequestBody`], [`FeatureDetailResponseData`], [`FeatureInPlanResponseData`] and 3 more.
    ///
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `entitlements`, `features`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-catalogs` and so on, and `webhooks` for `webhook-payloads`.
    FeatureLifecyclePhase {
        AddOn = "add_on",
        Alpha = "alpha",
        Beta = "beta",
        Deprecated = "deprecated",
        Ga = "ga",
        Inactive = "inactive",
        InPlan = "in_plan",
        InternalTesting = "internal_testing",
        Legacy = "legacy",
    }
}

#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "components",
    feature = "componentspublic",
    feature = "entitlements",
    feature = "features",
    feature = "planbundle",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
record! {
    /// Part of [`CompanyOverrideResponseData`], [`FlagDetailResponseData`], [`FlagInPlanResponseData`], [`FlagView`] and 3 more.
    ///
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `entitlements`, `features`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-catalogs` and so on, and `webhooks` for `webhook-payloads`.
    pub struct FeatureResponseData requires 0b10001000111011 {
        0 "created_at" created_at: Timestamp,
        1 "description" description: String,
        2 "event_subtype" event_subtype: Option<String>,
        3 "feature_type" feature_type: FeatureType,
        4 "icon" icon: String,
        5 "id" id: FeatureId,
        6 "license_id" license_id: Option<String>,
        7 "lifecycle_phase" lifecycle_phase: Option<FeatureLifecyclePhase>,
        8 "maintainer_account_member_id" maintainer_account_member_id: Option<String>,
        9 "name" name: String,
        10 "plural_name" plural_name: Option<String>,
        11 "singular_name" singular_name: Option<String>,
        12 "trait_id" trait_id: Option<String>,
        13 "updated_at" updated_at: Timestamp,
        14 "usage_limit_trait_id" usage_limit_trait_id: Option<String>,
    }
}

#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "components",
    feature = "componentspublic",
    feature = "entitlements",
    feature = "features",
    feature = "planbundle",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
word! {
    /// Part of [`CreateBillingLinkedFeatureRequestBody`], [`CreateFeatureRequestBody`], [`FeatureDetailResponseData`], [`FeatureInPlanResponseData`] and 4 more.
    ///
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `entitlements`, `features`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-catalogs` and so on, and `webhooks` for `webhook-payloads`.
    FeatureType {
        Boolean = "boolean",
        Event = "event",
        License = "license",
        Trait = "trait",
    }
}

#[cfg(feature = "features")]
record! {
    /// Part of [`RulesDetailResponseData`].
    ///
    /// Needs the feature `features`, which is `api-features` of `schematic-core`.
    pub struct FlagResponseData requires 0b1101110111 {
        0 "created_at" created_at: Timestamp,
        1 "default_value" default_value: bool,
        2 "description" description: String,
        3 "feature_id" feature_id: Option<FeatureId>,
        4 "flag_type" flag_type: FlagType,
        5 "id" id: FlagId,
        6 "key" key: String,
        7 "maintainer_account_member_id" maintainer_account_member_id: Option<String>,
        8 "name" name: String,
        9 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(feature = "features")]
record! {
    /// Data that `updateFlagRules` returns.
    ///
    /// Needs the feature `features`, which is `api-features` of `schematic-core`.
    pub struct RulesDetailResponseData requires 0b10 {
        0 "flag" flag: Option<FlagResponseData>,
        1 "rules" rules: Vec<RuleDetailResponseData>,
    }
}

#[cfg(feature = "features")]
record! {
    /// Body of `updateFeature`.
    ///
    /// Needs the feature `features`, which is `api-features` of `schematic-core`.
    pub struct UpdateFeatureRequestBody requires 0b0 {
        0 "description" description: Field<String>,
        1 "event_subtype" event_subtype: Field<String>,
        2 "feature_type" feature_type: Field<FeatureType>,
        3 "flag" flag: Option<CreateOrUpdateFlagRequestBody>,
        4 "icon" icon: Field<String>,
        5 "lifecycle_phase" lifecycle_phase: Field<FeatureLifecyclePhase>,
        6 "maintainer_account_member_id" maintainer_account_member_id: Field<String>,
        7 "name" name: Field<String>,
        8 "plural_name" plural_name: Field<String>,
        9 "singular_name" singular_name: Field<String>,
        10 "trait_id" trait_id: Field<String>,
    }
}

#[cfg(feature = "features")]
impl UpdateFeatureRequestBody {
    /// Creates one without members.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

#[cfg(feature = "features")]
setters! {
    UpdateFeatureRequestBody {
        "description" description(into String), clear_description;
        "event_subtype" event_subtype(into String), clear_event_subtype;
        "feature_type" feature_type(into FeatureType), clear_feature_type;
        "flag" flag(CreateOrUpdateFlagRequestBody);
        "icon" icon(into String), clear_icon;
        "lifecycle_phase" lifecycle_phase(into FeatureLifecyclePhase), clear_lifecycle_phase;
        "maintainer_account_member_id" maintainer_account_member_id(into String), clear_maintainer_account_member_id;
        "name" name(into String), clear_name;
        "plural_name" plural_name(into String), clear_plural_name;
        "singular_name" singular_name(into String), clear_singular_name;
        "trait_id" trait_id(into String), clear_trait_id;
    }
}

#[cfg(feature = "features")]
record! {
    /// Body of `updateFlagRules`.
    ///
    /// Needs the feature `features`, which is `api-features` of `schematic-core`.
    pub struct UpdateFlagRulesRequestBody requires 0b1 {
        0 "rules" rules: Vec<CreateOrUpdateRuleRequestBody>,
    }
}

#[cfg(feature = "features")]
impl UpdateFlagRulesRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(rules: impl IntoIterator<Item = CreateOrUpdateRuleRequestBody>) -> Self {
        Self::default().rules(rules)
    }
}

#[cfg(feature = "features")]
setters! {
    UpdateFlagRulesRequestBody {
        "rules" rules(each CreateOrUpdateRuleRequestBody) = 0;
    }
}
