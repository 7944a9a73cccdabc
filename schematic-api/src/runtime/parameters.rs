/// Declares the setters of query parameters, on the requests of operations that all have them.
///
/// Each line has the parameter's name on the wire, its name here, and in parentheses how its value
/// is taken: a type as it is, `into` a type, `each into` for a list, or `map`.
macro_rules! parameters {
    ([$($operation:ident),+] $parameters:tt) => {$(
        $crate::runtime::parameters::parameters! { @of $operation $parameters }
    )+};
    (@of $operation:ident { $( $wire:literal $name:ident $kind:tt; )+ }) => {
        impl<S> $crate::runtime::Request<S, $operation> {$(
            $crate::runtime::parameters::parameters! { @ $wire $name $kind }
        )+}
    };
    (@ $wire:literal $name:ident (each into $item:ty)) => {
        #[doc = concat!("Sets `", $wire, "`.")]
        pub fn $name(self, values: impl IntoIterator<Item = impl Into<$item>>) -> Self {
            self.query_list($wire, values.into_iter().map(Into::<$item>::into))
        }
    };
    (@ $wire:literal $name:ident (map)) => {
        #[doc = concat!("Sets `", $wire, "`.")]
        pub fn $name(
            self,
            pairs: impl IntoIterator<Item = (impl AsRef<str>, impl Into<String>)>,
        ) -> Self {
            self.query_map($wire, pairs)
        }
    };
    (@ $wire:literal $name:ident (into $ty:ty)) => {
        #[doc = concat!("Sets `", $wire, "`.")]
        pub fn $name(self, value: impl Into<$ty>) -> Self {
            self.query($wire, Into::<$ty>::into(value))
        }
    };
    (@ $wire:literal $name:ident ($ty:ty)) => {
        #[doc = concat!("Sets `", $wire, "`.")]
        pub fn $name(self, value: $ty) -> Self {
            self.query($wire, value)
        }
    };
}

pub(crate) use parameters;
