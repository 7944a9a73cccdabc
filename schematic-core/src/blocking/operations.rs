//! The API's operations, called by threads that wait.

use schematic_api::runtime::{BlockingTransport, Call, RequestOptions, Response, Transport};

use super::Schematic;
use crate::Error;

/// Calls of the API with the client's settings, each on the client's thread while this one waits.
impl BlockingTransport for Schematic {
    fn call(&self, call: Call, options: &RequestOptions) -> Result<Response, Error> {
        let (client, options) = (self.client.clone(), options.clone());
        self.thread
            .run(async move { client.call(call, &options).await })?
    }
}
