//! The API's document: its operations, and what it says of requests and answers.

mod check;
mod document;
mod error;
mod operation;
mod parameter;
mod query;
mod route;
mod schema;

pub(crate) use self::check::check;
pub(crate) use self::error::InvalidRequest;
pub(crate) use self::operation::Success;
pub(crate) use self::route::{Found, Route, find};
pub(crate) use self::schema::{Kind, Schema};
