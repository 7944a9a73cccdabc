// Written by `cargo xtask codegen`; changes belong into the generator.

use schematic_api::operations;
use schematic_api::runtime::Blocking;

use super::Schematic;

/// The API's operations, by group.
impl Schematic {
    /// Returns the API's operations on access tokens.
    ///
    /// Needs the feature `api-accesstokens`.
    #[cfg(feature = "api-accesstokens")]
    #[must_use]
    pub fn access_tokens(&self) -> operations::AccessTokens<Blocking<'_>> {
        operations::AccessTokens::blocking(self)
    }

    /// Returns the API's operations on the account: its members, API keys, audit log and environments.
    ///
    /// Needs the feature `api-accounts`.
    #[cfg(feature = "api-accounts")]
    #[must_use]
    pub fn accounts(&self) -> operations::Accounts<Blocking<'_>> {
        operations::Accounts::blocking(self)
    }

    /// Returns the API's operations on billing: customers, subscriptions, invoices, products and prices.
    ///
    /// Needs the feature `api-billing`.
    #[cfg(feature = "api-billing")]
    #[must_use]
    pub fn billing(&self) -> operations::Billing<Blocking<'_>> {
        operations::Billing::blocking(self)
    }

    /// Returns the API's operations on catalogs.
    ///
    /// Needs the feature `api-catalogs`.
    #[cfg(feature = "api-catalogs")]
    #[must_use]
    pub fn catalogs(&self) -> operations::Catalogs<Blocking<'_>> {
        operations::Catalogs::blocking(self)
    }

    /// Returns the API's operations on checkout and on the plan of a company.
    ///
    /// Needs the feature `api-checkout`.
    #[cfg(feature = "api-checkout")]
    #[must_use]
    pub fn checkout(&self) -> operations::Checkout<Blocking<'_>> {
        operations::Checkout::blocking(self)
    }

    /// Returns the API's operations on users, their keys and traits.
    #[must_use]
    pub fn users(&self) -> operations::Users<Blocking<'_>> {
        operations::Users::blocking(self)
    }

    /// Returns the API's operations on companies, their keys, traits and memberships.
    #[must_use]
    pub fn companies(&self) -> operations::Companies<Blocking<'_>> {
        operations::Companies::blocking(self)
    }

    /// Returns the API's operations on components.
    ///
    /// Needs the feature `api-components`.
    #[cfg(feature = "api-components")]
    #[must_use]
    pub fn components(&self) -> operations::Components<Blocking<'_>> {
        operations::Components::blocking(self)
    }

    /// Returns the API's operations on what is public of components.
    ///
    /// Needs the feature `api-componentspublic`.
    #[cfg(feature = "api-componentspublic")]
    #[must_use]
    pub fn public_components(&self) -> operations::PublicComponents<Blocking<'_>> {
        operations::PublicComponents::blocking(self)
    }

    /// Returns the API's operations on credits: their types, bundles, grants, leases and ledger.
    ///
    /// Needs the feature `api-credits`.
    #[cfg(feature = "api-credits")]
    #[must_use]
    pub fn credits(&self) -> operations::Credits<Blocking<'_>> {
        operations::Credits::blocking(self)
    }

    /// Returns the API's operations on exports of data.
    ///
    /// Needs the feature `api-dataexports`.
    #[cfg(feature = "api-dataexports")]
    #[must_use]
    pub fn data_exports(&self) -> operations::DataExports<Blocking<'_>> {
        operations::DataExports::blocking(self)
    }

    /// Returns the API's operations on entitlements: of plans, by overrides, and how they are used.
    ///
    /// Needs the feature `api-entitlements`.
    #[cfg(feature = "api-entitlements")]
    #[must_use]
    pub fn entitlements(&self) -> operations::Entitlements<Blocking<'_>> {
        operations::Entitlements::blocking(self)
    }

    /// Returns the API's operations on events.
    ///
    /// Needs the feature `api-events`.
    #[cfg(feature = "api-events")]
    #[must_use]
    pub fn events(&self) -> operations::Events<Blocking<'_>> {
        operations::Events::blocking(self)
    }

    /// Returns the API's operations on features and flags.
    ///
    /// Those that are no checks need the feature `api-features`.
    #[must_use]
    pub fn features(&self) -> operations::Features<Blocking<'_>> {
        operations::Features::blocking(self)
    }

    /// Returns the API's operations on insights.
    ///
    /// Needs the feature `api-insights`.
    #[cfg(feature = "api-insights")]
    #[must_use]
    pub fn insights(&self) -> operations::Insights<Blocking<'_>> {
        operations::Insights::blocking(self)
    }

    /// Returns the API's operations on integrations.
    ///
    /// Needs the feature `api-integrationsapi`.
    #[cfg(feature = "api-integrationsapi")]
    #[must_use]
    pub fn integrations(&self) -> operations::Integrations<Blocking<'_>> {
        operations::Integrations::blocking(self)
    }

    /// Returns the API's operations on licenses.
    ///
    /// Needs the feature `api-licenses`.
    #[cfg(feature = "api-licenses")]
    #[must_use]
    pub fn licenses(&self) -> operations::Licenses<Blocking<'_>> {
        operations::Licenses::blocking(self)
    }

    /// Returns the API's operations on plan bundles.
    ///
    /// Needs the feature `api-planbundle`.
    #[cfg(feature = "api-planbundle")]
    #[must_use]
    pub fn plan_bundles(&self) -> operations::PlanBundles<Blocking<'_>> {
        operations::PlanBundles::blocking(self)
    }

    /// Returns the API's operations on the plan group.
    ///
    /// Needs the feature `api-plangroups`.
    #[cfg(feature = "api-plangroups")]
    #[must_use]
    pub fn plan_groups(&self) -> operations::PlanGroups<Blocking<'_>> {
        operations::PlanGroups::blocking(self)
    }

    /// Returns the API's operations on migrations between versions of plans.
    ///
    /// Needs the feature `api-planmigrations`.
    #[cfg(feature = "api-planmigrations")]
    #[must_use]
    pub fn plan_migrations(&self) -> operations::PlanMigrations<Blocking<'_>> {
        operations::PlanMigrations::blocking(self)
    }

    /// Returns the API's operations on plans.
    ///
    /// Needs the feature `api-plans`.
    #[cfg(feature = "api-plans")]
    #[must_use]
    pub fn plans(&self) -> operations::Plans<Blocking<'_>> {
        operations::Plans::blocking(self)
    }

    /// Returns the API's operations on scheduled checkouts.
    ///
    /// Needs the feature `api-scheduledcheckout`.
    #[cfg(feature = "api-scheduledcheckout")]
    #[must_use]
    pub fn scheduled_checkouts(&self) -> operations::ScheduledCheckouts<Blocking<'_>> {
        operations::ScheduledCheckouts::blocking(self)
    }

    /// Returns the API's operations on webhooks and their deliveries.
    ///
    /// Needs the feature `api-webhooks`.
    #[cfg(feature = "api-webhooks")]
    #[must_use]
    pub fn webhooks(&self) -> operations::Webhooks<Blocking<'_>> {
        operations::Webhooks::blocking(self)
    }
}
