//! Seeds that replace others.

use std::fs;
use std::time::Duration;

use schematic_emulator::{Change, Changes, Emulator, ErrorKind};
use serde_json::json;

use super::Folder;
use crate::support::Caller;

async fn next_of_seed(changes: &mut Changes) -> Change {
    let received = async {
        loop {
            let change = changes.next().await.unwrap();
            if matches!(change, Change::SeedLoaded | Change::SeedRefused(_)) {
                return change;
            }
        }
    };
    tokio::time::timeout(Duration::from_secs(30), received)
        .await
        .unwrap()
}

#[tokio::test]
async fn a_changed_file_is_read_again_and_a_broken_one_is_reported() {
    let folder = Folder::new("reload");
    let file = folder.file("seed.yaml");
    let seed = |limit: u32, flags: &str| {
        format!(
            "features: {{generate: {{event: generate}}}}\n\
             plans: {{pro: {{entitlements: {{generate: {{limit: {limit}, per: month}}}}}}}}\n\
             companies: [{{keys: {{org: acme}}, plan: pro, usage: {{generate: 1}}}}]\n{flags}\n"
        )
    };
    fs::write(&file, seed(2, "flags: {a: false}")).unwrap();
    let emulator = Emulator::builder().seed_file(&file).start().await.unwrap();
    let caller = Caller::new(&emulator);
    let mut changes = emulator.changes();
    caller.track("generate", "acme", 1).await;
    caller
        .post("/companies", json!({"keys": {"org": "other"}}))
        .await;
    assert_eq!(caller.check("generate", "acme").await["value"], false);

    // Written anew.
    fs::write(&file, seed(3, "flags: {a: true}")).unwrap();
    assert_eq!(next_of_seed(&mut changes).await, Change::SeedLoaded);
    let open = caller.check("generate", "acme").await;
    assert_eq!(open["value"], true);
    assert_eq!(
        open["feature_usage"], 2,
        "usage stays, and is not seeded twice"
    );
    assert_eq!(caller.check("a", "acme").await["value"], true);

    // Broken: reported with its place, and nothing else.
    fs::write(&file, seed(1, "flags: {a: {defualt: true}}")).unwrap();
    let Change::SeedRefused(reason) = next_of_seed(&mut changes).await else {
        panic!()
    };
    assert!(reason.ends_with("seed.yaml:4:13: unknown field `defualt`, expected one of id, name, description, default, default_value, feature, rules"), "{reason}");
    assert_eq!(caller.check("generate", "acme").await["value"], true);

    // Replaced by another file of that name, as editors do; what it no longer names goes.
    let new = folder.file("seed.yaml.new");
    fs::write(&new, seed(2, "flags: {b: true}")).unwrap();
    fs::rename(&new, &file).unwrap();
    assert_eq!(next_of_seed(&mut changes).await, Change::SeedLoaded);
    assert_eq!(caller.check("generate", "acme").await["value"], false);
    assert_eq!(caller.check("b", "acme").await["value"], true);
    let (status, _) = caller.post("/flags/a/check", json!({})).await;
    assert_eq!(status, 404);

    // Away, and there again.
    fs::remove_file(&file).unwrap();
    assert_eq!(caller.check("b", "acme").await["value"], true);
    fs::write(&file, seed(5, "")).unwrap();
    assert_eq!(next_of_seed(&mut changes).await, Change::SeedLoaded);
    assert_eq!(caller.check("generate", "acme").await["value"], true);
    assert_eq!(
        caller.get("/companies/lookup?keys[org]=other").await.0,
        200,
        "not the seed's"
    );
}

#[tokio::test]
async fn what_the_seed_did_not_change_stays_as_it_became() {
    let seed = |more: &str| {
        format!(
            "flags: {{a: false, b: false}}\n\
             companies: [{{keys: {{org: acme, crm: '1'}}, name: Acme, traits: {{x: 1, y: 2}}}}]\n\
             users: [{{keys: {{email: e}}, company: {{org: acme}}}}]\n{more}"
        )
    };
    let emulator = Emulator::builder().seed(seed("")).start().await.unwrap();
    let caller = Caller::new(&emulator);
    emulator.set_flag_default("a", true).unwrap();
    emulator.force_flag("b", true).unwrap();
    let body = json!({"keys": {"org": "acme"}, "traits": {"x": 9, "z": 3}});
    let (_, before) = caller.post("/companies", body).await;

    emulator.load_seed(&seed("plans: {p: {}}")).unwrap();
    assert_eq!(caller.check("a", "acme").await["value"], true);
    assert_eq!(caller.check("b", "acme").await["value"], true);
    let (_, company) = caller.get("/companies/lookup?keys[org]=acme").await;
    assert_eq!(company["data"]["traits"], json!({"x": 9, "y": 2, "z": 3}));

    // What it did change follows it, what it took away goes.
    let changed = seed("")
        .replace(", crm: '1'", "")
        .replace("x: 1, y: 2", "x: 5");
    emulator.load_seed(&changed).unwrap();
    let (_, company) = caller.get("/companies/lookup?keys[org]=acme").await;
    assert_eq!(company["data"]["traits"], json!({"x": 5, "z": 3}));
    assert_eq!(company["data"]["id"], before["data"]["id"]);
    assert_eq!(caller.get("/companies/lookup?keys[crm]=1").await.0, 404);

    let refused = emulator.load_seed("flags: {a: 5}").unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::Seed);
    assert_eq!(caller.check("a", "acme").await["value"], true);

    emulator.reset();
    assert_eq!(caller.check("a", "acme").await["value"], false);
    let (_, company) = caller.get("/companies/lookup?keys[org]=acme").await;
    assert_eq!(company["data"]["traits"], json!({"x": 5}));
    assert_eq!(emulator.requests().len(), 2);
}

#[tokio::test]
async fn what_the_new_seed_removes_makes_room() {
    let seed = |prefix: &str| {
        let names = |one: &dyn Fn(usize) -> String| (0..600).map(one).collect::<String>();
        let keys = names(&|number| format!("{prefix}{number}: {{}}, "));
        let features = names(&|number| format!("{prefix}f{number}: {{}}, "));
        format!("plans: {{{keys}}}\nfeatures: {{{features}}}\ncredits: {{{keys}}}\n")
    };
    let emulator = Emulator::builder().seed(seed("a")).start().await.unwrap();
    emulator.load_seed(&seed("b")).unwrap();
    let caller = Caller::new(&emulator);
    let (_, count) = caller.get("/plans/count").await;
    assert_eq!(count["data"]["count"], 600);

    // What was made meanwhile stays, and takes room.
    for number in 0..401 {
        let flag = json!({
            "key": format!("own{number}"), "name": "", "description": "", "default_value": true,
            "flag_type": "boolean", "rules": []
        });
        let (status, answer) = caller.post("/flags", flag).await;
        let expected = if number < 400 { 201 } else { 400 };
        assert_eq!(status, expected, "{answer}");
    }
    emulator.load_seed(&seed("c")).unwrap();
    let refused = emulator.load_seed(&format!("{}flags: {{more: true}}", seed("d")));
    let refused = refused.unwrap_err().to_string();
    assert!(refused.contains("too many flags"), "{refused}");
    assert_eq!(caller.check("cf1", "acme").await["flag"], "cf1");
}
