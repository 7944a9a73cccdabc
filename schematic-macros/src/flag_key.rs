//! `#[derive(FlagKey)]`, and the attributes that it reads.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{
    Attribute, Data, DataEnum, DeriveInput, Fields, Generics, Ident, LitStr, Path, Token, Variant,
    parse_quote,
};

use crate::rename::RenameRule;
use crate::{crate_path, key};

/// Packages that have the traits at their root.
const PACKAGES: [&str; 5] = [
    "schematic-axum",
    "schematic-actix",
    "schematic-rocket",
    "schematic-tower",
    "schematic-core",
];

/// Implements `FlagKey`, and for a struct `TypedFlag` too.
pub(crate) fn expand(input: TokenStream) -> syn::Result<TokenStream> {
    let input: DeriveInput = syn::parse2(input)?;
    let settings = Settings::read(&input.attrs)?;
    match &input.data {
        Data::Enum(data) => for_enum(&input, data, &settings),
        Data::Struct(_) => for_struct(&input, settings),
        Data::Union(data) => Err(syn::Error::new(
            data.union_token.span,
            "a flag is an enum's variant or a struct, not a union",
        )),
    }
}

fn for_enum(input: &DeriveInput, data: &DataEnum, settings: &Settings) -> syn::Result<TokenStream> {
    if let Some(key) = &settings.key {
        return Err(syn::Error::new(
            key.span(),
            "an enum has a flag for each variant: put the key there",
        ));
    }
    let rule = settings
        .rename_all
        .as_ref()
        .map_or(RenameRule::Kebab, |(_, rule)| *rule);
    let mut keys: Vec<LitStr> = Vec::new();
    let mut names = Vec::new();
    for variant in &data.variants {
        let key = variant_key(variant, rule)?;
        if keys.iter().any(|known| known.value() == key.value()) {
            return Err(syn::Error::new(
                key.span(),
                format!("two variants stand for the flag \"{}\"", key.value()),
            ));
        }
        keys.push(key);
        names.push(&variant.ident);
    }
    let krate = settings.krate()?;
    let name = &input.ident;
    let types = variant_types(input, settings, &names, &keys, &krate)?;
    let shared = bounded(
        &input.generics,
        &parse_quote!(Self: ::core::marker::Send + ::core::marker::Sync),
    );
    let (parameters, arguments, bounds) = shared.split_for_impl();
    // Of an empty enum there is no value to be matched by reference.
    let value = if names.is_empty() {
        quote!(*self)
    } else {
        quote!(self)
    };
    Ok(quote! {
        #[automatically_derived]
        impl #parameters #krate::FlagKey for #name #arguments #bounds {
            fn flag_key(&self) -> &::core::primitive::str {
                match #value {
                    #(Self::#names { .. } => #keys,)*
                }
            }
        }

        #types
    })
}

/// A type for each variant, in a module that is named after the enum: `feature::Reports`.
fn variant_types(
    input: &DeriveInput,
    settings: &Settings,
    names: &[&Ident],
    keys: &[LitStr],
    krate: &TokenStream,
) -> syn::Result<TokenStream> {
    // The discriminant of a variant of a generic enum is no constant.
    if !input.generics.params.is_empty() || names.is_empty() {
        return Ok(TokenStream::new());
    }
    let (name, visibility) = (&input.ident, &input.vis);
    let module = match &settings.module {
        Some((_, module)) => module.clone(),
        None => module_name(name)?,
    };
    let about = format!("Types that stand for the flags of [`{name}`], one for each variant.");
    let about_each = keys
        .iter()
        .map(|key| format!("The flag `{}`.", key.value()));
    Ok(quote! {
        #[doc = #about]
        #[allow(
            dead_code,
            missing_copy_implementations,
            missing_debug_implementations,
            unreachable_pub,
            clippy::all,
            clippy::pedantic
        )]
        #visibility mod #module {
            #(
                #[doc = #about_each]
                pub struct #names;
            )*
        }

        #(
            #[automatically_derived]
            impl #krate::FlagKey for #module::#names {
                fn flag_key(&self) -> &::core::primitive::str {
                    #keys
                }
            }

            #[automatically_derived]
            impl #krate::TypedFlag for #module::#names {
                const KEY: &'static ::core::primitive::str = #keys;
            }

            #[automatically_derived]
            impl #krate::FlagVariant<{ #name::#names as ::core::primitive::usize }> for #name {
                type Flag = #module::#names;
            }
        )*
    })
}

/// The enum's name in snake case.
fn module_name(name: &Ident) -> syn::Result<Ident> {
    let snake = RenameRule::Snake.key(&name.unraw().to_string());
    let module = syn::parse_str::<Ident>(&snake).or_else(|_| syn::parse_str(&format!("r#{snake}")));
    if let Ok(mut module) = module
        && module != *name
    {
        module.set_span(name.span());
        return Ok(module);
    }
    Err(syn::Error::new(
        name.span(),
        "no module for the types of the variants can be named after this enum: name it, with \
         `#[flag(module = flags)]`",
    ))
}

