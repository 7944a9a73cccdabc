use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::parse::Parser;
use syn::spanned::Spanned;
use syn::{FnArg, Pat, ReturnType, Type, parse_quote, parse_quote_spanned};

use crate::attribute::FlagGuardArguments;
use crate::crate_path;
use crate::handler::Handler;
use crate::tracked;

/// Puts a guard before the handler's extractors; with `track`, wraps what the handler returns.
pub(crate) fn expand(arguments: TokenStream, handler: TokenStream) -> TokenStream {
    let original = handler.clone();
    guarded(arguments, handler).unwrap_or_else(|error| {
        // The handler stays, so that this error is the only one.
        let error = error.into_compile_error();
        quote!(#error #original)
    })
}

fn guarded(arguments: TokenStream, handler: TokenStream) -> syn::Result<TokenStream> {
    let arguments = FlagGuardArguments::parse_with_state.parse2(arguments)?;
    let mut handler: Handler = syn::parse2(handler)?;
    refuse_what_is_no_handler(&handler)?;
    let krate = crate_path::find(arguments.krate.as_ref(), &["schematic-axum"])?;
    let flag = arguments.flag.to_type(&krate)?;
    let status = arguments.status.unwrap_or(403);
    let fail_open = arguments.fail_open;
    // What is wrong with the flag is said where the flag stands.
    let span = arguments.flag.span();
    let found = match arguments.krate {
        Some(_) => krate.clone(),
        None => crate_path::at(&krate, span),
    };
    let mut guard: Type =
        parse_quote_spanned!(span=> #found::RequireFlag<#flag, #status, #fail_open>);
    // What the macro names itself, no code of the application's can see.
    let guard_name = syn::Ident::new("guard", Span::mixed_site());
    let mut pattern: Pat = parse_quote!(#guard_name);
    if arguments.from_state {
        guard = parse_quote!(#krate::FromState<#guard>);
        pattern = parse_quote!(#krate::FromState(#guard_name));
    }

    let Some(event) = &arguments.track else {
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

fn refuse_what_is_no_handler(handler: &Handler) -> syn::Result<()> {
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
