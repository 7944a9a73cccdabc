//! Lines of stdin, of which none may fill the memory.

use std::io::{BufRead, BufReader, Read};

use crate::failure::Failure;

/// The longest line that is read, in bytes.
const LONGEST: usize = 64 * 1024 * 1024;

/// Why a line is not read.
pub(crate) const TOO_LONG: &str = "it is longer than 64 MiB";

/// How much is read at a time; a line may be longer.
const BUFFER: usize = 64 * 1024;

/// What some editors put before UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// A reader of lines.
pub(crate) struct Lines<R> {
    input: BufReader<R>,
    text: Vec<u8>,
    number: u64,
    longest: usize,
}

/// A line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Line<'a> {
    /// Its number, from 1.
    pub(crate) number: u64,
    /// What stands in it; `None` if it is too long.
    pub(crate) text: Option<&'a [u8]>,
}

impl Line<'_> {
    /// Returns whether nothing stands in it.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.is_some_and(|text| text.trim_ascii().is_empty())
    }
}

impl<R: Read> Lines<R> {
    pub(crate) fn new(input: R) -> Self {
        Self {
            input: BufReader::with_capacity(BUFFER, input),
            text: Vec::new(),
            number: 0,
            longest: LONGEST,
        }
    }

    /// Returns whether the next line is there without waiting for it.
    pub(crate) fn is_next_there(&self) -> bool {
        self.input.buffer().contains(&b'\n')
    }

    /// Reads the next line; `None` at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Line<'_>>, Failure> {
        self.text.clear();
        if self.read()? == 0 {
            return Ok(None);
        }
        self.number += 1;
        let number = self.number;
        if self.text.len() > self.longest && !self.is_ended() {
            self.pass_over()?;
            return Ok(Some(Line { number, text: None }));
        }
        let text = self.text.as_slice();
        let text = match number {
            1 => text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text),
            _ => text,
        };
        Ok(Some(Line {
            number,
            text: Some(text),
        }))
    }

    /// Reads to the end of the line, or a byte more than the longest line has.
    fn read(&mut self) -> Result<usize, Failure> {
        let most = u64::try_from(self.longest).unwrap_or(u64::MAX);
        let mut input = self.input.by_ref().take(most.saturating_add(1));
        let read = input.read_until(b'\n', &mut self.text);
        read.map_err(|error| Failure::unusable(format!("stdin cannot be read: {error}")))
    }

    /// Reads the rest of a line that is too long, and keeps nothing of it.
    fn pass_over(&mut self) -> Result<(), Failure> {
        loop {
            self.text.clear();
            if self.read()? == 0 || self.is_ended() {
                self.text = Vec::new();
                return Ok(());
            }
        }
    }

    fn is_ended(&self) -> bool {
        self.text.ends_with(b"\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(input: &str) -> Vec<(u64, Option<String>)> {
        let mut lines = Lines {
            longest: 4,
            ..Lines::new(input.as_bytes())
        };
        let mut all = Vec::new();
        while let Some(Line { number, text }) = lines.next().unwrap() {
            let text = text.map(|text| std::str::from_utf8(text).unwrap().to_owned());
            all.push((number, text));
        }
        all
    }

    #[test]
    fn a_line_that_is_too_long_is_passed_over() {
        let is = |number, text: &str| (number, Some(text.to_owned()));
        assert_eq!(
            lines("1234\n12345\n\n1\n"),
            [is(1, "1234\n"), (2, None), is(3, "\n"), is(4, "1\n")]
        );
        assert_eq!(lines("123456789012345\nab"), [(1, None), is(2, "ab")]);
        assert_eq!(lines("1234"), [is(1, "1234")]);
        assert_eq!(lines("12345"), [(1, None)]);
        assert_eq!(lines("       \n1"), [(1, None), is(2, "1")]);
        assert_eq!(
            lines("\u{feff}1\n\u{feff}"),
            [is(1, "1\n"), is(2, "\u{feff}")]
        );
    }

    /// Never ends, nor does its line.
    struct Endless(usize);

    impl Read for Endless {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            self.0 += 1;
            if self.0 > 1_000 {
                return Err(std::io::Error::other("that was enough"));
            }
            buffer.fill(b'x');
            Ok(buffer.len())
        }
    }

    #[test]
    fn a_line_without_end_does_not_fill_the_memory() {
        let mut lines = Lines {
            longest: 100_000,
            ..Lines::new(Endless(0))
        };
        assert!(lines.next().is_err());
        assert_eq!(lines.input.get_ref().0, 1_001, "it was read to its end");
        assert!(lines.text.capacity() < 500_000, "{}", lines.text.capacity());
    }
}
