//! Clusters: whose masters have a part of the keys each.

use std::time::{Duration, Instant};

use bytes::Bytes;
use schematic_core::redis::{RedisOptions, RedisOptionsErrorKind, RedisStore};
use schematic_core::shared_store::{SharedStore, StoreError, StoreTtl, ValueDigest, suite};
use servers::{Certificates, Cluster, ClusterOptions, programs};

/// Longer than any call may take on a machine that is busy, and less than nothing that hangs.
const SOON: Duration = Duration::from_secs(5);

/// How long a cluster may take to notice that a master is gone, and to replace it.
const FAILOVER: Duration = Duration::from_secs(30);

fn options(urls: &str) -> RedisOptions {
    RedisOptions::from_cluster_urls(urls.split(',')).unwrap()
}

fn store(cluster: &Cluster) -> RedisStore {
    RedisStore::new(options(&cluster.urls())).unwrap()
}

/// The other masters answer although one has gone.
fn in_part(options: ClusterOptions) -> ClusterOptions {
    options.nodes(|node| node.line("cluster-require-full-coverage no"))
}

/// A key of each of three masters.
fn keys(cluster: &Cluster) -> [String; 3] {
    [0, 1, 2].map(|master| {
        let mut keys = (0..).map(|number| format!("schematic:{number}"));
        keys.find(|key| cluster.master_of(key) == master).unwrap()
    })
}

async fn set(store: &RedisStore, key: &str, value: &'static str) -> Result<(), StoreError> {
    store.set(key, value.into(), StoreTtl::Never).await
}

/// Calls until one succeeds.
async fn until_back(store: &RedisStore, key: &str) -> Option<Bytes> {
    let end = Instant::now() + FAILOVER;
    loop {
        match store.get(key).await {
            Ok(value) => return value,
            Err(error) => assert!(Instant::now() < end, "{error}"),
        }
        tokio::task::yield_now().await;
    }
}

