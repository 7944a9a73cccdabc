//! How the protocol's words are read, and which of them must be known.

use schematic_protocol::words::{self, known};
use serde::Deserialize;
use serde::de::{Deserializer, Error};

use super::mode::Mode;
use super::read::Read;
use super::size::{HeapSize, text_size};

/// A word as it travels.
pub(crate) trait Word {
    /// The word as the engine evaluates it.
    type Known: Copy;

    /// Whether an entity with a word that is not known cannot be evaluated at all. Where it is
    /// false, the condition or policy with such a word is without effect.
    const CLOSED: bool;

    fn known(&self) -> Option<Self::Known>;

    fn as_str(&self) -> &str;
}

macro_rules! word {
    ($($name:ident, closed: $closed:literal;)+) => {$(
        impl Word for words::$name {
            type Known = known::$name;

            const CLOSED: bool = $closed;

            fn known(&self) -> Option<known::$name> {
                self.known()
            }

            fn as_str(&self) -> &str {
                self.as_str()
            }
        }

        impl Read for words::$name {
            fn read<'de, D: Deserializer<'de>>(
                source: D,
                mode: Mode<'_>,
            ) -> Result<Self, D::Error> {
                let word = Self::deserialize(source)?;
                if let Self::Other(text) = &word {
                    if Self::CLOSED && mode.is_strict() {
                        return Err(D::Error::custom(format_args!("unknown word {text:?}")));
                    }
                    mode.take(text_size(text.len()))?;
                }
                Ok(word)
            }

            fn absent() -> Self {
                Self::from("")
            }
        }

        impl HeapSize for words::$name {
            fn heap_size(&self) -> usize {
                match self {
                    Self::Other(text) => text.heap_size(),
                    _ => 0,
                }
            }
        }
    )+};
}

word! {
    RuleType, closed: true;
    ConditionType, closed: false;
    Operator, closed: false;
    ComparableType, closed: true;
    EntityType, closed: true;
    MetricPeriod, closed: true;
    MetricPeriodMonthReset, closed: true;
    EntitlementValueType, closed: true;
    SpendPolicyKind, closed: false;
    SpendPolicyScope, closed: false;
}
