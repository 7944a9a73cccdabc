//! Texts of servers, made fit for errors, logs and terminals.
//!
//! A server may quote what it was sent, and with it the API key; it may send escape sequences, and
//! as much as it likes. Every text of a server that leaves the library for people to read comes
//! through here.

use schematic_api::runtime::Error;

use crate::secret::Secret;

/// The longest text of a server that is kept, in characters.
pub(crate) const MAX_CHARS: usize = 500;

/// What stands in place of a secret.
const REDACTED: &str = "[redacted]";

/// The longest text that is looked through, in characters.
const LONGEST_SCAN: usize = 64 * 1024;

/// The longest entity of HTML that is read, in bytes.
const LONGEST_ENTITY: usize = 12;

/// How often a text may have been encoded.
const MOST_REPEATED: usize = 16;

/// The shortest part of a secret that is hidden although the rest of it is missing.
const SHORTEST_PART: usize = 12;

/// Makes a text of a server fit to be shown: without `key`, without control characters, and at most
/// [`MAX_CHARS`] characters long.
pub(crate) fn server_text(text: &str, key: &Secret) -> String {
    printable(text, key.expose(), MAX_CHARS)
}

/// Makes what an error says fit to be shown, as [`server_text`] does; it is at most as long as one
/// such text.
pub(crate) fn fit_to_show(error: Error, key: &Secret) -> Error {
    error.map_messages(MAX_CHARS, |text, max_chars| {
        printable(text, key.expose(), max_chars)
    })
}

/// Makes a text of a server fit to be shown to a person.
///
/// In this order: `secret` is replaced by `[redacted]` in every form that it has in a URL, in JSON
/// or in HTML, and so are its longer parts, since servers cut what they quote; line breaks and tabs
/// become spaces, and all other control characters are left out, those that turn the direction of
/// text among them; and what is longer than `max_chars` characters is cut and ends with `…`. An
/// empty `secret` hides nothing.
///
/// ```
/// use schematic_core::server_text::printable;
///
/// let text = printable("no such key:\n\u{1b}[31msch_dev_Y2F0cw", "sch_dev_Y2F0cw", 40);
/// assert_eq!(text, "no such key: [31m[redacted]");
/// assert_eq!(printable("far too long", "", 8), "far too…");
/// ```
#[must_use]
pub fn printable(text: &str, secret: &str, max_chars: usize) -> String {
    if max_chars == 0 {
        return String::new();
    }
    // Without these first: between the characters of a secret they would hide it.
    let visible: String = text.chars().filter_map(shown).take(LONGEST_SCAN).collect();
    let mut rest = visible.as_str();
    let mut clean = String::new();
    let mut chars = 0;
    let mut cut_at = 0;
    while let Some(next) = rest.chars().next() {
        let (piece, behind) = match after_secret(rest, secret) {
            Some(behind) => (REDACTED, behind),
            None => rest.split_at(next.len_utf8()),
        };
        for char in piece.chars() {
            if chars + 1 == max_chars {
                cut_at = clean.len();
            }
            if chars == max_chars {
                clean.truncate(cut_at);
                clean.push('…');
                return clean;
            }
            clean.push(char);
            chars += 1;
        }
        rest = behind;
    }
    clean
}

/// Returns how a character is shown; `None` when it is left out.
fn shown(char: char) -> Option<char> {
    match char {
        '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => Some(' '),
        char if char.is_control() || is_invisible(char) => None,
        char => Some(char),
    }
}

/// Returns whether a character is invisible by itself: those that Unicode calls ignorable by
/// default (`DerivedCoreProperties.txt`), such as the soft hyphen, marks of direction, selectors of
/// variants and tags, and the other format characters.
fn is_invisible(char: char) -> bool {
    matches!(
        char,
        '\u{AD}'
            | '\u{34F}'
            | '\u{600}'..='\u{605}'
            | '\u{61C}'
            | '\u{6DD}'
            | '\u{70F}'
            | '\u{890}'..='\u{891}'
            | '\u{8E2}'
            | '\u{115F}'..='\u{1160}'
            | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFFB}'
            | '\u{110BD}'
            | '\u{110CD}'
            | '\u{13430}'..='\u{1343F}'
            | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}'
    )
}

