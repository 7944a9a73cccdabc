//! The body of a request.

use bytes::Bytes;

use super::entry::{Entry, Outgoing};

/// A request's body, of the first `fitted` of the entries.
pub(super) struct Encoded {
    pub(super) body: Bytes,
    /// 0 if the first entry alone is larger than a request may be.
    pub(super) fitted: usize,
}

/// How large bodies may be, in bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct BodyLimits {
    /// Of several events.
    pub(super) batch: usize,
    /// Of one event.
    pub(super) alone: usize,
}

const OPENING: &[u8] = br#"{"events":["#;
const CLOSING: &[u8] = b"]}";

/// Writes as many of the entries as fit into one body.
pub(super) fn encode(
    entries: &[Entry],
    api_key: &str,
    key_base: u128,
    limits: BodyLimits,
) -> Encoded {
    let estimate: usize = entries.iter().map(|entry| entry.size().json).sum();
    let mut body = Vec::with_capacity(estimate.min(limits.batch));
    body.extend_from_slice(OPENING);
    let mut fitted = 0;
    for entry in entries {
        let before = body.len();
        if fitted > 0 {
            body.push(b',');
        }
        let event = Outgoing {
            entry,
            api_key,
            key_base,
        };
        let limit = if fitted == 0 {
            limits.alone
        } else {
            limits.batch
        };
        let written = serde_json::to_writer(&mut body, &event);
        if written.is_err() || body.len() + CLOSING.len() > limit {
            body.truncate(before);
            break;
        }
        fitted += 1;
    }
    body.extend_from_slice(CLOSING);
    Encoded {
        body: body.into(),
        fitted,
    }
}
