/// Declares words of the API as [`open_enum!`](schematic_protocol::open_enum) does, as members of
/// records and as values of a query.
macro_rules! word {
    (
        $(#[$meta:meta])*
        $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $word:literal,)+ }
    ) => {
        schematic_protocol::open_enum! {
            $(#[$meta])*
            $name {$(
                #[doc = concat!("`", $word, "`.")]
                $(#[$variant_meta])*
                $variant = $word,
            )+}
        }

        impl $crate::runtime::QueryValue for $name {
            fn into_query(self) -> String {
                self.as_str().to_owned()
            }
        }

        $crate::runtime::record::leaf! { $name = Self::Other(String::new()) }
    };
}

pub(crate) use word;
