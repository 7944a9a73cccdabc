//! Idempotency keys: a part drawn once for each queue, and the number of the event in it.
//!
//! In the form of a UUID of version 8 (RFC 9562, section 5.8): 74 random bits, then a counter of
//! 48 bits. Making one costs nothing while an event is taken; its text is made when it is sent.

use uuid::{Builder, Uuid};

/// The space in which a key is written.
pub(super) type Buffer = [u8; uuid::fmt::Hyphenated::LENGTH];

const COUNTER: u128 = (1 << 48) - 1;

/// Draws the part that all keys of a queue share.
pub(super) fn draw_base() -> u128 {
    let random = Uuid::new_v4().into_bytes();
    Builder::from_custom_bytes(random).into_uuid().as_u128() & !COUNTER
}

pub(super) const fn buffer() -> Buffer {
    [0; uuid::fmt::Hyphenated::LENGTH]
}

/// Writes the key of the event `number`.
pub(super) fn write(base: u128, number: u64, buffer: &mut Buffer) -> &str {
    let key = base | (u128::from(number) & COUNTER);
    Uuid::from_u128(key).hyphenated().encode_lower(buffer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_uuids_that_count() {
        let base = draw_base();
        let (mut first, mut second) = (buffer(), buffer());
        let first = write(base, 0, &mut first);
        let second = write(base, 0x1_0000_0001, &mut second);
        assert_eq!(first.split_at(24).0, second.split_at(24).0);
        assert!(first.ends_with("-000000000000"), "{first}");
        assert!(second.ends_with("-000100000001"), "{second}");
        let parsed: Uuid = second.parse().unwrap();
        assert_eq!(parsed.get_version_num(), 8);
        assert_eq!(parsed.get_variant(), uuid::Variant::RFC4122);
    }

    #[test]
    fn queues_have_keys_of_their_own() {
        assert_ne!(draw_base(), draw_base());
    }
}
