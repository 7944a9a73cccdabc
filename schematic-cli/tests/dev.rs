//! `schematic dev` as a process: where it says it is, seeds, changes of them, and its end.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::fs;
use std::io::{BufRead, BufReader, Lines, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, ChildStderr, ChildStdout, Command, ExitStatus, Stdio};
use std::time::Duration;

use serde_json::Value;

#[test]
fn says_where_it_is_in_exactly_one_line() {
    let mut dev = Dev::start(&["--port", "0", "--json"]);
    let line = dev.stdout.next().unwrap().unwrap();
    let address: Value = serde_json::from_str(&line).unwrap();
    let base = address["base_url"].as_str().unwrap();
    let host = base.strip_prefix("http://").unwrap();
    assert_eq!(
        line,
        format!(
            r#"{{"base_url":"{base}","event_capture_base_url":"{base}","datastream_url":"ws://{host}/datastream","api_key":"sch_dev_local","page_url":"{base}/"}}"#
        )
    );
    assert!(get(host, "/").contains("text/html"));
    let (status, rest) = dev.interrupt("INT");
    assert!(status.success(), "{status}");
    assert_eq!(rest, Vec::<String>::new());
}

#[test]
fn prints_lines_to_paste() {
    let mut dev = Dev::start(&["--port", "0"]);
    let banner: Vec<String> = dev
        .stdout
        .by_ref()
        .map(Result::unwrap)
        .take_while(|line| !line.contains("Ctrl-C"))
        .collect();
    for setting in [
        "API_KEY=sch_dev_local",
        "BASE_URL=http://",
        "EVENT_CAPTURE_BASE_URL=http://",
    ] {
        let export = format!("export SCHEMATIC_{setting}");
        assert!(
            banner.iter().any(|line| line.trim().starts_with(&export)),
            "{banner:?}"
        );
    }
    assert!(dev.interrupt("TERM").0.success());
}

#[test]
fn a_seed_that_cannot_be_read_stops_the_start_with_its_place() {
    let seed = seed_file("broken", "flags:\n  beta:\n    colour: blue\n");
    let output = schematic(&["dev", "--port", "0", "--seed", seed.to_str().unwrap()])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains(&format!("{}:3:5: ", seed.display())),
        "{said}"
    );

    let output = schematic(&["dev", "--port", "0", "--seed", "no/such/file.yaml"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .contains("no/such/file.yaml")
    );
}

#[test]
fn a_seed_is_read_again_and_a_broken_change_changes_nothing() {
    let seed = seed_file("changing", "flags:\n  beta: true\n");
    let mut dev = Dev::start(&["--port", "0", "--json", "--seed", seed.to_str().unwrap()]);
    let host = dev.address();
    let mut said = BufReader::new(dev.stderr.take().unwrap()).lines();
    assert!(check(&host).contains(r#""value":true"#));

    fs::write(&seed, "flags:\n  beta: maybe\n").unwrap();
    let refusal = said.next().unwrap().unwrap();
    assert!(
        refusal.contains(&format!("{}:2:", seed.display())),
        "{refusal}"
    );
    assert!(check(&host).contains(r#""value":true"#));

    fs::write(&seed, "flags:\n  beta: false\n").unwrap();
    assert!(said.next().unwrap().unwrap().contains("read again"));
    assert!(check(&host).contains(r#""value":false"#));
    assert!(dev.interrupt("TERM").0.success());
}

#[test]
fn a_port_that_is_taken_is_named() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let output = schematic(&["dev", "--port", &port]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains(&port));
}

#[test]
fn its_page_answers_only_at_the_hosts_that_are_allowed() {
    let mut dev = Dev::start(&["--port", "0", "--json", "--allow-host", "schematic"]);
    let address = dev.address();
    for (host, status) in [
        ("schematic:8787", 200),
        ("localhost", 200),
        ("evil.example", 403),
    ] {
        let head = format!("GET / HTTP/1.1\r\nHost: {host}\r\n");
        let answer = exchange_as_is(&address, &head, "");
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status} ")),
            "{host}: {answer}"
        );
    }
    assert!(dev.interrupt("TERM").0.success());

    let wrong = ["dev", "--port", "0", "--allow-host", "http://schematic"];
    let output = schematic(&wrong).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .contains("is not a host")
    );
}

#[test]
fn operations_that_it_does_not_hold_are_answered_with_samples_unless_switched_off() {
    for (more, status) in [(vec![], 200), (vec!["--no-samples"], 404)] {
        let mut dev = Dev::start(&[["--port", "0", "--json"].as_slice(), &more].concat());
        let address = dev.address();
        let head = format!(
            "GET /billing/coupons HTTP/1.1\r\nHost: {address}\r\nX-Schematic-Api-Key: sch_dev_local\r\n"
        );
        let answer = exchange_as_is(&address, &head, "");
        let is_sample = answer.contains("x-schematic-emulator: sample");
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status} ")),
            "{answer}"
        );
        assert_eq!(is_sample, status == 200, "{answer}");
        assert!(dev.interrupt("TERM").0.success());
    }
}

