// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`features`](crate::operations::features).

use super::*;
use crate::runtime::record::record;
use crate::runtime::word::word;
use crate::runtime::{Field, Timestamp};

#[cfg(feature = "features")]
record! {
    /// Body of `upsertFeatureForBillingProduct`.
    ///
    /// Needs the feature `features`.
    pub struct CreateBillingLinkedFeatureRequestBody requires 0b1000011011 {
        /// `billing_provider`.
        0 "billing_provider" billing_provider: BillingProviderType,
        /// `description`.
        1 "description" description: String,
        /// `event_subtype`.
        2 "event_subtype" event_subtype: Field<String>,
        /// `external_resource_id`.
        3 "external_resource_id" external_resource_id: String,
        /// `feature_type`.
        4 "feature_type" feature_type: FeatureType,
        /// `flag`.
        5 "flag" flag: Option<CreateOrUpdateFlagRequestBody>,
        /// `icon`.
        6 "icon" icon: Field<String>,
        /// `lifecycle_phase`.
        7 "lifecycle_phase" lifecycle_phase: Field<FeatureLifecyclePhase>,
        /// `maintainer_account_member_id`.
        8 "maintainer_account_member_id" maintainer_account_member_id: Field<String>,
        /// `name`.
        9 "name" name: String,
        /// `plural_name`.
        10 "plural_name" plural_name: Field<String>,
        /// `singular_name`.
        11 "singular_name" singular_name: Field<String>,
        /// `trait_id`.
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

    /// Sets `billing_provider`.
    #[must_use]
    pub fn billing_provider(mut self, billing_provider: impl Into<BillingProviderType>) -> Self {
        self.billing_provider = billing_provider.into();
        self.presence.set(0, false);
        self
    }

    /// Sets `description`.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = description.into();
        self.presence.set(1, false);
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

    /// Sets `external_resource_id`.
    #[must_use]
    pub fn external_resource_id(mut self, external_resource_id: impl Into<String>) -> Self {
        self.external_resource_id = external_resource_id.into();
        self.presence.set(3, false);
        self
    }

    /// Sets `feature_type`.
    #[must_use]
    pub fn feature_type(mut self, feature_type: impl Into<FeatureType>) -> Self {
        self.feature_type = feature_type.into();
        self.presence.set(4, false);
        self
    }

    /// Sets `flag`.
    #[must_use]
    pub fn flag(mut self, flag: CreateOrUpdateFlagRequestBody) -> Self {
        self.flag = Some(flag);
        self
    }

    /// Sets `icon`.
    #[must_use]
    pub fn icon(mut self, icon: impl Into<String>) -> Self {
        self.icon = Field::Value(icon.into());
        self
    }

    /// Sets `icon` to null.
    #[must_use]
    pub fn clear_icon(mut self) -> Self {
        self.icon = Field::Null;
        self
    }

    /// Sets `lifecycle_phase`.
    #[must_use]
    pub fn lifecycle_phase(mut self, lifecycle_phase: impl Into<FeatureLifecyclePhase>) -> Self {
        self.lifecycle_phase = Field::Value(lifecycle_phase.into());
        self
    }

    /// Sets `lifecycle_phase` to null.
    #[must_use]
    pub fn clear_lifecycle_phase(mut self) -> Self {
        self.lifecycle_phase = Field::Null;
        self
    }

    /// Sets `maintainer_account_member_id`.
    #[must_use]
    pub fn maintainer_account_member_id(
        mut self,
        maintainer_account_member_id: impl Into<String>,
    ) -> Self {
        self.maintainer_account_member_id = Field::Value(maintainer_account_member_id.into());
        self
    }

    /// Sets `maintainer_account_member_id` to null.
    #[must_use]
    pub fn clear_maintainer_account_member_id(mut self) -> Self {
        self.maintainer_account_member_id = Field::Null;
        self
    }

    /// Sets `name`.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self.presence.set(9, false);
        self
    }

    /// Sets `plural_name`.
    #[must_use]
    pub fn plural_name(mut self, plural_name: impl Into<String>) -> Self {
        self.plural_name = Field::Value(plural_name.into());
        self
    }

    /// Sets `plural_name` to null.
    #[must_use]
    pub fn clear_plural_name(mut self) -> Self {
        self.plural_name = Field::Null;
        self
    }

