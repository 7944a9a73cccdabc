use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{FnArg, Pat, ReturnType, parse_quote};

use crate::attribute::FlagGuardArguments;
use crate::guarded::{Adapter, Guarded};
use crate::handler::Handler;
use crate::tracked;

/// Puts a guard before the handler's extractors; with `track`, wraps what the handler returns.
pub(crate) const ADAPTER: Adapter = Adapter {
    package: "schematic-axum",
    parse: FlagGuardArguments::parse_with_state,
    check,
    write,
};

fn write(guarded: Guarded) -> syn::Result<TokenStream> {
    let Guarded {
        mut handler,
        mut guard,
        track,
        from_state,
        krate,
        ..
    } = guarded;
    // What the macro names itself, no code of the application's can see.
    let guard_name = syn::Ident::new("guard", Span::mixed_site());
    let mut pattern: Pat = parse_quote!(#guard_name);
    if from_state {
        guard = parse_quote!(#krate::FromState<#guard>);
        pattern = parse_quote!(#krate::FromState(#guard_name));
    }

    let Some(event) = &track else {
        handler.signature.inputs.insert(0, parse_quote!(_: #guard));
        return Ok(handler.into_token_stream());
    };
    handler
        .signature
        .inputs
        .insert(0, parse_quote!(#pattern: #guard));
    let returned = match &handler.signature.output {
        ReturnType::Default => parse_quote!(()),
        ReturnType::Type(_, returned) => (**returned).clone(),
    };
    tracked::wrap(&mut handler, &returned, &guard_name, event, &krate);
    Ok(handler.into_token_stream())
}

fn check(handler: &Handler) -> syn::Result<()> {
    let signature = &handler.signature;
    if signature.asyncness.is_none() {
        return Err(syn::Error::new(
            signature.fn_token.span,
            "a handler that is guarded has to be an `async fn`",
        ));
    }
    if let Some(FnArg::Receiver(receiver)) = signature.inputs.first() {
        return Err(syn::Error::new(
            receiver.span(),
            "axum calls handlers without `self`: take what is needed from the state",
        ));
    }
    Ok(())
}
