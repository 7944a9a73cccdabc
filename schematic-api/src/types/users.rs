// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`users`](crate::operations::users).

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::*;
use crate::runtime::record::record;
use crate::runtime::record::setters;
use crate::runtime::{Field, Timestamp};

#[cfg(feature = "companies")]
record! {
    /// Body of `upsertUser` and `createUser`.
    ///
    /// Needs the feature `companies`, which is `api-companies` of `schematic-core`.
    pub struct UpsertUserRequestBody requires 0b100000 {
        0 "companies" companies: Field<Vec<BTreeMap<String, String>>>,
        1 "company" company: Field<BTreeMap<String, String>>,
        2 "company_id" company_id: Field<CompanyId>,
        3 "company_ids" company_ids: Field<Vec<CompanyId>>,
        4 "id" id: Field<UserId>,
        5 "keys" keys: BTreeMap<String, String>,
        6 "last_seen_at" last_seen_at: Field<Timestamp>,
        7 "name" name: Field<String>,
        8 "remove_keys" remove_keys: Option<Vec<String>>,
        9 "traits" traits: Option<Map<String, Value>>,
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
}

#[cfg(feature = "companies")]
setters! {
    UpsertUserRequestBody {
        "companies" companies(each BTreeMap<String, String>), clear_companies;
        "company" company(map into String), clear_company;
        "company_id" company_id(into CompanyId), clear_company_id;
        "company_ids" company_ids(each into CompanyId), clear_company_ids;
        "id" id(into UserId), clear_id;
        "keys" keys(map into String) = 5;
        "last_seen_at" last_seen_at(Timestamp), clear_last_seen_at;
        "name" name(into String), clear_name;
        "remove_keys" remove_keys(each into String);
        "traits" traits(object);
        "update_only" update_only(bool), clear_update_only;
    }
}

#[cfg(any(feature = "companies", feature = "webhook-payloads"))]
record! {
    /// Data that `upsertUserTrait`, `listUsers`, `upsertUser`, `getUser` and 2 more returns.
    ///
    /// Needs one of the features `companies` and `webhook-payloads`; in `schematic-core` `api-companies` and so on, and `webhooks` for `webhook-payloads`.
    pub struct UserDetailResponseData requires 0b1010111111 {
        0 "company_memberships" company_memberships: Vec<CompanyMembershipDetailResponseData>,
        1 "created_at" created_at: Timestamp,
        2 "entity_traits" entity_traits: Vec<EntityTraitDetailResponseData>,
        3 "environment_id" environment_id: EnvironmentId,
        4 "id" id: UserId,
        5 "keys" keys: Vec<EntityKeyDetailResponseData>,
        6 "last_seen_at" last_seen_at: Option<Timestamp>,
        7 "name" name: String,
        8 "traits" traits: Map<String, Value>,
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
    /// Needs one of the features `companies` and `entitlements`; in `schematic-core` `api-companies` and so on.
    pub struct UserResponseData requires 0b110111 {
        0 "created_at" created_at: Timestamp,
        1 "environment_id" environment_id: EnvironmentId,
        2 "id" id: UserId,
        3 "last_seen_at" last_seen_at: Option<Timestamp>,
        4 "name" name: String,
        5 "updated_at" updated_at: Timestamp,
    }
}
