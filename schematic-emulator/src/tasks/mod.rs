//! The background tasks of a running emulator.

mod deliver;
mod pass_time;
mod watch_seed;

pub(crate) use self::deliver::deliver;
pub(crate) use self::pass_time::pass_time;
pub(crate) use self::watch_seed::watch_seed;
