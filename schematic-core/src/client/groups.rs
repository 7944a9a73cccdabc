// Written by `cargo xtask codegen`; changes belong into the generator.

use schematic_api::operations;
use schematic_api::runtime::Async;

use super::Schematic;

/// The API's operations, by group.
impl Schematic {
    /// Returns the API's operations on access tokens.
    ///
    /// Needs the feature `api-accesstokens`.
    #[cfg(feature = "api-accesstokens")]
    #[must_use]
    pub fn access_tokens(&self) -> operations::AccessTokens<Async<'_>> {
        operations::AccessTokens::new(self)
    }

    /// Returns the API's operations on the account: its members, API keys, audit log and environments.
    ///
    /// Needs the feature `api-accounts`.
    #[cfg(feature = "api-accounts")]
    #[must_use]
    pub fn accounts(&self) -> operations::Accounts<Async<'_>> {
        operations::Accounts::new(self)
    }

    /// Returns the API's operations on billing: customers, subscriptions, invoices, products and prices.
    ///
    /// Needs the feature `api-billing`.
    #[cfg(feature = "api-billing")]
    #[must_use]
    pub fn billing(&self) -> operations::Billing<Async<'_>> {
        operations::Billing::new(self)
    }

    /// Returns the API's operations on catalogs.
    ///
    /// Needs the feature `api-catalogs`.
    #[cfg(feature = "api-catalogs")]
    #[must_use]
    pub fn catalogs(&self) -> operations::Catalogs<Async<'_>> {
        operations::Catalogs::new(self)
    }

    /// Returns the API's operations on checkout and on the plan of a company.
    ///
    /// Needs the feature `api-checkout`.
    #[cfg(feature = "api-checkout")]
    #[must_use]
    pub fn checkout(&self) -> operations::Checkout<Async<'_>> {
        operations::Checkout::new(self)
    }

    /// Returns the API's operations on users, their keys and traits.
    #[must_use]
    pub fn users(&self) -> operations::Users<Async<'_>> {
        operations::Users::new(self)
    }

    /// Returns the API's operations on companies, their keys, traits and memberships.
    #[must_use]
    pub fn companies(&self) -> operations::Companies<Async<'_>> {
        operations::Companies::new(self)
    }

    /// Returns the API's operations on components.
    ///
    /// Needs the feature `api-components`.
    #[cfg(feature = "api-components")]
    #[must_use]
    pub fn components(&self) -> operations::Components<Async<'_>> {
        operations::Components::new(self)
    }

    /// Returns the API's operations on what is public of components.
    ///
    /// Needs the feature `api-componentspublic`.
    #[cfg(feature = "api-componentspublic")]
    #[must_use]
    pub fn public_components(&self) -> operations::PublicComponents<Async<'_>> {
        operations::PublicComponents::new(self)
    }

    /// Returns the API's operations on credits: their types, bundles, grants, leases and ledger.
    ///
    /// Needs the feature `api-credits`.
    #[cfg(feature = "api-credits")]
    #[must_use]
    pub fn credits(&self) -> operations::Credits<Async<'_>> {
        operations::Credits::new(self)
    }

    /// Returns the API's operations on exports of data.
    ///
    /// Needs the feature `api-dataexports`.
    #[cfg(feature = "api-dataexports")]
    #[must_use]
    pub fn data_exports(&self) -> operations::DataExports<Async<'_>> {
        operations::DataExports::new(self)
    }

    /// Returns the API's operations on entitlements: of plans, by overrides, and how they are used.
    ///
    /// Needs the feature `api-entitlements`.
    #[cfg(feature = "api-entitlements")]
    #[must_use]
    pub fn entitlements(&self) -> operations::Entitlements<Async<'_>> {
        operations::Entitlements::new(self)
    }

    /// Returns the API's operations on events.
    ///
    /// Needs the feature `api-events`.
    #[cfg(feature = "api-events")]
    #[must_use]
    pub fn events(&self) -> operations::Events<Async<'_>> {
        operations::Events::new(self)
    }

    /// Returns the API's operations on features and flags.
    ///
    /// Those that are no checks need the feature `api-features`.
    #[must_use]
    pub fn features(&self) -> operations::Features<Async<'_>> {
        operations::Features::new(self)
    }

    /// Returns the API's operations on insights.
    ///
    /// Needs the feature `api-insights`.
    #[cfg(feature = "api-insights")]
    #[must_use]
    pub fn insights(&self) -> operations::Insights<Async<'_>> {
        operations::Insights::new(self)
    }

    /// Returns the API's operations on integrations.
    ///
    /// Needs the feature `api-integrationsapi`.
    #[cfg(feature = "api-integrationsapi")]
    #[must_use]
    pub fn integrations(&self) -> operations::Integrations<Async<'_>> {
        operations::Integrations::new(self)
    }

    /// Returns the API's operations on licenses.
    ///
    /// Needs the feature `api-licenses`.
    #[cfg(feature = "api-licenses")]
    #[must_use]
    pub fn licenses(&self) -> operations::Licenses<Async<'_>> {
        operations::Licenses::new(self)
    }

    /// Returns the API's operations on plan bundles.
    ///
    /// Needs the feature `api-planbundle`.
    #[cfg(feature = "api-planbundle")]
    #[must_use]
    pub fn plan_bundles(&self) -> operations::PlanBundles<Async<'_>> {
        operations::PlanBundles::new(self)
    }

    /// Returns the API's operations on the plan group.
    ///
    /// Needs the feature `api-plangroups`.
    #[cfg(feature = "api-plangroups")]
    #[must_use]
    pub fn plan_groups(&self) -> operations::PlanGroups<Async<'_>> {
        operations::PlanGroups::new(self)
    }

    /// Returns the API's operations on migrations between versions of plans.
    ///
    /// Needs the feature `api-planmigrations`.
    #[cfg(feature = "api-planmigrations")]
    #[must_use]
    pub fn plan_migrations(&self) -> operations::PlanMigrations<Async<'_>> {
        operations::PlanMigrations::new(self)
    }

    /// Returns the API's operations on plans.
    ///
    /// Needs the feature `api-plans`.
    #[cfg(feature = "api-plans")]
    #[must_use]
    pub fn plans(&self) -> operations::Plans<Async<'_>> {
        operations::Plans::new(self)
    }

    /// Returns the API's operations on scheduled checkouts.
    ///
    /// Needs the feature `api-scheduledcheckout`.
    #[cfg(feature = "api-scheduledcheckout")]
    #[must_use]
    pub fn scheduled_checkouts(&self) -> operations::ScheduledCheckouts<Async<'_>> {
        operations::ScheduledCheckouts::new(self)
    }

    /// Returns the API's operations on webhooks and their deliveries.
    ///
    /// Needs the feature `api-webhooks`.
    #[cfg(feature = "api-webhooks")]
    #[must_use]
    pub fn webhooks(&self) -> operations::Webhooks<Async<'_>> {
        operations::Webhooks::new(self)
    }
}
