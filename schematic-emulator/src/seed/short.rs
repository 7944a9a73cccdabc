//! Short forms of a seed's values, which may be written in place of maps.

use std::fmt;
use std::marker::PhantomData;

use schematic_rules::ComparableType;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

use super::document::{
    CreditFields, CreditGrantFields, CreditGrantSeed, CreditSeed, FeatureFields, FeatureSeed,
    FlagFields, FlagSeed, GrantFields, GrantSeed, TraitFields, TraitSeed, Word,
};

macro_rules! short_forms {
    ($($name:ident: $expected:literal, $make:expr, $full:ident { $($forms:tt)* })*) => {
        $(
            impl<'de> Short<'de> for $name {
                type Full = $full;

                const EXPECTED: &'static str = $expected;

                fn full(full: $full) -> Self {
                    $make(full)
                }

                $($forms)*
            }

            impl<'de> Deserialize<'de> for $name {
                fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
                    short(source)
                }
            }
        )*
    };
}

short_forms! {
    FlagSeed: "true, false or a map", Self, FlagFields {
        fn nothing() -> Option<Self> {
            Some(Self::default())
        }

        fn bool(default: bool) -> Option<Self> {
            Some(Self(FlagFields {
                default,
                ..FlagFields::default()
            }))
        }
    }

    FeatureSeed: "a map", Self, FeatureFields {
        fn nothing() -> Option<Self> {
            Some(Self::default())
        }
    }

    CreditSeed: "a map", Self, CreditFields {
        fn nothing() -> Option<Self> {
            Some(Self::default())
        }
    }

    TraitSeed: "bool, date, int, string or a map", Self, TraitFields {
        fn text(word: &str) -> Option<Self> {
            let comparable = Word(ComparableType::from_word(word)?);
            Some(Self(TraitFields { comparable }))
        }
    }

    GrantSeed: "true, false, a limit, `unlimited` or a map", Self::Full, GrantFields {
        fn bool(value: bool) -> Option<Self> {
            Some(Self::Boolean(value))
        }

        fn number(limit: i64) -> Option<Self> {
            Some(Self::Limit(limit))
        }

        fn text(word: &str) -> Option<Self> {
            (word == "unlimited").then_some(Self::Unlimited)
        }
    }

    CreditGrantSeed: "a number or a map", Self, CreditGrantFields {
        fn number(amount: i64) -> Option<Self> {
            // The numbers of a seed are small.
            Some(Self(CreditGrantFields {
                amount: amount as f64,
                per: None,
            }))
        }
    }
}

/// A value that is written in full as a map, or in short as a scalar.
trait Short<'de>: Sized {
    /// The map's form.
    type Full: Deserialize<'de>;

    const EXPECTED: &'static str;

    fn full(full: Self::Full) -> Self;

    fn nothing() -> Option<Self> {
        None
    }

    fn bool(_: bool) -> Option<Self> {
        None
    }

    fn number(_: i64) -> Option<Self> {
        None
    }

    fn text(_: &str) -> Option<Self> {
        None
    }
}

/// Deserializes a value that may be written in short.
fn short<'de, D: Deserializer<'de>, T: Short<'de>>(source: D) -> Result<T, D::Error> {
    source.deserialize_any(ShortVisitor(PhantomData))
}

struct ShortVisitor<T>(PhantomData<fn() -> T>);

impl<'de, T: Short<'de>> Visitor<'de> for ShortVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<T, E> {
        T::nothing().ok_or_else(|| E::invalid_type(serde::de::Unexpected::Unit, &self))
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<T, E> {
        T::bool(value).ok_or_else(|| E::invalid_type(serde::de::Unexpected::Bool(value), &self))
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<T, E> {
        T::number(value).ok_or_else(|| E::invalid_type(serde::de::Unexpected::Signed(value), &self))
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<T, E> {
        let number = i64::try_from(value).ok().and_then(T::number);
        number.ok_or_else(|| E::invalid_type(serde::de::Unexpected::Unsigned(value), &self))
    }

    fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<T, E> {
        T::text(value).ok_or_else(|| E::invalid_value(serde::de::Unexpected::Str(value), &self))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::Full::deserialize(MapAccessDeserializer::new(map)).map(T::full)
    }
}
