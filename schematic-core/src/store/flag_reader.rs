use schematic_rules::wire::{self, MemoryLimit};
use schematic_rules::{CompileError, Compiler};
use serde_json::value::RawValue;

use super::flags::FlagName;
use super::{Limits, ReadError, StoredFlag};
use crate::telemetry::STORE;

/// Reads and compiles flags, within bounds.
pub(super) struct FlagReader<'r> {
    compiler: &'r mut Compiler,
    pub(super) limits: &'r Limits,
}

impl<'r> FlagReader<'r> {
    pub(super) const fn new(compiler: &'r mut Compiler, limits: &'r Limits) -> Self {
        Self { compiler, limits }
    }

    /// Reads one flag.
    pub(super) fn read(&mut self, json: &RawValue) -> Result<StoredFlag, ReadError> {
        let limit = self.limit();
        match limit.read(json.get()) {
            Ok(flag) => Ok(self.compile(&flag)),
            Err(_) if limit.is_exceeded() => Err(ReadError::TooLarge),
            Err(error) => Err(ReadError::Unreadable(error)),
        }
    }

    /// Returns what one flag may take. Members that are not known decide nothing, and are skipped.
    pub(super) fn limit(&self) -> MemoryLimit {
        MemoryLimit::new(self.limits.reading_flag()).skip_unknown()
    }

    pub(super) fn compile(&mut self, flag: &wire::Flag) -> StoredFlag {
        self.compiler
            .flag(flag)
            .map_or_else(|why| unusable(flag, &why), StoredFlag::Ready)
    }
}

fn unusable(flag: &wire::Flag, why: &CompileError) -> StoredFlag {
    crate::telemetry::log!(
        debug, target: STORE,
        { feature_flag.key = flag.key },
        "a flag cannot be evaluated here, so the API is asked: {why}",
    );
    StoredFlag::Unusable(FlagName {
        id: flag.id.as_str().into(),
        key: flag.key.as_str().into(),
    })
}
