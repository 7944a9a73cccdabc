// Written by `cargo xtask codegen`; changes belong into the generator.

//! [`AccessTokens`], and a type for each of its operations.

use crate::ids::*;
use crate::runtime::group::group;
use crate::runtime::operation::operation;
use crate::runtime::parameters::parameters;
use crate::runtime::{Request, Timestamp};
use crate::types::*;

group! {
    /// Operations on access tokens.
    ///
    /// | method | operation | request |
    /// | --- | --- | --- |
    /// | [`issue_temporary_access_token`](Self::issue_temporary_access_token) | `issueTemporaryAccessToken` | `POST /temporary-access-tokens` |
    ///
    /// Needs the feature `accesstokens`, which is `api-accesstokens` of `schematic-core`.
    pub struct AccessTokens;
}

impl<S: Clone> AccessTokens<S> {
    /// `issueTemporaryAccessToken`: `POST /temporary-access-tokens`.
    #[doc(alias = "issueTemporaryAccessToken")]
    pub fn issue_temporary_access_token(
        &self,
        body: &IssueTemporaryAccessTokenRequestBody,
    ) -> Request<S, IssueTemporaryAccessToken> {
        self.request().body(body)
    }
}

operation! {
    /// `issueTemporaryAccessToken`: `POST /temporary-access-tokens`, made by [`AccessTokens::issue_temporary_access_token`].
    pub IssueTemporaryAccessToken: POST "/temporary-access-tokens", "issueTemporaryAccessToken" in "accesstokens"
        => IssueTemporaryAccessTokenResponseData;
}
