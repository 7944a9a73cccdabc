//! Calls of the engine as text, one JSON object a line: the format of the conformance vectors.

use std::borrow::Cow;
use std::error::Error;
use std::fmt;
use std::str::FromStr;

use schematic_protocol::Timestamp;
use schematic_protocol::words::known::MetricPeriod;
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::compile::{CompiledCompany, CompiledUser, Compiler};
use crate::evaluate::{evaluate, evaluate_many};
use crate::period;
use crate::strict::{Billing, Check, CheckMany, InputError, Period};
use crate::wire::{Company, User};

/// One line: a call with the name under which it is answered.
///
/// ```
/// use schematic_rules::call::Line;
///
/// let line = r#"{"id":"a","op":"next_period_start","now_ms":0,"input":{"period":"all_time"}}"#;
/// let line = Line::from_json(line)?;
/// assert_eq!((&*line.id, line.call()?.is_null()), ("a", true));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Line<'a> {
    /// The call's name.
    pub id: String,
    /// What is asked.
    pub op: Op,
    /// When: milliseconds since 1970 began.
    pub now_ms: i64,
    /// The input, as its JSON text.
    pub input: Cow<'a, str>,
}

impl<'a> Line<'a> {
    /// Reads a line: an object with `id`, `now_ms`, `input` or, where its spelling matters,
    /// `input_text`, and perhaps `op`. Other members are ignored.
    ///
    /// # Errors
    ///
    /// Returns an error if the line is not such an object. Whether the engine accepts the input
    /// shows only in [`call`](Self::call).
    pub fn from_json(line: &'a str) -> Result<Self, CallError> {
        let members: Members<'a> =
            serde_json::from_str(line).map_err(|error| CallError(Problem::Json(error)))?;
        let op = members.op.map_or(Ok(Op::Check), |op| {
            op.parse().map_err(|error| CallError(Problem::Op(error)))
        })?;
        let input = match (members.input_text, members.input) {
            (Some(text), _) => Cow::Owned(text),
            (None, Some(input)) => Cow::Borrowed(input.get()),
            (None, None) => return Err(CallError(Problem::NoInput)),
        };
        Ok(Self {
            id: members.id,
            op,
            now_ms: members.now_ms,
            input,
        })
    }

    /// Calls the engine.
    ///
    /// # Errors
    ///
    /// As [`Op::call`].
    pub fn call(&self) -> Result<Value, InputError> {
        self.op.call(&self.input, self.now_ms)
    }
}

/// What is asked of the engine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Op {
    /// Decide a flag.
    #[default]
    Check,
    /// Decide several flags.
    CheckMany,
    /// When the next calendar period begins.
    NextPeriodStart,
    /// When the present calendar period began.
    CurrentPeriodStart,
    /// When the next billing cycle begins.
    NextBillingStart,
    /// When the present billing cycle began.
    CurrentBillingStart,
}

impl Op {
    /// Returns the name in the line format.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::CheckMany => "check_many",
            Self::NextPeriodStart => "next_period_start",
            Self::CurrentPeriodStart => "current_period_start",
            Self::NextBillingStart => "next_billing_start",
            Self::CurrentBillingStart => "current_billing_start",
        }
    }

    /// Calls the engine with an input as JSON text, at a time in milliseconds since 1970 began.
    ///
    /// A check gives the result object, several an array, and the period questions whole seconds
    /// since 1970 began, or null.
    ///
    /// # Errors
    ///
    /// Returns an error if the reference engine refuses such an input.
    ///
    /// ```
    /// use schematic_rules::call::Op;
    ///
    /// let start = Op::NextPeriodStart.call(r#"{"period":"current_day"}"#, 1_717_243_200_000)?;
    /// assert_eq!(start, 1_717_286_400);
    /// assert!(Op::Check.call("{}", 0).is_err());
    /// # Ok::<(), schematic_rules::strict::InputError>(())
    /// ```
    pub fn call(self, input: &str, now_ms: i64) -> Result<Value, InputError> {
        match self {
            Self::Check => check(&Check::from_json(input)?, now_ms),
            Self::CheckMany => check_many(&CheckMany::from_json(input)?, now_ms),
            Self::NextPeriodStart => calendar(period::next_period_start, input, now_ms),
            Self::CurrentPeriodStart => calendar(period::current_period_start, input, now_ms),
            Self::NextBillingStart => billing(period::next_billing_start, input, now_ms),
            Self::CurrentBillingStart => billing(period::current_billing_start, input, now_ms),
        }
    }
}

