//! As whom a store logs in to a server.

use crate::secret::Secret;

/// A user (ACL) and a password, each if there is one.
#[derive(Clone, Default)]
pub(super) struct Login {
    pub(super) user: Option<String>,
    pub(super) password: Option<Secret>,
}

impl Login {
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let password = |login: &Self| login.password.as_ref().map(|it| it.expose().to_owned());
        self.user == other.user && password(self) == password(other)
    }
}