/// Returns what stands behind the secret, or behind the longest of its parts, with which `text`
/// begins.
fn after_secret<'a>(text: &'a str, secret: &str) -> Option<&'a str> {
    let length = secret.chars().count();
    let enough = length.min(SHORTEST_PART);
    secret
        .char_indices()
        .take(length + 1 - enough)
        .filter_map(|(start, _)| common(text, secret.get(start..)?))
        .filter(|(count, _)| *count >= enough)
        .max_by_key(|(count, _)| *count)
        .map(|(_, behind)| behind)
}

/// Counts the characters of `secret` that begin `text`, in whatever form, with what stands behind;
/// `None` when there is none.
fn common<'a>(text: &'a str, secret: &str) -> Option<(usize, &'a str)> {
    let mut rest = text;
    let mut count = 0;
    for char in secret.chars() {
        let Some(behind) = after_char(rest, char) else {
            break;
        };
        rest = behind;
        count += 1;
    }
    (count > 0).then_some((count, rest))
}

/// Returns what stands behind `wanted` in one of its forms, with which `text` begins.
fn after_char(text: &str, wanted: char) -> Option<&str> {
    let mut chars = text.chars();
    match chars.next()? {
        // Names of hosts are made lower case.
        char if char.eq_ignore_ascii_case(&wanted) => Some(chars.as_str()),
        '%' => after_percent(text, wanted),
        '+' => (wanted == ' ').then_some(chars.as_str()),
        '&' => after_entity(chars.as_str(), wanted),
        '\\' => {
            // Each time that JSON is quoted in JSON, backslashes double.
            let escaped = without_repeated(chars.as_str(), "\\");
            if let Some(digits) = escaped.strip_prefix('u') {
                after_number(digits, 16, 4, wanted)
            } else {
                escaped.strip_prefix(wanted)
            }
        }
        _ => None,
    }
}

/// Reads `wanted` as percent-encoded, once or several times.
fn after_percent(text: &str, wanted: char) -> Option<&str> {
    let mut utf8 = [0; 4];
    let mut rest = text;
    for byte in wanted.encode_utf8(&mut utf8).bytes() {
        let digits = rest.strip_prefix('%')?;
        let digits = match byte {
            b'%' => digits,
            _ => without_repeated(digits, "25"),
        };
        let (hex, behind) = digits.split_at_checked(2)?;
        if u8::from_str_radix(hex, 16) != Ok(byte) {
            return None;
        }
        rest = behind;
    }
    Some(rest)
}

/// Reads `wanted` as an entity of HTML, from behind its ampersand.
fn after_entity(text: &str, wanted: char) -> Option<&str> {
    let end = text
        .bytes()
        .take(LONGEST_ENTITY)
        .position(|byte| byte == b';')?;
    let (entity, behind) = text.split_at_checked(end)?;
    let behind = behind.strip_prefix(';')?;
    let is_wanted = match entity.strip_prefix('#') {
        Some(number) => {
            let (digits, radix) = match number.strip_prefix(['x', 'X']) {
                Some(hex) => (hex, 16),
                None => (number, 10),
            };
            after_number(digits, radix, digits.len(), wanted) == Some("")
        }
        None => matches!(
            (entity, wanted),
            ("amp", '&') | ("lt", '<') | ("gt", '>') | ("quot", '"') | ("apos", '\'')
        ),
    };
    is_wanted.then_some(behind)
}

/// Strips `prefix` from `text`, again and again.
fn without_repeated<'a>(mut text: &'a str, prefix: &str) -> &'a str {
    for _ in 0..MOST_REPEATED {
        match text.strip_prefix(prefix) {
            Some(behind) => text = behind,
            None => break,
        }
    }
    text
}

