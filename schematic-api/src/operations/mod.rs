//! The operations of the API, by tag. Each is a method that takes the request and returns the
//! `data` of the answer.

mod companies;
mod features;
mod users;

pub use self::companies::Companies;
pub use self::features::Features;
pub use self::users::Users;

use std::fmt;

use serde::de::DeserializeOwned;

use crate::runtime::{Call, Error, RequestOptions, Transport};

/// A transport as the operations hold it, with the options of the calls.
#[derive(Clone)]
struct Caller<'a> {
    transport: &'a dyn Transport,
    options: RequestOptions,
}

impl<'a> Caller<'a> {
    fn new(transport: &'a dyn Transport) -> Self {
        Self {
            transport,
            options: RequestOptions::new(),
        }
    }

    async fn data<T: DeserializeOwned>(&self, call: Call) -> Result<T, Error> {
        let (method, template) = (call.method().clone(), call.template().to_owned());
        self.transport
            .call(call, &self.options)
            .await?
            .data()
            .map_err(|error| error.with_request(method, template, 1))
    }
}

impl fmt::Debug for Caller<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Caller")
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}
