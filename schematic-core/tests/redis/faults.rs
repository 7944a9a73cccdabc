//! A node that is away, slow, or refuses.

use std::net::TcpListener;
use std::time::{Duration, Instant};

use bytes::Bytes;
use schematic_core::redis::{RedisOptions, RedisStore};
use schematic_core::shared_store::{SharedStore, StoreErrorKind, StoreTtl};
use servers::programs;

use crate::suite::store;

/// Longer than any call may take on a machine that is busy, and less than nothing that hangs.
const SOON: Duration = Duration::from_secs(5);

/// Calls until one succeeds.
async fn until_back(store: &RedisStore, key: &str) -> Option<Bytes> {
    let end = Instant::now() + 4 * SOON;
    loop {
        match store.get(key).await {
            Ok(value) => return value,
            Err(error) => assert!(Instant::now() < end, "{error}"),
        }
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_node_that_was_killed_comes_back() {
    for program in programs() {
        let mut server = program.start();
        let store = store(&server);
        server.command(&["SET", "key", "1"]);
        assert!(store.get("key").await.unwrap().is_some());
        server.save_and_kill();
        for _ in 0..100 {
            let began = Instant::now();
            let error = store.get("key").await.unwrap_err();
            assert_eq!(error.kind(), StoreErrorKind::Failed);
            assert!(began.elapsed() < SOON);
        }
        server.start_again();
        assert_eq!(until_back(&store, "key").await, Some("1".into()));
        store.set("key", "2".into(), StoreTtl::Never).await.unwrap();
        server.kill();
        server.start_again();
        // Between two calls it was away: a call that breaks is made again. It came back with what was
        // saved, as after a crash.
        assert_eq!(store.get("key").await.unwrap(), Some("1".into()));
    }
}

#[tokio::test]
async fn a_connection_that_the_server_ends_is_made_again() {
    for program in programs() {
        let server = program.start();
        let store = store(&server);
        server.command(&["SET", "key", "1"]);
        for _ in 0..20 {
            assert!(store.get("key").await.unwrap().is_some());
            server.command(&["CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"]);
        }
    }
}

#[tokio::test]
async fn a_frozen_node_takes_no_more_than_the_limit() {
    for program in programs() {
        let server = program.start();
        let store = store(&server);
        server.command(&["SET", "key", "1"]);
        assert!(store.get("key").await.unwrap().is_some());
        server.freeze();
        for call in 0..8 {
            let began = Instant::now();
            let error = store.get("key").await.unwrap_err();
            assert!(began.elapsed() < SOON);
            assert!(call > 0 || error.kind() == StoreErrorKind::TimedOut);
        }
        server.thaw();
        assert_eq!(until_back(&store, "key").await, Some("1".into()));
    }
}

#[tokio::test]
async fn a_server_that_never_answers_a_connection() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let limit = Duration::from_millis(50);
    let options = RedisOptions::new("127.0.0.1", port)
        .password("secret")
        .connect_timeout(limit);
    let store = RedisStore::new(options).unwrap();
    let began = Instant::now();
    let error = store.get("key").await.unwrap_err();
    assert!(began.elapsed() < SOON);
    assert!(error.to_string().contains("50ms"), "{error}");
    // The next attempt is not made at once.
    let again = store.get("key").await.unwrap_err();
    assert_eq!(again.to_string(), error.to_string());
}

#[tokio::test]
async fn refusals_say_their_code_and_nothing_else() {
    for program in programs() {
        let server = program
            .node()
            .user("reader", "right", "~schematic:* +get +auth")
            .start();
        let url = |password: &str| server.url().replace("//", &format!("//reader:{password}@"));
        let of = |password: &str| {
            RedisStore::new(RedisOptions::from_url(&url(password)).unwrap()).unwrap()
        };
        let wrong = of("very-wrong");
        let error = wrong.get("schematic:acme").await.unwrap_err();
        let right = of("right");
        server.command(&["LPUSH", "schematic:list", "1"]);
        let refusal = |error: schematic_core::shared_store::StoreError, code: &str| {
            assert!(error.to_string().ends_with(code), "{error}");
            for text in [error.to_string(), format!("{error:?}")] {
                for secret in ["very-wrong", "right", "reader", "acme", "127.0.0.1"] {
                    assert!(!text.contains(secret), "{text}");
                }
            }
        };
        for text in [
            format!("{wrong:?}"),
            format!("{error:?}"),
            error.to_string(),
        ] {
            assert!(
                !text.contains("very-wrong") && !text.contains("127.0.0.1"),
                "{text}"
            );
        }
        refusal(right.get("acme").await.unwrap_err(), "NOPERM");
        refusal(right.get("schematic:list").await.unwrap_err(), "WRONGTYPE");
        let many = right.get_many(&["schematic:acme"]).await;
        refusal(many.unwrap_err(), "NOPERM");
        let set = right
            .set("schematic:acme", "1".into(), StoreTtl::Never)
            .await;
        refusal(set.unwrap_err(), "NOPERM");
        assert_eq!(right.get("schematic:acme").await.unwrap(), None);
    }
}

#[tokio::test]
async fn values_of_another_type_are_no_values() {
    for program in programs() {
        let server = program.start();
        let store = store(&server);
        server.command(&["LPUSH", "list", "1"]);
        server.command(&["SET", "key", "1"]);
        let values = store.get_many(&["list", "key"]).await.unwrap();
        let values: Vec<_> = values.into_iter().map(Result::unwrap).collect();
        assert_eq!(values, [None, Some("1".into())]);
    }
}

#[tokio::test]
async fn a_full_node_refuses_to_store() {
    for program in programs() {
        let server = program.node().line("maxmemory 1").start();
        let store = store(&server);
        let error = store
            .set("key", "1".into(), StoreTtl::Never)
            .await
            .unwrap_err();
        assert!(error.to_string().ends_with("OOM"), "{error}");
        assert_eq!(store.get("key").await.unwrap(), None);
    }
}

#[test]
fn a_store_goes_from_one_runtime_to_another() {
    for program in programs() {
        let server = program.start();
        let store = store(&server);
        server.command(&["SET", "key", "1"]);
        for _ in 0..3 {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap();
            let value = runtime.block_on(store.get("key")).unwrap();
            assert_eq!(value, Some("1".into()));
        }
    }
}

#[test]
fn a_runtime_that_ends_while_it_connects_leaves_a_store_that_connects() {
    let Some(program) = servers::redis() else {
        return;
    };
    let mut server = program.start();
    let store = store(&server);
    server.kill();
    let port = server.port();
    let runtime = || {
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap()
    };
    let get = || store.get("key");
    let fails_until = |is_so: &dyn Fn() -> bool| {
        let end = Instant::now() + 4 * SOON;
        runtime().block_on(async {
            while !is_so() {
                assert!(get().await.is_err());
                assert!(Instant::now() < end);
                tokio::task::yield_now().await;
            }
        });
    };
    // Two failures, and an attempt that does not end before its runtime.
    let refused = std::cell::Cell::new(0);
    let began = Instant::now();
    fails_until(&|| {
        refused.set(refused.get() + 1);
        began.elapsed() > SOON / 5
    });
    let silent = TcpListener::bind(("127.0.0.1", port)).unwrap();
    silent.set_nonblocking(true).unwrap();
    let connected = std::cell::RefCell::new(Vec::new());
    fails_until(&|| {
        connected.borrow_mut().extend(silent.accept().ok());
        !connected.borrow().is_empty()
    });
    drop((silent, connected));
    server.start_again();
    assert_eq!(runtime().block_on(until_back(&store, "key")), None);
}

#[tokio::test]
async fn no_call_waits_for_a_node_that_has_failed_twice() {
    // It ends the first connections, and never answers the next.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let (accepted, attempts) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let mut open = Vec::new();
        for (number, connection) in listener.incoming().enumerate() {
            if number >= 2 {
                open.push(connection);
            }
            // An error means that the test has ended.
            if accepted.send(number).is_err() {
                return;
            }
        }
    });
    let options = RedisOptions::new("127.0.0.1", port)
        .password("secret")
        .connect_timeout(10 * SOON)
        .command_timeout(SOON / 10);
    let store = RedisStore::new(options).unwrap();
    let end = Instant::now() + 4 * SOON;
    while attempts.try_iter().all(|number| number < 2) {
        let error = store.get("key").await.unwrap_err();
        assert_eq!(error.kind(), StoreErrorKind::Failed);
        assert!(Instant::now() < end, "{error}");
        tokio::task::yield_now().await;
    }
    // The attempt is under way.
    let error = store.get("key").await.unwrap_err();
    assert_eq!(error.kind(), StoreErrorKind::Failed);
}