    /// Sets `singular_name`.
    #[must_use]
    pub fn singular_name(mut self, singular_name: impl Into<String>) -> Self {
        self.singular_name = Field::Value(singular_name.into());
        self
    }

    /// Sets `singular_name` to null.
    #[must_use]
    pub fn clear_singular_name(mut self) -> Self {
        self.singular_name = Field::Null;
        self
    }

    /// Sets `trait_id`.
    #[must_use]
    pub fn trait_id(mut self, trait_id: impl Into<String>) -> Self {
        self.trait_id = Field::Value(trait_id.into());
        self
    }

    /// Sets `trait_id` to null.
    #[must_use]
    pub fn clear_trait_id(mut self) -> Self {
        self.trait_id = Field::Null;
        self
    }
}

#[cfg(feature = "features")]
record! {
    /// Body of `createFeature`.
    ///
    /// Needs the feature `features`.
    pub struct CreateFeatureRequestBody requires 0b10000101 {
        /// `description`.
        0 "description" description: String,
        /// `event_subtype`.
        1 "event_subtype" event_subtype: Field<String>,
        /// `feature_type`.
        2 "feature_type" feature_type: FeatureType,
        /// `flag`.
        3 "flag" flag: Option<CreateOrUpdateFlagRequestBody>,
        /// `icon`.
        4 "icon" icon: Field<String>,
        /// `lifecycle_phase`.
        5 "lifecycle_phase" lifecycle_phase: Field<FeatureLifecyclePhase>,
        /// `maintainer_account_member_id`.
        6 "maintainer_account_member_id" maintainer_account_member_id: Field<String>,
        /// `name`.
        7 "name" name: String,
        /// `plural_name`.
        8 "plural_name" plural_name: Field<String>,
        /// `singular_name`.
        9 "singular_name" singular_name: Field<String>,
        /// `trait_id`.
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

    /// Sets `description`.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = description.into();
        self.presence.set(0, false);
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

    /// Sets `feature_type`.
    #[must_use]
    pub fn feature_type(mut self, feature_type: impl Into<FeatureType>) -> Self {
        self.feature_type = feature_type.into();
        self.presence.set(2, false);
        self
    }

    /// Sets `flag`.
    #[must_use]
    pub fn flag(mut self, flag: CreateOrUpdateFlagRequestBody) -> Self {
        self.flag = Some(flag);
        self
    }

    /// Sets `icon`.
    #[must_use]
    pub fn icon(mut self, icon: impl Into<String>) -> Self {
        self.icon = Field::Value(icon.into());
        self
    }

    /// Sets `icon` to null.
    #[must_use]
    pub fn clear_icon(mut self) -> Self {
        self.icon = Field::Null;
        self
    }

    /// Sets `lifecycle_phase`.
    #[must_use]
    pub fn lifecycle_phase(mut self, lifecycle_phase: impl Into<FeatureLifecyclePhase>) -> Self {
        self.lifecycle_phase = Field::Value(lifecycle_phase.into());
        self
    }

    /// Sets `lifecycle_phase` to null.
    #[must_use]
    pub fn clear_lifecycle_phase(mut self) -> Self {
        self.lifecycle_phase = Field::Null;
        self
    }

    /// Sets `maintainer_account_member_id`.
    #[must_use]
    pub fn maintainer_account_member_id(
        mut self,
        maintainer_account_member_id: impl Into<String>,
    ) -> Self {
        self.maintainer_account_member_id = Field::Value(maintainer_account_member_id.into());
        self
    }

    /// Sets `maintainer_account_member_id` to null.
    #[must_use]
    pub fn clear_maintainer_account_member_id(mut self) -> Self {
        self.maintainer_account_member_id = Field::Null;
        self
    }

    /// Sets `name`.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self.presence.set(7, false);
        self
    }

    /// Sets `plural_name`.
    #[must_use]
    pub fn plural_name(mut self, plural_name: impl Into<String>) -> Self {
        self.plural_name = Field::Value(plural_name.into());
        self
    }

    /// Sets `plural_name` to null.
    #[must_use]
    pub fn clear_plural_name(mut self) -> Self {
        self.plural_name = Field::Null;
        self
    }

