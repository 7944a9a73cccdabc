//! The status with which a guard refuses a request.

use std::fmt;

/// HTTP status with which a guard refuses a request because the flag is off: 400 to 599.
///
/// Any other status would tell the client that it has what it asked for, or that it is somewhere
/// else.
///
/// ```
/// use schematic_core::request::{GuardPolicy, RefusalStatus};
///
/// let guard = GuardPolicy::new("reports").status(RefusalStatus::PAYMENT_REQUIRED);
///
/// // A status that is known when the program is written, and one from its configuration:
/// assert_eq!(RefusalStatus::of::<410>().as_u16(), 410);
/// assert_eq!(RefusalStatus::try_from(404), Ok(RefusalStatus::NOT_FOUND));
/// assert!(RefusalStatus::try_from(200).is_err());
/// # let _ = guard;
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RefusalStatus(u16);

impl RefusalStatus {
    /// 403, which is the default.
    pub const FORBIDDEN: Self = Self(403);

    /// 404, for what is not to be known of.
    pub const NOT_FOUND: Self = Self(404);

    /// 402, for what another plan includes.
    pub const PAYMENT_REQUIRED: Self = Self(402);

    /// Returns the status `STATUS`. One outside 400 to 599 does not compile:
    ///
    /// ```compile_fail
    /// let status = schematic_core::request::RefusalStatus::of::<200>();
    /// ```
    #[must_use]
    pub const fn of<const STATUS: u16>() -> Self {
        const {
            assert!(
                is_error(STATUS),
                "a request is refused with a status from 400 to 599",
            );
        }
        Self(STATUS)
    }

    /// Returns the status as a number.
    #[must_use]
    pub const fn as_u16(self) -> u16 {
        self.0
    }
}

impl Default for RefusalStatus {
    fn default() -> Self {
        Self::FORBIDDEN
    }
}

impl TryFrom<u16> for RefusalStatus {
    type Error = RefusalStatusError;

    fn try_from(status: u16) -> Result<Self, Self::Error> {
        if is_error(status) {
            Ok(Self(status))
        } else {
            Err(RefusalStatusError(status))
        }
    }
}

impl From<RefusalStatus> for u16 {
    fn from(status: RefusalStatus) -> Self {
        status.0
    }
}

/// Error returned for a number that is no [`RefusalStatus`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RefusalStatusError(u16);

impl RefusalStatusError {
    /// Returns the number.
    #[must_use]
    pub const fn status(self) -> u16 {
        self.0
    }
}

impl fmt::Display for RefusalStatusError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(status) = self;
        write!(
            f,
            "{status} refuses no request: choose a status from 400 to 599"
        )
    }
}

impl std::error::Error for RefusalStatusError {}

const fn is_error(status: u16) -> bool {
    400 <= status && status <= 599
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_of_http_and_nothing_else() {
        for status in 0..=u16::MAX {
            match RefusalStatus::try_from(status) {
                Ok(known) => assert!((400..600).contains(&status) && known.as_u16() == status),
                Err(error) => {
                    assert!(!(400..600).contains(&status));
                    assert!(error.to_string().contains(&status.to_string()));
                }
            }
        }
        assert_eq!(RefusalStatus::default().as_u16(), 403);
    }
}
