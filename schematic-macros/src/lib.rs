//! Macros of Schematic's adapters: flag keys as types, guards as attributes.
//!
//! Use them through an adapter, which re-exports what is its own: `#[derive(FlagKey)]` and
//! `#[flag_guard]`.
//!
//! What they expand to finds the adapter by the name under which the crate depends on it, also
//! when the dependency is renamed. Where there is no such dependency, because another crate
//! re-exports the adapter, `crate = path` says where it is.

mod actix;
mod attribute;
mod axum;
mod crate_path;
mod flag_key;
mod guarded;
mod handler;
mod key;
mod rename;
mod rocket;
mod tracked;

use proc_macro::TokenStream;

/// Names flags by a type: a variant of an enum, or a struct, stands for one flag.
///
/// On an enum it implements the trait `FlagKey`. A variant's key is its name in kebab case
/// (`NewEditor` is `new-editor`), unless `rename_all` or an attribute of the variant gives another:
///
/// ```
/// use schematic_axum::{FlagKey, Flags, RequireFlag, TypedFlag, flag_guard};
///
/// #[derive(FlagKey)]
/// enum Feature {
///     NewEditor,
///     #[flag("pdf_export")]
///     Export,
/// }
///
/// async fn buttons(flags: Flags) -> String {
///     format!("export: {}", flags.is_enabled(Feature::Export).await)
/// }
///
/// #[flag_guard(Feature::Export)]
/// async fn export() -> &'static str {
///     "%PDF"
/// }
///
/// // Each variant also has a type, for extractors, in a module named after the enum.
/// async fn editor(_: RequireFlag<feature::NewEditor>) -> &'static str {
///     "an editor"
/// }
///
/// assert_eq!(Feature::NewEditor.flag_key(), "new-editor");
/// assert_eq!(feature::Export::KEY, "pdf_export");
/// # let _ = (buttons, export, editor);
/// ```
///
/// An enum with generic parameters has no such types. On a struct it implements `FlagKey` and
/// `TypedFlag`, so that the struct itself is the type that stands for the flag:
///
/// ```
/// use schematic_axum::{FlagKey, TypedFlag};
///
/// #[derive(FlagKey)]
/// #[flag("reports")]
/// struct Reports;
///
/// assert_eq!(Reports::KEY, "reports");
/// ```
///
/// | `#[flag(..)]` | on | meaning |
/// | --- | --- | --- |
/// | `"key"`, `key = "key"` | a variant, a struct | the flag's key |
/// | `rename_all = "snake_case"` | an enum | how keys are made of the variants' names; the values are serde's |
/// | `module = name` | an enum | the name of the module with the variants' types; the enum's in snake case by default |
/// | `crate = path` | an enum, a struct | where the adapter, or `schematic-core`, is |
#[proc_macro_derive(FlagKey, attributes(flag))]
pub fn flag_key(input: TokenStream) -> TokenStream {
    flag_key::expand(input.into())
        .unwrap_or_else(syn::Error::into_compile_error)
        .into()
}

/// `flag_guard` of the adapter for axum.
#[doc = include_str!("axum.md")]
#[proc_macro_attribute]
pub fn flag_guard_axum(arguments: TokenStream, handler: TokenStream) -> TokenStream {
    axum::ADAPTER
        .expand(arguments.into(), handler.into())
        .into()
}

/// `flag_guard` of the adapter for actix-web.
#[doc = include_str!("actix.md")]
#[proc_macro_attribute]
pub fn flag_guard_actix(arguments: TokenStream, handler: TokenStream) -> TokenStream {
    actix::ADAPTER
        .expand(arguments.into(), handler.into())
        .into()
}

/// `flag_guard` of the adapter for Rocket.
#[doc = include_str!("rocket.md")]
#[proc_macro_attribute]
pub fn flag_guard_rocket(arguments: TokenStream, handler: TokenStream) -> TokenStream {
    rocket::ADAPTER
        .expand(arguments.into(), handler.into())
        .into()
}
