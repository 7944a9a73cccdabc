//! Reading seed files.

use std::io;
use std::path::Path;

/// The largest file that is read.
const MAX_BYTES: u64 = 32 << 20;

/// Reads a seed file, up to 32 MiB.
pub(crate) async fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    let length = tokio::fs::metadata(path).await?.len();
    if length > MAX_BYTES {
        let message = format!("a seed file has at most {MAX_BYTES} bytes");
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, message));
    }
    tokio::fs::read(path).await
}
