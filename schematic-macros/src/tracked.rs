use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::spanned::Spanned;
use syn::visit_mut::{self, VisitMut};
use syn::{Ident, LitStr, Type, parse_quote, parse_quote_spanned};

use crate::handler::Handler;

/// Has an `async` handler answer `Tracked<..>` of what it `returned`, which reports `event` for the
/// guard that lies in `guard`. `krate` is where the adapter is.
pub(crate) fn wrap(
    handler: &mut Handler,
    returned: &Type,
    guard: &Ident,
    event: &LitStr,
    krate: &TokenStream,
) {
    // What the macro names itself, no code of the application's can see.
    let answer = Ident::new("answer", Span::mixed_site());
    let expected = without_impl(returned);
    let body = &handler.body;
    let span = returned.span();
    handler.signature.output = parse_quote_spanned!(span=> -> #krate::Tracked<#returned>);
    handler.body = quote! {
        {
            let #answer = async move {
                // Never runs: it tells what `?` and `return` in the handler give.
                #[allow(clippy::all, clippy::pedantic, unreachable_code)]
                if false {
                    let #answer: #expected = loop {};
                    return #answer;
                }
                #body
            }
            .await;
            #krate::Tracked::new(#guard, #event, #answer)
        }
    };
}

/// The type with `_` in place of each `impl Trait`, which cannot stand in a `let`.
fn without_impl(of: &Type) -> Type {
    struct Inferred;

    impl VisitMut for Inferred {
        fn visit_type_mut(&mut self, of: &mut Type) {
            match of {
                Type::ImplTrait(_) => *of = parse_quote!(_),
                other => visit_mut::visit_type_mut(self, other),
            }
        }
    }

    let mut of = of.clone();
    Inferred.visit_type_mut(&mut of);
    of
}
