//! What every event has beside its body.

use super::InvalidEvent;
use super::size::{self, Size};
use crate::Timestamp;
use crate::context::PIECE;

/// What every event has beside its body.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Metadata {
    rare: Option<Box<RareMetadata>>,
    pub(super) trusted_clock: bool,
    pub(super) backfill: bool,
    invalid: Option<InvalidEvent>,
}

/// What hardly any event has, and each would have to make room for.
#[derive(Clone, Debug, Default, PartialEq)]
struct RareMetadata {
    idempotency_key: Option<Box<str>>,
    sent_at: Option<Timestamp>,
}

impl Metadata {
    /// The metadata of events that have none.
    pub(super) const NONE: Self = Self {
        rare: None,
        trusted_clock: false,
        backfill: false,
        invalid: None,
    };

    /// Notes what the event will be refused for; the first defect counts.
    pub(super) fn refuse(&mut self, invalid: InvalidEvent) {
        self.invalid.get_or_insert(invalid);
    }

    pub(super) fn set_idempotency_key(&mut self, key: Box<str>) {
        if key.trim().is_empty() {
            self.refuse(InvalidEvent::IdempotencyKeyBlank);
        } else if key.len() > LONGEST_KEY && key.chars().count() > LONGEST_KEY {
            self.refuse(InvalidEvent::IdempotencyKeyTooLong);
        }
        self.rare.get_or_insert_default().idempotency_key = Some(key);
    }

    pub(super) fn set_sent_at(&mut self, at: Timestamp) {
        self.rare.get_or_insert_default().sent_at = Some(at);
    }

    pub(super) fn idempotency_key(&self) -> Option<&str> {
        self.rare.as_deref()?.idempotency_key.as_deref()
    }

    pub(super) fn sent_at(&self) -> Option<Timestamp> {
        self.rare.as_deref()?.sent_at
    }

    /// Returns about how many bytes it takes on the heap and as JSON.
    pub(super) fn size(&self) -> Size {
        let rare = self.rare.as_deref().map(|rare| Size {
            json: 0,
            heap: size_of_val(rare) + PIECE,
        });
        let key = self.idempotency_key().map(size::of_text);
        rare.unwrap_or_default() + key.unwrap_or_default()
    }

    /// Returns an error if capture would not take the event at the time `now`.
    #[inline]
    pub(super) fn check(&self, now: Timestamp) -> Result<(), InvalidEvent> {
        if let Some(invalid) = self.invalid {
            return Err(invalid);
        }
        if self.trusted_clock || self.backfill {
            self.check_time(now)
        } else {
            Ok(())
        }
    }

    fn check_time(&self, now: Timestamp) -> Result<(), InvalidEvent> {
        // A trusted clock without a time means the time of enqueueing.
        let Some(at) = self.sent_at() else {
            return if self.backfill {
                Err(InvalidEvent::BackfillWithoutSentAt)
            } else {
                Ok(())
            };
        };
        let ahead = at.as_millis().saturating_sub(now.as_millis());
        if ahead > 5 * MINUTE {
            Err(InvalidEvent::SentAtInFuture)
        } else if self.backfill && ahead < -365 * DAY {
            Err(InvalidEvent::SentAtTooOldForBackfill)
        } else if !self.backfill && ahead < -34 * DAY {
            Err(InvalidEvent::SentAtTooOld)
        } else {
            Ok(())
        }
    }
}

const LONGEST_KEY: usize = 255;

const MINUTE: i64 = 60_000;

const DAY: i64 = 24 * 60 * MINUTE;

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_767_225_600_000;

    fn at(millis: i64) -> Metadata {
        let mut metadata = Metadata::default();
        metadata.set_sent_at(Timestamp::from_millis(millis));
        metadata
    }

    #[test]
    fn the_windows_hold_for_trusted_clocks_and_backfills_only() {
        let trusted = |millis| Metadata {
            trusted_clock: true,
            ..at(millis)
        };
        let backfill = |millis| Metadata {
            backfill: true,
            ..at(millis)
        };
        assert_eq!(
            at(NOW - 400 * DAY).check(Timestamp::from_millis(NOW)),
            Ok(())
        );
        assert_eq!(at(NOW + DAY).check(Timestamp::from_millis(NOW)), Ok(()));

        assert_eq!(
            trusted(NOW + 5 * MINUTE).check(Timestamp::from_millis(NOW)),
            Ok(())
        );
        assert_eq!(
            trusted(NOW + 5 * MINUTE + 1).check(Timestamp::from_millis(NOW)),
            Err(InvalidEvent::SentAtInFuture)
        );
        assert_eq!(
            trusted(NOW - 34 * DAY).check(Timestamp::from_millis(NOW)),
            Ok(())
        );
        assert_eq!(
            trusted(NOW - 34 * DAY - 1).check(Timestamp::from_millis(NOW)),
            Err(InvalidEvent::SentAtTooOld)
        );

        assert_eq!(
            backfill(NOW - 365 * DAY).check(Timestamp::from_millis(NOW)),
            Ok(())
        );
        assert_eq!(
            backfill(NOW - 365 * DAY - 1).check(Timestamp::from_millis(NOW)),
            Err(InvalidEvent::SentAtTooOldForBackfill)
        );
        assert_eq!(
            backfill(NOW + 6 * MINUTE).check(Timestamp::from_millis(NOW)),
            Err(InvalidEvent::SentAtInFuture)
        );
    }

    #[test]
    fn only_a_backfill_needs_a_time() {
        let without = |backfill| Metadata {
            trusted_clock: true,
            backfill,
            ..Metadata::default()
        };
        assert_eq!(without(false).check(Timestamp::from_millis(NOW)), Ok(()));
        assert_eq!(
            without(true).check(Timestamp::from_millis(NOW)),
            Err(InvalidEvent::BackfillWithoutSentAt)
        );
    }

    #[test]
    fn keys_are_counted_in_characters() {
        let check = |key: &str| {
            let mut metadata = Metadata::default();
            metadata.set_idempotency_key(key.into());
            metadata.check(Timestamp::from_millis(NOW))
        };
        assert_eq!(check(&"é".repeat(255)), Ok(()));
        assert_eq!(
            check(&"é".repeat(256)),
            Err(InvalidEvent::IdempotencyKeyTooLong)
        );
        assert_eq!(check(" "), Err(InvalidEvent::IdempotencyKeyBlank));
    }
}
