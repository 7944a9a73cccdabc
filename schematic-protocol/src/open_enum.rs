//! The macros that declare words: enums that keep unknown values, and enums of known ones.

/// Declares an enum that keeps unknown values: `Name { Variant = "wire value", … }`.
///
/// The enum has a further variant `Other`, the known values as `KNOWN`, their spelling as
/// `as_str`, and reads and writes itself with `serde`. The crate that uses the macro depends on
/// `serde`.
///
/// ```
/// schematic_protocol::open_enum! {
///     /// What a test of ours returns.
///     Verdict {
///         /// It passed.
///         Passed = "passed",
///         /// It failed.
///         Failed = "failed",
///     }
/// }
///
/// assert_eq!(Verdict::from("passed"), Verdict::Passed);
/// let newer: Verdict = serde_json::from_str("\"skipped\"")?;
/// assert_eq!(newer, Verdict::Other("skipped".into()));
/// assert_eq!(newer.as_str(), "skipped");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[macro_export]
macro_rules! open_enum {
    (
        $(#[$meta:meta])*
        $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $word:literal,)+ }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_meta])* $variant,)+
            /// A value that this version does not know, as received.
            Other(String),
        }

        impl $name {
            /// Every value that this version knows.
            pub const KNOWN: &'static [Self] = &[$(Self::$variant,)+];

            /// Returns the value's spelling in the protocol.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $word,)+
                    Self::Other(text) => text,
                }
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                match text {
                    $($word => Self::$variant,)+
                    other => Self::Other(other.to_owned()),
                }
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self::from(text.as_str())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
                $crate::words::read_word(source)
            }
        }
    };
}

/// Declares a closed enum of known values, small and `Copy`.
macro_rules! known_enum {
    (
        $(#[$meta:meta])*
        $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $word:literal,)+ }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$variant_meta])* $variant,)+
        }

        impl $name {
            /// Returns the value that is spelled exactly like this; case matters.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$variant),)+
                    _ => None,
                }
            }

            /// Returns the value's spelling in the protocol.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::words::UnknownWordError;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                Self::from_word(word).ok_or($crate::words::UnknownWordError)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

/// Declares words in both forms from one table: the open one here, and the known one of the same
/// name in a module `known`.
macro_rules! words {
    ($(
        $(#[$meta:meta])*
        $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $word:literal,)+ }
    )+) => {
        $(
            open_enum! {
                $(#[$meta])*
                $name { $($(#[$variant_meta])* $variant = $word,)+ }
            }

            impl $name {
                /// Returns the value in its small form, if this version knows it.
                #[must_use]
                pub const fn known(&self) -> Option<known::$name> {
                    match self {
                        $(Self::$variant => Some(known::$name::$variant),)+
                        Self::Other(_) => None,
                    }
                }

                /// Returns whether it is this value.
                #[must_use]
                pub const fn is(&self, word: known::$name) -> bool {
                    match self.known() {
                        Some(known) => known as u8 == word as u8,
                        None => false,
                    }
                }
            }

            impl From<known::$name> for $name {
                fn from(word: known::$name) -> Self {
                    match word {
                        $(known::$name::$variant => Self::$variant,)+
                    }
                }
            }
        )+

        pub mod known {
            //! The words that this version knows, as small `Copy` types.
            //!
            //! An engine evaluates these. Where a word travels, it has the open type of the same
            //! name in [`words`](super), from which [`known`](super::RuleType::known) leads here.
            //!
            //! They are exhaustive on purpose: an engine that compiles handles every one of them.
            //!
            //! ```
            //! use schematic_protocol::words::{self, known};
            //!
            //! let travelling = words::RuleType::from("standard");
            //! assert_eq!(travelling.known(), Some(known::RuleType::Standard));
            //! assert_eq!(words::RuleType::from("of_tomorrow").known(), None);
            //! ```

            $(
                known_enum! {
                    $(#[$meta])*
                    $name { $($(#[$variant_meta])* $variant = $word,)+ }
                }
            )+
        }
    };
}
