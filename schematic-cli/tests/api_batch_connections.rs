//! `schematic api batch` against a server that closes connections between calls.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod batch;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use batch::command;
use serde_json::{Value, json};

const LINE: &str =
    r#"{"id":1,"operation":"addPlan","path":{"catalog_id":"cat_1","plan_id":"plan_1"}}"#;

/// Long enough for whatever else the machine does.
const PATIENCE: Duration = Duration::from_secs(20);

/// A server with one connection at a time, which it closes unannounced when it is asked to.
struct Server {
    url: String,
    close: mpsc::Sender<()>,
    /// Says that the client has closed its half too.
    closed: mpsc::Receiver<()>,
}

impl Server {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (close, asked_to_close) = mpsc::channel();
        let (closing, closed) = mpsc::channel();
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let mut client = BufReader::new(stream.try_clone().unwrap());
                let mut line = String::new();
                while client.read_line(&mut line).unwrap() > 2 {
                    line.clear();
                }
                stream
                    .write_all(b"HTTP/1.1 204 No Content\r\n\r\n")
                    .unwrap();
                asked_to_close.recv().unwrap();
                stream.shutdown(Shutdown::Write).unwrap();
                assert_eq!(client.read(&mut [0]).unwrap(), 0);
                closing.send(()).unwrap();
            }
        });
        Self { url, close, closed }
    }
}

/// A POST that went over a connection that had been closed would not be repeated: Schematic may
/// have done what it says.
#[test]
fn a_connection_that_is_closed_while_there_is_no_line_is_not_used_again() {
    let server = Server::start();
    let mut child = command(&["api", "batch"], &server.url).spawn().unwrap();
    let (mut stdin, stdout) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let mut stdout = BufReader::new(stdout);
    for call in 1..=3 {
        writeln!(stdin, "{LINE}").unwrap();
        stdin.flush().unwrap();
        let mut answer = String::new();
        stdout.read_line(&mut answer).unwrap();
        let answer: Value = serde_json::from_str(&answer).unwrap();
        assert_eq!(answer, json!({"id": 1, "data": null}), "call {call}");
        server.close.send(()).unwrap();
        let closed = server.closed.recv_timeout(PATIENCE);
        assert!(closed.is_ok(), "the client still holds the connection");
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}
