//! A flag, its rules and their conditions.

use std::collections::BTreeMap;

use schematic_protocol::words::{
    ConditionType, MetricPeriod, MetricPeriodMonthReset, Operator, RuleType,
};

use super::{TraitDefinition, record};

record! {
    /// A feature flag with the rules that decide it.
    pub struct Flag keeps extra {
        /// The flag's id. An empty one is answered with "Flag not found".
        "id" => id: String as Identity,
        /// The account it belongs to.
        "account_id" | "accountId" => account_id: String as Required,
        /// The environment it belongs to.
        "environment_id" | "environmentId" => environment_id: String as Required,
        /// The name by which it is checked.
        "key" => key: String as Identity,
        /// Its rules; the type and priority of each says when it is tried.
        "rules" => rules: Vec<Rule> as Optional,
        /// The answer when no rule matches.
        "default_value" | "defaultValue" => default_value: bool as Required,
    }
}

record! {
    /// One rule of a flag, or of a company or user for a flag.
    pub struct Rule keeps extra {
        /// The rule's id. A rule with an empty one never matches.
        "id" => id: String as Identity,
        /// The account it belongs to.
        "account_id" | "accountId" => account_id: String as Required,
        /// The environment it belongs to.
        "environment_id" | "environmentId" => environment_id: String as Required,
        /// The flag that a company's or user's rule is for.
        "flag_id" | "flagId" => flag_id: Option<String> as Optional,
        /// Its kind, which also orders it among other rules.
        "rule_type" | "ruleType" => rule_type: RuleType as Required,
        /// Its name, shown in the reason.
        "name" => name: String as Required,
        /// Its place among standard rules: lower first.
        "priority" => priority: i64 as Required,
        /// Conditions that must all hold.
        "conditions" => conditions: Vec<Condition> as Whole,
        /// Groups that must all hold.
        "condition_groups" | "conditionGroups" => condition_groups: Vec<ConditionGroup> as Whole,
        /// The answer when the rule matches.
        "value" => value: bool as Required,
    }
}

record! {
    /// Conditions of which one must hold. An empty group never holds.
    pub struct ConditionGroup keeps extra {
        /// The alternatives.
        "conditions" => conditions: Vec<Condition> as Whole,
    }
}

record! {
    /// One condition. Which of the fields matter depends on its type.
    pub struct Condition keeps extra {
        /// The condition's id. A condition with an empty one never holds.
        "id" => id: String as Identity,
        /// The account it belongs to.
        "account_id" | "accountId" => account_id: String as Required,
        /// The environment it belongs to.
        "environment_id" | "environmentId" => environment_id: String as Required,
        /// What it looks at; one that is not known never holds.
        "condition_type" | "conditionType" => condition_type: ConditionType as Required,
        /// How it compares.
        "operator" => operator: Operator as Required,
        /// Ids of companies, users, plans, plan versions or billing products.
        "resource_ids" | "resourceIds" => resource_ids: Vec<String> as Optional,
        /// The event whose usage a metric condition compares, or that draws credits.
        "event_subtype" | "eventSubtype" => event_subtype: Option<String> as Optional,
        /// The limit of a metric condition.
        "metric_value" | "metricValue" => metric_value: Option<i64> as Optional,
        /// The period of a metric condition; all time when `None`.
        "metric_period" | "metricPeriod" => metric_period: Option<MetricPeriod> as Optional,
        /// When a monthly metric starts over; the first of the month when `None`.
        "metric_period_month_reset" | "metricPeriodMonthReset" =>
            metric_period_month_reset: Option<MetricPeriodMonthReset> as Optional,
        /// The credit that a credit condition draws from.
        "credit_id" | "creditId" => credit_id: Option<String> as Optional,
        /// Credits per unit of usage; 1 when `None`.
        "consumption_rate" | "consumptionRate" => consumption_rate: Option<f64> as Optional,
        /// Credits per unit of each named quantity, such as `input_tokens`.
        "quantity_rates" | "quantityRates" => quantity_rates: BTreeMap<String, f64> as Sparse,
        /// The trait that a trait condition compares.
        "trait_definition" | "traitDefinition" =>
            trait_definition: Option<TraitDefinition> as Optional,
        /// What the trait is compared with.
        "trait_value" | "traitValue" => trait_value: String as Required,
        /// A trait whose value is compared with instead.
        "comparison_trait_definition" | "comparisonTraitDefinition" =>
            comparison_trait_definition: Option<TraitDefinition> as Optional,
    }
}
