use proc_macro2::TokenStream;
use quote::{ToTokens, TokenStreamExt};
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Signature, Visibility};

/// A handler as it is written. Its body is not read: what does not compile in there is the
/// compiler's to tell, also while it is being typed.
#[derive(Clone)]
pub(crate) struct Handler {
    /// Everything that stands above it, documentation included.
    pub(crate) attributes: Vec<Attribute>,
    /// Who may see it.
    pub(crate) visibility: Visibility,
    /// From `async fn` to the return type and the bounds.
    pub(crate) signature: Signature,
    /// The block, with its braces.
    pub(crate) body: TokenStream,
}

impl Parse for Handler {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        Ok(Self {
            attributes: input.call(Attribute::parse_outer)?,
            visibility: input.parse()?,
            signature: input.parse().map_err(|error| {
                syn::Error::new(
                    error.span(),
                    "a guard stands above a handler, which is a function",
                )
            })?,
            body: input.parse()?,
        })
    }
}

impl ToTokens for Handler {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.append_all(&self.attributes);
        self.visibility.to_tokens(tokens);
        self.signature.to_tokens(tokens);
        self.body.to_tokens(tokens);
    }
}