    /// Sets `singular_name`.
    #[must_use]
    pub fn singular_name(mut self, singular_name: impl Into<String>) -> Self {
        self.singular_name = Field::Value(singular_name.into());
        self
    }

    /// Sets `singular_name` to null.
    #[must_use]
    pub fn clear_singular_name(mut self) -> Self {
        self.singular_name = Field::Null;
        self
    }

    /// Sets `trait_id`.
    #[must_use]
    pub fn trait_id(mut self, trait_id: impl Into<String>) -> Self {
        self.trait_id = Field::Value(trait_id.into());
        self
    }

    /// Sets `trait_id` to null.
    #[must_use]
    pub fn clear_trait_id(mut self) -> Self {
        self.trait_id = Field::Null;
        self
    }
}

#[cfg(feature = "features")]
record! {
    /// Body of `createFlag` and `updateFlag`.
    ///
    /// Needs the feature `features`.
    pub struct CreateFlagRequestBody requires 0b1011011 {
        /// `default_value`.
        0 "default_value" default_value: bool,
        /// `description`.
        1 "description" description: String,
        /// `feature_id`.
        2 "feature_id" feature_id: Field<FeatureId>,
        /// `flag_type`.
        3 "flag_type" flag_type: FlagType,
        /// `key`.
        4 "key" key: String,
        /// `maintainer_account_member_id`.
        5 "maintainer_account_member_id" maintainer_account_member_id: Field<String>,
        /// `name`.
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

    /// Sets `default_value`.
    #[must_use]
    pub fn default_value(mut self, default_value: bool) -> Self {
        self.default_value = default_value;
        self.presence.set(0, false);
        self
    }

    /// Sets `description`.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = description.into();
        self.presence.set(1, false);
        self
    }

    /// Sets `feature_id`.
    #[must_use]
    pub fn feature_id(mut self, feature_id: impl Into<FeatureId>) -> Self {
        self.feature_id = Field::Value(feature_id.into());
        self
    }

    /// Sets `feature_id` to null.
    #[must_use]
    pub fn clear_feature_id(mut self) -> Self {
        self.feature_id = Field::Null;
        self
    }

    /// Sets `flag_type`.
    #[must_use]
    pub fn flag_type(mut self, flag_type: impl Into<FlagType>) -> Self {
        self.flag_type = flag_type.into();
        self.presence.set(3, false);
        self
    }

    /// Sets `key`.
    #[must_use]
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.key = key.into();
        self.presence.set(4, false);
        self
    }

    /// Sets `maintainer_account_member_id`.
    #[must_use]
    pub fn maintainer_account_member_id(
        mut self,
        maintainer_account_member_id: impl Into<String>,
    ) -> Self {
        self.maintainer_account_member_id = Field::Value(maintainer_account_member_id.into());
        self
    }

    /// Sets `maintainer_account_member_id` to null.
    #[must_use]
    pub fn clear_maintainer_account_member_id(mut self) -> Self {
        self.maintainer_account_member_id = Field::Null;
        self
    }

    /// Sets `name`.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self.presence.set(6, false);
        self
    }
}

#[cfg(feature = "features")]
record! {
    /// Part of [`CreateOrUpdateRuleRequestBody`].
    ///
    /// Needs the feature `features`.
    pub struct CreateOrUpdateConditionGroupRequestBody requires 0b1 {
        /// `conditions`.
        0 "conditions" conditions: Vec<CreateOrUpdateConditionRequestBody>,
        /// `flag_id`.
        1 "flag_id" flag_id: Field<FlagId>,
        /// `id`.
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

    /// Sets `conditions`.
    #[must_use]
    pub fn conditions(
        mut self,
        conditions: impl IntoIterator<Item = CreateOrUpdateConditionRequestBody>,
    ) -> Self {
        self.conditions = conditions.into_iter().collect();
        self.presence.set(0, false);
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

    /// Sets `id`.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Field::Value(id.into());
        self
    }

