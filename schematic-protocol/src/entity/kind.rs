/// Whether an entity is a company or a user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntityKind {
    /// A company.
    Company,
    /// A user.
    User,
}
