//! `schematic api list` and `schematic api call` as processes.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod batch;

use std::io::Write;
use std::process::Output;
use std::sync::{Arc, Mutex};

use batch::{KEY, command};
use rest_contract::document::Document;
use rest_contract::server::{Arrived, Reply, Server};
use serde_json::{Value, json};

/// A server that keeps what arrives and always answers in one way.
struct Fixed {
    server: Server,
    arrived: Arc<Mutex<Vec<Arrived>>>,
}

impl Fixed {
    async fn start(reply: Reply) -> Self {
        let arrived = Arc::new(Mutex::new(Vec::new()));
        let script = {
            let arrived = Arc::clone(&arrived);
            move |one: Arrived| {
                arrived.lock().unwrap().push(one);
                reply.clone()
            }
        };
        let server = Server::start(script).await;
        Self { server, arrived }
    }

    fn call(&self, arguments: &[&str]) -> Output {
        call(self.server.url(), arguments, b"")
    }

    fn targets(&self) -> Vec<String> {
        let arrived = std::mem::take(&mut *self.arrived.lock().unwrap());
        arrived.into_iter().map(|one| one.target).collect()
    }
}

fn call(url: &str, arguments: &[&str], input: &[u8]) -> Output {
    let arguments = [&["api", "call"], arguments].concat();
    let mut child = command(&arguments, url).spawn().unwrap();
    // It may have ended without reading it.
    drop(child.stdin.take().unwrap().write_all(input));
    let output = child.wait_with_output().unwrap();
    assert!(!text(&output.stdout).contains(KEY) && !text(&output.stderr).contains(KEY));
    output
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn the_list_has_every_operation_with_its_call_in_rust() {
    let operations = Document::read().operations();
    // It needs no key.
    let run = |arguments: &[&str]| {
        let mut command = command(arguments, "http://127.0.0.1:1");
        let output = command.env_remove("SCHEMATIC_API_KEY").output().unwrap();
        assert!(
            output.status.success() && output.stderr.is_empty(),
            "{output:?}"
        );
        text(&output.stdout).to_owned()
    };
    let table = run(&["api", "list"]);
    assert_eq!(table.lines().count(), 268);
    let list: Value = serde_json::from_str(&run(&["api", "list", "--json"])).unwrap();
    let list = list.as_array().unwrap();
    assert_eq!(list.len(), 268);
    for operation in &operations {
        let listed = list
            .iter()
            .find(|one| one["id"] == operation.id.as_str())
            .unwrap();
        let rust = listed["rust"].as_str().unwrap();
        assert_eq!(
            *listed,
            json!({
                "id": operation.id,
                "method": operation.method,
                "path": operation.path,
                "tag": operation.tag,
                "rust": rust,
            })
        );
        let line = table
            .lines()
            .find(|line| line.starts_with(&format!("{} ", operation.id)))
            .unwrap();
        let words: Vec<&str> = line.split_whitespace().collect();
        assert_eq!(
            words[..4],
            [
                &operation.id,
                &operation.method,
                &operation.path,
                &operation.tag
            ]
        );
        assert!(line.ends_with(rust), "{line}");
    }
    let rust = |id: &str| list.iter().find(|one| one["id"] == id).unwrap()["rust"].clone();
    assert_eq!(rust("getCompany"), "companies().get(company_id)");
    assert_eq!(rust("listUsers"), "users().list()");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_prints_the_whole_answer() {
    let body = json!({"data": {"deleted": true}, "params": {"a": 1}, "later": null});
    let fixed = Fixed::start(Reply::json(200, body.to_string())).await;
    let output = fixed.call(&["deletePlan", "--path", "plan_id=a/b=c"]);
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), ""));
    assert_eq!(
        serde_json::from_slice::<Value>(&output.stdout).unwrap(),
        body
    );
    assert!(output.stdout.ends_with(b"\n"));
    assert_eq!(fixed.targets(), ["/plans/a%2Fb%3Dc"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn query_parameters_are_read_by_their_declared_type() {
    let fixed = Fixed::start(Reply::json(200, r#"{"data":[],"params":{}}"#)).await;
    for (arguments, target) in [
        (&["listCompanies"][..], "/companies"),
        (
            &["listCompanies", "--query", "limit=5"],
            "/companies?limit=5",
        ),
        (&["listCompanies", "--query", "q=5"], "/companies?q=5"),
        (&["listCompanies", "--query", "q=true"], "/companies?q=true"),
        (&["listCompanies", "--query", "q="], "/companies?q="),
        (
            &["listCompanies", "--query", "q=[1]"],
            "/companies?q=%5B1%5D",
        ),
        (&["listCompanies", "--query", "ids=5"], "/companies?ids=5"),
        (
            &["listCompanies", "--query", "ids=a", "--query", "ids=b"],
            "/companies?ids=a&ids=b",
        ),
        (
            &["listCompanies", "--query", "without_plan=true"],
            "/companies?without_plan=true",
        ),
        (
            &["listCompanies", "--query", "subscription_statuses=active"],
            "/companies?subscription_statuses=active",
        ),
        (
            &[
                "listAuditLogs",
                "--query",
                "start_time=2024-01-01T00:00:00+02:00",
            ],
            "/audit-log?start_time=2023-12-31T22%3A00%3A00Z",
        ),
        (
            &[
                "listFeatureUsage",
                "--query",
                "company_keys[org]=5",
                "--query",
                "company_keys[a]=b=c",
            ],
            "/feature-usage?company_keys%5Ba%5D=b%3Dc&company_keys%5Borg%5D=5",
        ),
    ] {
        let output = fixed.call(arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments:?} {output:?}");
        let mut targets = fixed.targets();
        if let Some((path, query)) = targets[0].split_once('?') {
            let mut pairs: Vec<&str> = query.split('&').collect();
            pairs.sort_unstable();
            targets[0] = format!("{path}?{}", pairs.join("&"));
        }
        assert_eq!(targets, [target], "{arguments:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_is_an_argument_a_file_or_stdin() {
    let fixed = Fixed::start(Reply::json(200, r#"{"data":{"events":[]},"params":{}}"#)).await;
    let body = r#"{"events":[{"event_type":"track","sent_at":null,"body":{"event":"é"}}]}"#;
    let file = std::env::temp_dir().join(format!("schematic-api-call-{}.json", std::process::id()));
    std::fs::write(&file, body).unwrap();
    let at_file = format!("@{}", file.display());
    for argument in [body, &at_file, "-"] {
        let arguments = ["createEventBatch", "--body", argument];
        let output = call(fixed.server.url(), &arguments, body.as_bytes());
        assert_eq!(output.status.code(), Some(0), "{argument} {output:?}");
        let arrived = fixed.arrived.lock().unwrap().pop().unwrap();
        let sent: Value = serde_json::from_slice(&arrived.body).unwrap();
        assert_eq!(sent, serde_json::from_str::<Value>(body).unwrap());
    }
    std::fs::remove_file(file).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn all_follows_the_pages_until_one_is_empty() {
    let server = Server::start(|arrived| {
        let (_, query) = arrived.target.split_once('?').unwrap();
        let number = |name: &str| -> usize {
            let pair = query.split('&').find_map(|pair| pair.strip_prefix(name));
            pair.unwrap().parse().unwrap()
        };
        assert!(query.contains("q=acme"), "{query}");
        let (offset, limit) = (number("offset="), number("limit="));
        // A page may hold more than was asked for, or fewer.
        let data = match offset / limit {
            0 => vec![member("1"), member("2"), member("3")],
            1 => vec![member("4")],
            _ => Vec::new(),
        };
        Reply::json(
            200,
            json!({"data": data, "params": {"offset": offset}, "later": 1}).to_string(),
        )
    });
    let server = server.await;
    for limit in [&["--query", "limit=2"][..], &[]] {
        let arguments = ["listEntityKeyDefinitions", "--all", "--query", "q=acme"];
        let output = call(server.url(), &[&arguments[..], limit].concat(), b"");
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
        let ids: Vec<&Value> = answer["data"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| &one["id"])
            .collect();
        assert_eq!(ids, ["1", "2", "3", "4"]);
        assert_eq!(answer["params"], json!({"offset": 0}));
        assert_eq!(answer["later"], 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_limit_above_the_highest_loses_no_row() {
    const HIGHEST: usize = 250;
    let asked = Arc::new(Mutex::new(Vec::new()));
    let server = Server::start({
        let asked = Arc::clone(&asked);
        move |arrived| {
            let (_, query) = arrived.target.split_once('?').unwrap();
            let number = |name: &str| -> usize {
                let pair = query.split('&').find_map(|pair| pair.strip_prefix(name));
                pair.unwrap().parse().unwrap()
            };
            let (offset, limit) = (number("offset="), number("limit="));
            asked.lock().unwrap().push((offset, limit));
            let rows = offset..(offset + limit.min(HIGHEST)).min(600);
            let data: Vec<Value> = rows.map(|row| member(&row.to_string())).collect();
            Reply::json(200, json!({"data": data, "params": {}}).to_string())
        }
    });
    let server = server.await;
    let arguments = ["listEntityKeyDefinitions", "--all", "--query", "limit=1000"];
    let output = call(server.url(), &arguments, b"");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    let rows = answer["data"].as_array().unwrap();
    let ids: Vec<&str> = rows.iter().map(|row| row["id"].as_str().unwrap()).collect();
    let expected: Vec<String> = (0..600).map(|row| row.to_string()).collect();
    assert_eq!(ids, expected);
    let asked = asked.lock().unwrap().clone();
    assert_eq!(asked, [(0, 250), (250, 250), (500, 250), (750, 250)]);
}

fn member(id: &str) -> Value {
    let at = "2024-01-01T00:00:00Z";
    json!({"id": id, "created_at": at, "updated_at": at, "entity_type": "company", "key": "org"})
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_that_failed_prints_nothing_and_says_why() {
    let fixed = Fixed::start(Reply::json(404, r#"{"error":"no such plan"}"#)).await;
    let output = fixed.call(&["getPlan", "--path", "plan_id=plan_1"]);
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(1), ""));
    let said = text(&output.stderr);
    assert!(
        said.starts_with("error: ") && said.contains("no such plan"),
        "{said}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_server_says_is_one_line_that_a_terminal_can_show() {
    let said = format!(
        "no\n\u{1b}[2J such\u{9b}31m \u{202e}plan{KEY} {}",
        "x".repeat(600)
    );
    let fixed = Fixed::start(Reply::json(404, json!({"error": said}).to_string())).await;
    let output = fixed.call(&["getPlan", "--path", "plan_id=plan_1"]);
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(1), ""));
    let said = text(&output.stderr);
    assert!(
        said.contains("no [2J such31m plan[redacted] xxx"),
        "{said:?}"
    );
    let line = said.strip_suffix('\n').unwrap();
    assert!(
        line.chars()
            .all(|one| !one.is_control() && one != '\u{202e}'),
        "{said:?}"
    );
    assert!(line.chars().count() < 600, "{said:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_usage_has_its_own_status_and_makes_no_request() {
    let fixed = Fixed::start(Reply::json(200, r#"{"data":{},"params":{}}"#)).await;
    for (arguments, why) in [
        (&[][..], "OPERATION"),
        (&["getPlans"], "getPlans"),
        (&["getPlan"], "plan_id"),
        (&["getPlan", "--path", "plan_id"], "="),
        (&["getPlan", "--path", "plan_id="], "plan_id"),
        (&["getPlan", "--path", "plan_id=.."], "plan_id"),
        (
            &["getPlan", "--path", "plan_id=a", "--path", "plan_id=b"],
            "plan_id",
        ),
        (
            &["getPlan", "--path", "plan_id=a", "--path", "other=b"],
            "other",
        ),
        (&["getPlan", "--path", "plan_id=a", "--body", "{}"], "body"),
        (&["listPlans", "--query", "limit=many"], "limit"),
        (&["listPlans", "--query", "other=1"], "other"),
        (
            &["listPlans", "--query", "limit=1", "--query", "limit=2"],
            "limit",
        ),
        (
            &[
                "lookupCompany",
                "--query",
                "keys[a]=1",
                "--query",
                "keys[b]=2",
                "--query",
                "keys[a]=1",
            ],
            "keys[a]",
        ),
        (&["lookupCompany", "--query", "keys=1"], "keys[KEY]"),
        (
            &["listPlans", "--query", "limit[a]=1"],
            "listPlans has no map `limit`",
        ),
        (&["listPlans", "--all", "--query", "limit=0"], "limit"),
        (&["createFlag"], "body"),
        (&["createFlag", "--body", "{"], "JSON"),
        (&["createFlag", "--body", "@"], "file"),
        (&["createFlag", "--body", "@/no/such/file"], "/no/such/file"),
        (&["createFlag", "--body", "{}"], "default_value"),
        (&["countPlans", "--all"], "--all"),
        (&["countPlans", "--api-key", "x"], "--api-key"),
    ] {
        let output = fixed.call(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?} {output:?}");
        assert_eq!(text(&output.stdout), "", "{arguments:?}");
        let said = text(&output.stderr);
        assert!(
            said.starts_with("error: ") && said.contains(why),
            "{arguments:?} {said}"
        );
        assert_eq!(fixed.targets(), [""; 0], "{arguments:?}");
    }
}

#[test]
fn completions_know_operations_and_help_has_examples() {
    let run = |arguments: &[&str]| {
        let output = command(arguments, "http://127.0.0.1:1").output().unwrap();
        assert!(output.status.success(), "{output:?}");
        text(&output.stdout).to_owned()
    };
    for shell in ["bash", "zsh"] {
        assert!(
            run(&["completions", shell]).contains("listCompanyMigrations"),
            "{shell}"
        );
    }
    for subcommand in ["batch", "call", "list"] {
        let help = run(&["api", subcommand, "--help"]);
        assert!(
            help.contains("Examples:") && help.lines().count() < 80,
            "{help}"
        );
    }
}
