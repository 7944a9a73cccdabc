//! Frames and companies as plain derived structs: what parsing alone costs.

#![expect(
    dead_code,
    reason = "what is parsed is dropped again, and only that is timed"
)]

use std::collections::HashMap;

use serde::Deserialize;

#[derive(Debug, Deserialize)]
pub(super) struct Frame<T> {
    pub(super) entity_type: String,
    pub(super) message_type: String,
    pub(super) entity_id: Option<String>,
    pub(super) data: T,
}

#[derive(Debug, Deserialize)]
pub(super) struct Patch {
    pub(super) metrics: Vec<Metric>,
    pub(super) credit_balances: HashMap<String, f64>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Metric {
    pub(super) account_id: String,
    pub(super) environment_id: String,
    pub(super) company_id: String,
    pub(super) event_subtype: String,
    pub(super) period: String,
    pub(super) month_reset: String,
    pub(super) value: i64,
    pub(super) created_at: String,
    pub(super) valid_until: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Flag {
    pub(super) id: String,
    pub(super) account_id: String,
    pub(super) environment_id: String,
    pub(super) key: String,
    pub(super) default_value: bool,
    pub(super) rules: Vec<Rule>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Rule {
    pub(super) id: String,
    pub(super) account_id: String,
    pub(super) environment_id: String,
    pub(super) flag_id: Option<String>,
    pub(super) rule_type: String,
    pub(super) name: String,
    pub(super) priority: i64,
    pub(super) value: bool,
    pub(super) conditions: Vec<Condition>,
    pub(super) condition_groups: Vec<Group>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Group {
    pub(super) conditions: Vec<Condition>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Condition {
    pub(super) id: String,
    pub(super) account_id: String,
    pub(super) environment_id: String,
    pub(super) condition_type: String,
    pub(super) operator: String,
    pub(super) resource_ids: Vec<String>,
    pub(super) trait_definition: Option<Definition>,
    pub(super) trait_value: String,
    pub(super) event_subtype: Option<String>,
    pub(super) metric_value: Option<i64>,
    pub(super) metric_period: Option<String>,
    pub(super) metric_period_month_reset: Option<String>,
    pub(super) credit_id: Option<String>,
    pub(super) consumption_rate: Option<f64>,
    pub(super) comparison_trait_definition: Option<Definition>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Definition {
    pub(super) id: String,
    pub(super) comparable_type: String,
    pub(super) entity_type: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Company {
    pub(super) id: String,
    pub(super) account_id: String,
    pub(super) environment_id: String,
    pub(super) keys: HashMap<String, String>,
    pub(super) plan_ids: Vec<String>,
    pub(super) billing_product_ids: Vec<String>,
    pub(super) credit_balances: HashMap<String, f64>,
    pub(super) metrics: Vec<Metric>,
    pub(super) traits: Vec<Trait>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Trait {
    pub(super) trait_definition: Option<Definition>,
    pub(super) value: String,
}
