//! Conditions with everything looked up and parsed that does not depend on who asks.

use std::collections::BTreeMap;

use schematic_protocol::words::known::{
    ComparableType, ConditionType, EntityType, MetricPeriod, MetricPeriodMonthReset, Operator,
};

use super::symbol::SymbolSet;
use super::traits::TypedText;
use super::{CompileError, Compiler, MetricKey, Symbol, known, known_if_given};
use crate::wire;
use crate::wire::size::HeapSize;

/// One condition.
#[derive(Debug)]
pub(crate) enum Condition {
    /// Never holds: it has no id, its type is not known, or what it asks about is not named.
    Never,
    Company(ResourceCondition),
    User(ResourceCondition),
    Plan(ResourceCondition),
    PlanVersion(ResourceCondition),
    BillingProduct(ResourceCondition),
    BasePlan(BasePlanTest),
    Trait(TraitCondition),
    Metric(MetricCondition),
    Credit(Box<CreditCondition>),
}

/// Whether an id, or one of several, is listed.
#[derive(Debug)]
pub(crate) struct ResourceCondition {
    pub(crate) listed: SymbolSet,
    pub(crate) negated: bool,
}

/// What is asked of a company's base plan.
#[derive(Debug)]
pub(crate) enum BasePlanTest {
    Listed(SymbolSet),
    NotListed(SymbolSet),
    Set,
    NotSet,
}

/// How a trait compares with a value or with another trait.
#[derive(Debug)]
pub(crate) struct TraitCondition {
    pub(crate) definition: Symbol,
    pub(crate) entity: EntityType,
    /// How to compare when the entity does not have the trait. A trait that it has says so itself.
    pub(crate) comparable_type: ComparableType,
    pub(crate) operator: Option<Operator>,
    pub(crate) value: TypedText,
    pub(crate) comparison: Option<Symbol>,
    /// Whether all it asks is if a text is this one.
    pub(crate) is_plain: bool,
}

/// How a company's usage compares with a limit.
#[derive(Debug)]
pub(crate) struct MetricCondition {
    pub(crate) key: MetricKey,
    /// `None` makes the whole rule fail.
    pub(crate) limit: Option<i64>,
    pub(crate) operator: Option<Operator>,
    pub(crate) comparison: Option<Symbol>,
}

/// Whether a company can pay a draw of credits.
#[derive(Debug)]
pub(crate) struct CreditCondition {
    pub(crate) credit_id: Symbol,
    pub(crate) event: Option<Symbol>,
    /// Credits per unit.
    pub(crate) rate: f64,
    pub(crate) quantity_rates: BTreeMap<String, f64>,
    /// Holds when the company cannot pay, instead of when it can.
    pub(crate) negated: bool,
}

impl Condition {
    pub(super) fn list(
        conditions: &[wire::Condition],
        compiler: &mut Compiler,
    ) -> Result<Box<[Self]>, CompileError> {
        conditions
            .iter()
            .map(|condition| Self::new(condition, compiler))
            .collect()
    }

    fn new(condition: &wire::Condition, compiler: &mut Compiler) -> Result<Self, CompileError> {
        // Every closed word must be known, also where the condition's type makes no use of it.
        let closed = ClosedWords::of(condition)?;
        let operator = condition.operator.known();
        let Some(condition_type) = condition.condition_type.known() else {
            return Ok(Self::Never);
        };
        if condition.id.is_empty() {
            return Ok(Self::Never);
        }
        let resources = |compiler: &mut Compiler| ResourceCondition {
            listed: compiler.texts.symbols(&condition.resource_ids),
            negated: operator == Some(Operator::Ne),
        };
        Ok(match condition_type {
            ConditionType::Company => Self::Company(resources(compiler)),
            ConditionType::User => Self::User(resources(compiler)),
            ConditionType::Plan => Self::Plan(resources(compiler)),
            ConditionType::PlanVersion => Self::PlanVersion(resources(compiler)),
            ConditionType::BillingProduct => Self::BillingProduct(resources(compiler)),
            ConditionType::BasePlan => {
                let listed =
                    |compiler: &mut Compiler| compiler.texts.symbols(&condition.resource_ids);
                match operator {
                    Some(Operator::Eq) => Self::BasePlan(BasePlanTest::Listed(listed(compiler))),
                    Some(Operator::Ne) => Self::BasePlan(BasePlanTest::NotListed(listed(compiler))),
                    Some(Operator::IsEmpty) => Self::BasePlan(BasePlanTest::NotSet),
                    Some(Operator::NotEmpty) => Self::BasePlan(BasePlanTest::Set),
                    _ => Self::Never,
                }
            }
            ConditionType::Trait => trait_condition(condition, &closed, compiler),
            ConditionType::Metric => metric_condition(condition, &closed, compiler),
            ConditionType::Credit => credit_condition(condition, compiler),
        })
    }
}

