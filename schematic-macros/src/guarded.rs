//! What the attributes `flag_guard` of all frameworks have in common.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::parse::{ParseStream, Parser};
use syn::{LitStr, Type, parse_quote_spanned};

use crate::attribute::FlagGuardArguments;
use crate::crate_path;
use crate::handler::Handler;

/// An adapter's attribute.
pub(crate) struct Adapter {
    /// The package of the adapter.
    pub(crate) package: &'static str,
    /// Parses the arguments of the attribute.
    pub(crate) parse: fn(ParseStream<'_>) -> syn::Result<FlagGuardArguments>,
    /// Returns an error if the handler is none of this framework.
    pub(crate) check: fn(&Handler) -> syn::Result<()>,
    /// Writes the handler with its guard.
    pub(crate) write: fn(Guarded) -> syn::Result<TokenStream>,
}

/// A handler, and the guard that it is to get.
pub(crate) struct Guarded {
    pub(crate) handler: Handler,
    /// The type of the guard, an extractor or a request guard of the adapter.
    pub(crate) guard: Type,
    /// Where the flag is named.
    pub(crate) span: Span,
    /// The event that successful answers report.
    pub(crate) track: Option<LitStr>,
    /// Whether flags come from the state.
    pub(crate) from_state: bool,
    /// Where the adapter is.
    pub(crate) krate: TokenStream,
}

impl Adapter {
    /// Expands the attribute with these arguments on a handler.
    pub(crate) fn expand(&self, arguments: TokenStream, handler: TokenStream) -> TokenStream {
        let original = handler.clone();
        let guarded = self.guarded(arguments, handler);
        guarded.and_then(self.write).unwrap_or_else(|error| {
            // The handler stays, so that this error is the only one.
            let error = error.into_compile_error();
            quote!(#error #original)
        })
    }

    fn guarded(&self, arguments: TokenStream, handler: TokenStream) -> syn::Result<Guarded> {
        let arguments = self.parse.parse2(arguments)?;
        let handler: Handler = syn::parse2(handler)?;
        (self.check)(&handler)?;
        let krate = crate_path::find(arguments.krate.as_ref(), &[self.package])?;
        let flag = arguments.flag.to_type(&krate)?;
        let status = arguments.status.unwrap_or(403);
        let fail_open = arguments.fail_open;
        // What is wrong with the flag is said where the flag stands.
        let span = arguments.flag.span();
        let found = match arguments.krate {
            Some(_) => krate.clone(),
            None => crate_path::at(&krate, span),
        };
        Ok(Guarded {
            handler,
            guard: parse_quote_spanned!(span=> #found::RequireFlag<#flag, #status, #fail_open>),
            span,
            track: arguments.track,
            from_state: arguments.from_state,
            krate,
        })
    }
}
