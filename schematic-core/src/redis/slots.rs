//! Which part of a cluster has a key: the hash slots of Redis Cluster's specification.

use crc16::{State, XMODEM};

/// How many slots there are.
pub(super) const SLOTS: u16 = 16_384;

/// Returns the slot of a key. What stands between the first `{` and the next `}` decides alone, unless
/// that is nothing.
pub(super) fn slot(key: &[u8]) -> u16 {
    State::<XMODEM>::calculate(hash_tag(key).unwrap_or(key)) % SLOTS
}

fn hash_tag(key: &[u8]) -> Option<&[u8]> {
    let (_, after) = split_once(key, b'{')?;
    let (tag, _) = split_once(after, b'}')?;
    (!tag.is_empty()).then_some(tag)
}

fn split_once(bytes: &[u8], by: u8) -> Option<(&[u8], &[u8])> {
    let mut parts = bytes.splitn(2, |byte| *byte == by);
    Some((parts.next()?, parts.next()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_of_keys() {
        // The first is the specification's; all were asked of a server (`CLUSTER KEYSLOT`).
        for (key, expected) in [
            ("123456789", 0x31C3),
            ("", 0),
            ("schematic:flags:fde6dba2:reports", 11_328),
        ] {
            assert_eq!(slot(key.as_bytes()), expected, "{key}");
        }
    }

    #[test]
    fn a_tag_decides() {
        let of = |key: &str| slot(key.as_bytes());
        assert_eq!(of("a{tag}b"), of("tag"));
        assert_eq!(of("a{tag}{other}"), of("tag"));
        assert_eq!(of("a{{tag}}"), of("{tag"));
        for whole in ["a{}b{tag}", "a{tag", "a}tag{"] {
            assert_eq!(
                of(whole),
                State::<XMODEM>::calculate(whole.as_bytes()) % SLOTS,
                "{whole}"
            );
        }
    }
}
