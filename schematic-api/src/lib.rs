//! Types, operations and errors of [Schematic](https://schematichq.com)'s REST API, and the
//! transport trait that carries calls.
//!
//! This crate does no I/O. An operation is a method that makes a [`runtime::Request`]; when that is
//! awaited, a [`runtime::Transport`] carries its [`runtime::Call`], and the answer is read.
//! `schematic-core` has the transport that talks HTTP, with retries, time limits and proxies.
//!
//! ```
//! use http::{HeaderMap, Method, StatusCode};
//! use schematic_api::runtime::{Call, Response};
//!
//! let call = Call::new(Method::GET, "/companies/{company_id}").path("company_id", "comp_1");
//! assert_eq!(call.target()?, "/companies/comp_1");
//!
//! let body = r#"{"data":["org","email"],"params":{}}"#;
//! let response = Response::new(StatusCode::OK, HeaderMap::new(), body.into());
//! assert_eq!(response.data::<Vec<String>>()?, ["org", "email"]);
//! # Ok::<(), schematic_api::runtime::Error>(())
//! ```
//!
//! Ids have types, and any text is one; an id of another kind does not compile in its place:
//!
//! ```
//! use schematic_api::ids::{CompanyId, PlanId};
//!
//! fn get(company_id: impl Into<CompanyId>) -> CompanyId {
//!     company_id.into()
//! }
//!
//! assert_eq!(get("comp_1"), CompanyId::from("comp_1"));
//! assert_eq!(&*PlanId::from("plan_1"), "plan_1");
//! ```
//!
//! ```compile_fail,E0277
//! use schematic_api::ids::{CompanyId, PlanId};
//!
//! fn get(company_id: impl Into<CompanyId>) -> CompanyId {
//!     company_id.into()
//! }
//!
//! get(PlanId::from("plan_1"));
//! ```
//!
//! # Features
//!
//! Each tag of the API's document is a feature that brings its operations and the types that they
//! have, such as `companies` or `plans`; [`operations`] lists them, and `full` is all of them. The
//! three flag checks need none. In `schematic-core` these features have `api-` before their names:
//! `api-plans`, `api-full`.
//!
//! | module | what is in it |
//! | --- | --- |
//! | [`operations`] | the API's operations, a group for each tag of its document |
//! | [`types`] | bodies of requests and answers |
//! | [`ids`] | ids of companies, users, plans and more |
//! | [`runtime`] | calls, responses, errors, options, and the transport trait |
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "dynamic")]
pub mod dynamic;
pub mod ids;
pub mod operations;
#[cfg_attr(
    not(feature = "full"),
    allow(
        dead_code,
        unused_imports,
        unused_macros,
        reason = "what some operations need"
    )
)]
pub mod runtime;
pub mod types;
#[cfg(feature = "webhook-payloads")]
pub mod webhooks;

#[cfg(test)]
#[allow(dead_code, unnameable_types, unreachable_pub)]
mod shape;
