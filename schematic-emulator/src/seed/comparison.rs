//! Short conditions of a seed.

use schematic_rules::{EntityType, Operator};
use serde_json::Value;

use super::document::{Per, WhenSeed};
use super::located::Located;
use crate::account::{Keys, Window};

/// A short condition: its subject, and how that is compared.
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
    Any(&'a [Located<WhenSeed>]),
}

/// A subject of short conditions.
struct Subject {
    /// The words that go with it.
    words: &'static [&'static str],
    /// Reads the condition if it has this subject.
    read: for<'a> fn(&'a WhenSeed) -> Option<Result<Comparison<'a>, String>>,
}

/// A word, and whether a condition has it.
type Word = (&'static str, fn(&WhenSeed) -> bool);

const SUBJECTS: [Subject; 8] = [
    Subject {
        words: &["not"],
        read: |when| Some(Ok(Comparison::Company(when.company.as_deref()?))),
    },
    Subject {
        words: &["not"],
        read: |when| Some(Ok(Comparison::User(when.user.as_deref()?))),
    },
    Subject {
        words: &["not"],
        read: |when| Some(Ok(Comparison::Plan(&when.plan.as_ref()?.0))),
    },
    Subject {
        words: &[
            "is", "is_not", "in", "below", "at_most", "above", "at_least", "empty",
        ],
        read: |when| {
            let key = when.company_trait.as_deref()?;
            Some(of_trait(when, EntityType::Company, key))
        },
    },
    Subject {
        words: &[
            "is", "is_not", "in", "below", "at_most", "above", "at_least", "empty",
        ],
        read: |when| {
            let key = when.user_trait.as_deref()?;
            Some(of_trait(when, EntityType::User, key))
        },
    },
    Subject {
        words: &[
            "is", "is_not", "below", "at_most", "above", "at_least", "per",
        ],
        read: |when| Some(of_usage(when, when.usage.as_deref()?)),
    },
    Subject {
        words: &["rate"],
        read: |when| {
            Some(Ok(Comparison::Credit {
                key: when.credit.as_deref()?,
                rate: when.rate.unwrap_or(1.0),
            }))
        },
    },
    Subject {
        words: &[],
        read: |when| Some(Ok(Comparison::Any(when.any.as_deref()?))),
    },
];

const WORDS: [Word; 11] = [
    ("is", |when| when.is.is_some()),
    ("is_not", |when| when.is_not.is_some()),
    ("in", |when| when.one_of.is_some()),
    ("below", |when| when.below.is_some()),
    ("at_most", |when| when.at_most.is_some()),
    ("above", |when| when.above.is_some()),
    ("at_least", |when| when.at_least.is_some()),
    ("empty", |when| when.empty.is_some()),
    ("per", |when| when.per.is_some()),
    ("rate", |when| when.rate.is_some()),
    ("not", |when| when.not),
];

/// Reads a short condition, or returns an error message.
pub(super) fn comparison(when: &WhenSeed) -> Result<Comparison<'_>, String> {
    let mut subjects = SUBJECTS
        .iter()
        .filter_map(|subject| Some((subject.words, (subject.read)(when)?)));
    let (Some((words, comparison)), None) = (subjects.next(), subjects.next()) else {
        return Err(
            "a condition needs one of `company`, `user`, `plan`, `trait`, `user_trait`, \
             `usage`, `credit` and `any`"
                .to_owned(),
        );
    };
    for (word, is_given) in WORDS {
        if is_given(when) && !words.contains(&word) {
            return Err(format!("`{word}` does not go with this condition"));
        }
    }
    if compared(when).count() > 1 {
        return Err("a condition compares in one way only".to_owned());
    }
    comparison
}

fn of_usage<'a>(when: &'a WhenSeed, event: &'a str) -> Result<Comparison<'a>, String> {
    let (value, operator) = compared(when).next().ok_or("how is `usage` compared?")?;
    let value = value
        .as_i64()
        .ok_or("`usage` is compared with a whole number")?;
    Ok(Comparison::Usage {
        event,
        operator,
        value,
        window: when.per.map_or(Window::ALL_TIME, Per::window),
    })
}

fn of_trait<'a>(
    when: &'a WhenSeed,
    entity: EntityType,
    key: &'a str,
) -> Result<Comparison<'a>, String> {
    let (operator, value) = match (compared(when).next(), &when.one_of, when.empty) {
        (Some((value, operator)), None, None) => (operator, Some(value)),
        (None, Some(values), None) => {
            return Ok(Comparison::OneOf {
                entity,
                key,
                values,
            });
        }
        (None, None, Some(true)) => (Operator::IsEmpty, None),
        (None, None, Some(false)) => (Operator::NotEmpty, None),
        _ => {
            return Err(
                "a trait is compared by one of `is`, `is_not`, `in`, `below`, `at_most`, \
                 `above`, `at_least` and `empty`"
                    .to_owned(),
            );
        }
    };
    Ok(Comparison::Trait {
        entity,
        key,
        operator,
        value,
    })
}

/// Returns the values that a condition compares with, and how.
fn compared(when: &WhenSeed) -> impl Iterator<Item = (&Value, Operator)> {
    [
        (when.is.as_ref(), Operator::Eq),
        (when.is_not.as_ref(), Operator::Ne),
        (when.below.as_ref(), Operator::Lt),
        (when.at_most.as_ref(), Operator::Lte),
        (when.above.as_ref(), Operator::Gt),
        (when.at_least.as_ref(), Operator::Gte),
    ]
    .into_iter()
    .filter_map(|(value, operator)| Some((value?, operator)))
}
