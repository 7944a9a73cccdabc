use std::fmt;

use super::{FlagKey, TypedFlag};

/// The flag whose key is the first `LENGTH` bytes of the words `A` to `P`, most significant byte
/// first: a type for a key that stands in an attribute, where no type can be declared.
///
/// The adapters' `flag_guard` writes it. In code of your own, declare a type and derive `FlagKey`.
///
/// ```
/// use schematic_core::request::{FlagLiteral, TypedFlag};
///
/// const WORD: u128 = u128::from_be_bytes(*b"reports\0\0\0\0\0\0\0\0\0");
/// assert_eq!(FlagLiteral::<7, WORD>::KEY, "reports");
/// ```
pub struct FlagLiteral<
    const LENGTH: usize,
    const A: u128,
    const B: u128 = 0,
    const C: u128 = 0,
    const D: u128 = 0,
    const E: u128 = 0,
    const F: u128 = 0,
    const G: u128 = 0,
    const H: u128 = 0,
    const I: u128 = 0,
    const J: u128 = 0,
    const K: u128 = 0,
    const L: u128 = 0,
    const M: u128 = 0,
    const N: u128 = 0,
    const O: u128 = 0,
    const P: u128 = 0,
>(());

macro_rules! for_words {
    ($($word:ident)+) => {
        impl<const LENGTH: usize, $(const $word: u128),+> FlagLiteral<LENGTH, $($word),+> {
            const WORDS: &'static [[u8; 16]; 16] = &[$($word.to_be_bytes()),+];
        }

        #[diagnostic::do_not_recommend]
        impl<const LENGTH: usize, $(const $word: u128),+> TypedFlag
            for FlagLiteral<LENGTH, $($word),+>
        {
            const KEY: &'static str = text(Self::WORDS.as_flattened(), LENGTH);
        }

        impl<const LENGTH: usize, $(const $word: u128),+> FlagKey
            for FlagLiteral<LENGTH, $($word),+>
        {
            fn flag_key(&self) -> &str {
                Self::KEY
            }
        }

        impl<const LENGTH: usize, $(const $word: u128),+> fmt::Debug
            for FlagLiteral<LENGTH, $($word),+>
        {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_tuple("FlagLiteral").field(&Self::KEY).finish()
            }
        }
    };
}

for_words!(A B C D E F G H I J K L M N O P);

/// The first `length` bytes as text. Nothing at all if they are none, which no key is.
const fn text(bytes: &'static [u8], length: usize) -> &'static str {
    let Some((text, _)) = bytes.split_at_checked(length) else {
        return "";
    };
    match str::from_utf8(text) {
        Ok(text) => text,
        Err(_) => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn word(text: [u8; 16]) -> u128 {
        u128::from_be_bytes(text)
    }

    #[test]
    fn a_key_may_reach_over_words_and_be_of_any_letters() {
        const FIRST: u128 = word(*b"a-key-of-several");
        const SECOND: u128 = word(*b"-words\0\0\0\0\0\0\0\0\0\0");
        assert_eq!(
            FlagLiteral::<22, FIRST, SECOND>::KEY,
            "a-key-of-several-words"
        );
        assert_eq!(FlagLiteral::<16, FIRST>::KEY, "a-key-of-several");
        const UMLAUT: u128 = word(*b"\xc3\xbcber\0\0\0\0\0\0\0\0\0\0\0");
        assert_eq!(FlagLiteral::<5, UMLAUT>::KEY, "über");
    }

    #[test]
    fn what_is_no_text_is_no_key() {
        assert_eq!(FlagLiteral::<1, { u128::MAX }>::KEY, "");
        assert_eq!(FlagLiteral::<257, 0>::KEY, "");
    }
}
