//! How requests reach Schematic.

mod exchange;

pub(crate) use self::exchange::{Exchange, ExchangeError, ExchangeFuture};