    /// Sets `id` to null.
    #[must_use]
    pub fn clear_id(mut self) -> Self {
        self.id = Field::Null;
        self
    }
}

#[cfg(feature = "features")]
record! {
    /// Part of [`CreateOrUpdateConditionGroupRequestBody`] and [`CreateOrUpdateRuleRequestBody`].
    ///
    /// Needs the feature `features`.
    pub struct CreateOrUpdateConditionRequestBody requires 0b11000000010 {
        /// `comparison_trait_id`.
        0 "comparison_trait_id" comparison_trait_id: Field<String>,
        /// `condition_type`.
        1 "condition_type" condition_type: ConditionType,
        /// `credit_cost`.
        2 "credit_cost" credit_cost: Field<f64>,
        /// `credit_id`.
        3 "credit_id" credit_id: Field<CreditTypeId>,
        /// `event_subtype`.
        4 "event_subtype" event_subtype: Field<String>,
        /// `id`.
        5 "id" id: Field<String>,
        /// `metric_period`.
        6 "metric_period" metric_period: Field<MetricPeriod>,
        /// `metric_period_month_reset`.
        7 "metric_period_month_reset" metric_period_month_reset: Field<MetricPeriodMonthReset>,
        /// `metric_value`.
        8 "metric_value" metric_value: Field<i64>,
        /// `operator`.
        9 "operator" operator: Operator,
        /// `resource_ids`.
        10 "resource_ids" resource_ids: Vec<String>,
        /// `trait_id`.
        11 "trait_id" trait_id: Field<String>,
        /// `trait_value`.
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

    /// Sets `comparison_trait_id`.
    #[must_use]
    pub fn comparison_trait_id(mut self, comparison_trait_id: impl Into<String>) -> Self {
        self.comparison_trait_id = Field::Value(comparison_trait_id.into());
        self
    }

    /// Sets `comparison_trait_id` to null.
    #[must_use]
    pub fn clear_comparison_trait_id(mut self) -> Self {
        self.comparison_trait_id = Field::Null;
        self
    }

    /// Sets `condition_type`.
    #[must_use]
    pub fn condition_type(mut self, condition_type: impl Into<ConditionType>) -> Self {
        self.condition_type = condition_type.into();
        self.presence.set(1, false);
        self
    }

    /// Sets `credit_cost`.
    #[must_use]
    pub fn credit_cost(mut self, credit_cost: f64) -> Self {
        self.credit_cost = Field::Value(credit_cost);
        self
    }

    /// Sets `credit_cost` to null.
    #[must_use]
    pub fn clear_credit_cost(mut self) -> Self {
        self.credit_cost = Field::Null;
        self
    }

    /// Sets `credit_id`.
    #[must_use]
    pub fn credit_id(mut self, credit_id: impl Into<CreditTypeId>) -> Self {
        self.credit_id = Field::Value(credit_id.into());
        self
    }

    /// Sets `credit_id` to null.
    #[must_use]
    pub fn clear_credit_id(mut self) -> Self {
        self.credit_id = Field::Null;
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

    /// Sets `id`.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Field::Value(id.into());
        self
    }

    /// Sets `id` to null.
    #[must_use]
    pub fn clear_id(mut self) -> Self {
        self.id = Field::Null;
        self
    }

    /// Sets `metric_period`.
    #[must_use]
    pub fn metric_period(mut self, metric_period: impl Into<MetricPeriod>) -> Self {
        self.metric_period = Field::Value(metric_period.into());
        self
    }

    /// Sets `metric_period` to null.
    #[must_use]
    pub fn clear_metric_period(mut self) -> Self {
        self.metric_period = Field::Null;
        self
    }

    /// Sets `metric_period_month_reset`.
    #[must_use]
    pub fn metric_period_month_reset(
        mut self,
        metric_period_month_reset: impl Into<MetricPeriodMonthReset>,
    ) -> Self {
        self.metric_period_month_reset = Field::Value(metric_period_month_reset.into());
        self
    }

    /// Sets `metric_period_month_reset` to null.
    #[must_use]
    pub fn clear_metric_period_month_reset(mut self) -> Self {
        self.metric_period_month_reset = Field::Null;
        self
    }

    /// Sets `metric_value`.
    #[must_use]
    pub fn metric_value(mut self, metric_value: i64) -> Self {
        self.metric_value = Field::Value(metric_value);
        self
    }

    /// Sets `metric_value` to null.
    #[must_use]
    pub fn clear_metric_value(mut self) -> Self {
        self.metric_value = Field::Null;
        self
    }

