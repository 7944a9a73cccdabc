//! The DataStream: flags, companies and users in memory, kept up to date over one WebSocket.

pub mod protocol;
