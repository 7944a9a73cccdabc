//! Comparing a trait.

use std::cmp::Ordering;

use super::Question;
use crate::compile::{Operand, Symbol, TraitCondition, Traits};
use crate::number::Number;
use crate::vocabulary::{ComparableType, EntityType, Operator};

impl Question<'_, '_> {
    pub(super) fn trait_condition(&self, condition: &TraitCondition) -> bool {
        let traits = match condition.entity {
            EntityType::Company => self.company.map(|company| &company.traits),
            EntityType::User => self.user.map(|user| &user.traits),
        };
        let (Some(traits), Some(operator)) = (traits, condition.operator) else {
            return false;
        };
        let (left, as_type) = find(traits, &condition.definition)
            .unwrap_or((Operand::EMPTY, condition.comparable_type));
        let right = match &condition.comparison {
            Some(other) if !other.as_str().is_empty() => {
                find(traits, other).map_or(Operand::EMPTY, |(value, _)| value)
            }
            _ => condition.value.operand(),
        };
        match as_type {
            ComparableType::String => text_passes(operator, left.text(), right.text()),
            ComparableType::Int => {
                let left = match self.options.usage {
                    Some(usage) if usage > 0 => {
                        Number::Int(left.strict_int().unwrap_or(0).wrapping_add(usage))
                    }
                    _ => left.number(),
                };
                number_passes(operator, left, right.number())
            }
            ComparableType::Bool => bool_passes(operator, left.is_true(), right.is_true()),
            ComparableType::Date => date_passes(operator, left, right),
        }
    }
}

/// A definition without an id is never found, even if the entity has such a trait.
fn find<'t>(traits: &'t Traits, definition: &Symbol) -> Option<(Operand<'t>, ComparableType)> {
    if definition.as_str().is_empty() {
        None
    } else {
        traits.find(definition)
    }
}

fn text_passes(operator: Operator, left: &str, right: &str) -> bool {
    match operator {
        Operator::Eq => left == right,
        Operator::Ne => left != right,
        Operator::IsEmpty => left.is_empty(),
        Operator::NotEmpty => !left.is_empty(),
        Operator::Gt | Operator::Gte | Operator::Lt | Operator::Lte => {
            order_passes(operator, left.cmp(right))
        }
    }
}

pub(super) fn number_passes(operator: Operator, left: Number, right: Number) -> bool {
    match operator {
        Operator::IsEmpty => left.compare(Number::Int(0)).is_eq(),
        // Not the opposite: of a negative number neither holds.
        Operator::NotEmpty => left.compare(Number::Int(0)).is_gt(),
        _ => order_passes(operator, left.compare(right)),
    }
}

fn bool_passes(operator: Operator, left: bool, right: bool) -> bool {
    match operator {
        Operator::Eq => left == right,
        Operator::Ne => left != right,
        Operator::NotEmpty => true,
        Operator::Gt | Operator::Gte | Operator::Lt | Operator::Lte | Operator::IsEmpty => false,
    }
}

fn date_passes(operator: Operator, left: Operand<'_>, right: Operand<'_>) -> bool {
    let left = left.date();
    match operator {
        Operator::IsEmpty => left.is_none(),
        Operator::NotEmpty => left.is_some(),
        // `None` equals itself and sorts before every date, as unreadable dates do.
        _ => order_passes(operator, left.cmp(&right.date())),
    }
}

fn order_passes(operator: Operator, order: Ordering) -> bool {
    match operator {
        Operator::Eq => order.is_eq(),
        Operator::Ne => order.is_ne(),
        Operator::Gt => order.is_gt(),
        Operator::Gte => order.is_ge(),
        Operator::Lt => order.is_lt(),
        Operator::Lte => order.is_le(),
        Operator::IsEmpty | Operator::NotEmpty => false,
    }
}
