use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::parse::Parse;
use syn::{FnArg, Ident, Pat, PatType, ReturnType, Type, parse_quote};

use crate::attribute::FlagGuardArguments;
use crate::guarded::{Adapter, Guarded};
use crate::handler::Handler;
use crate::key;

/// The attributes that make a route of a handler.
const ROUTES: [&str; 8] = [
    "delete", "get", "head", "options", "patch", "post", "put", "route",
];

/// How the guards are called that are put before a handler's own.
const GUARD: &str = "__schematic_guard";

const MOVE_UP: &str = "`#[flag_guard]` has to stand above Rocket's route attribute; below it, it \
    works where an `async` handler takes `Flags`";

/// Puts guards before the handler's own where the route attribute is still to come, and else has
/// the handler ask.
pub(crate) const ADAPTER: Adapter = Adapter {
    package: "schematic-rocket",
    parse: FlagGuardArguments::parse,
    check: |_| Ok(()),
    write,
};

fn write(guarded: Guarded) -> syn::Result<TokenStream> {
    let Guarded {
        handler,
        guard,
        span,
        track,
        krate,
        ..
    } = guarded;
    let event = track
        .as_ref()
        .map(|event| key::literal_type(event, &krate))
        .transpose()?;
    if is_route_to_come(&handler) {
        Ok(with_guards(handler, guard, event, &krate))
    } else {
        asking(&handler, &guard, span, event.as_ref(), &krate)
    }
}

fn is_route_to_come(handler: &Handler) -> bool {
    handler.attributes.iter().any(|attribute| {
        let name = attribute.path().segments.last();
        name.is_some_and(|name| ROUTES.iter().any(|route| name.ident == route))
    })
}

/// The handler with request guards before its own, and after those of attributes further up.
fn with_guards(
    mut handler: Handler,
    guard: Type,
    event: Option<TokenStream>,
    krate: &TokenStream,
) -> TokenStream {
    let track = event.map(|event| parse_quote!(#krate::TrackUsage<#event>));
    for guard in [Some(guard), track].into_iter().flatten() {
        let inputs = &mut handler.signature.inputs;
        let ours = inputs.iter().take_while(|input| is_ours(input)).count();
        let name = Ident::new(&format!("{GUARD}_{ours}"), Span::mixed_site());
        inputs.insert(ours, parse_quote!(#name: #guard));
    }
    handler.into_token_stream()
}

fn is_ours(input: &FnArg) -> bool {
    name_of(input).is_some_and(|(name, _)| name.to_string().starts_with(GUARD))
}

/// The handler inside one that asks first. Rocket has made its route already, so that the
/// arguments have to stay as they are.
fn asking(
    handler: &Handler,
    guard: &Type,
    span: Span,
    event: Option<&TokenStream>,
    krate: &TokenStream,
) -> syn::Result<TokenStream> {
    let name = &handler.signature.ident;
    let inputs = &handler.signature.inputs;
    let flags = inputs
        .iter()
        .filter_map(name_of)
        .find(|(_, of)| is_flags(of));
    let (Some((flags, _)), Some(_)) = (flags, handler.signature.asyncness) else {
        return Err(syn::Error::new(Span::call_site(), MOVE_UP));
    };
    let names = inputs.iter().filter_map(name_of).map(|(name, _)| name);
    let answer = quote!(#name(#(#names),*).await);
    let answered = match event {
        Some(event) => quote!(#krate::Guarded::tracked::<#event>(&#flags, #answer)),
        None => quote!(#krate::Guarded::answered(#answer)),
    };
    let refused = Ident::new("refused", Span::mixed_site());
    let mut outer = handler.signature.clone();
    let returned = match &outer.output {
        ReturnType::Default => parse_quote!(()),
        ReturnType::Type(_, returned) => (**returned).clone(),
    };
    outer.output = parse_quote!(-> #krate::Guarded<#returned>);
    outer.inputs.iter_mut().for_each(only_passed_on);
    let inner = Handler {
        attributes: Vec::new(),
        visibility: syn::Visibility::Inherited,
        ..handler.clone()
    };
    let admit = quote_spanned!(span=> <#guard>::admit(&#flags).await);
    let (attributes, visibility) = (&handler.attributes, &handler.visibility);
    Ok(quote! {
        #(#attributes)*
        #visibility #outer {
            #inner

            match #admit {
                ::core::result::Result::Ok(_) => #answered,
                ::core::result::Result::Err(#refused) => #krate::Guarded::refused(#refused),
            }
        }
    })
}

/// Takes the `mut` away that only the handler needs.
fn only_passed_on(input: &mut FnArg) {
    if let FnArg::Typed(PatType { pat, .. }) = input
        && let Pat::Ident(name) = &mut **pat
    {
        name.mutability = None;
    }
}

fn name_of(input: &FnArg) -> Option<(&Ident, &Type)> {
    match input {
        FnArg::Typed(PatType { pat, ty, .. }) => match &**pat {
            Pat::Ident(name) => Some((&name.ident, ty)),
            _ => None,
        },
        FnArg::Receiver(_) => None,
    }
}

/// Whether this is the request guard `Flags`, as far as its name tells.
fn is_flags(of: &Type) -> bool {
    match of {
        Type::Path(path) => {
            let name = path.path.segments.last();
            name.is_some_and(|name| name.ident == "Flags")
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expanded(arguments: TokenStream, handler: TokenStream) -> String {
        ADAPTER.expand(arguments, handler).to_string()
    }

    #[test]
    fn below_the_route_it_says_to_be_moved_up_unless_the_handler_can_ask() {
        for handler in [
            quote!(
                fn report() {}
            ),
            quote!(
                async fn report(id: u32) {}
            ),
            quote!(
                fn report(flags: Flags<'_>) {}
            ),
            quote!(
                async fn report(flags: Option<Flags<'_>>) {}
            ),
        ] {
            let written = expanded(quote!("reports"), handler.clone());
            assert!(written.contains("has to stand above Rocket's route attribute"));
            assert!(written.ends_with(&handler.to_string()), "{written}");
        }
        let asks = expanded(
            quote!("reports"),
            quote!(
                async fn report(flags: Flags<'_>) {}
            ),
        );
        assert!(asks.contains("Guarded"), "{asks}");
    }

    #[test]
    fn above_it_every_route_attribute_is_known_under_any_path() {
        for route in ROUTES {
            let route = Ident::new(route, Span::call_site());
            let written = expanded(
                quote!("reports"),
                quote!(
                    #[rocket::#route("/")]
                    #[allow(unused)]
                    fn report() {}
                ),
            );
            assert!(
                written.contains("RequireFlag") && written.contains("allow"),
                "{written}"
            );
        }
    }

    #[test]
    fn guards_are_asked_from_the_top() {
        let inner = expanded(
            quote!("b", track = "c"),
            quote!(
                #[get("/")]
                fn report(__schematic_guard_0: First, id: u32) {}
            ),
        );
        let order = [
            "guard_0 : First",
            "guard_1",
            "RequireFlag",
            "guard_2",
            "TrackUsage",
            "id",
        ];
        let places: Vec<_> = order.iter().map(|name| inner.find(name)).collect();
        assert!(
            places.is_sorted() && places.iter().all(Option::is_some),
            "{inner}"
        );
    }

    #[test]
    fn what_is_no_function_stays_and_is_an_error() {
        let written = expanded(
            quote!("reports"),
            quote!(
                struct Report;
            ),
        );
        assert!(
            written.contains("compile_error") && written.ends_with("struct Report ;"),
            "{written}"
        );
    }
}
