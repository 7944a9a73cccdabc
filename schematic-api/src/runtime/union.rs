/// Declares an object of several types, of which the member `by` names one.
///
/// An object of a type that is not known, or whose members are not those of its type, is kept as
/// JSON.
macro_rules! union {
    (
        $(#[$meta:meta])*
        pub enum $name:ident by $by:literal {
            $( $(#[$variant_meta:meta])* $variant:ident($ty:ty) = $word:literal, )+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum $name {
            $( $(#[$variant_meta])* $variant($ty), )+
            /// An object of a type that this version does not know, as received.
            Other(serde_json::Value),
        }

        $(
            impl From<$ty> for $name {
                fn from(value: $ty) -> Self {
                    Self::$variant(value)
                }
            }
        )+

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, target: S) -> Result<S::Ok, S::Error> {
                $crate::runtime::record::Member::write(
                    self,
                    target,
                    $crate::runtime::record::Writing::Again,
                )
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
                $crate::runtime::record::Member::read(
                    source,
                    $crate::runtime::record::Reading::Tolerant,
                )
                .map(|value| value.unwrap_or_else($crate::runtime::record::Member::blank))
            }
        }

        impl $crate::runtime::record::Member for $name {
            fn blank() -> Self {
                Self::Other(serde_json::Value::Null)
            }

            fn is_blank(&self) -> bool {
                matches!(self, Self::Other(serde_json::Value::Null))
            }

            fn read<'de, D: serde::Deserializer<'de>>(
                source: D,
                reading: $crate::runtime::record::Reading,
            ) -> Result<Option<Self>, D::Error> {
                let value: serde_json::Value = serde::Deserialize::deserialize(source)?;
                let word = value.get($by).and_then(serde_json::Value::as_str);
                Ok(Some(match word {
                    $( Some($word) => $crate::runtime::record::variant::<$ty, _, _>(
                        value,
                        reading,
                        Self::$variant,
                        Self::Other,
                    )?, )+
                    _ => Self::Other($crate::runtime::record::other(value, $by, reading)?),
                }))
            }

            fn write<S: serde::Serializer>(
                &self,
                target: S,
                writing: $crate::runtime::record::Writing,
            ) -> Result<S::Ok, S::Error> {
                match self {
                    $( Self::$variant(value) => {
                        $crate::runtime::record::Member::write(value, target, writing)
                    } )+
                    Self::Other(value) => serde::Serialize::serialize(value, target),
                }
            }
        }
    };
}

pub(crate) use union;
