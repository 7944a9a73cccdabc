// Written by `cargo xtask codegen`; changes belong into the generator.

//! Bodies of requests and answers, named as in the API's document.
//!
//! What is sent is strict; what is received is read with tolerance: members that this version
//! does not know are kept in `other`, values that an enum does not know as `Other`, and a
//! `null` in place of a list or a map is an empty one. A `null` in place of a text, a number, a
//! truth value or a word that is never absent is an empty text, 0 or false; in place of a
//! timestamp or an object it is an error. Written again as JSON, an answer is what it was,
//! such a `null` included.
//!
//! In a body of a request, an [`Option`] may be left out, and a
//! [`Field`](crate::runtime::Field) may be sent as `null` too.
//!
//! A type is there with any feature whose operations have it. In `schematic-core` such a feature
//! has `api-` before its name.

#![allow(unused_imports, reason = "what is imported depends on the features")]

#[cfg(feature = "accesstokens")]
mod access_tokens;
#[cfg(any(
    feature = "accounts",
    feature = "entitlements",
    feature = "features",
    feature = "webhook-payloads"
))]
mod accounts;
#[cfg(any(
    feature = "billing",
    feature = "catalogs",
    feature = "checkout",
    feature = "companies",
    feature = "components",
    feature = "componentspublic",
    feature = "credits",
    feature = "entitlements",
    feature = "features",
    feature = "planbundle",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
mod billing;
#[cfg(feature = "catalogs")]
mod catalogs;
#[cfg(any(feature = "checkout", feature = "components", feature = "plans"))]
mod checkout;
mod checks;
#[cfg(any(
    feature = "checkout",
    feature = "companies",
    feature = "components",
    feature = "entitlements",
    feature = "plans",
    feature = "webhook-payloads"
))]
mod companies;
#[cfg(any(feature = "components", feature = "componentspublic"))]
mod components;
#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "companies",
    feature = "components",
    feature = "componentspublic",
    feature = "credits",
    feature = "entitlements",
    feature = "planbundle",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
mod credits;
#[cfg(feature = "dataexports")]
mod data_exports;
#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "components",
    feature = "componentspublic",
    feature = "entitlements",
    feature = "planbundle",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
mod entitlements;
#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "components",
    feature = "componentspublic",
    feature = "entitlements",
    feature = "events",
    feature = "features",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
mod events;
#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "components",
    feature = "componentspublic",
    feature = "entitlements",
    feature = "features",
    feature = "planbundle",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
mod features;
#[cfg(feature = "insights")]
mod insights;
#[cfg(any(
    feature = "accounts",
    feature = "companies",
    feature = "events",
    feature = "integrationsapi",
    feature = "webhook-payloads"
))]
mod integrations;
#[cfg(feature = "licenses")]
mod licenses;
#[cfg(feature = "planbundle")]
mod plan_bundles;
#[cfg(any(feature = "catalogs", feature = "plangroups"))]
mod plan_groups;
#[cfg(any(feature = "planmigrations", feature = "plans"))]
mod plan_migrations;
#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "companies",
    feature = "components",
    feature = "componentspublic",
    feature = "credits",
    feature = "entitlements",
    feature = "planbundle",
    feature = "plangroups",
    feature = "planmigrations",
    feature = "plans",
    feature = "webhook-payloads"
))]
mod plans;
#[cfg(feature = "componentspublic")]
mod public_components;
#[cfg(feature = "scheduledcheckout")]
mod scheduled_checkouts;
#[cfg(any(
    feature = "accounts",
    feature = "billing",
    feature = "catalogs",
    feature = "checkout",
    feature = "companies",
    feature = "components",
    feature = "componentspublic",
    feature = "credits",
    feature = "entitlements",
    feature = "events",
    feature = "features",
    feature = "insights",
    feature = "integrationsapi",
    feature = "licenses",
    feature = "planbundle",
    feature = "plangroups",
    feature = "planmigrations",
    feature = "plans",
    feature = "webhook-payloads",
    feature = "webhooks"
))]
mod shared;
#[cfg(any(
    feature = "companies",
    feature = "entitlements",
    feature = "webhook-payloads"
))]
mod users;
#[cfg(feature = "webhook-payloads")]
mod webhook_payloads;
#[cfg(feature = "webhooks")]
mod webhooks;

