//! Comparing a trait.

use std::cmp::Ordering;

use schematic_protocol::words::known::{ComparableType, EntityType, Operator};

use super::Question;
use crate::compile::{Symbol, TraitCondition, Traits, TypedText};
use crate::number::Number;

impl Question<'_, '_> {
    /// Evaluates a plain [`trait_condition`](Self::trait_condition); `None` where the
    /// entity does not have the trait, or not as a text.
    #[inline]
    pub(super) fn plain_trait_condition(&self, condition: &TraitCondition) -> Option<bool> {
        let (value, as_type) = self
            .traits_of(condition.entity)?
            .find(&condition.definition)?;
        (as_type == ComparableType::String).then(|| value.is_same_text(&condition.value))
    }

    pub(super) fn trait_condition(&self, condition: &TraitCondition) -> bool {
        let traits = self.traits_of(condition.entity);
        let (Some(traits), Some(operator)) = (traits, condition.operator) else {
            return false;
        };
        let (left, as_type) = find(traits, &condition.definition).unzip();
        let right = match &condition.comparison {
            Some(other) if !other.as_str().is_empty() => {
                find(traits, other).map(|(value, _)| value)
            }
            _ => Some(&condition.value),
        };
        match as_type.unwrap_or(condition.comparable_type) {
            ComparableType::String => text_passes(operator, left, right),
            ComparableType::Int => {
                let left = match self.options.usage {
                    Some(usage) if usage > 0 => {
                        let held = left.and_then(TypedText::strict_int).unwrap_or(0);
                        Number::Int(held.wrapping_add(usage))
                    }
                    _ => number(left),
                };
                number_passes(operator, left, number(right))
            }
            ComparableType::Bool => bool_passes(operator, is_true(left), is_true(right)),
            ComparableType::Date => date_passes(operator, left, right),
        }
    }

    #[inline]
    fn traits_of(&self, entity: EntityType) -> Option<&Traits> {
        match entity {
            EntityType::Company => self.company.map(|company| &company.traits),
            EntityType::User => self.user.map(|user| &user.traits),
        }
    }
}

/// A definition without an id is never found, even if the entity has such a trait.
#[inline]
fn find<'t>(traits: &'t Traits, definition: &Symbol) -> Option<(&'t TypedText, ComparableType)> {
    if definition.as_str().is_empty() {
        None
    } else {
        traits.find(definition)
    }
}

// A trait that the entity does not have compares like an empty text.

fn number(value: Option<&TypedText>) -> Number {
    value.map_or(Number::Int(0), TypedText::number)
}

fn text(value: Option<&TypedText>) -> &str {
    value.map_or("", TypedText::as_str)
}

fn is_true(value: Option<&TypedText>) -> bool {
    value.is_some_and(TypedText::is_true)
}

#[inline]
fn text_passes(operator: Operator, left: Option<&TypedText>, right: Option<&TypedText>) -> bool {
    let is_same = || match (left, right) {
        (Some(left), Some(right)) => left.is_same_text(right),
        _ => text(left) == text(right),
    };
    match operator {
        Operator::Eq => is_same(),
        Operator::Ne => !is_same(),
        Operator::IsEmpty => text(left).is_empty(),
        Operator::NotEmpty => !text(left).is_empty(),
        Operator::Gt | Operator::Gte | Operator::Lt | Operator::Lte => {
            order_passes(operator, text(left).cmp(text(right)))
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

fn date_passes(operator: Operator, left: Option<&TypedText>, right: Option<&TypedText>) -> bool {
    let left = left.and_then(TypedText::date);
    match operator {
        Operator::IsEmpty => left.is_none(),
        Operator::NotEmpty => left.is_some(),
        // `None` equals itself and sorts before every date, as unreadable dates do.
        _ => order_passes(operator, left.cmp(&right.and_then(TypedText::date))),
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
