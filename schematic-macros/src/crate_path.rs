use proc_macro_crate::{FoundCrate, crate_name};
use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::{Ident, Path};

/// Where the code that a macro writes finds our items.
///
/// That is `given`, or else the first of `packages` that the crate depends on, under whatever name.
/// Each of them has an `extern crate self as ..` with its name, so that the path also holds inside it.
///
/// # Errors
///
/// When the crate depends on none of them.
pub(crate) fn find(given: Option<&Path>, packages: &[&str]) -> syn::Result<TokenStream> {
    if let Some(path) = given {
        return Ok(quote!(#path));
    }
    let found = packages.iter().find_map(|package| {
        let name = match crate_name(package).ok()? {
            FoundCrate::Itself => package.replace('-', "_"),
            FoundCrate::Name(name) => name,
        };
        Some(Ident::new(&name, Span::call_site()))
    });
    found.map(|name| quote!(::#name)).ok_or_else(|| {
        let packages = packages.join("`, `");
        syn::Error::new(
            Span::call_site(),
            format!(
                "this crate does not depend on `{packages}`: add the dependency, or say with \
                 `crate = path` where it is re-exported",
            ),
        )
    })
}

/// The path as if it stood at `span`, so that what the compiler says of it is said there.
pub(crate) fn at(path: &TokenStream, span: Span) -> TokenStream {
    path.clone()
        .into_iter()
        .map(|mut token| {
            token.set_span(token.span().located_at(span));
            token
        })
        .collect()
}
