//! Counts of tests, by the closing lines of the runners, and how a part of the tests ended.

use std::fmt;
use std::ops::AddAssign;

/// How many tests passed, failed and were skipped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    pub(crate) skipped: u64,
}

impl Tally {
    /// Reads one closing line: that of `cargo test`, or a plain "3 passed, 1 failed".
    pub(crate) fn of_line(line: &str) -> Option<Self> {
        let line = line.trim();
        let counts = match line.strip_prefix("test result: ") {
            Some(rest) => rest.split_once(". ")?.1,
            None if line.starts_with(|first: char| first.is_ascii_digit()) => line,
            None => return None,
        };
        let mut tally = Self::default();
        let mut words = 0;
        for part in counts.split([',', ';']) {
            let Some((number, word)) = part.trim().split_once(' ') else {
                continue;
            };
            let Ok(number) = number.parse::<u64>() else {
                continue;
            };
            match word {
                "passed" => tally.passed = number,
                "failed" => tally.failed = number,
                "ignored" | "skipped" => tally.skipped = number,
                _ => continue,
            }
            words += 1;
        }
        (words >= 2).then_some(tally)
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 {
            write!(f, ", {} skipped", self.skipped)?;
        }
        Ok(())
    }
}

/// How a part of the tests ended.
#[derive(Debug)]
pub(crate) enum Outcome {
    Passed(Tally),
    Failed(Tally, String),
    Skipped(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_closing_lines_of_both_runners() {
        let cargo = "test result: FAILED. 12 passed; 1 failed; 2 ignored; 0 measured; 3 filtered \
                     out; finished in 0.05s";
        assert_eq!(
            Tally::of_line(cargo),
            Some(Tally {
                passed: 12,
                failed: 1,
                skipped: 2
            })
        );
        assert_eq!(
            Tally::of_line("7 passed, 0 failed\n"),
            Some(Tally {
                passed: 7,
                failed: 0,
                skipped: 0
            })
        );
    }

    #[test]
    fn ignores_what_is_no_closing_line() {
        for line in [
            "",
            "running 3 tests",
            "test a ... ok",
            "3 flags, 2 companies",
            "12",
        ] {
            assert_eq!(Tally::of_line(line), None, "{line:?}");
        }
    }

    #[test]
    fn names_skipped_tests_only_when_there_are_some() {
        let mut tally = Tally {
            passed: 1,
            failed: 0,
            skipped: 0,
        };
        assert_eq!(tally.to_string(), "1 passed, 0 failed");
        tally += Tally {
            passed: 0,
            failed: 2,
            skipped: 1,
        };
        assert_eq!(tally.to_string(), "1 passed, 2 failed, 1 skipped");
    }
}