impl FromStr for Op {
    type Err = UnknownOp;

    fn from_str(name: &str) -> Result<Self, UnknownOp> {
        [
            Self::Check,
            Self::CheckMany,
            Self::NextPeriodStart,
            Self::CurrentPeriodStart,
            Self::NextBillingStart,
            Self::CurrentBillingStart,
        ]
        .into_iter()
        .find(|op| op.as_str() == name)
        .ok_or(UnknownOp)
    }
}

/// The name of an operation is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownOp;

impl fmt::Display for UnknownOp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no operation of the rules engine has this name")
    }
}

impl Error for UnknownOp {}

/// A line is not a call.
#[derive(Debug)]
pub struct CallError(Problem);

#[derive(Debug)]
enum Problem {
    Json(serde_json::Error),
    Op(UnknownOp),
    NoInput,
}

impl fmt::Display for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Problem::Json(error) => write!(f, "not a call: {error}"),
            Problem::Op(error) => write!(f, "not a call: {error}"),
            Problem::NoInput => f.write_str("not a call: neither input nor input_text is given"),
        }
    }
}

impl Error for CallError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.0 {
            Problem::Json(error) => Some(error),
            Problem::Op(error) => Some(error),
            Problem::NoInput => None,
        }
    }
}

#[derive(Deserialize)]
struct Members<'a> {
    id: String,
    #[serde(borrow)]
    op: Option<Cow<'a, str>>,
    now_ms: i64,
    #[serde(borrow, default, deserialize_with = "raw")]
    input: Option<&'a RawValue>,
    input_text: Option<String>,
}

/// Reads the member as it stands: a null is an input too.
fn raw<'de, D: Deserializer<'de>>(source: D) -> Result<Option<&'de RawValue>, D::Error> {
    <&RawValue>::deserialize(source).map(Some)
}

fn check(input: &Check, now_ms: i64) -> Result<Value, InputError> {
    let mut compiler = Compiler::new();
    let flag = compiler.flag(&input.flag).map_err(InputError::because)?;
    let (company, user) = compiled(&mut compiler, input.company.as_ref(), input.user.as_ref())?;
    let result = evaluate(
        &flag,
        company.as_ref(),
        user.as_ref(),
        &input.options,
        || now_ms,
    );
    serde_json::to_value(&result).map_err(InputError::because)
}

fn check_many(input: &CheckMany, now_ms: i64) -> Result<Value, InputError> {
    let mut compiler = Compiler::new();
    let flags = input
        .flags
        .iter()
        .map(|flag| compiler.flag(flag))
        .collect::<Result<Vec<_>, _>>();
    let flags = flags.map_err(InputError::because)?;
    let (company, user) = compiled(&mut compiler, input.company.as_ref(), input.user.as_ref())?;
    let results = evaluate_many(&flags, company.as_ref(), user.as_ref(), || now_ms);
    serde_json::to_value(&results).map_err(InputError::because)
}

fn compiled(
    compiler: &mut Compiler,
    company: Option<&Company>,
    user: Option<&User>,
) -> Result<(Option<CompiledCompany>, Option<CompiledUser>), InputError> {
    let company = company.map(|company| compiler.company(company)).transpose();
    let user = user.map(|user| compiler.user(user)).transpose();
    Ok((
        company.map_err(InputError::because)?,
        user.map_err(InputError::because)?,
    ))
}

fn calendar(
    start: fn(MetricPeriod, i64) -> Option<Timestamp>,
    input: &str,
    now_ms: i64,
) -> Result<Value, InputError> {
    let period = Period::from_json(input)?.period.known();
    Ok(seconds(period.and_then(|period| start(period, now_ms))))
}

fn billing(
    start: fn(Option<&Company>, i64) -> Option<Timestamp>,
    input: &str,
    now_ms: i64,
) -> Result<Value, InputError> {
    let company = Billing::from_json(input)?.company;
    Ok(seconds(start(company.as_ref(), now_ms)))
}

fn seconds(instant: Option<Timestamp>) -> Value {
    instant.map(Timestamp::as_secs).into()
}
