//! Rules of a seed, as the engine reads them.

use schematic_protocol::Timestamp;
use schematic_rules::{ComparableType, ConditionType, EntityType, Operator, RuleType, wire};
use serde_json::Value;

use super::comparison::{Comparison, comparison};
use super::document::{ConditionSeed, RuleSeed, TraitDefinitionSeed, WhenSeed};
use crate::account::{ACCOUNT_ID, Account, ENVIRONMENT_ID, comparable_type, condition, text};

/// Returns a rule as the engine reads it. Everything that it names was checked to exist.
pub(super) fn rule(
    seed: &RuleSeed,
    flag_id: &str,
    number: usize,
    account: &mut Account,
    now: Timestamp,
) -> wire::Rule {
    let id = seed
        .id
        .clone()
        .unwrap_or_else(|| format!("rule_{flag_id}-{number}"));
    let mut maker = ConditionBuilder {
        account,
        now,
        rule_id: &id,
        made: 0,
    };
    let mut conditions = Vec::new();
    let mut groups = Vec::new();
    for when in &seed.when {
        match maker.when(when) {
            Built::Condition(condition) => conditions.push(*condition),
            Built::Group(group) => groups.push(group),
        }
    }
    for condition in &seed.conditions {
        conditions.push(maker.condition(condition));
    }
    for group in &seed.condition_groups {
        let conditions = group
            .conditions
            .iter()
            .map(|one| maker.condition(one))
            .collect();
        groups.push(wire::ConditionGroup {
            conditions,
            ..wire::ConditionGroup::default()
        });
    }
    wire::Rule {
        account_id: ACCOUNT_ID.to_owned(),
        environment_id: ENVIRONMENT_ID.to_owned(),
        flag_id: Some(flag_id.to_owned()),
        name: seed
            .name
            .clone()
            .unwrap_or_else(|| format!("Rule {number}")),
        rule_type: seed
            .rule_type
            .map_or(RuleType::Standard, |word| word.0)
            .into(),
        priority: seed.priority,
        value: seed.value.unwrap_or(true),
        conditions,
        condition_groups: groups,
        id,
        ..wire::Rule::default()
    }
}

struct ConditionBuilder<'a> {
    account: &'a mut Account,
    now: Timestamp,
    rule_id: &'a str,
    made: usize,
}

