//! What every shared store has to do.

use std::sync::Arc;

use bytes::Bytes;
use schematic_core::redis::{
    RedisCommand, RedisFuture, RedisLink, RedisOptions, RedisReply, RedisStore,
};
use schematic_core::shared_store::{MemoryStore, SharedStore, StoreErrorKind, StoreTtl, suite};
use servers::{Control, Reply, Server, programs};

pub(crate) fn store(server: &Server) -> RedisStore {
    RedisStore::new(RedisOptions::from_url(&server.url()).unwrap()).unwrap()
}

#[tokio::test]
async fn the_map_in_the_process() {
    suite::run(&MemoryStore::new(1_000), "suite").await.unwrap();
}

#[tokio::test]
async fn a_node() {
    for program in programs() {
        let server = program.start();
        suite::run(&store(&server), "suite").await.unwrap();
        suite::run(&Arc::new(store(&server)), "arc").await.unwrap();
    }
}

#[tokio::test]
async fn a_node_that_is_only_read() {
    for program in programs() {
        let server = program.start();
        let options = RedisOptions::from_url(&server.url()).unwrap();
        let store = RedisStore::new(options.read_only(true)).unwrap();
        suite::run(&store, "suite").await.unwrap();
        server.command(&["SET", "key", "1"]);
        assert_eq!(store.get("key").await.unwrap().unwrap(), "1");
        let refusal = store.set("key", Bytes::new(), StoreTtl::Never).await;
        assert_eq!(refusal.unwrap_err().kind(), StoreErrorKind::Unsupported);
        let refusal = store.remove("key").await;
        assert_eq!(refusal.unwrap_err().kind(), StoreErrorKind::Unsupported);
        assert_eq!(server.command(&["GET", "key"]).text(), "1");
    }
}

/// The connection of an application: here to a cluster, and not of a client library at all.
struct Link(Vec<u16>);

impl RedisLink for Link {
    fn send<'a>(&'a self, command: &'a RedisCommand) -> RedisFuture<'a> {
        let mut reply = Reply::Nil;
        for port in &self.0 {
            reply = Control::connect(*port)
                .unwrap()
                .command(command.args())
                .unwrap();
            if !matches!(&reply, Reply::Error(error) if error.starts_with("MOVED")) {
                break;
            }
        }
        Box::pin(std::future::ready(Ok(of(reply))))
    }
}

fn of(reply: Reply) -> RedisReply {
    match reply {
        Reply::Array(replies) => RedisReply::Array(replies.into_iter().map(of).collect()),
        Reply::Bytes(bytes) => RedisReply::Bytes(bytes.into()),
        Reply::Error(error) => RedisReply::Error(error),
        Reply::Integer(number) => RedisReply::Integer(number),
        Reply::Nil => RedisReply::Nil,
    }
}

#[tokio::test]
async fn a_connection_of_the_application() {
    for program in programs() {
        let server = program.start();
        let store = RedisStore::from_link(Link(vec![server.port()]));
        suite::run(&store, "suite").await.unwrap();
    }
}

#[tokio::test]
async fn keys_of_a_cluster_that_are_apart_are_read_one_by_one() {
    for program in programs() {
        let cluster = program.cluster(3);
        let ports = cluster.masters.iter().map(Server::port).collect();
        let store = RedisStore::from_link(Link(ports));
        let keys: Vec<String> = (0..9).map(|number| format!("key:{number}")).collect();
        for key in &keys {
            let value = Bytes::copy_from_slice(key.as_bytes());
            store.set(key, value, StoreTtl::Never).await.unwrap();
        }
        let names: Vec<&str> = keys.iter().map(String::as_str).collect();
        for _ in 0..2 {
            for (key, value) in keys.iter().zip(store.get_many(&names).await.unwrap()) {
                assert_eq!(value.unwrap().unwrap(), key.as_bytes());
            }
        }
        let mgets: u64 = cluster
            .masters
            .iter()
            .map(|master| master.calls().get("mget").copied().unwrap_or_default())
            .sum();
        assert_eq!(mgets, 0, "refused before they were called");
    }
}
