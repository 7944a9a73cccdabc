//! Webhook deliveries.

mod attempts;
mod changes;
mod endpoint;
mod manage;
mod payloads;
mod test_delivery;
