//! One line of the table: its name, its bound and how it is measured.

use std::error::Error;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::Plan;

/// Why a line has no figure.
pub type Failure = Box<dyn Error + Send + Sync>;

/// One line of the table.
#[derive(Debug)]
pub struct Line {
    /// The name, as typed on the command line and written to the JSON object.
    pub name: &'static str,
    /// What is measured, in half a sentence.
    pub what: &'static str,
    /// What the figure must not pass.
    pub bound: Bound,
    /// How it is taken.
    pub measure: Measure,
}

/// What a figure must not pass.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// The figure is at most this.
    AtMost(f64),
    /// The figure is at least this.
    AtLeast(f64),
    /// The figure is for information.
    None,
}

impl Bound {
    /// Whether a figure is within the bound.
    #[must_use]
    pub fn holds(self, figure: f64) -> bool {
        match self {
            Self::AtMost(most) => figure <= most,
            Self::AtLeast(least) => figure >= least,
            Self::None => true,
        }
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Self::AtMost(most) => format!("≤ {most}"),
            Self::AtLeast(least) => format!("≥ {least}"),
            Self::None => "–".to_owned(),
        };
        f.pad(&text)
    }
}

/// How a figure is taken.
#[derive(Clone, Copy, Debug)]
pub enum Measure {
    /// By times, in this process.
    Times(fn(&Plan) -> Result<Figure, Failure>),
    /// By counting allocations. This happens in another process, since the allocator that counts is
    /// slower than the one that users have.
    Allocations(fn() -> Result<Figure, Failure>),
    /// By building something, which takes minutes: such a line is measured only when it is named.
    Builds(fn() -> Result<Figure, Failure>),
}

/// A figure with what is needed to judge it.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Figure {
    /// The figure.
    pub value: f64,
    /// The 10th and the 90th percentile of the rounds, where there are rounds.
    pub spread: Option<(f64, f64)>,
    /// What the figure was made from, for the reader.
    pub note: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bound_includes_its_limit() {
        assert!(Bound::AtMost(3.0).holds(3.0));
        assert!(!Bound::AtMost(3.0).holds(3.01));
        assert!(Bound::AtLeast(1.8).holds(1.8));
        assert!(!Bound::AtLeast(1.8).holds(1.79));
        assert!(Bound::None.holds(f64::MAX));
    }
}
