// Written by `cargo xtask codegen`; changes belong into the generator.

//! The operations of the API, by tag. Each is a method that returns a
//! [`Request`](crate::runtime::Request), which is sent when it is awaited, or over a
//! [`Blocking`](crate::runtime::Blocking) sender by
//! [`send`](crate::runtime::Request::send).
//!
//! Features are those of this crate; in `schematic-core` each has `api-` before its name, and
//! the client brings `companies`.
//!
//! | group | operations | feature |
//! | --- | --- | --- |
//! | [`AccessTokens`] | 1 | `accesstokens` |
//! | [`Accounts`] | 21 | `accounts` |
//! | [`Billing`] | 24 | `billing` |
//! | [`Catalogs`] | 14 | `catalogs` |
//! | [`Checkout`] | 9 | `checkout` |
//! | [`Users`] | 9 | `companies` |
//! | [`Companies`] | 34 | `companies` |
//! | [`Components`] | 8 | `components` |
//! | [`PublicComponents`] | 1 | `componentspublic` |
//! | [`Credits`] | 30 | `credits` |
//! | [`DataExports`] | 4 | `dataexports` |
//! | [`Entitlements`] | 25 | `entitlements` |
//! | [`Events`] | 6 | `events` |
//! | [`Features`] | 17 | `features`; none for checks |
//! | [`Insights`] | 6 | `insights` |
//! | [`Integrations`] | 9 | `integrationsapi` |
//! | [`Licenses`] | 3 | `licenses` |
//! | [`PlanBundles`] | 3 | `planbundle` |
//! | [`PlanGroups`] | 3 | `plangroups` |
//! | [`PlanMigrations`] | 9 | `planmigrations` |
//! | [`Plans`] | 18 | `plans` |
//! | [`ScheduledCheckouts`] | 4 | `scheduledcheckout` |
//! | [`Webhooks`] | 10 | `webhooks` |

#![allow(unused_imports, reason = "what is imported depends on the operations")]

#[cfg(feature = "accesstokens")]
pub mod access_tokens;
#[cfg(feature = "accounts")]
pub mod accounts;
#[cfg(feature = "billing")]
pub mod billing;
#[cfg(feature = "catalogs")]
pub mod catalogs;
#[cfg(feature = "checkout")]
pub mod checkout;
#[cfg(feature = "companies")]
pub mod companies;
#[cfg(feature = "components")]
pub mod components;
#[cfg(feature = "credits")]
pub mod credits;
#[cfg(feature = "dataexports")]
pub mod data_exports;
#[cfg(feature = "entitlements")]
pub mod entitlements;
#[cfg(feature = "events")]
pub mod events;
pub mod features;
#[cfg(feature = "insights")]
pub mod insights;
#[cfg(feature = "integrationsapi")]
pub mod integrations;
#[cfg(feature = "licenses")]
pub mod licenses;
#[cfg(feature = "planbundle")]
pub mod plan_bundles;
#[cfg(feature = "plangroups")]
pub mod plan_groups;
#[cfg(feature = "planmigrations")]
pub mod plan_migrations;
#[cfg(feature = "plans")]
pub mod plans;
#[cfg(feature = "componentspublic")]
pub mod public_components;
#[cfg(feature = "scheduledcheckout")]
pub mod scheduled_checkouts;
#[cfg(feature = "companies")]
pub mod users;
#[cfg(feature = "webhooks")]
pub mod webhooks;

#[cfg(feature = "accesstokens")]
pub use self::access_tokens::AccessTokens;
#[cfg(feature = "accounts")]
pub use self::accounts::Accounts;
#[cfg(feature = "billing")]
pub use self::billing::Billing;
#[cfg(feature = "catalogs")]
pub use self::catalogs::Catalogs;
#[cfg(feature = "checkout")]
pub use self::checkout::Checkout;
#[cfg(feature = "companies")]
pub use self::companies::Companies;
#[cfg(feature = "components")]
pub use self::components::Components;
#[cfg(feature = "credits")]
pub use self::credits::Credits;
#[cfg(feature = "dataexports")]
pub use self::data_exports::DataExports;
#[cfg(feature = "entitlements")]
pub use self::entitlements::Entitlements;
#[cfg(feature = "events")]
pub use self::events::Events;
pub use self::features::Features;
#[cfg(feature = "insights")]
pub use self::insights::Insights;
#[cfg(feature = "integrationsapi")]
pub use self::integrations::Integrations;
#[cfg(feature = "licenses")]
pub use self::licenses::Licenses;
#[cfg(feature = "planbundle")]
pub use self::plan_bundles::PlanBundles;
#[cfg(feature = "plangroups")]
pub use self::plan_groups::PlanGroups;
#[cfg(feature = "planmigrations")]
pub use self::plan_migrations::PlanMigrations;
#[cfg(feature = "plans")]
pub use self::plans::Plans;
#[cfg(feature = "componentspublic")]
pub use self::public_components::PublicComponents;
#[cfg(feature = "scheduledcheckout")]
pub use self::scheduled_checkouts::ScheduledCheckouts;
#[cfg(feature = "companies")]
pub use self::users::Users;
#[cfg(feature = "webhooks")]
pub use self::webhooks::Webhooks;
