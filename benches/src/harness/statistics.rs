//! Percentiles of samples.

/// The sample below which the given share of the samples lies, between the two nearest ones.
/// Not a number when there are none.
pub(super) fn percentile(samples: &mut [f64], share: f64) -> f64 {
    samples.sort_by(f64::total_cmp);
    let place = share * samples.len().saturating_sub(1) as f64;
    let at = |index: f64| samples.get(index as usize).copied().unwrap_or(f64::NAN);
    let (below, above) = (at(place.floor()), at(place.ceil()));
    below + (above - below) * place.fract()
}

/// The middle sample.
pub(super) fn median(samples: &mut [f64]) -> f64 {
    percentile(samples, 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lie_between_the_nearest_samples() {
        let mut samples = [4.0, 1.0, 3.0, 2.0];
        assert_eq!(median(&mut samples), 2.5);
        assert_eq!(percentile(&mut samples, 0.0), 1.0);
        assert_eq!(percentile(&mut samples, 1.0), 4.0);
        assert_eq!(median(&mut [7.0]), 7.0);
        assert!(median(&mut []).is_nan());
    }
}
