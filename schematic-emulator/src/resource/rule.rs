//! Representations of flags' rules and their conditions.

use schematic_protocol::Timestamp;
use schematic_rules::{EntityType, wire};
use serde_json::{Value, json};

use super::entity::definition_json;
use super::without_nulls;
use crate::account::{Account, Company, ENVIRONMENT_ID};

/// Returns a rule as the API shows it.
pub(crate) fn rule_json(account: &Account, rule: &wire::Rule, at: Timestamp) -> Value {
    let conditions = |conditions: &[wire::Condition], group: Option<&str>| -> Vec<Value> {
        conditions
            .iter()
            .map(|condition| condition_json(account, rule, condition, group, at))
            .collect()
    };
    let groups: Vec<Value> = rule
        .condition_groups
        .iter()
        .enumerate()
        .map(|(number, group)| {
            let id = format!("cgrp_{}-{}", rule.id, number + 1);
            json!({
                "conditions": conditions(&group.conditions, Some(&id)),
                "id": id,
                "rule_id": rule.id,
                "flag_id": rule.flag_id,
                "environment_id": ENVIRONMENT_ID,
                "created_at": at,
                "updated_at": at,
            })
        })
        .collect();
    json!({
        "id": rule.id,
        "name": rule.name,
        "rule_type": rule.rule_type,
        "priority": rule.priority,
        "value": rule.value,
        "flag_id": rule.flag_id,
        "environment_id": ENVIRONMENT_ID,
        "conditions": conditions(&rule.conditions, None),
        "condition_groups": groups,
        "created_at": at,
        "updated_at": at,
    })
}

fn condition_json(
    account: &Account,
    rule: &wire::Rule,
    condition: &wire::Condition,
    group: Option<&str>,
    at: Timestamp,
) -> Value {
    let definition = |definition: &Option<wire::TraitDefinition>| {
        let definition = definition.as_ref()?;
        account.traits.by_id(&definition.id).map(definition_json)
    };
    let id = |definition: &Option<wire::TraitDefinition>| {
        definition.as_ref().map(|definition| definition.id.clone())
    };
    let entity = condition.trait_definition.as_ref().map(|definition| {
        definition
            .entity_type
            .known()
            .unwrap_or(EntityType::Company)
            .as_str()
    });
    let shown = json!({
        "id": condition.id,
        "rule_id": rule.id,
        "flag_id": rule.flag_id,
        "condition_group_id": group,
        "environment_id": ENVIRONMENT_ID,
        "condition_type": condition.condition_type,
        "operator": condition.operator,
        "resource_ids": condition.resource_ids,
        "resources": resources(account, condition),
        "event_subtype": condition.event_subtype,
        "metric_value": condition.metric_value,
        "metric_period": condition.metric_period,
        "metric_period_month_reset": condition.metric_period_month_reset,
        "trait": definition(&condition.trait_definition),
        "trait_id": id(&condition.trait_definition),
        "trait_entity_type": entity,
        "trait_value": condition.trait_value,
        "comparison_trait": definition(&condition.comparison_trait_definition),
        "comparison_trait_id": id(&condition.comparison_trait_definition),
        "created_at": at,
        "updated_at": at,
    });
    without_nulls(shown, &["comparison_trait", "trait", "trait_entity_type"])
}

/// Returns the plans, companies and users of a condition, with their names.
fn resources(account: &Account, condition: &wire::Condition) -> Vec<Value> {
    let name = |id: &String| {
        let plan = account.plans.by_id(id).map(|plan| plan.name.as_str());
        plan.or_else(|| account.companies.by_id(id).map(Company::display_name))
            .or_else(|| account.users.by_id(id).map(|user| user.name.as_str()))
            .unwrap_or(id)
            .to_owned()
    };
    condition
        .resource_ids
        .iter()
        .map(|id| json!({ "id": id, "name": name(id) }))
        .collect()
}