    /// Sets `operator`.
    #[must_use]
    pub fn operator(mut self, operator: impl Into<Operator>) -> Self {
        self.operator = operator.into();
        self.presence.set(9, false);
        self
    }

    /// Sets `resource_ids`.
    #[must_use]
    pub fn resource_ids(
        mut self,
        resource_ids: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.resource_ids = resource_ids.into_iter().map(Into::into).collect();
        self.presence.set(10, false);
        self
    }

    /// Sets `trait_id`.
    #[must_use]
    pub fn trait_id(mut self, trait_id: impl Into<String>) -> Self {
        self.trait_id = Field::Value(trait_id.into());
        self
    }

    /// Sets `trait_id` to null.
    #[must_use]
    pub fn clear_trait_id(mut self) -> Self {
        self.trait_id = Field::Null;
        self
    }

    /// Sets `trait_value`.
    #[must_use]
    pub fn trait_value(mut self, trait_value: impl Into<String>) -> Self {
        self.trait_value = Field::Value(trait_value.into());
        self
    }

    /// Sets `trait_value` to null.
    #[must_use]
    pub fn clear_trait_value(mut self) -> Self {
        self.trait_value = Field::Null;
        self
    }
}

#[cfg(feature = "features")]
record! {
    /// Part of [`CreateBillingLinkedFeatureRequestBody`], [`CreateFeatureRequestBody`] and [`UpdateFeatureRequestBody`].
    ///
    /// Needs the feature `features`.
    pub struct CreateOrUpdateFlagRequestBody requires 0b10101011 {
        /// `default_value`.
        0 "default_value" default_value: bool,
        /// `description`.
        1 "description" description: String,
        /// `feature_id`.
        2 "feature_id" feature_id: Field<FeatureId>,
        /// `flag_type`.
        3 "flag_type" flag_type: FlagType,
        /// `id`.
        4 "id" id: Field<FlagId>,
        /// `key`.
        5 "key" key: String,
        /// `maintainer_account_member_id`.
        6 "maintainer_account_member_id" maintainer_account_member_id: Field<String>,
        /// `name`.
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

    /// Sets `default_value`.
    #[must_use]
    pub fn default_value(mut self, default_value: bool) -> Self {
        self.default_value = default_value;
        self.presence.set(0, false);
        self
    }

    /// Sets `description`.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = description.into();
        self.presence.set(1, false);
        self
    }

    /// Sets `feature_id`.
    #[must_use]
    pub fn feature_id(mut self, feature_id: impl Into<FeatureId>) -> Self {
        self.feature_id = Field::Value(feature_id.into());
        self
    }

    /// Sets `feature_id` to null.
    #[must_use]
    pub fn clear_feature_id(mut self) -> Self {
        self.feature_id = Field::Null;
        self
    }

    /// Sets `flag_type`.
    #[must_use]
    pub fn flag_type(mut self, flag_type: impl Into<FlagType>) -> Self {
        self.flag_type = flag_type.into();
        self.presence.set(3, false);
        self
    }

    /// Sets `id`.
    #[must_use]
    pub fn id(mut self, id: impl Into<FlagId>) -> Self {
        self.id = Field::Value(id.into());
        self
    }

    /// Sets `id` to null.
    #[must_use]
    pub fn clear_id(mut self) -> Self {
        self.id = Field::Null;
        self
    }

    /// Sets `key`.
    #[must_use]
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.key = key.into();
        self.presence.set(5, false);
        self
    }

    /// Sets `maintainer_account_member_id`.
    #[must_use]
    pub fn maintainer_account_member_id(
        mut self,
        maintainer_account_member_id: impl Into<String>,
    ) -> Self {
        self.maintainer_account_member_id = Field::Value(maintainer_account_member_id.into());
        self
    }

    /// Sets `maintainer_account_member_id` to null.
    #[must_use]
    pub fn clear_maintainer_account_member_id(mut self) -> Self {
        self.maintainer_account_member_id = Field::Null;
        self
    }

    /// Sets `name`.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self.presence.set(7, false);
        self
    }
}

