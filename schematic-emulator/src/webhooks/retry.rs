//! The retry schedule of deliveries.

use std::time::Duration;

use schematic_protocol::Timestamp;

use super::delivery::DeliveryAttempt;

/// How often a delivery is sent at most, the first time included.
const ATTEMPTS: usize = 6;
/// About how long the first retry waits; each one waits twice as long as the one before.
const FIRST_WAIT: Duration = Duration::from_secs(1);

/// Returns when a delivery is sent again after its `attempts`, of which `attempt` was the last.
pub(super) fn again_at(
    attempt: &DeliveryAttempt,
    attempts: usize,
    now: Timestamp,
) -> Option<Timestamp> {
    if attempt.succeeded() || attempts >= ATTEMPTS {
        return None;
    }
    let wait = wait(attempts, fastrand::f64());
    let wait = i64::try_from(wait.as_millis()).unwrap_or(i64::MAX);
    Some(Timestamp::from_millis(now.as_millis().saturating_add(wait)))
}

/// Returns the wait after `attempts` attempts: between half and all of the doubled time, by
/// `chance` from 0 to 1.
fn wait(attempts: usize, chance: f64) -> Duration {
    let doublings = u32::try_from(attempts.saturating_sub(1)).unwrap_or(u32::MAX);
    let whole = FIRST_WAIT.saturating_mul(2_u32.saturating_pow(doublings));
    whole.mul_f64(0.5 + chance.clamp(0.0, 1.0) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_and_are_spread() {
        let seconds = |chance| {
            let waits: Vec<f64> = (1..ATTEMPTS)
                .map(|attempts| wait(attempts, chance).as_secs_f64())
                .collect();
            waits
        };
        assert_eq!(seconds(1.0), [1.0, 2.0, 4.0, 8.0, 16.0]);
        assert_eq!(seconds(0.0), [0.5, 1.0, 2.0, 4.0, 8.0]);
    }
}
