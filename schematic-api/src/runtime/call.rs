use std::borrow::Cow;

use bytes::Bytes;
use http::Method;
use serde::Serialize;

use super::operation::JSON;
use super::record::{AsWritten, Record, Writing};
use super::{Error, ErrorKind, Facts, path};

/// One call of an operation, before it becomes an HTTP request.
///
/// ```
/// use http::Method;
/// use schematic_api::runtime::Call;
///
/// let call = Call::new(Method::GET, "/companies/{company_id}").path("company_id", "comp 1");
/// assert_eq!(call.target()?, "/companies/comp%201");
/// # Ok::<(), schematic_api::runtime::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Call {
    method: Method,
    template: Cow<'static, str>,
    operation: Option<&'static str>,
    values: Vec<(&'static str, String)>,
    query: Vec<(Cow<'static, str>, String)>,
    body: Option<Bytes>,
    read_only: bool,
    answer_limit: usize,
    accept: &'static str,
}

impl Call {
    /// Creates a call of `method` on the path `template`, whose parameters stand in braces.
    ///
    /// The path begins with exactly one slash: [`target`](Self::target) refuses any other, and one
    /// that could lead to another host.
    #[must_use]
    pub fn new(method: Method, template: impl Into<Cow<'static, str>>) -> Self {
        let read_only = method.is_safe();
        Self {
            method,
            template: template.into(),
            operation: None,
            values: Vec::new(),
            query: Vec::new(),
            body: None,
            read_only,
            answer_limit: usize::MAX,
            accept: JSON,
        }
    }

    /// Creates a call of the operation that has these facts.
    #[must_use]
    pub fn of(facts: Facts) -> Self {
        let read_only = facts.read_only || facts.method.is_safe();
        Self {
            operation: Some(facts.id),
            read_only,
            answer_limit: facts.answer_limit,
            accept: facts.accept,
            ..Self::new(facts.method, facts.path)
        }
    }

    /// Sets the path parameter `name` to `value`.
    #[must_use]
    pub fn path(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.values.retain(|(known, _)| *known != name);
        self.values.push((name, value.into()));
        self
    }

    /// Adds a query parameter; one that is given several times is sent several times.
    #[must_use]
    pub fn query(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<String>) -> Self {
        self.query.push((name.into(), value.into()));
        self
    }

    /// Sets a query parameter to one value for each of `values`, in place of those it had.
    #[must_use]
    pub fn set_query<V: Into<String>>(
        mut self,
        name: &'static str,
        values: impl IntoIterator<Item = V>,
    ) -> Self {
        self.query.retain(|(known, _)| known != name);
        let values = values.into_iter();
        self.query
            .extend(values.map(|value| (Cow::Borrowed(name), value.into())));
        self
    }

    /// Sets a query parameter that is a map, in place of the pairs it had: `name[key]=value` for
    /// each pair.
    #[must_use]
    pub fn set_query_map<K: AsRef<str>, V: Into<String>>(
        mut self,
        name: &'static str,
        pairs: impl IntoIterator<Item = (K, V)>,
    ) -> Self {
        self.query.retain(|(known, _)| !is_pair_of(name, known));
        self.query_map(name, pairs)
    }

    /// Adds a query parameter that is a map: `name[key]=value` for each pair.
    #[must_use]
    pub fn query_map<K: AsRef<str>, V: Into<String>>(
        mut self,
        name: &str,
        pairs: impl IntoIterator<Item = (K, V)>,
    ) -> Self {
        let pairs = pairs.into_iter();
        self.query.extend(pairs.map(|(key, value)| {
            let name = format!("{name}[{}]", key.as_ref());
            (Cow::Owned(name), value.into())
        }));
        self
    }

    /// Sets the body to `body` as JSON.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidRequest`] when `body` cannot be written as JSON.
    pub fn json(mut self, body: &impl Serialize) -> Result<Self, Error> {
        let written = serde_json::to_vec(body).map_err(|error| {
            Error::new(
                ErrorKind::InvalidRequest,
                format!("the body of the request cannot be written as JSON: {error}"),
            )
            .with_source(error)
        })?;
        self.body = Some(written.into());
        Ok(self)
    }

    /// Sets the body to `body` as a request has it: every required member set.
    pub(crate) fn body_of<T: Record>(self, body: &T) -> Result<Self, Error> {
        self.json(&AsWritten(body, Writing::Request))
    }

    /// Sets the media types that the answer may have; `application/json` by default.
    #[must_use]
    pub fn accepting(mut self, media_types: &'static str) -> Self {
        self.accept = media_types;
        self
    }

    /// Marks the call as one that changes nothing although its method may say otherwise, so it
    /// can be repeated when its answer got lost. Flag checks are.
    #[must_use]
    pub fn read_only(mut self) -> Self {
        self.read_only = true;
        self
    }

    /// Limits the answer to so many bytes, if the transport's own limit is not lower. By default
    /// there is only that one. A longer answer is an error of kind [`ErrorKind::Transport`].
    #[must_use]
    pub fn limit_answer(mut self, bytes: usize) -> Self {
        self.answer_limit = bytes;
        self
    }

    /// Returns the HTTP method.
    #[must_use]
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// Returns the path as the API's document writes it, with names in place of values.
    #[must_use]
    pub fn template(&self) -> &str {
        &self.template
    }

    pub(super) fn template_owned(&self) -> Cow<'static, str> {
        self.template.clone()
    }

    /// Returns the `operationId` of the operation, where the call is one of the API's document.
    #[must_use]
    pub fn operation(&self) -> Option<&'static str> {
        self.operation
    }

    /// Returns the media types that the answer may have, for the header `Accept`.
    #[must_use]
    pub fn accept(&self) -> &'static str {
        self.accept
    }

    /// Returns the first value of a query parameter.
    pub(crate) fn query_value(&self, name: &str) -> Option<&str> {
        let (_, value) = self.query.iter().find(|(known, _)| known == name)?;
        Some(value)
    }

    /// Returns the JSON body, where there is one.
    #[must_use]
    pub fn body(&self) -> Option<&Bytes> {
        self.body.as_ref()
    }

    /// Returns whether the call changes nothing at Schematic.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// Returns the longest answer to read, in bytes; `usize::MAX` if the call sets no limit.
    #[must_use]
    pub fn answer_limit(&self) -> usize {
        self.answer_limit
    }

    /// Returns the path and query to send, percent-encoded.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidRequest`] when the template is no path, or a path parameter is missing,
    /// empty, `.` or `..`.
    pub fn target(&self) -> Result<String, Error> {
        self.target_with(&[])
    }

    /// Returns the path and query to send with further query parameters behind the call's own.
    ///
    /// # Errors
    ///
    /// As [`Call::target`].
    pub fn target_with(&self, further: &[(String, String)]) -> Result<String, Error> {
        let mut target = path::fill(&self.template, &self.values)?;
        let own = self.query.iter().map(|(name, value)| (&**name, &**value));
        let further = further.iter().map(|(name, value)| (&**name, &**value));
        for (index, (name, value)) in own.chain(further).enumerate() {
            target.push(if index == 0 { '?' } else { '&' });
            path::encode(name, &mut target);
            target.push('=');
            path::encode(value, &mut target);
        }
        Ok(target)
    }
}

/// Whether a parameter is `name[…]`.
fn is_pair_of(name: &str, parameter: &str) -> bool {
    parameter
        .strip_prefix(name)
        .is_some_and(|rest| rest.starts_with('['))
}
