//! The cases, by what they are about.

pub mod abuse;
pub mod datastream;
pub mod deliveries;
pub mod identity;
pub mod outage;
pub mod output;
pub mod refusals;
pub mod routes;
pub mod shutdown;
pub mod startup;
pub mod tracking;
pub mod webhooks;
