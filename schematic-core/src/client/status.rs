//! How a client is doing, at one moment.

use super::Inner;
use crate::checks::CheckStatus;
use crate::datastream::{DataStreamHandle, DataStreamStatus, FlagCheckStats};
use crate::events::EventStats;
use crate::flag_checks::FlagChecks;
use crate::replicator::{ReplicatorHandle, ReplicatorStatus};

/// How a client is doing. [`Schematic::status`](crate::Schematic::status) returns it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ClientStatus {
    /// Whether checks that ask Schematic are answered.
    pub checks: CheckStatus,
    /// What became of all events so far, and what the task that sends them is doing.
    pub events: EventStats,
    /// What became of the reports of checks that memory answered; `None` if the client has neither a
    /// DataStream nor a replicator.
    pub flag_checks: Option<FlagCheckStats>,
    /// How the DataStream is doing; `None` if the client has none.
    pub datastream: Option<DataStreamStatus>,
    /// How the replicator and its store are doing; `None` if the client is not in replicator mode.
    pub replicator: Option<ReplicatorStatus>,
}

impl Inner {
    pub(super) fn status(&self) -> ClientStatus {
        let datastream = self.datastream.as_ref();
        ClientStatus {
            checks: self.checks.status(),
            events: self.events.stats(),
            flag_checks: self.flag_checks().map(FlagChecks::stats),
            datastream: datastream.map(DataStreamHandle::status),
            replicator: self.replicator.as_ref().map(ReplicatorHandle::status),
        }
    }
}
