//! What the headers of a delivery say about its body, once they are read.

use std::time::Duration;

use data_encoding::{DecodeError, HEXLOWER_PERMISSIVE};
use schematic_api::runtime::Timestamp;

use super::{DeliveryHeaders, Verified, WebhookError, WebhookErrorKind};

/// The longest timestamp: that of the largest 64-bit number.
const TIMESTAMP_DIGITS: usize = 20;

/// A timestamp of so many digits is in milliseconds: in seconds it would be beyond the year 30,000.
const MILLIS_DIGITS: usize = 13;

/// The signature and the timestamp of a delivery.
#[derive(Debug)]
pub(super) struct SignedHeaders {
    /// `None` for one of another length, which no secret makes.
    signature: Option<[u8; 32]>,
    timestamp: Digits,
}

impl SignedHeaders {
    /// Reads the headers.
    pub(super) fn read(headers: &DeliveryHeaders) -> Result<Self, WebhookError> {
        if headers.signature().is_empty() {
            return Err(WebhookErrorKind::MissingSignature.into());
        }
        if headers.timestamp().is_empty() {
            return Err(WebhookErrorKind::MissingTimestamp.into());
        }
        if headers.version().is_some_and(|version| version != b"v1") {
            return Err(WebhookErrorKind::UnsupportedVersion.into());
        }
        let signature = decoded(headers.signature()).map_err(|source| {
            WebhookError::from(WebhookErrorKind::MalformedSignature).with_source(source)
        })?;
        let timestamp =
            Digits::read(headers.timestamp()).ok_or(WebhookErrorKind::MalformedTimestamp)?;
        Ok(Self {
            signature,
            timestamp,
        })
    }

    /// The first of `signings` with which it holds. All are tried, so that the time taken does not
    /// tell which one it was.
    #[inline]
    pub(super) fn find<S>(
        &self,
        signings: impl IntoIterator<Item = S>,
        matches: impl Fn(S, &[u8], &[u8; 32]) -> bool,
    ) -> Option<usize> {
        let signature = self.signature.as_ref()?;
        let mut first = None;
        for (index, signing) in signings.into_iter().enumerate() {
            if matches(signing, self.timestamp.signed(), signature) && first.is_none() {
                first = Some(index);
            }
        }
        first
    }

    /// What a delivery is worth that holds with the secret `matched`.
    #[inline]
    pub(super) fn judge(
        &self,
        matched: Option<usize>,
        tolerance: Option<Duration>,
        now: Timestamp,
    ) -> Result<Verified, WebhookError> {
        let (Some(signature), Some(secret_index)) = (self.signature, matched) else {
            return Err(WebhookErrorKind::SignatureMismatch.into());
        };
        if let Some(tolerance) = tolerance {
            let skew = self.timestamp.skew(now);
            if skew > tolerance {
                return Err(WebhookErrorKind::TimestampOutOfTolerance { skew }.into());
            }
        }
        Ok(Verified::new(signature, secret_index))
    }
}

/// The bytes of a signature, which has digits of either case; `None` when they are not 32.
fn decoded(signature: &[u8]) -> Result<Option<[u8; 32]>, DecodeError> {
    if let Some(bytes) = decoded_32(signature) {
        return Ok(Some(bytes));
    }
    HEXLOWER_PERMISSIVE.decode(signature).map(|_| None)
}

/// The bytes that 64 hexadecimal digits stand for; `None` for anything else. Without a branch for
/// each digit, several times as fast as a decoder for any length and alphabet.
fn decoded_32(signature: &[u8]) -> Option<[u8; 32]> {
    let (pairs, _) = signature.as_chunks();
    let pairs: &[[u8; 2]; 32] = pairs.try_into().ok()?;
    let digits = pairs.map(|pair| pair.map(digit));
    let are_digits = signature.len() == 64 && digits.iter().flatten().all(|digit| *digit < 16);
    are_digits.then(|| digits.map(|[high, low]| (high << 4) | low))
}

/// The value of a hexadecimal digit; 255 for any other byte.
fn digit(byte: u8) -> u8 {
    let number = byte.wrapping_sub(b'0');
    let letter = (byte | b' ').wrapping_sub(b'a');
    if number < 10 {
        number
    } else if letter < 6 {
        letter + 10
    } else {
        u8::MAX
    }
}

/// The digits of a timestamp, after the sign that parts them from the body in the signed text.
#[derive(Debug)]
struct Digits {
    bytes: [u8; 1 + TIMESTAMP_DIGITS],
    end: usize,
}

impl Digits {
    /// Digits only: with anything else, part of a signed body could pass for its timestamp.
    fn read(text: &[u8]) -> Option<Self> {
        let mut bytes = [b'+'; 1 + TIMESTAMP_DIGITS];
        let end = 1 + text.len();
        bytes.get_mut(1..end)?.copy_from_slice(text);
        text.iter()
            .all(u8::is_ascii_digit)
            .then_some(Self { bytes, end })
    }

    /// What is signed after the body.
    fn signed(&self) -> &[u8] {
        self.bytes.get(..self.end).unwrap_or_default()
    }

    /// How far they are from `now`, at the precision they have.
    fn skew(&self, now: Timestamp) -> Duration {
        // The sign in front is one that a number may have.
        let timestamp = std::str::from_utf8(self.signed())
            .ok()
            .and_then(|digits| digits.parse::<u64>().ok());
        let Some(timestamp) = timestamp else {
            return Duration::MAX;
        };
        let timestamp = i128::from(timestamp);
        if self.end == 1 + MILLIS_DIGITS {
            let apart = (i128::from(now.as_millis()) - timestamp).unsigned_abs();
            Duration::from_millis(u64::try_from(apart).unwrap_or(u64::MAX))
        } else {
            let apart = (i128::from(now.as_secs()) - timestamp).unsigned_abs();
            Duration::from_secs(u64::try_from(apart).unwrap_or(u64::MAX))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_the_digit_that_it_is_elsewhere() {
        for at in [0, 1, 62, 63] {
            for byte in 0..=u8::MAX {
                let mut signature =
                    *b"0123456789abcdefABCDEF00ff9900aaFF0123456789abcdefABCDEF00ff9900";
                signature[at] = byte;
                let expected = HEXLOWER_PERMISSIVE.decode(&signature);
                let decoded = decoded(&signature).map(|bytes| bytes.unwrap().to_vec());
                assert_eq!(decoded, expected, "{byte} at {at}");
            }
        }
    }

    #[test]
    fn another_length_is_that_of_no_signature() {
        for length in [0, 2, 62, 66, 128] {
            assert_eq!(decoded(&vec![b'a'; length]), Ok(None), "{length}");
        }
        assert!(decoded(&[b'a'; 63]).is_err());
        assert!(decoded(&[b'a'; 65]).is_err());
    }
}