fn for_struct(input: &DeriveInput, settings: Settings) -> syn::Result<TokenStream> {
    if let Some((at, _)) = &settings.rename_all {
        return Err(syn::Error::new(
            at.span(),
            "`rename_all` is for enums; give the key of a struct's flag",
        ));
    }
    if let Some((at, _)) = &settings.module {
        return Err(syn::Error::new(
            at.span(),
            "`module` is for enums; a struct stands for its flag itself",
        ));
    }
    let krate = settings.krate()?;
    let name = &input.ident;
    let key = settings
        .key
        .unwrap_or_else(|| default_key(name, RenameRule::Kebab));
    let shared = bounded(
        &input.generics,
        &parse_quote!(Self: ::core::marker::Send + ::core::marker::Sync),
    );
    let lasting = bounded(
        &input.generics,
        &parse_quote!(Self: ::core::marker::Send + ::core::marker::Sync + 'static),
    );
    let (parameters, arguments, shared) = shared.split_for_impl();
    let (_, _, lasting) = lasting.split_for_impl();
    Ok(quote! {
        #[automatically_derived]
        impl #parameters #krate::FlagKey for #name #arguments #shared {
            fn flag_key(&self) -> &::core::primitive::str {
                #key
            }
        }

        #[automatically_derived]
        impl #parameters #krate::TypedFlag for #name #arguments #lasting {
            const KEY: &'static ::core::primitive::str = #key;
        }
    })
}

fn variant_key(variant: &Variant, rule: RenameRule) -> syn::Result<LitStr> {
    if !matches!(variant.fields, Fields::Unit) {
        return Err(syn::Error::new(
            variant.fields.span(),
            "a flag has no fields: a key is the same for everybody",
        ));
    }
    let settings = Settings::read(&variant.attrs)?;
    let of_enum = settings
        .rename_all
        .map(|(at, _)| at)
        .or(settings.module.map(|(at, _)| at))
        .or(settings.krate.map(|(at, _)| at));
    if let Some(name) = of_enum {
        return Err(syn::Error::new(
            name.span(),
            format!("`{name}` belongs to the enum"),
        ));
    }
    Ok(settings
        .key
        .unwrap_or_else(|| default_key(&variant.ident, rule)))
}

fn default_key(name: &Ident, rule: RenameRule) -> LitStr {
    LitStr::new(&rule.key(&name.unraw().to_string()), name.span())
}

/// The generics with what the traits ask of every type; nothing to add where there are none.
fn bounded(generics: &Generics, bound: &syn::WherePredicate) -> Generics {
    let mut generics = generics.clone();
    if !generics.params.is_empty() {
        generics.make_where_clause().predicates.push(bound.clone());
    }
    generics
}

/// What `#[flag(..)]` says, put together from all of them on one item. What only the whole
/// type can say stands beside the place where it is said.
#[derive(Default)]
struct Settings {
    key: Option<LitStr>,
    rename_all: Option<(Ident, RenameRule)>,
    module: Option<(Ident, Ident)>,
    krate: Option<(Ident, Path)>,
}

/// One thing that `#[flag(..)]` says.
enum Setting {
    Key(LitStr),
    RenameAll(Ident, RenameRule),
    Module(Ident, Ident),
    Crate(Ident, Path),
}

impl Settings {
    fn read(attributes: &[Attribute]) -> syn::Result<Self> {
        let mut settings = Self::default();
        for attribute in attributes
            .iter()
            .filter(|found| found.path().is_ident("flag"))
        {
            let given: Punctuated<Setting, Token![,]> =
                attribute.parse_args_with(Punctuated::parse_terminated)?;
            for setting in given {
                settings.take(setting)?;
            }
        }
        Ok(settings)
    }

    fn take(&mut self, setting: Setting) -> syn::Result<()> {
        let (span, twice) = match setting {
            Setting::Key(key) => (key.span(), self.key.replace(key).is_some()),
            Setting::RenameAll(at, rule) => {
                (at.span(), self.rename_all.replace((at, rule)).is_some())
            }
            Setting::Module(at, name) => (at.span(), self.module.replace((at, name)).is_some()),
            Setting::Crate(at, path) => (at.span(), self.krate.replace((at, path)).is_some()),
        };
        if twice {
            return Err(syn::Error::new(span, "this is said twice"));
        }
        Ok(())
    }

    /// Where to find our items.
    fn krate(&self) -> syn::Result<TokenStream> {
        crate_path::find(self.krate.as_ref().map(|(_, path)| path), &PACKAGES)
    }
}

impl Parse for Setting {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(LitStr) {
            return checked(input.parse()?).map(Self::Key);
        }
        let name = input.call(Ident::parse_any)?;
        if name == "key" {
            input.parse::<Token![=]>()?;
            checked(input.parse()?).map(Self::Key)
        } else if name == "rename_all" {
            input.parse::<Token![=]>()?;
            let rule: LitStr = input.parse()?;
            RenameRule::named(&rule.value())
                .map(|rule| Self::RenameAll(name, rule))
                .map_err(|error| syn::Error::new(rule.span(), error))
        } else if name == "module" {
            input.parse::<Token![=]>()?;
            Ok(Self::Module(name, input.parse()?))
        } else if name == "crate" {
            input.parse::<Token![=]>()?;
            Ok(Self::Crate(name, input.call(Path::parse_mod_style)?))
        } else {
            Err(syn::Error::new(
                name.span(),
                format!(
                    "unknown setting `{name}`: expected a key, `rename_all`, `module` or `crate`"
                ),
            ))
        }
    }
}

fn checked(key: LitStr) -> syn::Result<LitStr> {
    key::check(&key)?;
    Ok(key)
}