#[cfg(feature = "accesstokens")]
pub use self::access_tokens::*;
#[cfg(any(
    feature = "accounts",
    feature = "entitlements",
    feature = "features",
    feature = "webhook-payloads"
))]
pub use self::accounts::*;
#[cfg(any(
    feature = "billing",
    feature = "catalogs",
    feature = "checkout",
    feature = "companies",
    feature = "components",
    feature = "componentspublic",
    feature = "credits",
    feature = "entitlements",
    feature = "features",
    feature = "planbundle",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
pub use self::billing::*;
#[cfg(feature = "catalogs")]
pub use self::catalogs::*;
#[cfg(any(feature = "checkout", feature = "components", feature = "plans"))]
pub use self::checkout::*;
pub use self::checks::*;
#[cfg(any(
    feature = "checkout",
    feature = "companies",
    feature = "components",
    feature = "entitlements",
    feature = "plans",
    feature = "webhook-payloads"
))]
pub use self::companies::*;
#[cfg(any(feature = "components", feature = "componentspublic"))]
pub use self::components::*;
#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "companies",
    feature = "components",
    feature = "componentspublic",
    feature = "credits",
    feature = "entitlements",
    feature = "planbundle",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
pub use self::credits::*;
#[cfg(feature = "dataexports")]
pub use self::data_exports::*;
#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "components",
    feature = "componentspublic",
    feature = "entitlements",
    feature = "planbundle",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
pub use self::entitlements::*;
#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "components",
    feature = "componentspublic",
    feature = "entitlements",
    feature = "events",
    feature = "features",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
pub use self::events::*;
#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "components",
    feature = "componentspublic",
    feature = "entitlements",
    feature = "features",
    feature = "planbundle",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
pub use self::features::*;
#[cfg(feature = "insights")]
pub use self::insights::*;
#[cfg(any(
    feature = "accounts",
    feature = "companies",
    feature = "events",
    feature = "integrationsapi",
    feature = "webhook-payloads"
))]
pub use self::integrations::*;
#[cfg(feature = "licenses")]
pub use self::licenses::*;
#[cfg(feature = "planbundle")]
pub use self::plan_bundles::*;
#[cfg(any(feature = "catalogs", feature = "plangroups"))]
pub use self::plan_groups::*;
#[cfg(any(feature = "planmigrations", feature = "plans"))]
pub use self::plan_migrations::*;
#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "companies",
    feature = "components",
    feature = "componentspublic",
    feature = "credits",
    feature = "entitlements",
    feature = "planbundle",
    feature = "plangroups",
    feature = "planmigrations",
    feature = "plans",
    feature = "webhook-payloads"
))]
pub use self::plans::*;
#[cfg(feature = "componentspublic")]
pub use self::public_components::*;
#[cfg(feature = "scheduledcheckout")]
pub use self::scheduled_checkouts::*;
#[cfg(any(
    feature = "accounts",
    feature = "billing",
    feature = "catalogs",
    feature = "checkout",
    feature = "companies",
    feature = "components",
    feature = "componentspublic",
    feature = "credits",
    feature = "entitlements",
    feature = "events",
    feature = "features",
    feature = "insights",
    feature = "integrationsapi",
    feature = "licenses",
    feature = "planbundle",
    feature = "plangroups",
    feature = "planmigrations",
    feature = "plans",
    feature = "webhook-payloads",
    feature = "webhooks"
))]
pub use self::shared::*;
#[cfg(any(
    feature = "companies",
    feature = "entitlements",
    feature = "webhook-payloads"
))]
pub use self::users::*;
#[cfg(feature = "webhook-payloads")]
pub use self::webhook_payloads::*;
#[cfg(feature = "webhooks")]
pub use self::webhooks::*;

#[doc(no_inline)]
pub use crate::ids::*;
pub use schematic_protocol::words::{
    ComparableType, ConditionType, EntitlementValueType, EntityType, MetricPeriod,
    MetricPeriodMonthReset, Operator, RuleType,
};
