//! How large batches may be: less after capture refused one for its size, and more again with every
//! few that it takes.

/// A limit of batches, in events or in bytes.
#[derive(Debug)]
pub(super) struct BatchLimit {
    configured: usize,
    current: usize,
    /// Batches up to this size say nothing about the limit.
    floor: usize,
    /// How many larger ones capture has taken since the limit changed.
    taken: u32,
    /// How many it must take before the limit is doubled.
    patience: u32,
    /// Whether the limit was raised last, and not enough batches have shown yet that it may be.
    on_trial: bool,
}

impl BatchLimit {
    pub(super) const fn new(configured: usize) -> Self {
        Self {
            configured,
            current: configured,
            floor: configured,
            taken: 0,
            patience: PATIENCE,
            on_trial: false,
        }
    }

    #[inline]
    pub(super) const fn get(&self) -> usize {
        self.current
    }

    /// Lowers the limit, since capture refused a batch that was larger than `limit`. If the limit
    /// had been raised before, the next attempt to raise it waits for twice as many successes.
    pub(super) fn lower(&mut self, limit: usize) {
        if self.on_trial {
            self.patience = self.patience.saturating_mul(2).min(LONGEST_PATIENCE);
        }
        self.current = limit.max(1).min(self.configured);
        self.floor = self.current.div_ceil(2) - 1;
        self.taken = 0;
        self.on_trial = false;
    }

    /// Notes that capture took a batch of this size.
    pub(super) fn delivered(&mut self, size: usize) {
        if size <= self.floor {
            return;
        }
        self.taken = self.taken.saturating_add(1);
        if self.taken < self.patience {
            return;
        }
        if self.on_trial {
            self.patience = PATIENCE;
        }
        // What is no larger than before proves nothing about what comes now.
        self.floor = self.current;
        self.on_trial = self.current < self.configured;
        self.current = self.current.saturating_mul(2).min(self.configured);
        self.taken = 0;
    }
}

const PATIENCE: u32 = 4;

const LONGEST_PATIENCE: u32 = 1_024;

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns how many batches of the current size are delivered until the limit changes.
    fn until_raised(limit: &mut BatchLimit) -> u32 {
        let before = limit.get();
        for count in 1..=LONGEST_PATIENCE {
            limit.delivered(limit.get());
            if limit.get() != before {
                return count;
            }
        }
        panic!("the limit stays at {before}")
    }

    #[test]
    fn it_grows_back_to_what_is_configured_and_no_further() {
        let mut limit = BatchLimit::new(100);
        for cut in [50, 25, 12, 6] {
            limit.lower(cut);
        }
        for raised in [12, 24, 48, 96, 100] {
            assert_eq!(until_raised(&mut limit), PATIENCE);
            assert_eq!(limit.get(), raised);
        }
        for _ in 0..10 {
            limit.delivered(100);
        }
        assert_eq!(limit.get(), 100);
        limit.lower(1_000);
        assert_eq!(limit.get(), 100);
    }

    #[test]
    fn small_batches_do_not_raise_it() {
        let mut limit = BatchLimit::new(100);
        limit.lower(30);
        for _ in 0..100 {
            limit.delivered(14);
        }
        assert_eq!(limit.get(), 30);
        for _ in 0..PATIENCE {
            limit.delivered(15);
        }
        assert_eq!(limit.get(), 60);
    }

    #[test]
    fn a_limit_that_stays_is_tried_less_and_less_often() {
        let mut limit = BatchLimit::new(100);
        limit.lower(30);
        for expected in [4, 8, 16, 32, 64, 128, 256, 512, 1_024, 1_024] {
            assert_eq!(until_raised(&mut limit), expected);
            assert_eq!(limit.get(), 60);
            limit.lower(30);
        }
    }

    #[test]
    fn batches_between_two_refusals_do_not_make_up_for_a_failed_trial() {
        let mut limit = BatchLimit::new(100);
        limit.lower(30);
        for expected in [4, 8, 16, 32, 64] {
            assert_eq!(until_raised(&mut limit), expected);
            // No larger than those before, or too few.
            for size in [30, 30, 30, 30, 30, 40] {
                limit.delivered(size);
            }
            limit.lower(30);
        }
    }

    #[test]
    fn a_trial_that_went_well_is_no_reason_for_patience() {
        let mut limit = BatchLimit::new(1_000);
        for _ in 0..3 {
            limit.lower(30);
            until_raised(&mut limit);
        }
        assert_eq!(limit.patience, 16);
        assert_eq!(until_raised(&mut limit), 16);
        assert_eq!((limit.get(), limit.patience), (120, PATIENCE));
    }

    #[test]
    fn what_is_configured_is_no_trial() {
        let mut limit = BatchLimit::new(100);
        limit.lower(50);
        assert_eq!(until_raised(&mut limit), PATIENCE);
        for _ in 0..PATIENCE {
            limit.delivered(100);
        }
        limit.lower(50);
        assert_eq!(until_raised(&mut limit), PATIENCE);
    }
}
