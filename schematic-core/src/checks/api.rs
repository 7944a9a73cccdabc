//! Asking the API: one flag or all of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use schematic_api::operations::Features;
use schematic_api::runtime::{Error, ErrorKind, Field, JsonError, RequestOptions, Response};
use schematic_api::types::{
    CheckFlagRequestBody, PreflightEventUsageRequestBody, PreflightRequestBody,
};
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::cache::ApiAnswer;
use crate::flags::{CheckResult, Preflight, read_answer};
use crate::transport::{ApiTransport, Deadline};
use crate::{EvaluationContext, Keys};

/// Asks the API for one flag. `None` when Schematic says that it does not know it.
pub(super) async fn ask_one(
    api: &ApiTransport,
    flag: &str,
    body: &CheckFlagRequestBody,
    deadline: Deadline,
) -> Result<Option<ApiAnswer>, Error> {
    let call = operations().check_flag(flag, body).into_call()?;
    let response = match api
        .call_until(&call, &RequestOptions::new(), deadline)
        .await
    {
        Ok(response) => response,
        Err(error) if error.kind() == ErrorKind::NotFound && is_of_the_api(&error) => {
            return Ok(None);
        }
        Err(error) => return Err(foreign(error)),
    };
    let answer = response
        .raw_data()?
        .and_then(|data| parse_answer(&response, data));
    // What was asked is what was answered, however the answer spells it.
    Ok(answer.map(|answer| ApiAnswer {
        result: Arc::new(CheckResult {
            flag: flag.into(),
            ..Arc::unwrap_or_clone(answer.result)
        }),
        raw: answer.raw,
    }))
}

/// Asks the API for all flags, in its order. Flags without a value in the response are left out.
pub(super) async fn ask_all(
    api: &ApiTransport,
    body: &CheckFlagRequestBody,
    deadline: Deadline,
) -> Result<Vec<ApiAnswer>, Error> {
    #[derive(Deserialize)]
    struct Data<'a> {
        #[serde(borrow, default)]
        flags: Option<Vec<&'a RawValue>>,
    }
    let call = operations().check_flags(body).into_call()?;
    let response = api
        .call_until(&call, &RequestOptions::new(), deadline)
        .await
        .map_err(foreign)?;
    let Some(data) = response.raw_data()? else {
        return Ok(Vec::new());
    };
    let data: Data<'_> = serde_json::from_str(data.get()).map_err(|error| {
        Error::new(
            ErrorKind::Decode,
            "Schematic's answer has no list of flags where its API promises one",
        )
        .with_source(JsonError::from(error))
    })?;
    let flags = data.flags.unwrap_or_default().into_iter();
    Ok(flags
        .filter_map(|data| parse_answer(&response, data))
        .collect())
}

/// The operations, for calls that the client sends by itself.
fn operations() -> Features<()> {
    Features::with_sender(())
}

/// Whether a refusal has the body that the API gives its own: an object with a text `error`.
fn is_of_the_api(refusal: &Error) -> bool {
    #[derive(Deserialize)]
    struct Body {
        #[serde(rename = "error")]
        _error: String,
    }
    refusal.body().is_some_and(|body| {
        // A derived reader takes a list for a struct.
        body.trim_ascii_start().starts_with(b"{") && serde_json::from_slice::<Body>(body).is_ok()
    })
}

/// A 404 that is not the API's comes from something else that answers in its place, such as an
/// ingress without a backend: nothing is known about the flag then.
fn foreign(error: Error) -> Error {
    if error.kind() != ErrorKind::NotFound || is_of_the_api(&error) {
        return error;
    }
    let message = "something other than Schematic's API answered 404 Not Found: is the base URL \
                   right, and is Schematic behind it?";
    let foreign = Error::new(ErrorKind::Decode, message);
    let foreign = match error.method() {
        Some(method) => foreign.with_request(
            method.clone(),
            error.path().unwrap_or_default(),
            error.attempts(),
        ),
        None => foreign,
    };
    foreign.with_source(error)
}

/// Reads the part `data` of `response`.
fn parse_answer(response: &Response, data: &RawValue) -> Option<ApiAnswer> {
    Some(ApiAnswer {
        result: Arc::new(read_answer(data)?),
        raw: response.body.slice_ref(data.get().as_bytes()),
    })
}

/// The body of a check.
pub(super) fn body(
    context: &EvaluationContext,
    preflight: Option<&Preflight>,
) -> CheckFlagRequestBody {
    let mut body = CheckFlagRequestBody::default();
    body.company = keys(context.company_keys());
    body.user = keys(context.user_keys());
    body.preflight = preflight.map(assumed);
    body
}

fn keys(keys: &Keys) -> Field<BTreeMap<String, String>> {
    if keys.is_empty() {
        return Field::Absent;
    }
    let owned = keys
        .iter()
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
    Field::Value(owned.collect())
}

fn assumed(preflight: &Preflight) -> PreflightRequestBody {
    let mut body = PreflightRequestBody::default();
    if let Some(usage) = preflight.usage_set() {
        body.usage = Field::Value(usage);
    }
    if let Some((event_subtype, quantity)) = preflight.event_usage_set() {
        let event = PreflightEventUsageRequestBody::new(event_subtype, quantity);
        body.event_usage = Some(event);
    }
    if !preflight.credit_costs().is_empty() {
        body.credit_cost = Some(preflight.credit_costs().clone());
    }
    body
}
