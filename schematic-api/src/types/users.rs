// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`users`](crate::operations::users).

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::*;
use crate::runtime::record::record;
use crate::runtime::{Field, Timestamp};

#[cfg(feature = "companies")]
record! {
    /// Body of `upsertUser` and `createUser`.
    ///
    /// Needs the feature `companies`.
    pub struct UpsertUserRequestBody requires 0b100000 {
        /// `companies`.
        0 "companies" companies: Field<Vec<BTreeMap<String, String>>>,
        /// `company`.
        1 "company" company: Field<BTreeMap<String, String>>,
        /// `company_id`.
        2 "company_id" company_id: Field<CompanyId>,
        /// `company_ids`.
        3 "company_ids" company_ids: Field<Vec<CompanyId>>,
        /// `id`.
        4 "id" id: Field<UserId>,
        /// `keys`.
        5 "keys" keys: BTreeMap<String, String>,
        /// `last_seen_at`.
        6 "last_seen_at" last_seen_at: Field<Timestamp>,
        /// `name`.
        7 "name" name: Field<String>,
        /// `remove_keys`.
        8 "remove_keys" remove_keys: Option<Vec<String>>,
        /// `traits`.
        9 "traits" traits: Option<Map<String, Value>>,
        /// `update_only`.
        10 "update_only" update_only: Field<bool>,
    }
}

#[cfg(feature = "companies")]
impl UpsertUserRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(keys: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>) -> Self {
        Self::default().keys(keys)
    }

    /// Sets `companies`.
    #[must_use]
    pub fn companies(
        mut self,
        companies: impl IntoIterator<Item = BTreeMap<String, String>>,
    ) -> Self {
        self.companies = Field::Value(companies.into_iter().collect());
        self
    }

    /// Sets `companies` to null.
    #[must_use]
    pub fn clear_companies(mut self) -> Self {
        self.companies = Field::Null;
        self
    }

    /// Sets `company`.
    #[must_use]
    pub fn company(
        mut self,
        company: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
    ) -> Self {
        self.company = Field::Value(
            company
                .into_iter()
                .map(|(name, value)| (name.into(), value.into()))
                .collect(),
        );
        self
    }

    /// Sets `company` to null.
    #[must_use]
    pub fn clear_company(mut self) -> Self {
        self.company = Field::Null;
        self
    }

    /// Sets `company_id`.
    #[must_use]
    pub fn company_id(mut self, company_id: impl Into<CompanyId>) -> Self {
        self.company_id = Field::Value(company_id.into());
        self
    }

    /// Sets `company_id` to null.
    #[must_use]
    pub fn clear_company_id(mut self) -> Self {
        self.company_id = Field::Null;
        self
    }

    /// Sets `company_ids`.
    #[must_use]
    pub fn company_ids(
        mut self,
        company_ids: impl IntoIterator<Item = impl Into<CompanyId>>,
    ) -> Self {
        self.company_ids = Field::Value(company_ids.into_iter().map(Into::into).collect());
        self
    }

    /// Sets `company_ids` to null.
    #[must_use]
    pub fn clear_company_ids(mut self) -> Self {
        self.company_ids = Field::Null;
        self
    }

    /// Sets `id`.
    #[must_use]
    pub fn id(mut self, id: impl Into<UserId>) -> Self {
        self.id = Field::Value(id.into());
        self
    }

    /// Sets `id` to null.
    #[must_use]
    pub fn clear_id(mut self) -> Self {
        self.id = Field::Null;
        self
    }

    /// Sets `keys`.
    #[must_use]
    pub fn keys(
        mut self,
        keys: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
    ) -> Self {
        self.keys = keys
            .into_iter()
            .map(|(name, value)| (name.into(), value.into()))
            .collect();
        self.presence.set(5, false);
        self
    }

    /// Sets `last_seen_at`.
    #[must_use]
    pub fn last_seen_at(mut self, last_seen_at: Timestamp) -> Self {
        self.last_seen_at = Field::Value(last_seen_at);
        self
    }

    /// Sets `last_seen_at` to null.
    #[must_use]
    pub fn clear_last_seen_at(mut self) -> Self {
        self.last_seen_at = Field::Null;
        self
    }

    /// Sets `name`.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Field::Value(name.into());
        self
    }

    /// Sets `name` to null.
    #[must_use]
    pub fn clear_name(mut self) -> Self {
        self.name = Field::Null;
        self
    }

    /// Sets `remove_keys`.
    #[must_use]
    pub fn remove_keys(mut self, remove_keys: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.remove_keys = Some(remove_keys.into_iter().map(Into::into).collect());
        self
    }

    /// Sets `traits`.
    #[must_use]
    pub fn traits(
        mut self,
        traits: impl IntoIterator<Item = (impl Into<String>, impl Into<Value>)>,
    ) -> Self {
        self.traits = Some(
            traits
                .into_iter()
                .map(|(name, value)| (name.into(), value.into()))
                .collect(),
        );
        self
    }

    /// Sets `update_only`.
    #[must_use]
    pub fn update_only(mut self, update_only: bool) -> Self {
        self.update_only = Field::Value(update_only);
        self
    }

    /// Sets `update_only` to null.
    #[must_use]
    pub fn clear_update_only(mut self) -> Self {
        self.update_only = Field::Null;
        self
    }
}

#[cfg(any(feature = "companies", feature = "webhook-payloads"))]
record! {
    /// Data that `upsertUserTrait`, `listUsers`, `upsertUser`, `getUser` and 2 more returns.
    ///
    /// Needs one of the features `companies` and `webhook-payloads`.
    pub struct UserDetailResponseData requires 0b1010111111 {
        /// `company_memberships`.
        0 "company_memberships" company_memberships: Vec<CompanyMembershipDetailResponseData>,
        /// `created_at`.
        1 "created_at" created_at: Timestamp,
        /// `entity_traits`.
        2 "entity_traits" entity_traits: Vec<EntityTraitDetailResponseData>,
        /// `environment_id`.
        3 "environment_id" environment_id: EnvironmentId,
        /// `id`.
        4 "id" id: UserId,
        /// `keys`.
        5 "keys" keys: Vec<EntityKeyDetailResponseData>,
        /// `last_seen_at`.
        6 "last_seen_at" last_seen_at: Option<Timestamp>,
        /// `name`.
        7 "name" name: String,
        /// `traits`.
        8 "traits" traits: Map<String, Value>,
        /// `updated_at`.
        9 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(any(feature = "companies", feature = "webhook-payloads"))]
impl UserDetailResponseData {
    /// Creates one with these members and nothing more, for tests.
    #[must_use]
    pub fn new(id: impl Into<UserId>) -> Self {
        Self {
            id: id.into(),
            ..Self::default()
        }
    }
}

#[cfg(any(feature = "companies", feature = "entitlements"))]
record! {
    /// Data that `deleteUserByKeys` returns.
    ///
    /// Needs one of the features `companies` and `entitlements`.
    pub struct UserResponseData requires 0b110111 {
        /// `created_at`.
        0 "created_at" created_at: Timestamp,
        /// `environment_id`.
        1 "environment_id" environment_id: EnvironmentId,
        /// `id`.
        2 "id" id: UserId,
        /// `last_seen_at`.
        3 "last_seen_at" last_seen_at: Option<Timestamp>,
        /// `name`.
        4 "name" name: String,
        /// `updated_at`.
        5 "updated_at" updated_at: Timestamp,
    }
}
