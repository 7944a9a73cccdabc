//! How much memory a DataStream takes at its peak, whatever its server sends.
//!
//! Each scenario runs in a separate process, since what is measured is the process, and one after
//! the other. The server writes its frames bit by bit, so that it takes no memory to speak of.
//! Built without optimisation, sizes and bounds are a sixteenth of the attacks'; those are run with
//! `cargo test --release -p schematic-core --test datastream_bounds -- --nocapture`, which prints the
//! peaks.

#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::needless_pass_by_value,
    clippy::print_stdout,
    clippy::result_large_err,
    dead_code,
    missing_docs
)]

#[path = "datastream/api.rs"]
mod api;
#[path = "datastream/server.rs"]
mod server;
#[path = "support/until.rs"]
mod until;
#[path = "datastream/world.rs"]
mod world;

use std::fs;
use std::process::Command;

use schematic_core::datastream::{DataStreamOptions, DataStreamStatus};
use serde_json::{Value, json};
use server::Connection;
use world::{World, beta, company, flags, partial};

/// What sizes and bounds are divided by.
const PART: usize = if cfg!(debug_assertions) { 16 } else { 1 };

/// The process takes so much in any case.
const PROCESS: usize = 40 << 20;

/// No scenario may take as much.
const MOST: usize = PROCESS + (460 << 20) / PART;

const MEGABYTE: usize = 1_000_000;

/// How much a server sends of what piles up: more than may be taken.
const FLOOD: usize = 2_500 * MEGABYTE / PART;

/// Bytes of the longest frame.
const LONGEST: usize = 95 * MEGABYTE / PART;

/// Says in a child which scenario to run.
const SCENARIO: &str = "SCHEMATIC_TEST_SCENARIO";

const SCENARIOS: [&str; 8] = [
    "flags of a megabyte",
    "a snapshot without an end",
    "deletes between two pages",
    "long deletes between two pages",
    "another plan again and again",
    "refused versions of a company",
    "kept versions of a company",
    "long lists and small records",
];

#[test]
fn the_peak_is_bounded_whatever_comes() {
    if let Ok(scenario) = std::env::var(SCENARIO) {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        return runtime.block_on(run(&scenario));
    }
    for scenario in SCENARIOS {
        let child = Command::new(std::env::current_exe().unwrap())
            .env(SCENARIO, scenario)
            .arg("--nocapture")
            .status()
            .unwrap();
        assert!(child.success(), "{scenario}");
    }
}

async fn run(scenario: &str) {
    match scenario {
        "flags of a megabyte" => flags_of_a_megabyte().await,
        "a snapshot without an end" => a_snapshot_without_an_end().await,
        "deletes between two pages" => deletes_between_two_pages(10, 2_000_000 / PART).await,
        "long deletes between two pages" => {
            deletes_between_two_pages(60_000, FLOOD / 60_000).await;
        }
        "another plan again and again" => another_plan_again_and_again().await,
        "refused versions of a company" => {
            let status = versions_of_a_company(256 << 20).await;
            assert_eq!((status.entities, status.oversized), (1, 40));
        }
        "kept versions of a company" => {
            let status = versions_of_a_company(4 << 30).await;
            assert_eq!((status.entities, status.oversized), (2, 0));
        }
        "long lists and small records" => {
            long_lists_where_none_belong().await;
            many_small_records().await;
        }
        other => panic!("{other}"),
    }
}

