//! Types, operations and errors of [Schematic](https://schematichq.com)'s REST API, and the
//! transport trait that carries calls.
//!
//! This crate does no I/O. An operation turns its arguments into a [`runtime::Call`], hands it to
//! a [`runtime::Transport`], and reads the answer; `schematic-core` has the transport that talks
//! HTTP, with retries, time limits and proxies.
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
//! | module | what is in it |
//! | --- | --- |
//! | [`operations`] | calls by tag of the API: companies, users, flags |
//! | [`types`] | bodies of requests and responses |
//! | [`runtime`] | calls, responses, errors, options, and the transport trait |

pub mod operations;
pub mod runtime;
pub mod types;

#[cfg(test)]
#[allow(dead_code, unnameable_types, unreachable_pub)]
mod shape;
