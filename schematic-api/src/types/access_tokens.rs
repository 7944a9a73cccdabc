// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`access_tokens`](crate::operations::access_tokens).

use std::collections::BTreeMap;

use super::*;
use crate::runtime::record::record;
use crate::runtime::record::setters;
use crate::runtime::word::word;
use crate::runtime::{Secret, Timestamp};

#[cfg(feature = "accesstokens")]
record! {
    /// Body of `issueTemporaryAccessToken`.
    ///
    /// Needs the feature `accesstokens`, which is `api-accesstokens` of `schematic-core`.
    pub struct IssueTemporaryAccessTokenRequestBody requires 0b11 {
        0 "lookup" lookup: BTreeMap<String, String>,
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
}

#[cfg(feature = "accesstokens")]
setters! {
    IssueTemporaryAccessTokenRequestBody {
        "lookup" lookup(map into String) = 0;
        "resource_type" resource_type(into TemporaryAccessTokenResourceType) = 1;
    }
}

#[cfg(feature = "accesstokens")]
record! {
    /// Data that `issueTemporaryAccessToken` returns.
    ///
    /// Needs the feature `accesstokens`, which is `api-accesstokens` of `schematic-core`.
    pub struct IssueTemporaryAccessTokenResponseData requires 0b11111111 {
        0 "api_key_id" api_key_id: String,
        1 "created_at" created_at: Timestamp,
        2 "environment_id" environment_id: EnvironmentId,
        3 "expired_at" expired_at: Timestamp,
        4 "id" id: String,
        5 "resource_type" resource_type: TemporaryAccessTokenResourceType,
        6 "token" token: Secret,
        7 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(feature = "accesstokens")]
word! {
    /// Part of [`IssueTemporaryAccessTokenRequestBody`] and [`IssueTemporaryAccessTokenResponseData`].
    ///
    /// Needs the feature `accesstokens`, which is `api-accesstokens` of `schematic-core`.
    TemporaryAccessTokenResourceType {
        Company = "company",
    }
}
