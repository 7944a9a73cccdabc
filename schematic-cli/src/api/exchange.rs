//! One call after another, over the client.

use schematic_api::dynamic::{Dynamic, Parts};
use schematic_api::runtime::{Call, RequestOptions, Transport};
use schematic_core::Schematic;
use serde_json::Value;
use tokio::runtime::Runtime;

use super::failed::Failed;
use crate::args::ApiConnectionArgs;
use crate::failure::Failure;
use crate::{connection, failure};

/// What makes calls and waits for their answers.
pub(crate) struct Exchange {
    client: Schematic,
    key: String,
    options: RequestOptions,
    runtime: Runtime,
}

impl Exchange {
    pub(crate) fn new(args: &ApiConnectionArgs) -> Result<Self, Failure> {
        let mut options = RequestOptions::new();
        if let Some(timeout) = args.timeout {
            options = options.total_timeout(timeout).timeout(timeout);
        }
        Ok(Self {
            client: connection::client(args.base_url.as_deref(), None, |builder| builder)?,
            key: connection::key()?,
            options,
            runtime: failure::background_runtime()?,
        })
    }

    /// Makes the call of `operation` that has these parts, and returns the whole answer.
    pub(crate) fn make(&self, operation: &Dynamic, parts: &Parts) -> Result<Value, Failed> {
        let call = operation.request(parts).map_err(Failed::unreadable)?;
        self.send(operation, call)
    }

    /// Makes `call`, which is one of `operation`, and returns the whole answer.
    pub(crate) fn send(&self, operation: &Dynamic, call: Call) -> Result<Value, Failed> {
        let answer = self.client.call(call, &self.options);
        let response = self.runtime.block_on(answer);
        response
            .and_then(|response| operation.answer(&response))
            .map_err(|error| Failed::of(&error, &self.key))
    }
}
