//! The case that engines are compared on: a boolean flag with five rules of one string equality
//! each, of which the last matches, an entity of ten traits, and 99 flags of one rule beside it.

/// The flag that is asked for.
pub(crate) const FLAG: &str = "checkout-v2";

/// What its rules compare, in their order. Only the last one holds for the entity.
pub(crate) const RULES: [(&str, &str); 5] = [
    ("plan", "enterprise"),
    ("region", "eu-west-1"),
    ("industry", "banking"),
    ("cohort", "beta"),
    ("tier", "gold"),
];

/// What each of the other flags compares.
pub(crate) const ONE_RULE: &[(&str, &str)] = &[("plan", "enterprise")];

/// The traits of the entity.
pub(crate) const TRAITS: [(&str, &str); 10] = [
    ("plan", "starter"),
    ("region", "us-east-2"),
    ("industry", "retail"),
    ("cohort", "general"),
    ("tier", "gold"),
    ("country", "DE"),
    ("language", "de-DE"),
    ("currency", "EUR"),
    ("channel", "partner"),
    ("size", "250"),
];

/// The keys of the other flags.
pub(crate) fn other_flags() -> impl Iterator<Item = String> {
    (1..100).map(|number| format!("other-{number:02}"))
}
