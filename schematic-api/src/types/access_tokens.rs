// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`access_tokens`](crate::operations::access_tokens).

use std::collections::BTreeMap;

use super::*;
use crate::runtime::record::record;
use crate::runtime::word::word;
use crate::runtime::{Secret, Timestamp};

#[cfg(feature = "accesstokens")]
record! {
    /// Body of `issueTemporaryAccessToken`.
    ///
    /// Needs the feature `accesstokens`.
    pub struct IssueTemporaryAccessTokenRequestBody requires 0b11 {
        /// `lookup`.
        0 "lookup" lookup: BTreeMap<String, String>,
        /// `resource_type`.
        1 "resource_type" resource_type: TemporaryAccessTokenResourceType,
    }
}

#[cfg(feature = "accesstokens")]
impl IssueTemporaryAccessTokenRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(
        lookup: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
        resource_type: impl Into<TemporaryAccessTokenResourceType>,
    ) -> Self {
        Self::default().lookup(lookup).resource_type(resource_type)
    }

    /// Sets `lookup`.
    #[must_use]
    pub fn lookup(
        mut self,
        lookup: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
    ) -> Self {
        self.lookup = lookup
            .into_iter()
            .map(|(name, value)| (name.into(), value.into()))
            .collect();
        self.presence.set(0, false);
        self
    }

    /// Sets `resource_type`.
    #[must_use]
    pub fn resource_type(
        mut self,
        resource_type: impl Into<TemporaryAccessTokenResourceType>,
    ) -> Self {
        self.resource_type = resource_type.into();
        self.presence.set(1, false);
        self
    }
}

#[cfg(feature = "accesstokens")]
record! {
    /// Data that `issueTemporaryAccessToken` returns.
    ///
    /// Needs the feature `accesstokens`.
    pub struct IssueTemporaryAccessTokenResponseData requires 0b11111111 {
        /// `api_key_id`.
        0 "api_key_id" api_key_id: String,
        /// `created_at`.
        1 "created_at" created_at: Timestamp,
        /// `environment_id`.
        2 "environment_id" environment_id: EnvironmentId,
        /// `expired_at`.
        3 "expired_at" expired_at: Timestamp,
        /// `id`.
        4 "id" id: String,
        /// `resource_type`.
        5 "resource_type" resource_type: TemporaryAccessTokenResourceType,
        /// `token`.
        6 "token" token: Secret,
        /// `updated_at`.
        7 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(feature = "accesstokens")]
word! {
    /// Part of [`IssueTemporaryAccessTokenRequestBody`] and [`IssueTemporaryAccessTokenResponseData`].
    ///
    /// Needs the feature `accesstokens`.
    TemporaryAccessTokenResourceType {
        /// `company`.
        Company = "company",
    }
}
