//! What names a flag.

use std::borrow::Cow;
use std::sync::Arc;

/// What names a flag: its key as text, or a type of the application's own.
///
/// With a type, a key is written once and a misspelling does not compile. The adapters' derive macro
/// `FlagKey` implements it for an enum with a variant per flag, and for a struct that stands for one
/// flag. What asks for a flag takes an `impl FlagKey`, by value or by reference.
///
/// ```
/// use schematic_core::request::FlagKey;
///
/// enum Feature {
///     Charts,
///     Reports,
/// }
///
/// impl FlagKey for Feature {
///     fn flag_key(&self) -> &str {
///         match self {
///             Self::Charts => "charts",
///             Self::Reports => "reports",
///         }
///     }
/// }
///
/// assert_eq!(Feature::Charts.flag_key(), "charts");
/// assert_eq!("reports".flag_key(), Feature::Reports.flag_key());
/// ```
pub trait FlagKey: Send + Sync {
    /// The flag's key, as Schematic knows it.
    fn flag_key(&self) -> &str;
}

/// A type that stands for one flag, so that a handler's signature can name it.
///
/// The derive macro `FlagKey` of the adapters implements it for structs.
///
/// ```
/// use schematic_core::request::TypedFlag;
///
/// struct Reports;
///
/// impl TypedFlag for Reports {
///     const KEY: &'static str = "reports";
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not stand for a flag",
    label = "not a type that stands for a flag",
    note = "name a variant of an enum that derives `FlagKey`, such as `Feature::Reports` in `flag_guard` and `feature::Reports` elsewhere",
    note = "or derive `FlagKey` for a struct: `#[derive(FlagKey)] #[flag(\"reports\")] struct Reports;`"
)]
pub trait TypedFlag: Send + Sync + 'static {
    /// The flag's key, as Schematic knows it.
    const KEY: &'static str;
}

/// An enum whose variants stand for flags, by the discriminant of a variant: how `flag_guard` finds
/// the type of `Feature::Reports`. The derive macro `FlagKey` implements it.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "the variants of `{Self}` do not stand for flags",
    label = "not a variant that stands for a flag",
    note = "derive `FlagKey` for the enum: `#[derive(FlagKey)] enum Feature {{ Reports }}`"
)]
pub trait FlagVariant<const VARIANT: usize> {
    /// The type that stands for the flag.
    type Flag: TypedFlag;
}

impl FlagKey for str {
    fn flag_key(&self) -> &str {
        self
    }
}

impl FlagKey for String {
    fn flag_key(&self) -> &str {
        self
    }
}

impl FlagKey for Box<str> {
    fn flag_key(&self) -> &str {
        self
    }
}

impl FlagKey for Cow<'_, str> {
    fn flag_key(&self) -> &str {
        self
    }
}

impl FlagKey for Arc<str> {
    fn flag_key(&self) -> &str {
        self
    }
}

impl<K: FlagKey + ?Sized> FlagKey for &K {
    fn flag_key(&self) -> &str {
        (**self).flag_key()
    }
}
