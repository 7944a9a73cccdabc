use std::cell::Cell;

/// A bound on the memory that entities may take when they are read.
///
/// A few bytes of JSON can stand for hundreds in memory, so the length of a text says little about
/// what reading it takes. What is read through a limit is counted while it is built, and reading
/// ends with an error as soon as it takes more.
///
/// ```
/// use schematic_rules::wire::{Company, MemoryLimit};
///
/// let text = format!(r#"{{"id": "comp_1", "traits": [{}{{}}]}}"#, "{},".repeat(100_000));
/// let limit = MemoryLimit::new(1024 * 1024);
/// assert!(limit.read::<Company>(&text).is_err());
/// assert!(limit.is_exceeded());
///
/// let limit = MemoryLimit::new(1024 * 1024);
/// let company: Company = limit.read(r#"{"id": "comp_1", "traits": [{}]}"#)?;
/// assert_eq!(company.traits.len(), 1);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug)]
pub struct MemoryLimit {
    left: Cell<usize>,
    is_exceeded: Cell<bool>,
    keeps_unknown: bool,
}

impl MemoryLimit {
    /// Creates a limit of so many bytes, by estimate, for all that is read through it.
    #[must_use]
    pub const fn new(bytes: usize) -> Self {
        Self {
            left: Cell::new(bytes),
            is_exceeded: Cell::new(false),
            keeps_unknown: true,
        }
    }

    /// Skips members that are not known, instead of keeping them.
    #[must_use]
    pub const fn skip_unknown(mut self) -> Self {
        self.keeps_unknown = false;
        self
    }

    /// Returns whether something took more than the limit.
    #[must_use]
    pub const fn is_exceeded(&self) -> bool {
        self.is_exceeded.get()
    }

    pub(super) const fn keeps_unknown(&self) -> bool {
        self.keeps_unknown
    }

    /// Takes so many bytes of what is left; false when that is too much.
    #[inline]
    pub(super) fn take(&self, bytes: usize) -> bool {
        match self.left.get().checked_sub(bytes) {
            Some(left) => {
                self.left.set(left);
                true
            }
            None => {
                self.is_exceeded.set(true);
                false
            }
        }
    }
}
