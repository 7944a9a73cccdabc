use std::fmt;

/// Which members of a record were set, and which of them were null: a bit for each.
///
/// It says how a record came to be and not what it is, so it is equal to any other.
#[derive(Clone, Copy, Default)]
pub(crate) struct Presence {
    set: u64,
    null: u64,
}

impl Presence {
    /// Notes that the member was set, to null or to a value.
    pub(crate) const fn set(&mut self, index: usize, is_null: bool) {
        let bit = bit(index);
        self.set |= bit;
        if is_null {
            self.null |= bit;
        } else {
            self.null &= !bit;
        }
    }

    /// Returns whether the member was set.
    pub(crate) const fn is_set(self, index: usize) -> bool {
        self.set & bit(index) != 0
    }

    /// Returns whether the member was null when it was set last.
    pub(crate) const fn is_null(self, index: usize) -> bool {
        self.null & bit(index) != 0
    }

    /// Returns the first member of `required` that was not set.
    pub(crate) const fn missing(self, required: u64) -> Option<usize> {
        match required & !self.set {
            0 => None,
            missing => Some(missing.trailing_zeros() as usize),
        }
    }
}

impl PartialEq for Presence {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Presence {}

impl fmt::Debug for Presence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("..")
    }
}

/// The member's bit; none for a number that no record has.
pub(super) const fn bit(index: usize) -> u64 {
    if index < 64 { 1 << index } else { 0 }
}
