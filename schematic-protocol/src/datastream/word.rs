//! The words of frames.

use crate::entity::EntityKind;

known_enum! {
    /// What a frame is about.
    EntityType {
        /// All companies.
        Companies = "rulesengine.Companies",
        /// One company.
        Company = "rulesengine.Company",
        /// One flag.
        Flag = "rulesengine.Flag",
        /// All flags.
        Flags = "rulesengine.Flags",
        /// One user.
        User = "rulesengine.User",
        /// All users.
        Users = "rulesengine.Users",
    }
}

known_enum! {
    /// What a server says about an entity.
    MessageType {
        /// The entity is deleted.
        Delete = "delete",
        /// A request cannot be answered.
        Error = "error",
        /// The frame holds the whole entity.
        Full = "full",
        /// The frame holds the members that changed.
        Partial = "partial",
        /// The client must request everything again.
        Reload = "reload",
    }
}

impl EntityType {
    /// Returns the kind of the one entity that this type stands for; `None` for flags and for all
    /// companies or users.
    #[must_use]
    pub const fn kind(self) -> Option<EntityKind> {
        match self {
            Self::Company => Some(EntityKind::Company),
            Self::User => Some(EntityKind::User),
            Self::Companies | Self::Flag | Self::Flags | Self::Users => None,
        }
    }
}

impl From<EntityKind> for EntityType {
    fn from(kind: EntityKind) -> Self {
        match kind {
            EntityKind::Company => Self::Company,
            EntityKind::User => Self::User,
        }
    }
}