#[cfg(feature = "features")]
record! {
    /// Part of [`UpdateFlagRulesRequestBody`].
    ///
    /// Needs the feature `features`.
    pub struct CreateOrUpdateRuleRequestBody requires 0b1011011 {
        /// `condition_groups`.
        0 "condition_groups" condition_groups: Vec<CreateOrUpdateConditionGroupRequestBody>,
        /// `conditions`.
        1 "conditions" conditions: Vec<CreateOrUpdateConditionRequestBody>,
        /// `id`.
        2 "id" id: Field<String>,
        /// `name`.
        3 "name" name: String,
        /// `priority`.
        4 "priority" priority: i64,
        /// `rule_type`.
        5 "rule_type" rule_type: Field<RuleType>,
        /// `value`.
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

    /// Sets `condition_groups`.
    #[must_use]
    pub fn condition_groups(
        mut self,
        condition_groups: impl IntoIterator<Item = CreateOrUpdateConditionGroupRequestBody>,
    ) -> Self {
        self.condition_groups = condition_groups.into_iter().collect();
        self.presence.set(0, false);
        self
    }

    /// Sets `conditions`.
    #[must_use]
    pub fn conditions(
        mut self,
        conditions: impl IntoIterator<Item = CreateOrUpdateConditionRequestBody>,
    ) -> Self {
        self.conditions = conditions.into_iter().collect();
        self.presence.set(1, false);
        self
    }

    /// Sets `id`.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Field::Value(id.into());
        self
    }

    /// Sets `id` to null.
    #[must_use]
    pub fn clear_id(mut self) -> Self {
        self.id = Field::Null;
        self
    }

