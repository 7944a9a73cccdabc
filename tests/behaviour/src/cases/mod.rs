//! The cases, by what they are about.

pub mod datastream;
pub mod identity;
pub mod outage;
pub mod refusals;
pub mod routes;
pub mod shutdown;
pub mod startup;
pub mod tracking;
pub mod webhooks;
