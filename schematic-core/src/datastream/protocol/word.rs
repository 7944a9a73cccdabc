/// What a frame is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EntityType {
    /// All companies.
    Companies,
    /// One company.
    Company,
    /// One flag.
    Flag,
    /// All flags.
    Flags,
    /// One user.
    User,
    /// All users.
    Users,
}

/// What a server tells about an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MessageType {
    /// It is gone.
    Delete,
    /// A request cannot be answered.
    Error,
    /// The whole of it.
    Full,
    /// Some of its members changed.
    Partial,
    /// Everything is to be asked for again.
    Reload,
}

impl EntityType {
    /// The word as frames write it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Companies => "rulesengine.Companies",
            Self::Company => "rulesengine.Company",
            Self::Flag => "rulesengine.Flag",
            Self::Flags => "rulesengine.Flags",
            Self::User => "rulesengine.User",
            Self::Users => "rulesengine.Users",
        }
    }

    /// Reads a word by its exact spelling.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "rulesengine.Companies" => Self::Companies,
            "rulesengine.Company" => Self::Company,
            "rulesengine.Flag" => Self::Flag,
            "rulesengine.Flags" => Self::Flags,
            "rulesengine.User" => Self::User,
            "rulesengine.Users" => Self::Users,
            _ => return None,
        })
    }
}

impl MessageType {
    /// The word as frames write it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Delete => "delete",
            Self::Error => "error",
            Self::Full => "full",
            Self::Partial => "partial",
            Self::Reload => "reload",
        }
    }

    /// Reads a word by its exact spelling.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "delete" => Self::Delete,
            "error" => Self::Error,
            "full" => Self::Full,
            "partial" => Self::Partial,
            "reload" => Self::Reload,
            _ => return None,
        })
    }
}
