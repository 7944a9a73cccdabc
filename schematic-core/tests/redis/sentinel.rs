//! Masters that Sentinels watch.

use std::time::{Duration, Instant};

use schematic_core::redis::{RedisOptions, RedisStore};
use schematic_core::shared_store::{SharedStore, StoreTtl, suite};
use servers::{MASTER_NAME, programs};

/// How long Sentinels may take to replace a master.
const FAILOVER: Duration = Duration::from_secs(30);

fn store(url: &str, master: &str) -> RedisStore {
    let urls = ["redis://127.0.0.1:1", url];
    let options = RedisOptions::from_sentinel_urls(urls, master).unwrap();
    RedisStore::new(options).unwrap()
}

#[tokio::test]
async fn what_every_store_does() {
    for program in programs() {
        let master = program.start();
        let sentinel = program.sentinel(&master);
        let store = store(&sentinel.server().url(), MASTER_NAME);
        suite::run(&store, "suite").await.unwrap();
        store.set("key", "1".into(), StoreTtl::Never).await.unwrap();
        assert_eq!(master.command(&["GET", "key"]).text(), "1");
        // Several keys are one command.
        master.forget_calls();
        let read = store.get_many(&["key", "other"]).await.unwrap();
        assert_eq!(read.len(), 2);
        assert_eq!(master.calls().get("mget"), Some(&1));
    }
}

#[tokio::test]
async fn the_next_master_is_found() {
    for program in programs() {
        for is_frozen in [false, true] {
            let mut master = program.start();
            let replica = program.node().replica_of(&master).start();
            let sentinel = program.sentinel(&master);
            let store = store(&sentinel.server().url(), MASTER_NAME);
            let set = |value: &'static str| store.set("key", value.into(), StoreTtl::Never);
            set("1").await.unwrap();
            master.command(&["WAIT", "1", "5000"]);
            if is_frozen {
                master.freeze();
            } else {
                master.kill();
            }
            let end = Instant::now() + FAILOVER;
            while let Err(error) = set("2").await {
                assert!(Instant::now() < end, "{error}");
                tokio::task::yield_now().await;
            }
            assert_eq!(sentinel.wait_for_failover(master.port()), replica.port());
            assert_eq!(store.get("key").await.unwrap().unwrap(), "2");
            assert_eq!(replica.command(&["GET", "key"]).text(), "2");
            if is_frozen {
                master.thaw();
            }
        }
    }
}

#[tokio::test]
async fn a_name_that_the_sentinels_do_not_know() {
    for program in programs() {
        let master = program.start();
        let sentinel = program.sentinel(&master);
        let store = store(&sentinel.server().url(), "other");
        let error = store.get("key").await.unwrap_err().to_string();
        assert!(error.contains("no master of that name"), "{error}");
    }
}

#[tokio::test]
async fn the_masters_user_is_not_that_of_the_sentinels() {
    for program in programs() {
        let master = program
            .node()
            .user("app", "secret", "~schematic:* +@all")
            .start();
        let sentinel = program.sentinel(&master);
        let urls = [&*sentinel.server().url()];
        let options = RedisOptions::from_sentinel_urls(urls, MASTER_NAME).unwrap();
        let options = options.user("app").password("secret").database(2);
        let store = RedisStore::new(options).unwrap();
        store
            .set("schematic:key", "1".into(), StoreTtl::Never)
            .await
            .unwrap();
        let mut control = master.connect().unwrap();
        control.command(&["SELECT", "2"]).unwrap();
        let there = control.command(&["GET", "schematic:key"]).unwrap();
        assert_eq!(there.text(), "1");
    }
}

#[test]
fn options_that_name_no_master() {
    let of = |master: &str| RedisOptions::from_sentinel_urls(["redis://a:26379"], master);
    assert!(RedisStore::new(of("").unwrap()).is_err());
    assert!(RedisStore::new(of("main").unwrap()).is_ok());
    assert!(RedisOptions::from_sentinel_urls([""; 0], "main").is_err());
    assert!(RedisOptions::from_sentinel_urls(["redis://a/1"], "main").is_err());
}
