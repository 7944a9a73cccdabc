use std::fmt;

use schematic_protocol::Keys;
pub(crate) use schematic_protocol::keys::ALLOCATION_OVERHEAD as PIECE;

/// The keys of the company and of the user that a flag is checked for.
///
/// Keys come from what an application has authenticated, never from what a client merely claims.
///
/// ```
/// use schematic_core::EvaluationContext;
///
/// let context = EvaluationContext::company("org", "acme").with_user("email", "ada@acme.example");
/// assert_eq!(context.company_keys().get("org"), Some("acme"));
/// assert_eq!(context.user_keys().len(), 1);
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct EvaluationContext {
    company: Keys,
    user: Keys,
}

impl EvaluationContext {
    /// Creates a context without a company and without a user.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            company: Keys::new(),
            user: Keys::new(),
        }
    }

    /// Creates a context of the company whose key `name` is `value`.
    #[must_use]
    pub fn company(name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        Self::new().with_company(name, value)
    }

    /// Creates a context of the user whose key `name` is `value`.
    #[must_use]
    pub fn user(name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        Self::new().with_user(name, value)
    }

    /// Adds a key of the company.
    #[must_use]
    pub fn with_company(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.company.insert(name, value);
        self
    }

    /// Adds a key of the user.
    #[must_use]
    pub fn with_user(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.user.insert(name, value);
        self
    }

    /// Sets the keys of the company, in place of earlier ones.
    #[must_use]
    pub fn with_company_keys(mut self, keys: impl Into<Keys>) -> Self {
        self.company = keys.into();
        self
    }

    /// Sets the keys of the user, in place of earlier ones.
    #[must_use]
    pub fn with_user_keys(mut self, keys: impl Into<Keys>) -> Self {
        self.user = keys.into();
        self
    }

    /// Returns the keys of the company; empty when no company is named.
    #[must_use]
    pub fn company_keys(&self) -> &Keys {
        &self.company
    }

    /// Returns the keys of the user; empty when no user is named.
    #[must_use]
    pub fn user_keys(&self) -> &Keys {
        &self.user
    }

    /// Returns the keys of the company and those of the user.
    #[must_use]
    pub fn into_keys(self) -> (Keys, Keys) {
        (self.company, self.user)
    }

    /// Returns whether neither a company nor a user is named.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.company.is_empty() && self.user.is_empty()
    }
}

impl fmt::Debug for EvaluationContext {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EvaluationContext")
            .field("company", &self.company)
            .field("user", &self.user)
            .finish()
    }
}
