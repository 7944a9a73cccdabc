//! Traits of companies and users.

use schematic_protocol::words::{ComparableType, EntityType};

use super::record;

record! {
    /// What a trait is: its id, how it compares and whose it is.
    pub struct TraitDefinition keeps extra {
        /// The definition's id.
        "id" => id: String as Identity,
        /// How values are compared.
        "comparable_type" | "comparableType" => comparable_type: ComparableType as Required,
        /// Whose trait it is.
        "entity_type" | "entityType" => entity_type: EntityType as Required,
    }
}

record! {
    /// A trait that a company or user has.
    pub struct Trait keeps extra {
        /// The value, always as text.
        "value" => value: String as Required,
        /// What the trait is. A trait without a definition is never found.
        "trait_definition" | "traitDefinition" =>
            trait_definition: Option<TraitDefinition> as Optional,
    }
}
