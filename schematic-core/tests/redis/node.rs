//! Connections to one node.

use std::time::Duration;

use bytes::Bytes;
use schematic_core::redis::{RedisOptions, RedisOptionsErrorKind, RedisStore};
use schematic_core::shared_store::{SharedStore, StoreTtl, ValueDigest};
use servers::{Certificates, programs};

use crate::suite::store;

const VALUE: Bytes = Bytes::from_static(b"1");

#[tokio::test]
async fn several_keys_are_one_command_on_one_connection() {
    for program in programs() {
        let server = program.start();
        let store = store(&server);
        server.command(&["MSET", "a", "1", "c", "3"]);
        server.forget_calls();
        for _ in 0..3 {
            let values = store.get_many(&["a", "b", "c"]).await.unwrap();
            let values: Vec<_> = values.into_iter().map(Result::unwrap).collect();
            assert_eq!(values, [Some("1".into()), None, Some("3".into())]);
        }
        assert_eq!(server.calls().get("mget"), Some(&3));
        let clients = server.command(&["CLIENT", "LIST"]);
        let of_store = clients
            .text()
            .lines()
            .filter(|client| client.contains("cmd=mget"));
        assert_eq!(of_store.count(), 1);
    }
}

#[tokio::test]
async fn users_databases_and_certificates() {
    for program in programs() {
        let certificates = Certificates::new();
        let server = program
            .node()
            .tls(&certificates)
            .user("app", "s:e@cret", "~schematic:* +@all")
            .start();
        let url = server.tls_url().replace("//", "//app:s%3Ae%40cret@") + "/3";
        let options = RedisOptions::from_url(&url).unwrap();
        let trusting = options.clone().root_certificates(certificates.root_pem());
        let store = RedisStore::new(trusting).unwrap();
        store
            .set("schematic:a", VALUE, StoreTtl::Never)
            .await
            .unwrap();
        assert_eq!(store.get("schematic:a").await.unwrap(), Some(VALUE));
        let mut control = server.connect().unwrap();
        control.command(&["SELECT", "3"]).unwrap();
        assert_eq!(
            control.command(&["GET", "schematic:a"]).unwrap().text(),
            "1"
        );

        let error = store.get("other").await.unwrap_err();
        assert!(error.to_string().ends_with("NOPERM"), "{error}");
        assert!(!error.to_string().contains("app"), "{error}");

        let stranger = Certificates::new();
        for roots in [Vec::new(), stranger.root_pem().into()] {
            let options = options.clone().root_certificates(roots);
            let store = RedisStore::new(options).unwrap();
            let error = store.get("schematic:a").await.unwrap_err();
            assert!(error.to_string().contains("TLS"), "{error}");
        }
    }
}

#[tokio::test]
async fn a_script_is_sent_once() {
    for program in programs() {
        let server = program.start();
        let store = store(&server);
        for _ in 0..2 {
            server.command(&["SCRIPT", "FLUSH"]);
            server.forget_calls();
            for value in ["a", "b", "c"] {
                store.set("key", "0".into(), StoreTtl::Never).await.unwrap();
                let replaced = store.replace("key", ValueDigest::of(b"0"), Some(value.into()));
                assert!(replaced.await.unwrap());
                assert_eq!(server.command(&["GET", "key"]).text(), value);
            }
            let calls = server.calls();
            assert_eq!(calls.get("eval"), Some(&1));
            assert_eq!(calls.get("evalsha"), Some(&3));
        }
    }
}

#[tokio::test]
async fn times_are_those_of_the_store_or_of_the_call() {
    for program in programs() {
        let server = program.start();
        let options = RedisOptions::from_url(&server.url()).unwrap();
        let store = RedisStore::new(options.default_ttl(Duration::from_secs(60))).unwrap();
        let left = |key: &str| server.command(&["PTTL", key]).integer();
        store.set("a", VALUE, StoreTtl::Default).await.unwrap();
        assert!((1..=60_000).contains(&left("a")));
        store.set("a", VALUE, StoreTtl::Never).await.unwrap();
        assert_eq!(left("a"), -1);
        store
            .set("a", VALUE, StoreTtl::After(Duration::from_secs(600)))
            .await
            .unwrap();
        assert!((60_001..=600_000).contains(&left("a")));
        store
            .replace("a", ValueDigest::of(&VALUE), Some("2".into()))
            .await
            .unwrap();
        assert!((60_001..=600_000).contains(&left("a")));
        store
            .set("a", VALUE, StoreTtl::After(Duration::MAX))
            .await
            .unwrap();
        assert_eq!(left("a"), -1);
        store
            .set("a", VALUE, StoreTtl::After(Duration::from_nanos(1)))
            .await
            .unwrap();
    }
}

#[test]
fn what_makes_no_sense_is_found_before_anything_is_connected() {
    let kind = |options: RedisOptions| RedisStore::new(options).unwrap_err().kind();
    let options = || RedisOptions::new("localhost", 6379);
    for options in [
        RedisOptions::new("", 6379),
        options().default_ttl(Duration::ZERO),
        options().connect_timeout(Duration::ZERO),
        options().command_timeout(Duration::ZERO),
    ] {
        assert_eq!(kind(options), RedisOptionsErrorKind::Setting);
    }
    let certificate = RedisOptionsErrorKind::Certificate;
    assert_eq!(kind(options().root_certificates("x")), certificate);
    assert_eq!(
        kind(options().tls(true).root_certificates("x")),
        certificate
    );
    assert!(RedisStore::new(options().tls(true)).is_ok());
}
