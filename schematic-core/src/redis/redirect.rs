//! What a node says when a command belongs to another one.

use super::address::Address;
use super::command::{RedisReply, code};

/// Where to go on with a command that a node did not run.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Redirect {
    /// Another node has the slot from now on.
    Moved(Option<Address>),
    /// Another node has this key already, while the slot moves there.
    Ask(Address),
    /// The slot moves just now.
    TryAgain,
    /// The node may not, or cannot, run it: the nodes have other roles now.
    OtherRoles,
}

impl Redirect {
    /// Reads a reply of the node at `from`; `None` is one that counts.
    pub(super) fn read(reply: &RedisReply, from: &Address) -> Option<Self> {
        let RedisReply::Error(text) = reply else {
            return None;
        };
        let address = || Address::read(text.split(' ').nth(2)?.trim(), from);
        match code(text) {
            "MOVED" => Some(Self::Moved(address())),
            "ASK" => address().map(Self::Ask),
            "TRYAGAIN" => Some(Self::TryAgain),
            "CLUSTERDOWN" | "LOADING" | "MASTERDOWN" | "READONLY" => Some(Self::OtherRoles),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nodes_say() {
        let from = Address::new("seed", 1);
        let read = |text: &str| Redirect::read(&RedisReply::Error(text.to_owned()), &from);
        let there = || Address::new("10.0.0.1", 7000);
        assert_eq!(
            read("MOVED 3999 10.0.0.1:7000"),
            Some(Redirect::Moved(Some(there())))
        );
        assert_eq!(read("ASK 3999 10.0.0.1:7000"), Some(Redirect::Ask(there())));
        assert_eq!(read("MOVED 3999"), Some(Redirect::Moved(None)));
        assert_eq!(read("TRYAGAIN Multiple keys"), Some(Redirect::TryAgain));
        for text in ["CLUSTERDOWN x", "READONLY You", "LOADING x", "MASTERDOWN x"] {
            assert_eq!(read(text), Some(Redirect::OtherRoles), "{text}");
        }
        for text in ["ASK 3999", "WRONGTYPE x", ""] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(Redirect::read(&RedisReply::Nil, &from), None);
    }
}
