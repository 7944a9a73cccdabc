use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::parse::Parse;
use syn::spanned::Spanned;
use syn::{FnArg, Ident, Pat, ReturnType, Signature, Type, parse_quote};

use crate::attribute::FlagGuardArguments;
use crate::guarded::{Adapter, Guarded};
use crate::handler::Handler;
use crate::tracked;

/// Puts a guard before the handler's extractors; with `track`, wraps what the handler returns.
///
/// What is given back is a handler again, with all its attributes: actix-web's route macros may
/// stand above or below.
pub(crate) const ADAPTER: Adapter = Adapter {
    package: "schematic-actix",
    parse: FlagGuardArguments::parse,
    check,
    write,
};

fn write(guarded: Guarded) -> syn::Result<TokenStream> {
    let Guarded {
        mut handler,
        guard,
        track,
        krate,
        ..
    } = guarded;
    let returned = returned(&handler.signature)?;
    let Some(event) = &track else {
        put_first(&mut handler.signature, &parse_quote!(_), &guard, &krate);
        return Ok(handler.into_token_stream());
    };
    // What the macro names itself, no code of the application's can see.
    let guard_name = Ident::new("guard", Span::mixed_site());
    put_first(
        &mut handler.signature,
        &parse_quote!(#guard_name),
        &guard,
        &krate,
    );
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
    for input in &signature.inputs {
        match input {
            FnArg::Receiver(receiver) => {
                return Err(syn::Error::new(
                    receiver.span(),
                    "actix-web calls handlers without `self`: take what is needed from `web::Data`",
                ));
            }
            FnArg::Typed(argument) => {
                if let Some(attribute) = argument.attrs.first() {
                    return Err(syn::Error::new(
                        attribute.span(),
                        "arguments of a handler that is guarded have no attributes",
                    ));
                }
            }
        }
    }
    returned(signature).map(drop)
}

/// Returns what the handler returns.
fn returned(signature: &Signature) -> syn::Result<Type> {
    match &signature.output {
        ReturnType::Type(_, returned) => Ok((**returned).clone()),
        ReturnType::Default => Err(syn::Error::new(
            signature.ident.span(),
            "a handler has to return something that is a `Responder`",
        )),
    }
}

/// Makes one argument of the handler's own, which is only read once the guard has let pass:
/// actix-web reads arguments side by side.
fn put_first(signature: &mut Signature, name: &Pat, guard: &Type, krate: &TokenStream) {
    let (mut patterns, mut types) = (Vec::new(), Vec::new());
    for input in &signature.inputs {
        if let FnArg::Typed(argument) = input {
            patterns.push(&argument.pat);
            types.push(&argument.ty);
        }
    }
    let argument = parse_quote! {
        #krate::Guarded(#name, (#(#patterns,)*)): #krate::Guarded<#guard, (#(#types,)*)>
    };
    signature.inputs = [FnArg::Typed(argument)].into_iter().collect();
}