    /// Sets `name`.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self.presence.set(3, false);
        self
    }

    /// Sets `priority`.
    #[must_use]
    pub fn priority(mut self, priority: i64) -> Self {
        self.priority = priority;
        self.presence.set(4, false);
        self
    }

    /// Sets `rule_type`.
    #[must_use]
    pub fn rule_type(mut self, rule_type: impl Into<RuleType>) -> Self {
        self.rule_type = Field::Value(rule_type.into());
        self
    }

    /// Sets `rule_type` to null.
    #[must_use]
    pub fn clear_rule_type(mut self) -> Self {
        self.rule_type = Field::Null;
        self
    }

    /// Sets `value`.
    #[must_use]
    pub fn value(mut self, value: bool) -> Self {
        self.value = value;
        self.presence.set(6, false);
        self
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
    /// Needs one of the features `entitlements`, `features` and `webhook-payloads`.
    pub struct FeatureDetailResponseData requires 0b100001100001111001100 {
        /// `billing_linked_resource`.
        0 "billing_linked_resource" billing_linked_resource: Option<BillingLinkedResourceResponseData>,
        /// `billing_product`.
        1 "billing_product" billing_product: Option<BillingProductResponseData>,
        /// `created_at`.
        2 "created_at" created_at: Timestamp,
        /// `description`.
        3 "description" description: String,
        /// `event_subtype`.
        4 "event_subtype" event_subtype: Option<String>,
        /// `event_summary`.
        5 "event_summary" event_summary: Option<EventSummaryResponseData>,
        /// `feature_type`.
        6 "feature_type" feature_type: FeatureType,
        /// `flags`.
        7 "flags" flags: Vec<FlagDetailResponseData>,
        /// `icon`.
        8 "icon" icon: String,
        /// `id`.
        9 "id" id: FeatureId,
        /// `license_id`.
        10 "license_id" license_id: Option<String>,
        /// `lifecycle_phase`.
        11 "lifecycle_phase" lifecycle_phase: Option<FeatureLifecyclePhase>,
        /// `maintainer`.
        12 "maintainer" maintainer: Option<AccountMemberResponseData>,
        /// `maintainer_account_member_id`.
        13 "maintainer_account_member_id" maintainer_account_member_id: Option<String>,
        /// `name`.
        14 "name" name: String,
        /// `plans`.
        15 "plans" plans: Vec<PreviewObject>,
        /// `plural_name`.
        16 "plural_name" plural_name: Option<String>,
        /// `singular_name`.
        17 "singular_name" singular_name: Option<String>,
        /// `trait`.
        18 "trait" r#trait: Option<EntityTraitDefinitionResponseData>,
        /// `trait_id`.
        19 "trait_id" trait_id: Option<String>,
        /// `updated_at`.
        20 "updated_at" updated_at: Timestamp,
        /// `usage_limit_trait_id`.
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
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `entitlements`, `features`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`.
    FeatureLifecyclePhase {
        /// `add_on`.
        AddOn = "add_on",
        /// `alpha`.
        Alpha = "alpha",
        /// `beta`.
        Beta = "beta",
        /// `deprecated`.
        Deprecated = "deprecated",
        /// `ga`.
        Ga = "ga",
        /// `inactive`.
        Inactive = "inactive",
        /// `in_plan`.
        InPlan = "in_plan",
        /// `internal_testing`.
        InternalTesting = "internal_testing",
        /// `legacy`.
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
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `entitlements`, `features`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`.
    pub struct FeatureResponseData requires 0b10001000111011 {
        /// `created_at`.
        0 "created_at" created_at: Timestamp,
        /// `description`.
        1 "description" description: String,
        /// `event_subtype`.
        2 "event_subtype" event_subtype: Option<String>,
        /// `feature_type`.
        3 "feature_type" feature_type: FeatureType,
        /// `icon`.
        4 "icon" icon: String,
        /// `id`.
        5 "id" id: FeatureId,
        /// `license_id`.
        6 "license_id" license_id: Option<String>,
        /// `lifecycle_phase`.
        7 "lifecycle_phase" lifecycle_phase: Option<FeatureLifecyclePhase>,
        /// `maintainer_account_member_id`.
        8 "maintainer_account_member_id" maintainer_account_member_id: Option<String>,
        /// `name`.
        9 "name" name: String,
        /// `plural_name`.
        10 "plural_name" plural_name: Option<String>,
        /// `singular_name`.
        11 "singular_name" singular_name: Option<String>,
        /// `trait_id`.
        12 "trait_id" trait_id: Option<String>,
        /// `updated_at`.
        13 "updated_at" updated_at: Timestamp,
        /// `usage_limit_trait_id`.
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
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `entitlements`, `features`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`.
    FeatureType {
        /// `boolean`.
        Boolean = "boolean",
        /// `event`.
        Event = "event",
        /// `license`.
        License = "license",
        /// `trait`.
        Trait = "trait",
    }
}

#[cfg(feature = "features")]
record! {
    /// Part of [`RulesDetailResponseData`].
    ///
    /// Needs the feature `features`.
    pub struct FlagResponseData requires 0b1101110111 {
        /// `created_at`.
        0 "created_at" created_at: Timestamp,
        /// `default_value`.
        1 "default_value" default_value: bool,
        /// `description`.
        2 "description" description: String,
        /// `feature_id`.
        3 "feature_id" feature_id: Option<FeatureId>,
        /// `flag_type`.
        4 "flag_type" flag_type: FlagType,
        /// `id`.
        5 "id" id: FlagId,
        /// `key`.
        6 "key" key: String,
        /// `maintainer_account_member_id`.
        7 "maintainer_account_member_id" maintainer_account_member_id: Option<String>,
        /// `name`.
        8 "name" name: String,
        /// `updated_at`.
        9 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(feature = "features")]
record! {
    /// Data that `updateFlagRules` returns.
    ///
    /// Needs the feature `features`.
    pub struct RulesDetailResponseData requires 0b10 {
        /// `flag`.
        0 "flag" flag: Option<FlagResponseData>,
        /// `rules`.
        1 "rules" rules: Vec<RuleDetailResponseData>,
    }
}

#[cfg(feature = "features")]
record! {
    /// Body of `updateFeature`.
    ///
    /// Needs the feature `features`.
    pub struct UpdateFeatureRequestBody requires 0b0 {
        /// `description`.
        0 "description" description: Field<String>,
        /// `event_subtype`.
        1 "event_subtype" event_subtype: Field<String>,
        /// `feature_type`.
        2 "feature_type" feature_type: Field<FeatureType>,
        /// `flag`.
        3 "flag" flag: Option<CreateOrUpdateFlagRequestBody>,
        /// `icon`.
        4 "icon" icon: Field<String>,
        /// `lifecycle_phase`.
        5 "lifecycle_phase" lifecycle_phase: Field<FeatureLifecyclePhase>,
        /// `maintainer_account_member_id`.
        6 "maintainer_account_member_id" maintainer_account_member_id: Field<String>,
        /// `name`.
        7 "name" name: Field<String>,
        /// `plural_name`.
        8 "plural_name" plural_name: Field<String>,
        /// `singular_name`.
        9 "singular_name" singular_name: Field<String>,
        /// `trait_id`.
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

    /// Sets `description`.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Field::Value(description.into());
        self
    }

    /// Sets `description` to null.
    #[must_use]
    pub fn clear_description(mut self) -> Self {
        self.description = Field::Null;
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

    /// Sets `feature_type`.
    #[must_use]
    pub fn feature_type(mut self, feature_type: impl Into<FeatureType>) -> Self {
        self.feature_type = Field::Value(feature_type.into());
        self
    }

    /// Sets `feature_type` to null.
    #[must_use]
    pub fn clear_feature_type(mut self) -> Self {
        self.feature_type = Field::Null;
        self
    }

    /// Sets `flag`.
    #[must_use]
    pub fn flag(mut self, flag: CreateOrUpdateFlagRequestBody) -> Self {
        self.flag = Some(flag);
        self
    }

    /// Sets `icon`.
    #[must_use]
    pub fn icon(mut self, icon: impl Into<String>) -> Self {
        self.icon = Field::Value(icon.into());
        self
    }

    /// Sets `icon` to null.
    #[must_use]
    pub fn clear_icon(mut self) -> Self {
        self.icon = Field::Null;
        self
    }

    /// Sets `lifecycle_phase`.
    #[must_use]
    pub fn lifecycle_phase(mut self, lifecycle_phase: impl Into<FeatureLifecyclePhase>) -> Self {
        self.lifecycle_phase = Field::Value(lifecycle_phase.into());
        self
    }

    /// Sets `lifecycle_phase` to null.
    #[must_use]
    pub fn clear_lifecycle_phase(mut self) -> Self {
        self.lifecycle_phase = Field::Null;
        self
    }

    /// Sets `maintainer_account_member_id`.
    #[must_use]
    pub fn maintainer_account_member_id(
        mut self,
        maintainer_account_member_id: impl Into<String>,
    ) -> Self {
        self.maintainer_account_member_id = Field::Value(maintainer_account_member_id.into());
        self
    }

    /// Sets `maintainer_account_member_id` to null.
    #[must_use]
    pub fn clear_maintainer_account_member_id(mut self) -> Self {
        self.maintainer_account_member_id = Field::Null;
        self
    }

    /// Sets `name`.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Field::Value(name.into());
        self
    }

    /// Sets `name` to null.
    #[must_use]
    pub fn clear_name(mut self) -> Self {
        self.name = Field::Null;
        self
    }

    /// Sets `plural_name`.
    #[must_use]
    pub fn plural_name(mut self, plural_name: impl Into<String>) -> Self {
        self.plural_name = Field::Value(plural_name.into());
        self
    }

    /// Sets `plural_name` to null.
    #[must_use]
    pub fn clear_plural_name(mut self) -> Self {
        self.plural_name = Field::Null;
        self
    }

    /// Sets `singular_name`.
    #[must_use]
    pub fn singular_name(mut self, singular_name: impl Into<String>) -> Self {
        self.singular_name = Field::Value(singular_name.into());
        self
    }

    /// Sets `singular_name` to null.
    #[must_use]
    pub fn clear_singular_name(mut self) -> Self {
        self.singular_name = Field::Null;
        self
    }

    /// Sets `trait_id`.
    #[must_use]
    pub fn trait_id(mut self, trait_id: impl Into<String>) -> Self {
        self.trait_id = Field::Value(trait_id.into());
        self
    }

    /// Sets `trait_id` to null.
    #[must_use]
    pub fn clear_trait_id(mut self) -> Self {
        self.trait_id = Field::Null;
        self
    }
}

#[cfg(feature = "features")]
record! {
    /// Body of `updateFlagRules`.
    ///
    /// Needs the feature `features`.
    pub struct UpdateFlagRulesRequestBody requires 0b1 {
        /// `rules`.
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

    /// Sets `rules`.
    #[must_use]
    pub fn rules(mut self, rules: impl IntoIterator<Item = CreateOrUpdateRuleRequestBody>) -> Self {
        self.rules = rules.into_iter().collect();
        self.presence.set(0, false);
        self
    }
}
