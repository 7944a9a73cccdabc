//! Reading a date's text piece by piece.

use schematic_protocol::time::Date;

/// What is left of a text. Each step takes its piece off the front, or gives `None`.
#[derive(Clone, Copy)]
pub(super) struct Scanner<'a> {
    rest: &'a str,
}

impl<'a> Scanner<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self { rest: text }
    }

    /// Skips white space, Unicode's included.
    pub(super) fn blanks(&mut self) {
        self.rest = self.rest.trim_start();
    }

    pub(super) fn literal(&mut self, literal: &str) -> Option<()> {
        self.rest = self.rest.strip_prefix(literal)?;
        Some(())
    }

    pub(super) fn one_of(&mut self, literals: &[char]) -> Option<()> {
        self.rest = self.rest.strip_prefix(literals)?;
        Some(())
    }

    /// A number of at most `width` digits, blanks before it allowed. It takes as many digits as
    /// there are, up to its width.
    pub(super) fn number(&mut self, width: usize) -> Option<i64> {
        self.blanks();
        self.digits(width)
    }

    /// A year: at most four digits, or any number of them after a sign.
    pub(super) fn year(&mut self) -> Option<i64> {
        self.blanks();
        if self.literal("-").is_some() {
            self.digits(usize::MAX)?.checked_neg()
        } else if self.literal("+").is_some() {
            self.digits(usize::MAX)
        } else {
            self.digits(4)
        }
    }

    /// A number of exactly `width` digits.
    pub(super) fn fixed(&mut self, width: usize) -> Option<i64> {
        let before = self.rest.len();
        let number = self.digits(width)?;
        (before - self.rest.len() == width).then_some(number)
    }

    /// One of a list of three-letter names in any case, as its place in the list.
    pub(super) fn name(&mut self, names: &[&str]) -> Option<u32> {
        let (name, rest) = self.rest.split_at_checked(3)?;
        let place = names
            .iter()
            .position(|known| known.eq_ignore_ascii_case(name))?;
        self.rest = rest;
        u32::try_from(place).ok()
    }

    /// An offset from UTC in seconds: a sign, two digits of hours, whatever `separator` takes
    /// off, and two digits of minutes. The hours may exceed a day.
    pub(super) fn offset(
        &mut self,
        separator: impl FnOnce(&mut Self) -> Option<()>,
    ) -> Option<i64> {
        let east = if self.literal("+").is_some() {
            1
        } else {
            self.one_of(&['-', '\u{2212}'])?;
            -1
        };
        let hours = self.fixed(2)?;
        separator(self)?;
        let minutes = self.fixed(2).filter(|minutes| *minutes < 60)?;
        Some(east * (hours * 3_600 + minutes * 60))
    }

    pub(super) fn colons_and_blanks(&mut self) {
        self.rest = self
            .rest
            .trim_start_matches(|c: char| c == ':' || c.is_whitespace());
    }

    /// Skips whatever is not white space.
    pub(super) fn word(&mut self) {
        self.rest = self.rest.trim_start_matches(|c: char| !c.is_whitespace());
    }

    pub(super) fn end(self) -> Option<()> {
        self.rest.is_empty().then_some(())
    }

    fn digits(&mut self, width: usize) -> Option<i64> {
        let len = self
            .rest
            .bytes()
            .take(width)
            .take_while(u8::is_ascii_digit)
            .count();
        let (digits, rest) = self.rest.split_at_checked(len)?;
        // No digits at all and too many for 64 bits both fail here.
        let number = digits.parse().ok()?;
        self.rest = rest;
        Some(number)
    }
}

/// A day whose year is one that dates of traits may have.
pub(super) fn date(year: i64, month: i64, day: i64) -> Option<Date> {
    if !(-262_143..=262_142).contains(&year) {
        return None;
    }
    Date::new(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}
