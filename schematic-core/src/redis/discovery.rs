//! Asking servers which nodes are masters.

use super::address::Address;
use super::command::{RedisCommand, RedisReply};
use super::servers::Servers;
use super::slots::SLOTS;
use super::topology::Range;

/// How masters are found.
#[derive(Debug)]
pub(super) enum Discovery {
    /// Each node knows the cluster.
    Cluster,
    /// Sentinels know the master by this name.
    Sentinels { master: String },
}

impl Discovery {
    pub(super) fn new(servers: &Servers) -> Self {
        match servers {
            Servers::Node(_) | Servers::Cluster(_) => Self::Cluster,
            Servers::Sentinels { master, .. } => Self::Sentinels {
                master: master.clone(),
            },
        }
    }

    /// Returns what a server is asked.
    pub(super) fn question(&self) -> RedisCommand {
        match self {
            Self::Cluster => RedisCommand::new("CLUSTER").text("SLOTS"),
            Self::Sentinels { master } => RedisCommand::new("SENTINEL")
                .text("GET-MASTER-ADDR-BY-NAME")
                .text(master),
        }
    }

    /// Reads the answer of the server at `from`.
    pub(super) fn read(&self, reply: &RedisReply, from: &Address) -> Result<Vec<Range>, String> {
        if let RedisReply::Error(_) = reply {
            return Err(reply.refusal());
        }
        match self {
            Self::Cluster => {
                let ranges =
                    read_ranges(reply, from).ok_or("what it says of its masters cannot be read")?;
                if ranges.is_empty() {
                    return Err("its cluster has no slots yet".to_owned());
                }
                Ok(ranges)
            }
            Self::Sentinels { .. } => {
                let master = read_master(reply, from);
                let master = master.ok_or("the Sentinel knows no master of that name")?;
                Ok(vec![Range {
                    first: 0,
                    last: SLOTS - 1,
                    master,
                }])
            }
        }
    }
}

/// Reads what `CLUSTER SLOTS` says: arrays of first slot, last slot, master, replicas.
fn read_ranges(reply: &RedisReply, from: &Address) -> Option<Vec<Range>> {
    let RedisReply::Array(ranges) = reply else {
        return None;
    };
    ranges
        .iter()
        .map(|range| {
            let RedisReply::Array(parts) = range else {
                return None;
            };
            let [
                RedisReply::Integer(first),
                RedisReply::Integer(last),
                master,
                ..,
            ] = &**parts
            else {
                return None;
            };
            let RedisReply::Array(master) = master else {
                return None;
            };
            let [host, RedisReply::Integer(port), ..] = &**master else {
                return None;
            };
            let host = match host {
                RedisReply::Nil => "",
                host => text(host)?,
            };
            Some(Range {
                first: u16::try_from(*first).ok()?,
                last: u16::try_from(*last).ok()?,
                master: Address::from_parts(host, u16::try_from(*port).ok()?, from)?,
            })
        })
        .collect()
}

fn read_master(reply: &RedisReply, from: &Address) -> Option<Address> {
    let RedisReply::Array(parts) = reply else {
        return None;
    };
    let [host, port] = &**parts else { return None };
    Address::from_parts(text(host)?, text(port)?.parse().ok()?, from)
}

fn text(reply: &RedisReply) -> Option<&str> {
    match reply {
        RedisReply::Bytes(bytes) => std::str::from_utf8(bytes).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::*;

    fn bytes(text: &'static str) -> RedisReply {
        RedisReply::Bytes(Bytes::from_static(text.as_bytes()))
    }

    fn range(first: i64, last: i64, host: RedisReply, port: i64) -> RedisReply {
        let node = RedisReply::Array(vec![host, RedisReply::Integer(port), bytes("id")]);
        let (first, last) = (RedisReply::Integer(first), RedisReply::Integer(last));
        RedisReply::Array(vec![first, last, node.clone(), node])
    }

    #[test]
    fn masters_of_a_cluster() {
        let from = Address::new("seed", 1);
        let read = |reply| Discovery::Cluster.read(&reply, &from);
        let ranges = read(RedisReply::Array(vec![
            range(0, 5460, bytes("10.0.0.1"), 7000),
            range(5461, 16_383, RedisReply::Nil, 7001),
        ]));
        let expected = [
            (0, 5460, "10.0.0.1", 7000),
            // The node does not know by which host it is reached.
            (5461, 16_383, "seed", 7001),
        ];
        let expected = expected.map(|(first, last, host, port)| Range {
            first,
            last,
            master: Address::new(host, port),
        });
        assert_eq!(ranges.unwrap(), expected);
        for odd in [
            RedisReply::Array(Vec::new()),
            RedisReply::Nil,
            RedisReply::Array(vec![RedisReply::Nil]),
            RedisReply::Array(vec![range(-1, 3, bytes("a"), 1)]),
            RedisReply::Array(vec![range(0, 3, bytes("a"), 70_000)]),
            RedisReply::Error("ERR This instance has cluster support disabled".to_owned()),
        ] {
            assert!(read(odd).is_err());
        }
    }

    #[test]
    fn the_master_of_sentinels() {
        let from = Address::new("seed", 1);
        let sentinels = Discovery::Sentinels {
            master: "main".to_owned(),
        };
        let question = sentinels.question();
        assert_eq!(question.args().last().unwrap(), "main");
        let found = RedisReply::Array(vec![bytes("10.0.0.1"), bytes("6379")]);
        let ranges = sentinels.read(&found, &from).unwrap();
        assert_eq!(
            ranges.first().unwrap().master,
            Address::new("10.0.0.1", 6379)
        );
        for odd in [
            RedisReply::Nil,
            RedisReply::Array(vec![bytes("10.0.0.1")]),
            RedisReply::Array(vec![bytes("10.0.0.1"), bytes("port")]),
        ] {
            assert!(sentinels.read(&odd, &from).is_err());
        }
    }
}
