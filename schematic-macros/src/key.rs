use proc_macro2::TokenStream;
use quote::quote;
use syn::LitStr;

/// How many bytes fit into the type that stands for a literal key: as many as
/// `FlagLiteral` of `schematic-core` takes.
const LITERAL_BYTES: usize = 256;

/// Refuses a key that cannot be one.
///
/// # Errors
///
/// When `key` is empty or has blanks around it.
pub(crate) fn check(key: &LitStr) -> syn::Result<()> {
    let text = key.value();
    if text.is_empty() {
        return Err(syn::Error::new(key.span(), "a key cannot be empty"));
    }
    if text.trim() != text {
        return Err(syn::Error::new(key.span(), "a key has no blanks around it"));
    }
    Ok(())
}

/// The type that stands for the flag `key` wherever no item can be declared to do so: a
/// `FlagLiteral`, whose parameters are the key's length and bytes. `krate` is where the adapter is.
///
/// # Errors
///
/// When the key is too long for that.
pub(crate) fn literal_type(key: &LitStr, krate: &TokenStream) -> syn::Result<TokenStream> {
    let text = key.value();
    if text.len() > LITERAL_BYTES {
        return Err(syn::Error::new(
            key.span(),
            format!(
                "a key written here has at most {LITERAL_BYTES} bytes; name the flag by a type"
            ),
        ));
    }
    let length = text.len();
    let words = text.as_bytes().chunks(16).map(|chunk| {
        let mut bytes = [0; 16];
        for (to, from) in bytes.iter_mut().zip(chunk) {
            *to = *from;
        }
        u128::from_be_bytes(bytes)
    });
    Ok(quote!(#krate::client::request::FlagLiteral<#length #(, #words)*>))
}