impl ConditionBuilder<'_> {
    fn when(&mut self, when: &WhenSeed) -> Built {
        let operator = if when.not { Operator::Ne } else { Operator::Eq };
        let Ok(comparison) = comparison(when) else {
            // Conditions were checked before; an invalid one never holds.
            return Built::Group(wire::ConditionGroup::default());
        };
        let listed = |condition_type, ids: Vec<String>| wire::Condition {
            operator: operator.into(),
            resource_ids: ids,
            ..condition(condition_type)
        };
        let made = match comparison {
            Comparison::Company(keys) => {
                let company = self.account.companies.by_keys(keys);
                listed(
                    ConditionType::Company,
                    company.map(|one| one.id.clone()).into_iter().collect(),
                )
            }
            Comparison::User(keys) => {
                let user = self.account.users.by_keys(keys);
                listed(
                    ConditionType::User,
                    user.map(|one| one.id.clone()).into_iter().collect(),
                )
            }
            Comparison::Plan(keys) => {
                let plans = keys.iter().filter_map(|key| self.account.plans.by_key(key));
                listed(
                    ConditionType::Plan,
                    plans.map(|plan| plan.id.clone()).collect(),
                )
            }
            Comparison::Trait {
                entity,
                key,
                operator,
                value,
            } => self.trait_condition(entity, key, operator, value),
            Comparison::OneOf {
                entity,
                key,
                values,
            } => {
                let conditions = values
                    .iter()
                    .map(|value| {
                        let made = self.trait_condition(entity, key, Operator::Eq, Some(value));
                        self.numbered(made)
                    })
                    .collect();
                return group(conditions);
            }
            Comparison::Usage {
                event,
                operator,
                value,
                window,
            } => wire::Condition {
                operator: operator.into(),
                event_subtype: Some(event.to_owned()),
                metric_value: Some(value),
                metric_period: Some(window.period.into()),
                metric_period_month_reset: Some(window.reset.into()),
                ..condition(ConditionType::Metric)
            },
            Comparison::Credit { key, rate } => wire::Condition {
                operator: Operator::Lte.into(),
                credit_id: self
                    .account
                    .credits
                    .by_key(key)
                    .map(|credit| credit.id.clone()),
                consumption_rate: Some(rate),
                ..condition(ConditionType::Credit)
            },
            Comparison::Any(any) => {
                let mut conditions = Vec::new();
                for one in any {
                    match self.when(one) {
                        Built::Condition(condition) => conditions.push(*condition),
                        Built::Group(group) => conditions.extend(group.conditions),
                    }
                }
                return group(conditions);
            }
        };
        Built::Condition(Box::new(self.numbered(made)))
    }

    fn trait_condition(
        &mut self,
        entity: EntityType,
        key: &str,
        operator: Operator,
        value: Option<&Value>,
    ) -> wire::Condition {
        let comparable = value.map_or(ComparableType::String, comparable_type);
        let definition = self
            .account
            .traits
            .define(entity, key, comparable, self.now);
        wire::Condition {
            operator: operator.into(),
            trait_definition: definition.map(|definition| wire::TraitDefinition {
                // The company may not have the trait; then the condition says how to compare.
                comparable_type: if value.is_some() {
                    comparable
                } else {
                    definition.comparable
                }
                .into(),
                ..definition.to_wire()
            }),
            trait_value: value.map(text).unwrap_or_default(),
            ..condition(ConditionType::Trait)
        }
    }

    fn condition(&mut self, seed: &ConditionSeed) -> wire::Condition {
        let window_reset = seed
            .metric_period
            .zip(seed.metric_period_month_reset)
            .filter(|(period, _)| period.0 == schematic_rules::MetricPeriod::CurrentMonth)
            .map(|(_, reset)| reset.0.into());
        let resource_ids = seed
            .resource_ids
            .iter()
            .map(|id| self.resource(id))
            .collect();
        let credit_id = seed.credit_id.as_ref().map(|id| {
            self.account
                .credits
                .get(id)
                .map_or_else(|| id.clone(), |credit| credit.id.clone())
        });
        let made = wire::Condition {
            id: seed.id.clone().unwrap_or_default(),
            account_id: seed
                .account_id
                .clone()
                .unwrap_or_else(|| ACCOUNT_ID.to_owned()),
            environment_id: seed
                .environment_id
                .clone()
                .unwrap_or_else(|| ENVIRONMENT_ID.to_owned()),
            condition_type: seed
                .condition_type
                .map_or_else(Default::default, |word| word.0.into()),
            operator: seed
                .operator
                .map_or_else(Default::default, |word| word.0.into()),
            resource_ids,
            event_subtype: seed.event_subtype.clone(),
            metric_value: seed.metric_value,
            metric_period: seed.metric_period.map(|word| word.0.into()),
            metric_period_month_reset: window_reset,
            credit_id,
            consumption_rate: seed.consumption_rate,
            quantity_rates: seed.quantity_rates.clone(),
            trait_definition: seed
                .trait_definition
                .as_ref()
                .map(|one| self.definition(one)),
            trait_value: seed.trait_value.as_ref().map(text).unwrap_or_default(),
            comparison_trait_definition: seed
                .comparison_trait_definition
                .as_ref()
                .map(|one| self.definition(one)),
            ..wire::Condition::default()
        };
        self.numbered(made)
    }

    /// Returns the id of a resource; that of a plan also by its key.
    fn resource(&self, id: &str) -> String {
        self.account
            .plans
            .get(id)
            .map_or_else(|| id.to_owned(), |plan| plan.id.clone())
    }

    fn definition(&mut self, seed: &TraitDefinitionSeed) -> wire::TraitDefinition {
        let (comparable, entity) = (seed.comparable_type.0, seed.entity_type.0);
        let known = self
            .account
            .traits
            .by_id(&seed.id)
            .map(|known| known.id.clone());
        let id = known.or_else(|| {
            let made = self
                .account
                .traits
                .define(entity, &seed.id, comparable, self.now);
            made.map(|definition| definition.id.clone())
        });
        wire::TraitDefinition {
            id: id.unwrap_or_default(),
            comparable_type: comparable.into(),
            entity_type: entity.into(),
            ..wire::TraitDefinition::default()
        }
    }

    fn numbered(&mut self, mut made: wire::Condition) -> wire::Condition {
        self.made += 1;
        if made.id.is_empty() {
            made.id = format!("cond_{}-{}", self.rule_id, self.made);
        }
        made
    }
}

enum Built {
    Condition(Box<wire::Condition>),
    Group(wire::ConditionGroup),
}

fn group(conditions: Vec<wire::Condition>) -> Built {
    Built::Group(wire::ConditionGroup {
        conditions,
        ..wire::ConditionGroup::default()
    })
}
