/// Declares the setters of a body's members.
///
/// Each line has the member's name on the wire, its name here, and in parentheses how its value is
/// taken: a type as it is, `into` a type, `each` of a list, `map` by text, or `object`. A member that
/// is never absent is followed by its number, one that may be null by the name of the setter that
/// makes it so.
macro_rules! setters {
    (
        $name:ident {
            $( $wire:literal $field:ident $kind:tt $(= $index:literal)? $(, $clear:ident)?; )*
        }
    ) => {
        impl $name {$(
            $crate::runtime::record::setters! { @ $wire $field $kind $($index)? }

            $(
                #[doc = concat!("Sets `", $wire, "` to null.")]
                #[must_use]
                pub fn $clear(mut self) -> Self {
                    self.$field = $crate::runtime::Field::Null;
                    self
                }
            )?
        )*}
    };
    (@ $wire:literal $field:ident (each into $item:ty) $($index:literal)?) => {
        $crate::runtime::record::setters! {
            @ $wire $field $($index)?, Vec<$item>,
            |values: impl IntoIterator<Item = impl Into<$item>>| {
                values.into_iter().map(Into::into).collect()
            }
        }
    };
    (@ $wire:literal $field:ident (each $item:ty) $($index:literal)?) => {
        $crate::runtime::record::setters! {
            @ $wire $field $($index)?, Vec<$item>,
            |values: impl IntoIterator<Item = $item>| values.into_iter().collect()
        }
    };
    (@ $wire:literal $field:ident (map into $item:ty) $($index:literal)?) => {
        $crate::runtime::record::setters! {
            @ $wire $field $($index)?, std::collections::BTreeMap<String, $item>,
            |pairs: impl IntoIterator<Item = (impl Into<String>, impl Into<$item>)>| {
                pairs.into_iter().map(|(name, value)| (name.into(), value.into())).collect()
            }
        }
    };
    (@ $wire:literal $field:ident (map $item:ty) $($index:literal)?) => {
        $crate::runtime::record::setters! {
            @ $wire $field $($index)?, std::collections::BTreeMap<String, $item>,
            |pairs: impl IntoIterator<Item = (impl Into<String>, $item)>| {
                pairs.into_iter().map(|(name, value)| (name.into(), value)).collect()
            }
        }
    };
    (@ $wire:literal $field:ident (object) $($index:literal)?) => {
        $crate::runtime::record::setters! {
            @ $wire $field $($index)?, serde_json::Map<String, serde_json::Value>,
            |pairs: impl IntoIterator<Item = (impl Into<String>, impl Into<serde_json::Value>)>| {
                pairs.into_iter().map(|(name, value)| (name.into(), value.into())).collect()
            }
        }
    };
    (@ $wire:literal $field:ident (into $ty:ty) $($index:literal)?) => {
        $crate::runtime::record::setters! {
            @ $wire $field $($index)?, $ty, |value: impl Into<$ty>| value.into()
        }
    };
    (@ $wire:literal $field:ident ($ty:ty) $($index:literal)?) => {
        $crate::runtime::record::setters! { @ $wire $field $($index)?, $ty, |value: $ty| value }
    };
    (
        @ $wire:literal $field:ident $($index:literal)?, $ty:ty,
        |$value:ident: $argument:ty| $set:expr
    ) => {
        #[doc = concat!("Sets `", $wire, "`.")]
        #[must_use]
        pub fn $field(mut self, $value: $argument) -> Self {
            let value: $ty = $set;
            // What may be absent or null is wrapped.
            self.$field = From::from(value);
            $( self.presence.set($index, false); )?
            self
        }
    };
}

pub(crate) use setters;
