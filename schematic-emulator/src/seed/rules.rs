//! Rules of a seed, as the engine knows them.

use schematic_core::Timestamp;
use schematic_rules::{ComparableType, ConditionType, EntityType, Operator, RuleType, wire};
use serde_json::Value;

use super::at::At;
use super::document::{ConditionSeed, RuleSeed, TraitDefinitionSeed, WhenSeed};
use crate::account::{
    ACCOUNT_ID, Account, ENVIRONMENT_ID, Keys, Window, comparable_type, condition, text,
};

/// What a short condition looks at, and how it compares.
pub(super) enum Comparison<'a> {
    Company(&'a Keys),
    User(&'a Keys),
    Plan(&'a [String]),
    Trait {
        entity: EntityType,
        key: &'a str,
        operator: Operator,
        value: Option<&'a Value>,
    },
    OneOf {
        entity: EntityType,
        key: &'a str,
        values: &'a [Value],
    },
    Usage {
        event: &'a str,
        operator: Operator,
        value: i64,
        window: Window,
    },
    Credit {
        key: &'a str,
        rate: f64,
    },
    Any(&'a [At<WhenSeed>]),
}

/// Reads a short condition; says what is wrong with one that is none.
pub(super) fn comparison(when: &WhenSeed) -> Result<Comparison<'_>, String> {
    let subjects = [
        when.company.is_some(),
        when.user.is_some(),
        when.plan.is_some(),
        when.company_trait.is_some(),
        when.user_trait.is_some(),
        when.usage.is_some(),
        when.credit.is_some(),
        when.any.is_some(),
    ];
    if subjects.into_iter().filter(|given| *given).count() != 1 {
        return Err(
            "a condition needs one of `company`, `user`, `plan`, `trait`, `user_trait`, \
                    `usage`, `credit` and `any`"
                .to_owned(),
        );
    }
    let compares = [
        (when.is.as_ref(), Operator::Eq),
        (when.is_not.as_ref(), Operator::Ne),
        (when.below.as_ref(), Operator::Lt),
        (when.at_most.as_ref(), Operator::Lte),
        (when.above.as_ref(), Operator::Gt),
        (when.at_least.as_ref(), Operator::Gte),
    ];
    let mut compares = compares
        .into_iter()
        .filter_map(|(value, operator)| Some((value?, operator)));
    let compared = compares.next();
    let several = compares.next().is_some();
    let allowed = |names: &[&str]| -> Result<(), String> {
        for (name, given) in [
            ("is", when.is.is_some()),
            ("is_not", when.is_not.is_some()),
            ("in", when.one_of.is_some()),
            ("below", when.below.is_some()),
            ("at_most", when.at_most.is_some()),
            ("above", when.above.is_some()),
            ("at_least", when.at_least.is_some()),
            ("empty", when.empty.is_some()),
            ("per", when.per.is_some()),
            ("rate", when.rate.is_some()),
            ("not", when.not),
        ] {
            if given && !names.contains(&name) {
                return Err(format!("`{name}` does not go with this condition"));
            }
        }
        if several {
            return Err("a condition compares in one way only".to_owned());
        }
        Ok(())
    };
    if let Some(keys) = &when.company {
        allowed(&["not"])?;
        return Ok(Comparison::Company(keys));
    }
    if let Some(keys) = &when.user {
        allowed(&["not"])?;
        return Ok(Comparison::User(keys));
    }
    if let Some(plans) = &when.plan {
        allowed(&["not"])?;
        return Ok(Comparison::Plan(&plans.0));
    }
    if let Some(any) = &when.any {
        allowed(&[])?;
        return Ok(Comparison::Any(any));
    }
    if let Some(key) = &when.credit {
        allowed(&["rate"])?;
        return Ok(Comparison::Credit {
            key,
            rate: when.rate.unwrap_or(1.0),
        });
    }
    if let Some(event) = &when.usage {
        allowed(&[
            "is", "is_not", "below", "at_most", "above", "at_least", "per",
        ])?;
        let (value, operator) = compared.ok_or("how is `usage` compared?")?;
        let value = value
            .as_i64()
            .ok_or("`usage` is compared with a whole number")?;
        let window = when
            .per
            .map_or(Window::ALL_TIME, super::document::Per::window);
        return Ok(Comparison::Usage {
            event,
            operator,
            value,
            window,
        });
    }
    let (entity, key) = match (&when.company_trait, &when.user_trait) {
        (Some(key), _) => (EntityType::Company, key),
        (None, Some(key)) => (EntityType::User, key),
        (None, None) => return Err("a condition needs something to look at".to_owned()),
    };
    allowed(&[
        "is", "is_not", "in", "below", "at_most", "above", "at_least", "empty",
    ])?;
    match (compared, &when.one_of, when.empty) {
        (Some((value, operator)), None, None) => Ok(Comparison::Trait {
            entity,
            key,
            operator,
            value: Some(value),
        }),
        (None, Some(values), None) => Ok(Comparison::OneOf {
            entity,
            key,
            values,
        }),
        (None, None, Some(empty)) => {
            let operator = if empty {
                Operator::IsEmpty
            } else {
                Operator::NotEmpty
            };
            Ok(Comparison::Trait {
                entity,
                key,
                operator,
                value: None,
            })
        }
        _ => Err(
            "a trait is compared by one of `is`, `is_not`, `in`, `below`, `at_most`, \
                  `above`, `at_least` and `empty`"
                .to_owned(),
        ),
    }
}

/// A rule as the engine knows it. All that it names was found to be there.
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
    let mut maker = Maker {
        account,
        now,
        rule_id: &id,
        made: 0,
    };
    let mut conditions = Vec::new();
    let mut groups = Vec::new();
    for when in &seed.when {
        match maker.when(when) {
            Made::Condition(condition) => conditions.push(*condition),
            Made::Group(group) => groups.push(group),
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

struct Maker<'a> {
    account: &'a mut Account,
    now: Timestamp,
    rule_id: &'a str,
    made: usize,
}

enum Made {
    Condition(Box<wire::Condition>),
    Group(wire::ConditionGroup),
}

impl Maker<'_> {
    fn when(&mut self, when: &WhenSeed) -> Made {
        let operator = if when.not { Operator::Ne } else { Operator::Eq };
        let Ok(comparison) = comparison(when) else {
            // Checked before; what makes no sense all the same never holds.
            return Made::Group(wire::ConditionGroup::default());
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
                        Made::Condition(condition) => conditions.push(*condition),
                        Made::Group(group) => conditions.extend(group.conditions),
                    }
                }
                return group(conditions);
            }
        };
        Made::Condition(Box::new(self.numbered(made)))
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

    /// A resource by its id, or a plan by its key.
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

fn group(conditions: Vec<wire::Condition>) -> Made {
    Made::Group(wire::ConditionGroup {
        conditions,
        ..wire::ConditionGroup::default()
    })
}
