// Written by `cargo xtask codegen`; changes belong into the generator.

//! Schematic's ids, a type for each kind of thing that has one.

use crate::runtime::id::id;

id! {
    /// Schematic's id of a company.
    CompanyId;
    /// Schematic's id of a company override.
    CompanyOverrideId;
    /// Schematic's id of a type of credit.
    CreditTypeId;
    /// Schematic's id of an environment.
    EnvironmentId;
    /// Schematic's id of a feature.
    FeatureId;
    /// Schematic's id of a flag.
    FlagId;
    /// Schematic's id of a plan entitlement.
    PlanEntitlementId;
    /// Schematic's id of a plan.
    PlanId;
    /// Schematic's id of a user.
    UserId;
    /// Schematic's id of a webhook.
    WebhookId;
}