async fn flags_of_a_megabyte() {
    let mut stream = Stream::new(|settings| settings).await;
    let count = FLOOD / MEGABYTE;
    for number in 0..count {
        let head = format!(
            r#"{{"entity_type":"rulesengine.Flag","message_type":"full","data":{}"#,
            open_flag(&format!("flag_{number}"))
        );
        stream.send_repeated(&head, "x", MEGABYTE, r#""}]}}"#).await;
    }
    let status = stream.ends("flags of a megabyte").await;
    // They are known, and there are too many to decide them here.
    let room = (64 << 20) / PART / MEGABYTE;
    assert!(status.oversized >= (count - room) as u64, "{status:?}");
    assert!(status.flag_bytes <= (64 << 20) / PART);
}

async fn a_snapshot_without_an_end() {
    let mut stream = Stream::new(|settings| settings).await;
    for number in 1..=FLOOD / MEGABYTE {
        let head = format!(
            r#"{{"entity_type":"rulesengine.Flags","message_type":"full",
                "pagination":{{"page":{number},"has_more":true}},"data":[{}"#,
            open_flag(&format!("flag_{number}"))
        );
        stream
            .send_repeated(&head, "x", MEGABYTE, r#""}]}]}"#)
            .await;
    }
    let status = stream.ends("a snapshot without an end").await;
    assert!(status.oversized > 0);
}

async fn deletes_between_two_pages(length: usize, count: usize) {
    let mut stream = Stream::new(|settings| settings).await;
    let mut page = flags(&[beta("c1")]);
    page["pagination"] = json!({"page": 1, "has_more": true});
    stream.send(page).await;
    for number in 0..count {
        let head = format!(
            r#"{{"entity_type":"rulesengine.Flag","message_type":"delete","data":{{"id":"{number}"#
        );
        stream.send_repeated(&head, "x", length, r#""}}"#).await;
    }
    let what = format!("deletes of {length} bytes between two pages");
    let status = stream.ends(&what).await;
    // The set is given up once, and what follows belongs to none.
    assert_eq!(status.oversized, 1);
}

async fn another_plan_again_and_again() {
    let mut stream = Stream::new(|settings| settings).await;
    for number in 0..FLOOD / MEGABYTE {
        let head = open_company("c2", &format!(r#""plan_ids":["{number}"#));
        stream.send_repeated(&head, "x", MEGABYTE, r#""]}}"#).await;
    }
    let status = stream.ends("another plan again and again").await;
    assert_eq!((status.entities, status.oversized), (2, 0));
    assert!(status.bytes > MEGABYTE, "the plan's id is not counted");
}

async fn versions_of_a_company(max_bytes: usize) -> DataStreamStatus {
    let mut stream = Stream::new(|settings| settings.max_bytes(max_bytes / PART)).await;
    for number in 0..40 {
        let head = open_company("c2", &format!(r#""traits":[{{"value":"{number}"#));
        stream
            .send_repeated(&head, "x", 96 * MEGABYTE / PART, r#""}]}}"#)
            .await;
    }
    stream.ends("versions of a company").await
}

async fn long_lists_where_none_belong() {
    let company = r#""entity_type":"rulesengine.Company","message_type":"#;
    let flag = r#""entity_type":"rulesengine.Flag","message_type":"#;
    let flags = r#""entity_type":"rulesengine.Flags","message_type":"full","data":"#;
    for (what, head, tail) in [
        (
            "error",
            r#"{"message_type":"error","data":"#.to_owned(),
            "}",
        ),
        (
            "an error's text",
            r#"{"message_type":"error","data":{"error":"#.to_owned(),
            "}}",
        ),
        ("delete", format!(r#"{{{company}"delete","data":"#), "}"),
        (
            "delete of a flag",
            format!(r#"{{{flag}"delete","data":"#),
            "}",
        ),
        ("flag", format!(r#"{{{flag}"full","data":"#), "}"),
        ("flags", format!("{{{flags}"), "}"),
        ("flag of flags", format!("{{{flags}["), "]}"),
        (
            "member of a flag",
            format!(r#"{{{flag}"full","data":{{"id":"f","key":"f","new":"#),
            "}}",
        ),
        (
            "member of a company",
            format!(r#"{{{company}"full","data":{{"id":"c3","new":"#),
            "}}",
        ),
        (
            "member of a change",
            format!(r#"{{{company}"partial","entity_id":"c2","data":{{"new":"#),
            "}}",
        ),
        (
            "leases",
            format!(r#"{{{company}"partial","entity_id":"c2","data":{{"credit_lease_balance":"#),
            "}}",
        ),
        ("member of a frame", r#"{"new":"#.to_owned(), "}"),
        ("page", r#"{"pagination":"#.to_owned(), "}"),
    ] {
        let mut stream = Stream::new(|settings| settings).await;
        stream.send(self::company("c2", json!({"org": "2"}))).await;
        let head = format!("{head}[0");
        let tail = format!("]{tail}");
        stream.send_repeated(&head, ",0", LONGEST, &tail).await;
        stream.ends(&format!("a long list as {what}")).await;
    }
}

async fn many_small_records() {
    let flags = r#"{"entity_type":"rulesengine.Flags","message_type":"full","data":["#;
    let flag = r#"{"entity_type":"rulesengine.Flag","message_type":"full","data":"#;
    let error = r#"{"message_type":"error","data":{"error":"no","keys":{"a":"b""#;
    for (what, head, unit, tail) in [
        (
            "traits",
            open_company("c3", r#""traits":[{}"#),
            ",{}",
            "]}}",
        ),
        (
            "entitlements",
            open_company("c3", r#""entitlements":[{}"#),
            ",{}",
            "]}}",
        ),
        (
            "objects",
            open_company("c3", r#""new":[{"a":0}"#),
            r#",{"a":0}"#,
            "]}}",
        ),
        (
            "rules",
            format!(r#"{flag}{{"id":"f","key":"f","rules":[{{"id":""}}"#),
            r#",{"id":""}"#,
            "]}}",
        ),
        ("flags", format!("{flags}{{}}"), ",{}", "]}"),
        (
            "keys",
            open_company("c3", r#""keys":{"a":"b""#),
            r#","a":"b""#,
            "}}}",
        ),
        ("an error's keys", error.to_owned(), r#","a":"b""#, "}}}"),
    ] {
        let mut stream = Stream::new(|settings| settings).await;
        stream
            .send_repeated(&head, unit, 16 * MEGABYTE / PART, tail)
            .await;
        stream.ends(&format!("many {what}")).await;
    }
}

/// A client whose server sends more than there is room for.
struct Stream {
    world: World,
    server: Connection,
}

impl Stream {
    async fn new(change: impl FnOnce(DataStreamOptions) -> DataStreamOptions) -> Self {
        let world = World::with(|settings| {
            change(
                settings
                    .max_message_bytes((100 << 20) / PART)
                    .max_bytes((256 << 20) / PART)
                    .max_flag_bytes((64 << 20) / PART),
            )
        })
        .await;
        let mut server = world.make_ready().await;
        server.send(company("c1", json!({"org": "1"}))).await;
        world.until_beta("1", Some(true)).await;
        Self { world, server }
    }

    async fn send(&mut self, message: Value) {
        self.server.send(message).await;
    }

    /// Sends a frame with `unit` repeated in it, to so many bytes, without ever holding it.
    async fn send_repeated(&mut self, head: &str, unit: &str, bytes: usize, tail: &str) {
        let count = bytes / unit.len();
        let length = head.len() + count * unit.len() + tail.len();
        let mut beginning = vec![0x81, 127];
        beginning.extend_from_slice(&(length as u64).to_be_bytes());
        beginning.extend_from_slice(head.as_bytes());
        let each = 65_536 / unit.len();
        let rest = unit.repeat(count % each) + tail;
        if count < each {
            // A short frame is one write, since there are millions of them.
            beginning.extend_from_slice(rest.as_bytes());
            return self.server.send_raw(&beginning).await;
        }
        self.server.send_raw(&beginning).await;
        let chunk = unit.repeat(each);
        for _ in 0..count / each {
            self.server.send_raw(chunk.as_bytes()).await;
        }
        self.server.send_raw(rest.as_bytes()).await;
    }

    /// Waits until all that was sent is read, and checks the peak.
    async fn ends(mut self, what: &str) -> DataStreamStatus {
        self.send(partial("c1", json!({"keys": {"org": "last"}})))
            .await;
        self.world.until_beta("last", Some(true)).await;
        let peak = peak();
        println!("{:>5} MB {what}", peak / MEGABYTE);
        assert!(peak < MOST, "{what}: {peak} of {MOST}");
        self.world.client.status().datastream.unwrap()
    }
}

/// The most memory that this process ever took, in bytes.
fn peak() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.unwrap().trim().trim_end_matches("kB").trim();
    kilobytes.parse::<usize>().unwrap() * 1024
}

/// The beginning of a flag, up to within the name of its rule.
fn open_flag(id: &str) -> String {
    format!(r#"{{"id":"{id}","key":"{id}","rules":[{{"id":"rule","rule_type":"standard","name":""#)
}

/// The beginning of a message with a company, up to and with some of its members.
fn open_company(id: &str, members: &str) -> String {
    format!(
        r#"{{"entity_type":"rulesengine.Company","message_type":"full","data":{{"id":"{id}",
            "keys":{{"org":"{id}"}},{members}"#
    )
}
