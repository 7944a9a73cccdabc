use http::Method;

use super::Caller;
use crate::runtime::{Call, Error, RequestOptions, Transport};
use crate::types::{
    CheckFlagRequestBody, CheckFlagResponseData, CheckFlagsBulkRequestBody,
    CheckFlagsBulkResponseData, CheckFlagsResponseData,
};

/// The longest answer about one flag, in bytes.
const ONE_CHECK: usize = 1024 * 1024;

/// The longest answer about all flags of an environment, in bytes.
const ALL_CHECKS: usize = 16 * 1024 * 1024;

/// Operations on features and flags.
#[derive(Clone, Debug)]
pub struct Features<'a>(Caller<'a>);

impl<'a> Features<'a> {
    /// Creates the operations over `transport`.
    #[must_use]
    pub fn new(transport: &'a dyn Transport) -> Self {
        Self(Caller::new(transport))
    }

    /// Returns these operations with options for the calls made through them.
    #[must_use]
    pub fn with_options(mut self, options: RequestOptions) -> Self {
        self.0.options = options;
        self
    }

    /// `checkFlag`: the value of the flag `key`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidRequest`](crate::runtime::ErrorKind::InvalidRequest) for an empty key,
    /// and whatever else went wrong.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point.
    pub async fn check_flag(
        &self,
        key: &str,
        body: &CheckFlagRequestBody,
    ) -> Result<CheckFlagResponseData, Error> {
        self.0.data(Self::check_flag_call(key, body)?).await
    }

    /// `checkFlags`: the values of all flags.
    ///
    /// # Errors
    ///
    /// Whatever went wrong; see [`Error::kind`].
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point.
    pub async fn check_flags(
        &self,
        body: &CheckFlagRequestBody,
    ) -> Result<CheckFlagsResponseData, Error> {
        self.0.data(Self::check_flags_call(body)?).await
    }

    /// `checkFlagsBulk`: the values of all flags for each of several contexts.
    ///
    /// # Errors
    ///
    /// Whatever went wrong; see [`Error::kind`].
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point.
    pub async fn check_flags_bulk(
        &self,
        body: &CheckFlagsBulkRequestBody,
    ) -> Result<CheckFlagsBulkResponseData, Error> {
        let call = Call::new(Method::POST, "/flags/check-bulk")
            .read_only()
            .json(body)?;
        self.0.data(call).await
    }

    /// Returns the call of `checkFlag`, for a transport of the application.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidRequest`](crate::runtime::ErrorKind::InvalidRequest) when `body` cannot
    /// be written as JSON.
    pub fn check_flag_call(key: &str, body: &CheckFlagRequestBody) -> Result<Call, Error> {
        Call::new(Method::POST, "/flags/{key}/check")
            .path("key", key)
            .read_only()
            .limit_answer(ONE_CHECK)
            .json(body)
    }

    /// Returns the call of `checkFlags`, for a transport of the application.
    ///
    /// # Errors
    ///
    /// As [`Features::check_flag_call`].
    pub fn check_flags_call(body: &CheckFlagRequestBody) -> Result<Call, Error> {
        Call::new(Method::POST, "/flags/check")
            .read_only()
            .limit_answer(ALL_CHECKS)
            .json(body)
    }
}
