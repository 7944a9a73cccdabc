//! Reading a seed file again when it changes.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use tokio_util::sync::CancellationToken;

use crate::account::Change;
use crate::seed::{Seed, read_file};
use crate::store::Store;

/// How often the file is polled. Polling works where notifications do not: in containers, on
/// network drives, and when an editor replaces the file.
const PERIOD: Duration = Duration::from_millis(100);

/// A state of a file that can be compared without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stamp {
    modified: Option<SystemTime>,
    length: u64,
}

impl Stamp {
    fn of(metadata: &std::fs::Metadata) -> Self {
        Self {
            modified: metadata.modified().ok(),
            length: metadata.len(),
        }
    }

    /// Whether the file was written so recently that another change could leave the same stamp.
    fn is_fresh(self) -> bool {
        self.modified
            .and_then(|modified| modified.elapsed().ok())
            .is_none_or(|age| age < Duration::from_secs(2))
    }
}

/// Reads the file again whenever it has changed, until `stop`.
///
/// A change is read once the file has stayed the same for 100 milliseconds, so that a half-written
/// file is not read.
pub(crate) async fn watch_seed(
    path: PathBuf,
    first: Vec<u8>,
    store: Arc<Store>,
    stop: CancellationToken,
) {
    let mut in_force = first;
    let mut read: Option<Stamp> = None;
    let mut seen: Option<Stamp> = None;
    let mut ticks = tokio::time::interval(PERIOD);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            _ = ticks.tick() => {}
        }
        // The file is absent for a moment while an editor replaces it.
        let Ok(stamp) = tokio::fs::metadata(&path)
            .await
            .map(|metadata| Stamp::of(&metadata))
        else {
            continue;
        };
        let is_settled = seen == Some(stamp);
        seen = Some(stamp);
        if !is_settled || (read == Some(stamp) && !stamp.is_fresh()) {
            continue;
        }
        read = Some(stamp);
        match read_file(&path).await {
            Ok(bytes) if bytes == in_force => {}
            Ok(bytes) => {
                reload(&path, &bytes, &store);
                in_force = bytes;
            }
            Err(error) => refuse(&store, format!("{}: {error}", path.display())),
        }
    }
}

fn reload(path: &Path, bytes: &[u8], store: &Store) {
    let put = Seed::parse_file(path, bytes)
        .and_then(|seed| store.put_seed(seed).map_err(|error| error.in_file(path)));
    match put {
        Ok(()) => {
            tracing::info!(target: "schematic::emulator", path = %path.display(), "seed read again");
        }
        Err(error) => refuse(store, error.to_string()),
    }
}

fn refuse(store: &Store, reason: String) {
    tracing::warn!(target: "schematic::emulator", %reason, "the changed seed is not used");
    store.publish(Change::SeedRefused(reason));
}
