//! Bodies of answers, read up to what they are worth.

use bytes::{Buf, Bytes, BytesMut};
use http::StatusCode;

use super::error::ExchangeError;

/// How much of an answer that is no success is read, in bytes.
const MAX_REFUSAL: usize = 64 * 1024;

/// Collects the body of one answer.
///
/// The body of a success is read whole or not at all. Of any other answer the status matters; its
/// body only explains it, so the beginning will do.
#[derive(Debug)]
pub(super) struct BodyReader {
    is_success: bool,
    limit: usize,
    read: BytesMut,
}

impl BodyReader {
    /// Creates a reader for an answer with `status`, whose body may have `max_body` bytes.
    pub(super) fn new(status: StatusCode, max_body: usize) -> Self {
        let is_success = status.is_success();
        Self {
            is_success,
            limit: if is_success {
                max_body
            } else {
                max_body.min(MAX_REFUSAL)
            },
            read: BytesMut::new(),
        }
    }

    /// Refuses a body that is announced to be too long.
    pub(super) fn announce(&self, length: u64) -> Result<(), ExchangeError> {
        if self.is_success && length > self.limit as u64 {
            return Err(ExchangeError::TooLarge { limit: self.limit });
        }
        Ok(())
    }

    /// Takes the next piece. Returns whether the rest is wanted, too.
    pub(super) fn push(&mut self, mut piece: impl Buf) -> Result<bool, ExchangeError> {
        let room = self.limit.saturating_sub(self.read.len());
        let length = piece.remaining();
        if length <= room {
            self.read.extend_from_slice(&piece.copy_to_bytes(length));
            return Ok(true);
        }
        if self.is_success {
            return Err(ExchangeError::TooLarge { limit: self.limit });
        }
        self.read.extend_from_slice(&piece.copy_to_bytes(room));
        Ok(false)
    }

    /// Returns what was read.
    pub(super) fn finish(self) -> Bytes {
        self.read.freeze()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(status: u16, pieces: &[usize]) -> Option<usize> {
        let status = StatusCode::from_u16(status).unwrap();
        let mut reader = BodyReader::new(status, 100_000);
        for piece in pieces {
            if !reader.push(Bytes::from(vec![b'x'; *piece])).ok()? {
                break;
            }
        }
        Some(reader.finish().len())
    }

    #[test]
    fn a_success_is_read_whole_or_not_at_all() {
        assert_eq!(read(200, &[]), Some(0));
        assert_eq!(read(201, &[1, 99_999]), Some(100_000));
        assert_eq!(read(200, &[1, 99_999, 0]), Some(100_000));
        assert_eq!(read(200, &[100_001]), None);
        assert_eq!(read(200, &[99_999, 2]), None);
    }

    #[test]
    fn of_a_refusal_the_beginning_is_read() {
        for status in [302, 404, 500] {
            assert_eq!(read(status, &[10, 10]), Some(20));
            assert_eq!(read(status, &[65_536]), Some(65_536));
            assert_eq!(read(status, &[65_530, 7, 1_000_000]), Some(65_536));
        }
        let short = BodyReader::new(StatusCode::BAD_GATEWAY, 10);
        assert_eq!(short.limit, 10);
        assert!(short.announce(u64::MAX).is_ok());
    }
}
