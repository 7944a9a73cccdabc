use std::error::Error;
use std::fmt;

use rocket::http::Status;
use schematic_core::request::Refusal;

/// Error of [`RequireFlag`](crate::RequireFlag) and [`Entitlement`](crate::Entitlement): the
/// request may not pass.
///
/// Its `Debug` form, which Rocket logs, contains neither the flag nor keys.
#[derive(Clone, PartialEq)]
pub struct GuardRejection {
    // Boxed, so that a `Result` of it stays small.
    refusal: Box<Refusal>,
}

impl GuardRejection {
    /// Returns why the request may not pass.
    #[must_use]
    pub fn refusal(&self) -> &Refusal {
        &self.refusal
    }

    /// Returns the response's body: a problem document.
    #[must_use]
    pub fn body_text(&self) -> String {
        self.refusal.problem()
    }

    /// Returns the response's status.
    #[must_use]
    pub fn status(&self) -> Status {
        Status::new(self.refusal.status())
    }
}

impl From<Refusal> for GuardRejection {
    fn from(refusal: Refusal) -> Self {
        Self {
            refusal: Box::new(refusal),
        }
    }
}

impl fmt::Debug for GuardRejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (status, code) = (self.refusal.status(), self.refusal.code());
        write!(f, "GuardRejection({status} {code})")
    }
}

impl fmt::Display for GuardRejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.refusal.fmt(f)
    }
}

impl Error for GuardRejection {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.refusal)
    }
}