#[test]
#[cfg(unix)]
fn silent_connections_shut_no_request_out_when_descriptors_run_out() {
    let mut limited = Command::new("sh");
    limited
        .args(["-c", "ulimit -n 48 && exec \"$0\" dev --port 0 --json"])
        .arg(env!("CARGO_BIN_EXE_schematic"))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut dev = Dev::spawn(&mut limited);
    let address = dev.address();
    let silent: Vec<_> = (0..100)
        .map(|_| TcpStream::connect(&address).unwrap())
        .collect();
    assert!(get(&address, "/").contains("text/html"));
    drop(silent);
    assert!(dev.interrupt("TERM").0.success());
}

/// A running `schematic dev`, killed when a test fails.
struct Dev {
    process: Child,
    stdout: Lines<BufReader<ChildStdout>>,
    stderr: Option<ChildStderr>,
}

impl Dev {
    fn start(args: &[&str]) -> Self {
        Self::spawn(schematic(&["dev"]).args(args))
    }

    fn spawn(command: &mut Command) -> Self {
        let mut process = command.spawn().unwrap();
        let stdout = BufReader::new(process.stdout.take().unwrap()).lines();
        let stderr = process.stderr.take();
        Self {
            process,
            stdout,
            stderr,
        }
    }

    /// Where it listens, by the line of `--json`.
    fn address(&mut self) -> String {
        let line = self.stdout.next().unwrap().unwrap();
        let address: Value = serde_json::from_str(&line).unwrap();
        let base = address["base_url"].as_str().unwrap();
        base.strip_prefix("http://").unwrap().to_owned()
    }

    /// Sends a signal and waits for the end; returns what else stood on stdout.
    fn interrupt(mut self, signal: &str) -> (ExitStatus, Vec<String>) {
        let pid = self.process.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-s", signal, &pid])
                .status()
                .unwrap()
                .success()
        );
        let rest = self.stdout.by_ref().map(Result::unwrap).collect();
        (self.process.wait().unwrap(), rest)
    }
}

impl Drop for Dev {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

fn schematic(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_schematic"));
    command
        .args(args)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn seed_file(name: &str, text: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("dev-{name}.yaml"));
    fs::write(&path, text).unwrap();
    path
}

fn check(host: &str) -> String {
    exchange(
        host,
        "POST /flags/beta/check HTTP/1.1\r\nX-Schematic-Api-Key: sch_dev_local\r\nContent-Length: 2\r\n",
        "{}",
    )
}

fn get(host: &str, path: &str) -> String {
    exchange(host, &format!("GET {path} HTTP/1.1\r\n"), "")
}

fn exchange(host: &str, head: &str, body: &str) -> String {
    exchange_as_is(host, &format!("{head}Host: {host}\r\n"), body)
}

fn exchange_as_is(address: &str, head: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    // Rather a failure than a test that hangs.
    stream
        .set_read_timeout(Some(Duration::from_secs(60)))
        .unwrap();
    write!(stream, "{head}Connection: close\r\n\r\n{body}").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}