/// Writes until that succeeds.
async fn until_written(store: &RedisStore, key: &str, value: &'static str) {
    let end = Instant::now() + FAILOVER;
    while let Err(error) = set(store, key, value).await {
        assert!(Instant::now() < end, "{error}");
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn what_every_store_does() {
    for program in programs() {
        let cluster = program.cluster(3);
        suite::run(&store(&cluster), "suite").await.unwrap();
    }
}

#[tokio::test]
async fn each_key_is_asked_of_its_master() {
    for program in programs() {
        let cluster = program.cluster(3);
        let store = store(&cluster);
        let keys = keys(&cluster);
        for key in &keys {
            set(&store, key, "1").await.unwrap();
        }
        for master in &cluster.masters {
            master.forget_calls();
        }
        let names: Vec<&str> = keys.iter().map(|key| &**key).collect();
        let read = store.get_many(&names).await.unwrap();
        for value in read {
            assert_eq!(value.unwrap().unwrap(), "1");
        }
        for master in &cluster.masters {
            let calls = master.calls();
            assert_eq!((calls.get("get"), calls.get("mget")), (Some(&1), None));
        }
        // A script is sent to each of them.
        for key in &keys {
            let replaced = store.replace(key, ValueDigest::of(b"1"), Some("2".into()));
            assert!(replaced.await.unwrap());
        }
        for master in &cluster.masters {
            assert_eq!(master.calls().get("eval"), Some(&1));
        }
    }
}

#[tokio::test]
async fn one_reachable_node_is_enough_to_begin() {
    for program in programs() {
        let mut cluster = in_part(program.cluster_options(3)).start();
        let [_, second, third] = keys(&cluster);
        let urls = format!("redis://127.0.0.1:1,{}", cluster.masters[0].url());
        let store = RedisStore::new(options(&urls)).unwrap();
        set(&store, &second, "2").await.unwrap();
        // And not needed afterwards.
        cluster.masters[0].kill();
        assert_eq!(until_back(&store, &second).await.unwrap(), "2");
        until_written(&store, &third, "3").await;
    }
}

#[tokio::test]
async fn a_dead_master_takes_its_keys_alone() {
    for program in programs() {
        let mut cluster = in_part(program.cluster_options(3)).start();
        let store = store(&cluster);
        let [first, second, third] = keys(&cluster);
        for key in [&first, &second, &third] {
            set(&store, key, "1").await.unwrap();
        }
        cluster.masters[0].save_and_kill();
        for _ in 0..50 {
            let began = Instant::now();
            assert!(store.get(&first).await.is_err());
            assert!(began.elapsed() < SOON);
            for key in [&second, &third] {
                assert_eq!(store.get(key).await.unwrap().unwrap(), "1");
            }
        }
        let names = [&*first, &*second, &*third];
        let read = store.get_many(&names).await.unwrap();
        let read: Vec<bool> = read.iter().map(Result::is_ok).collect();
        assert_eq!(read, [false, true, true]);
        cluster.masters[0].start_again();
        assert_eq!(until_back(&store, &first).await.unwrap(), "1");
    }
}

#[tokio::test]
async fn a_replica_takes_the_place_of_its_master() {
    for program in programs() {
        for is_frozen in [false, true] {
            let mut cluster = program.cluster_options(3).replicas(1).start();
            let store = store(&cluster);
            let keys = keys(&cluster);
            for key in &keys {
                set(&store, key, "1").await.unwrap();
            }
            let count = ["WAIT", "1", "5000"];
            cluster.masters[0].command(&count);
            if is_frozen {
                cluster.masters[0].freeze();
            } else {
                cluster.masters[0].kill();
            }
            until_written(&store, &keys[0], "2").await;
            for (key, value) in keys.iter().zip(["2", "1", "1"]) {
                assert_eq!(until_back(&store, key).await.unwrap(), value);
            }
            let replica = &cluster.replicas[0];
            assert_eq!(replica.info("replication", "role").unwrap(), "master");
            if is_frozen {
                cluster.masters[0].thaw();
            }
        }
    }
}

#[tokio::test]
async fn masters_and_replicas_change_roles_while_they_are_used() {
    for program in programs() {
        let cluster = program.cluster_options(3).replicas(1).start();
        let store = store(&cluster);
        let [first, ..] = keys(&cluster);
        set(&store, &first, "1").await.unwrap();
        cluster.replicas[0].command(&["CLUSTER", "FAILOVER"]);
        let end = Instant::now() + FAILOVER;
        while cluster.masters[0].info("replication", "role").unwrap() == "master" {
            assert!(Instant::now() < end);
            // Clients wait while the roles change.
            drop(store.get(&first).await);
        }
        until_written(&store, &first, "2").await;
        assert_eq!(store.get(&first).await.unwrap().unwrap(), "2");
    }
}

#[tokio::test]
async fn a_slot_moves_while_it_is_used() {
    for program in programs() {
        let cluster = program.cluster(3);
        let store = store(&cluster);
        let [key, other, _] = keys(&cluster);
        // Of the same slot, and not there yet.
        let later = format!("{{{key}}}:later");
        set(&store, &key, "1").await.unwrap();
        set(&store, &other, "1").await.unwrap();
        let [from, to, _] = &cluster.masters[..] else {
            panic!("three masters")
        };
        let slot = from.command(&["CLUSTER", "KEYSLOT", &key]).integer();
        let slot = slot.to_string();
        let id = |server: &servers::Server| server.command(&["CLUSTER", "MYID"]).text().to_owned();
        let (from_id, to_id) = (id(from), id(to));
        to.command(&["CLUSTER", "SETSLOT", &slot, "IMPORTING", &from_id]);
        from.command(&["CLUSTER", "SETSLOT", &slot, "MIGRATING", &to_id]);
        // The key is here, and what is new goes there.
        assert_eq!(store.get(&key).await.unwrap().unwrap(), "1");
        set(&store, &later, "2").await.unwrap();
        let port = to.port().to_string();
        from.command(&["MIGRATE", "127.0.0.1", &port, &key, "0", "5000"]);
        let replaced = store.replace(&key, ValueDigest::of(b"1"), Some("3".into()));
        assert!(replaced.await.unwrap());
        for server in [to, from] {
            server.command(&["CLUSTER", "SETSLOT", &slot, "NODE", &to_id]);
        }
        from.forget_calls();
        for (key, value) in [(&key, "3"), (&later, "2"), (&other, "1")] {
            assert_eq!(store.get(key).await.unwrap().unwrap(), value);
        }
        // What has moved is asked of its new master from then on.
        let misdirected = from.calls().get("get").copied().unwrap_or_default();
        for _ in 0..10 {
            assert_eq!(store.get(&key).await.unwrap().unwrap(), "3");
        }
        assert_eq!(
            from.calls().get("get").copied().unwrap_or_default(),
            misdirected
        );
    }
}

#[tokio::test]
async fn users_and_certificates() {
    for program in programs() {
        let certificates = Certificates::new();
        let cluster = program
            .cluster_options(3)
            .tls(&certificates)
            .nodes(|node| node.user("app", "secret", "~schematic:* +@all"))
            .start();
        let urls: Vec<String> = cluster
            .masters
            .iter()
            .map(|master| master.tls_url().replace("//", "//app:secret@"))
            .collect();
        let options = options(&urls.join(",")).root_certificates(certificates.root_pem());
        let store = RedisStore::new(options).unwrap();
        for key in keys(&cluster) {
            set(&store, &key, "1").await.unwrap();
            assert_eq!(store.get(&key).await.unwrap().unwrap(), "1");
        }
        let error = store.get("other").await.unwrap_err();
        assert!(error.to_string().ends_with("NOPERM"), "{error}");
    }
}

#[tokio::test]
async fn a_node_is_no_cluster_and_a_cluster_is_no_node() {
    for program in programs() {
        let node = program.start();
        let store = RedisStore::new(options(&node.url())).unwrap();
        let error = store.get("key").await.unwrap_err();
        assert!(error.to_string().contains("refused with ERR"), "{error}");

        let cluster = program.cluster(3);
        let [_, second, _] = keys(&cluster);
        let options = RedisOptions::from_url(&cluster.masters[0].url()).unwrap();
        let error = RedisStore::new(options).unwrap().get(&second).await;
        let error = error.unwrap_err().to_string();
        assert!(error.contains("from_cluster_urls"), "{error}");
        for text in [error, format!("{store:?}")] {
            assert!(!text.contains("127.0.0.1"), "{text}");
        }
    }
}

#[test]
fn urls_that_are_no_cluster() {
    let of = |urls: &[&'static str]| RedisOptions::from_cluster_urls(urls.iter().copied());
    for urls in [
        &[][..],
        &["redis://a", ""],
        &["redis://a", "rediss://b"],
        &["redis://:x@a", "redis://:y@b"],
        &["redis://a/1", "redis://b/1"],
        &["redis://a", "redis://b/1"],
    ] {
        let error = of(urls).map(drop).unwrap_err();
        let text = format!("{error} {error:?}");
        assert!(!text.contains(":x") && !text.contains(":y"), "{text}");
    }
    let options = of(&["redis://user:x@a:7000", "redis://user:x@b"]).unwrap();
    assert!(!format!("{options:?}").contains("user:x"), "{options:?}");
    let error = RedisStore::new(options.database(1)).map(drop).unwrap_err();
    assert_eq!(error.kind(), RedisOptionsErrorKind::Setting);
}
