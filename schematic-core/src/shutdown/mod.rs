//! What ends a server: the signals that ask for it, and the stop that its parts await.
//!
//! For adapters; applications use their `GracefulShutdown`.

mod receive;
mod signals;
mod stop;

pub use self::receive::ReceiveLimit;
pub use self::signals::stop_signals;
pub use self::stop::{StopReceiver, StopSender};
