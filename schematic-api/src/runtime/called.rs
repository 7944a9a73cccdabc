use std::borrow::Cow;

use http::Method;

use super::{Call, Error, Facts, Response};

/// The request that errors name.
#[derive(Clone, Debug)]
pub(super) struct Called {
    operation: Option<&'static str>,
    method: Method,
    path: Cow<'static, str>,
}

impl Called {
    /// Names the request that `call` makes.
    pub(super) fn by(call: &Call) -> Self {
        Self {
            operation: call.operation(),
            method: call.method().clone(),
            path: call.template_owned(),
        }
    }

    /// Reads `answer` with `read`, and names the request in whatever went wrong.
    pub(super) fn read<T>(
        &self,
        answer: Result<Response, Error>,
        read: impl FnOnce(Response) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let response = answer.map_err(|error| self.name(error))?;
        let attempts = response.attempts();
        read(response).map_err(|error| self.unread(error, attempts))
    }

    /// Names the request in the error of an answer that came after so many attempts, and cannot be
    /// read.
    pub(super) fn unread(&self, error: Error, attempts: u32) -> Error {
        self.name(error.with_request(self.method.clone(), self.path.clone(), attempts))
    }

    /// Names the operation in `error`.
    pub(super) fn name(&self, error: Error) -> Error {
        match self.operation {
            Some(id) => error.with_operation(id),
            None => error,
        }
    }

    /// Names the request in an error that kept it from being made.
    pub(super) fn refuse(&self, error: Error) -> Error {
        self.name(error.with_request(self.method.clone(), self.path.clone(), 0))
    }
}

impl From<Facts> for Called {
    fn from(facts: Facts) -> Self {
        Self {
            operation: Some(facts.id),
            method: facts.method,
            path: facts.path.into(),
        }
    }
}