/// Reads `wanted` as a number of so many digits, and returns what stands behind it.
fn after_number(text: &str, radix: u32, digits: usize, wanted: char) -> Option<&str> {
    let (digits, behind) = text.split_at_checked(digits)?;
    (u32::from_str_radix(digits, radix) == Ok(wanted.into())).then_some(behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "sch_prod_8dK2+xA/4nQ\"7";

    fn clean(text: &str) -> String {
        printable(text, KEY, 500)
    }

    #[test]
    fn the_secret_is_hidden_in_every_form() {
        for form in [
            KEY.to_owned(),
            KEY.to_lowercase(),
            KEY.to_uppercase(),
            "sch_prod_8dK2%2BxA%2f4nQ%227".to_owned(),
            "%73%63h_prod_8dK2%252BxA%25252F4nQ%227".to_owned(),
            r#"sch_prod_8dK2+xA\/4nQ\"7"#.to_owned(),
            r#"sch_prod_8dK2+xA\\\/4nQ\\\"7"#.to_owned(),
            r"\u0073ch_prod_8dK2\u002bxA\u002F4nQ\\u00227".to_owned(),
            "sch_prod_8dK2&#43;xA&#x2F;4nQ&quot;7".to_owned(),
            KEY.chars().flat_map(|char| [char, '\u{1b}']).collect(),
            KEY.chars().flat_map(|char| [char, '\u{202e}']).collect(),
            KEY.chars().flat_map(|char| [char, '\u{ad}']).collect(),
            KEY.chars().flat_map(|char| [char, '\u{fe0f}']).collect(),
            KEY.chars().flat_map(|char| [char, '\u{e0101}']).collect(),
            KEY.chars().flat_map(|char| [char, '\u{e0061}']).collect(),
            KEY.chars().flat_map(|char| [char, '\u{34f}']).collect(),
            KEY.chars().flat_map(|char| [char, '\u{3164}']).collect(),
        ] {
            let text = format!("key '{form}', {form}{form}!");
            assert_eq!(
                clean(&text),
                "key '[redacted]', [redacted][redacted]!",
                "{form}"
            );
        }
        // A blank is a plus in a form, and a secret is not always ASCII.
        assert_eq!(printable("a+b%20c", "a b c", 9), "[redacte…");
        assert_eq!(printable("<gr%c3%bc%C3%9fe>", "grüße", 50), "<[redacted]>");
    }

    #[test]
    fn the_longer_parts_of_the_secret_are_hidden_too() {
        assert_eq!(clean("sch_prod_8dK2+xA…"), "[redacted]…");
        assert_eq!(clean("…prod_8dK2+xA/4nQ\"7 is"), "…[redacted] is");
        // What all keys have in common says nothing.
        assert_eq!(clean("sch_prod_ or sch_dev_"), "sch_prod_ or sch_dev_");
        // A short one is hidden as a whole only.
        assert_eq!(printable("se secret", "secret", 50), "se [redacted]");
    }

    #[test]
    fn wherever_the_text_is_cut_nothing_of_the_secret_is_left() {
        for before in 0..60 {
            for secrets in 1..4 {
                let text = format!("{}{}", "x".repeat(before), KEY.repeat(secrets));
                let clean = printable(&text, KEY, 50);
                assert!(clean.chars().count() <= 50, "{clean}");
                assert!(!clean.contains("sch"), "{clean}");
            }
        }
        // What is hidden may leave room for what was far behind it.
        let text = KEY.repeat(10_000);
        let clean = clean(&text);
        assert_eq!(clean.chars().count(), 500);
        assert!(!clean.contains("sch"), "{clean}");
    }

    #[test]
    fn control_characters_are_left_out() {
        assert_eq!(clean("a\u{1b}[2Jb\u{9b}31mc\u{7}\0d"), "a[2Jb31mcd");
        assert_eq!(clean("a\r\nb\tc\u{2028}d"), "a  b c d");
        assert_eq!(clean("a\u{202e}b\u{2066}c\u{feff}d\u{200b}"), "abcd");
        assert_eq!(clean("größe 尺寸 👍"), "größe 尺寸 👍");
    }

    #[test]
    fn long_texts_are_cut() {
        let text = "é".repeat(500);
        assert_eq!(clean(&text), text);
        let text = "é".repeat(501);
        assert_eq!(clean(&text), format!("{}…", "é".repeat(499)));
        assert_eq!(printable("abc", "", 3), "abc");
        assert_eq!(printable("abc", "", 1), "…");
        assert_eq!(printable("abc", "", 0), "");
    }
}
