//! The words of frames.

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
