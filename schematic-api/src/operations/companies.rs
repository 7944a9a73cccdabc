use http::Method;

use super::Caller;
use crate::runtime::{Call, Error, RequestOptions, Transport};
use crate::types::{CompanyDetailResponseData, UpsertCompanyRequestBody};

/// Operations on companies.
#[derive(Clone, Debug)]
pub struct Companies<'a>(Caller<'a>);

impl<'a> Companies<'a> {
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

    /// `upsertCompany`: creates the company that the keys of `body` name, or updates it.
    ///
    /// # Errors
    ///
    /// Whatever went wrong; see [`Error::kind`].
    ///
    /// # Cancel safety
    ///
    /// When the future is dropped the call may or may not have been carried out.
    pub async fn upsert(
        &self,
        body: &UpsertCompanyRequestBody,
    ) -> Result<CompanyDetailResponseData, Error> {
        let call = Call::new(Method::POST, "/companies").json(body)?;
        self.0.data(call).await
    }

    /// `lookupCompany`: the company with these keys, by name.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`](crate::runtime::ErrorKind::NotFound) when there is none, and
    /// whatever else went wrong.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point.
    pub async fn lookup<'k>(
        &self,
        keys: impl IntoIterator<Item = (&'k str, &'k str)>,
    ) -> Result<CompanyDetailResponseData, Error> {
        let call = Call::new(Method::GET, "/companies/lookup").query_map("keys", keys);
        self.0.data(call).await
    }
}
