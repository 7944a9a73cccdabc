//! The table's rows.

use schematic_bench::harness::{Bound, Figure, Line};

pub(crate) const HEADER: &str = "\
line                         figure     bound  spread (10–90 %)         what it was made from";

/// One row: what was measured and whether it holds.
pub(crate) fn row(line: &Line, outcome: &Result<Figure, String>) -> String {
    let name = line.name;
    match outcome {
        Ok(figure) => {
            let spread = figure.spread.map_or_else(
                || "–".to_owned(),
                |(low, high)| format!("{low:.2} – {high:.2}"),
            );
            let verdict = match line.bound {
                Bound::None => "",
                bound if bound.holds(figure.value) => "ok",
                _ => "OVER",
            };
            let value = format!("{:.3}", figure.value);
            let (bound, note) = (line.bound, &figure.note);
            format!("{name:<26} {value:>8}  {bound:>8}  {spread:<16}  {verdict:<5}  {note}")
        }
        Err(error) => format!("{name:<26}        –  {:>8}  FAILED: {error}", line.bound),
    }
}

/// A figure without digits that mean nothing.
pub(crate) fn rounded(figure: f64) -> f64 {
    (figure * 10_000.0).round() / 10_000.0
}