impl HeapSize for Condition {
    fn heap_size(&self) -> usize {
        match self {
            Self::Never | Self::BasePlan(BasePlanTest::Set | BasePlanTest::NotSet) => 0,
            Self::Company(resources)
            | Self::User(resources)
            | Self::Plan(resources)
            | Self::PlanVersion(resources)
            | Self::BillingProduct(resources) => resources.listed.heap_size(),
            Self::BasePlan(BasePlanTest::Listed(listed) | BasePlanTest::NotListed(listed)) => {
                listed.heap_size()
            }
            Self::Trait(condition) => {
                condition.definition.heap_size()
                    + condition.value.heap_size()
                    + condition.comparison.heap_size()
            }
            Self::Metric(condition) => {
                condition.key.event.heap_size() + condition.comparison.heap_size()
            }
            Self::Credit(condition) => {
                size_of_val(&**condition)
                    + condition.credit_id.heap_size()
                    + condition.event.heap_size()
                    + condition.quantity_rates.heap_size()
            }
        }
    }
}

/// The closed words of a condition.
struct ClosedWords {
    period: Option<MetricPeriod>,
    reset: Option<MetricPeriodMonthReset>,
    definition: Option<(ComparableType, EntityType)>,
}

impl ClosedWords {
    fn of(condition: &wire::Condition) -> Result<Self, CompileError> {
        let types = |definition: Option<&wire::TraitDefinition>| {
            definition
                .map(|definition| {
                    let comparable_type = known(&definition.comparable_type, "comparable_type")?;
                    Ok((
                        comparable_type,
                        known(&definition.entity_type, "entity_type")?,
                    ))
                })
                .transpose()
        };
        types(condition.comparison_trait_definition.as_ref())?;
        Ok(Self {
            period: known_if_given(condition.metric_period.as_ref(), "metric_period")?,
            reset: known_if_given(
                condition.metric_period_month_reset.as_ref(),
                "metric_period_month_reset",
            )?,
            definition: types(condition.trait_definition.as_ref())?,
        })
    }
}

fn trait_condition(
    condition: &wire::Condition,
    closed: &ClosedWords,
    compiler: &mut Compiler,
) -> Condition {
    let Some((definition, (comparable_type, entity))) =
        condition.trait_definition.as_ref().zip(closed.definition)
    else {
        return Condition::Never;
    };
    // A definition without an id is never found and then compares as text.
    let comparable_type = if definition.id.is_empty() {
        ComparableType::String
    } else {
        comparable_type
    };
    let operator = condition.operator.known();
    let comparison = comparison(condition, compiler);
    Condition::Trait(TraitCondition {
        definition: compiler.texts.symbol(&definition.id),
        entity,
        comparable_type,
        operator,
        value: TypedText::new(&condition.trait_value, comparable_type),
        is_plain: !definition.id.is_empty()
            && comparable_type == ComparableType::String
            && operator == Some(Operator::Eq)
            && comparison.is_none(),
        comparison,
    })
}

fn metric_condition(
    condition: &wire::Condition,
    closed: &ClosedWords,
    compiler: &mut Compiler,
) -> Condition {
    let Some(event) = condition.event_subtype.as_deref() else {
        return Condition::Never;
    };
    Condition::Metric(MetricCondition {
        key: MetricKey {
            event: compiler.texts.symbol(event),
            period: closed.period.unwrap_or(MetricPeriod::AllTime),
            reset: closed.reset.unwrap_or(MetricPeriodMonthReset::FirstOfMonth),
        },
        limit: condition.metric_value,
        operator: condition.operator.known(),
        comparison: comparison(condition, compiler),
    })
}

fn credit_condition(condition: &wire::Condition, compiler: &mut Compiler) -> Condition {
    let Some(credit_id) = condition.credit_id.as_deref() else {
        return Condition::Never;
    };
    Condition::Credit(Box::new(CreditCondition {
        credit_id: compiler.texts.symbol(credit_id),
        event: condition
            .event_subtype
            .as_deref()
            .map(|event| compiler.texts.symbol(event)),
        rate: condition.consumption_rate.unwrap_or(1.0),
        quantity_rates: condition.quantity_rates.clone(),
        negated: matches!(
            condition.operator.known(),
            Some(Operator::Gt | Operator::Gte)
        ),
    }))
}

fn comparison(condition: &wire::Condition, compiler: &mut Compiler) -> Option<Symbol> {
    let definition = condition.comparison_trait_definition.as_ref()?;
    Some(compiler.texts.symbol(&definition.id))
}
