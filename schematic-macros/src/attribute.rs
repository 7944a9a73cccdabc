//! The arguments of `#[flag_guard]`.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::spanned::Spanned;
use syn::{Ident, LitBool, LitInt, LitStr, Path, Token, TypePath};

use crate::key;

/// The arguments of `#[flag_guard(..)]`, which every framework shares.
pub(crate) struct FlagGuardArguments {
    /// The flag to be asked for.
    pub(crate) flag: GuardedFlag,
    /// `status = 402`: the status of a refusal because the flag is off.
    pub(crate) status: Option<u16>,
    /// `track = "event"`: the event that successful answers report.
    pub(crate) track: Option<LitStr>,
    /// `fail_open`: whether requests pass while Schematic is unreachable.
    pub(crate) fail_open: bool,
    /// `from_state`, which only axum has: whether flags come from the state.
    pub(crate) from_state: bool,
    /// `crate = path`: where the adapter is.
    pub(crate) krate: Option<Path>,
}

/// The flag that a guard asks for.
pub(crate) enum GuardedFlag {
    /// `"reports"`
    Key(LitStr),
    /// `Reports`, a type that is a `TypedFlag`.
    Type(TypePath),
    /// `Feature::Reports`, a variant of an enum that derives `FlagKey`: the enum, and the variant.
    Variant(Path, Path),
}

impl GuardedFlag {
    /// Where the flag is named.
    pub(crate) fn span(&self) -> Span {
        match self {
            Self::Key(key) => key.span(),
            Self::Type(flag) => flag.span(),
            Self::Variant(_, variant) => variant.span(),
        }
    }

    /// The type that stands for the flag, a `TypedFlag`. `krate` is where the adapter is.
    ///
    /// # Errors
    ///
    /// When the key is too long for a type.
    pub(crate) fn to_type(&self, krate: &TokenStream) -> syn::Result<TokenStream> {
        match self {
            Self::Key(key) => key::literal_type(key, krate),
            Self::Type(flag) => Ok(flag.to_token_stream()),
            Self::Variant(owner, variant) => Ok(quote_spanned! {variant.span()=>
                <#owner as #krate::FlagVariant<{ #variant as ::core::primitive::usize }>>::Flag
            }),
        }
    }
}

impl Parse for FlagGuardArguments {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        Self::read(input, false)
    }
}

impl FlagGuardArguments {
    /// Parses the arguments, `from_state` among them.
    pub(crate) fn parse_with_state(input: ParseStream<'_>) -> syn::Result<Self> {
        Self::read(input, true)
    }

    fn read(input: ParseStream<'_>, has_state: bool) -> syn::Result<Self> {
        if input.is_empty() {
            return Err(syn::Error::new(
                Span::call_site(),
                "name the flag: `#[flag_guard(\"reports\")]`, or `#[flag_guard(Feature::Reports)]`",
            ));
        }
        let expected = if has_state {
            "expected one of `status = STATUS`, `track = \"EVENT\"`, `fail_open`, \
             `from_state`, `crate = PATH`"
        } else {
            "expected one of `status = STATUS`, `track = \"EVENT\"`, `fail_open`, \
             `crate = PATH`"
        };
        let mut arguments = Self {
            flag: input.parse()?,
            status: None,
            track: None,
            fail_open: false,
            from_state: false,
            krate: None,
        };
        let mut given = Vec::new();
        while !input.is_empty() {
            input.parse::<Token![,]>()?;
            if input.is_empty() {
                break;
            }
            let name = input
                .call(Ident::parse_any)
                .map_err(|error| syn::Error::new(error.span(), expected))?;
            if given.contains(&name) {
                return Err(syn::Error::new(
                    name.span(),
                    format!("`{name}` is given twice"),
                ));
            }
            let known = (has_state || name != "from_state") && arguments.take(&name, input)?;
            if !known {
                return Err(syn::Error::new(
                    name.span(),
                    format!("unknown argument `{name}`: {expected}"),
                ));
            }
            given.push(name);
        }
        Ok(arguments)
    }

    /// Reads what belongs to the argument `name`. Whether there is such an argument.
    fn take(&mut self, name: &Ident, input: ParseStream<'_>) -> syn::Result<bool> {
        if name == "status" {
            equals(name, input, "`status = STATUS`")?;
            self.status = Some(status(&input.parse()?)?);
        } else if name == "track" {
            equals(name, input, "`track = \"EVENT\"`")?;
            let event: LitStr = input.parse()?;
            if event.value().trim().is_empty() {
                return Err(syn::Error::new(
                    event.span(),
                    "an event's name cannot be empty",
                ));
            }
            self.track = Some(event);
        } else if name == "fail_open" {
            self.fail_open = match input.parse::<Option<Token![=]>>()? {
                Some(_) => input.parse::<LitBool>()?.value,
                None => true,
            };
        } else if name == "from_state" {
            self.from_state = true;
        } else if name == "crate" {
            equals(name, input, "`crate = PATH`")?;
            self.krate = Some(input.call(Path::parse_mod_style)?);
        } else {
            return Ok(false);
        }
        Ok(true)
    }
}

impl Parse for GuardedFlag {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(LitStr) {
            let key = input.parse()?;
            key::check(&key)?;
            return Ok(Self::Key(key));
        }
        // `status = 402` alone would pass for a path.
        if input.peek2(Token![=]) {
            return Err(input.error("the flag comes first: `#[flag_guard(\"reports\", ..)]`"));
        }
        input.parse().map(Self::named).map_err(|error| {
            syn::Error::new(
                error.span(),
                "expected the key of a flag as a text, a variant such as `Feature::Reports`, or a \
                 type that is a `TypedFlag`",
            )
        })
    }
}

impl GuardedFlag {
    /// Tells a variant from a type by how names are written: what a variant belongs to has a
    /// capital, as a module has not. One capital alone is a parameter, which has types.
    fn named(flag: TypePath) -> Self {
        let segments = &flag.path.segments;
        let is_variant = flag.qself.is_none()
            && segments.iter().rev().take(2).all(|segment| {
                let name = segment.ident.unraw().to_string();
                segment.arguments.is_none() && name.starts_with(char::is_uppercase)
            })
            && segments
                .iter()
                .rev()
                .nth(1)
                .is_some_and(|owner| owner.ident.to_string().len() > 1);
        if !is_variant {
            return Self::Type(flag);
        }
        let owner = Path {
            leading_colon: flag.path.leading_colon,
            segments: segments.iter().take(segments.len() - 1).cloned().collect(),
        };
        Self::Variant(owner, flag.path)
    }
}

/// Takes the sign between an argument's name and its value.
fn equals(name: &Ident, input: ParseStream<'_>, form: &str) -> syn::Result<()> {
    match input.parse::<Option<Token![=]>>()? {
        Some(_) => Ok(()),
        None => Err(syn::Error::new(
            name.span(),
            format!("`{name}` needs a value: {form}"),
        )),
    }
}

fn status(number: &LitInt) -> syn::Result<u16> {
    match number.base10_parse() {
        Ok(status @ 400..=599) => Ok(status),
        _ => Err(syn::Error::new(
            number.span(),
            "a request is refused with a status from 400 to 599",
        )),
    }
}
