//! `schematic api batch` as a process, with a server behind it that answers from a script.
#![allow(dead_code, reason = "each test uses some of it")]

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};

use rest_contract::server::{Arrived, Reply, Server};
use serde_json::Value;

pub(crate) const KEY: &str = "sch_dev_not_to_be_seen";

/// A running `schematic api batch`.
pub(crate) struct Batch {
    child: Child,
    stdin: Option<ChildStdin>,
    stdout: BufReader<ChildStdout>,
    script: Arc<Mutex<Script>>,
    _server: Server,
}

struct Script {
    reply: Reply,
    arrived: Vec<Arrived>,
}

/// How a batch ended.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) status: ExitStatus,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Batch {
    pub(crate) async fn start() -> Self {
        let script = Arc::new(Mutex::new(Script {
            reply: Reply::json(200, r#"{"data":{},"params":{}}"#),
            arrived: Vec::new(),
        }));
        let server = Server::start({
            let script = Arc::clone(&script);
            move |arrived| {
                let mut script = script.lock().unwrap();
                script.arrived.push(arrived);
                script.reply.clone()
            }
        });
        let server = server.await;
        let mut child = command(&["api", "batch"], server.url()).spawn().unwrap();
        Self {
            stdin: child.stdin.take(),
            stdout: BufReader::new(child.stdout.take().unwrap()),
            child,
            script,
            _server: server,
        }
    }

    /// Sets the answer to every request from now on.
    pub(crate) fn reply(&self, reply: Reply) {
        self.script.lock().unwrap().reply = reply;
    }

    /// Returns the requests that have arrived since the last call.
    pub(crate) fn take_arrived(&self) -> Vec<Arrived> {
        std::mem::take(&mut self.script.lock().unwrap().arrived)
    }

    /// Writes a line without its end.
    pub(crate) fn write(&mut self, text: impl AsRef<[u8]>) {
        let stdin = self.stdin.as_mut().unwrap();
        stdin.write_all(text.as_ref()).unwrap();
        stdin.flush().unwrap();
    }

    /// Writes a line and reads the answer to it.
    pub(crate) fn ask(&mut self, line: impl AsRef<[u8]>) -> Value {
        self.write(line);
        self.write("\n");
        self.read()
    }

    /// Reads one line.
    pub(crate) fn read_text(&mut self) -> String {
        let mut line = String::new();
        self.stdout.read_line(&mut line).unwrap();
        assert!(!line.contains(KEY), "{line}");
        line
    }

    /// Reads one line of JSON.
    pub(crate) fn read(&mut self) -> Value {
        let line = self.read_text();
        serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line}"))
    }

    /// Closes its stdin and waits for its end.
    pub(crate) fn end(mut self) -> Ended {
        drop(self.stdin.take());
        let (mut stdout, mut stderr) = (String::new(), String::new());
        self.stdout.read_to_string(&mut stdout).unwrap();
        let mut pipe = self.child.stderr.take().unwrap();
        pipe.read_to_string(&mut stderr).unwrap();
        let status = self.child.wait().unwrap();
        assert!(!stderr.contains(KEY), "{stderr}");
        Ended {
            status,
            stdout,
            stderr,
        }
    }
}

impl Drop for Batch {
    fn drop(&mut self) {
        // After a test that failed.
        drop(self.child.kill());
    }
}

/// `schematic` with these arguments and the key, against the API at `url`.
pub(crate) fn command(arguments: &[&str], url: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_schematic"));
    command
        .args(arguments)
        .env_remove("SCHEMATIC_EVENT_CAPTURE_BASE_URL")
        .env("SCHEMATIC_API_KEY", KEY)
        .env("SCHEMATIC_BASE_URL", url)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}
