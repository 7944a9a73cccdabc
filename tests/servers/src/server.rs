//! A server that runs.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use crate::control::{Control, Reply};
use crate::files::TemporaryFolder;
use crate::node::{CONTROL, CONTROL_PASSWORD, NodeOptions, Ports};
use crate::process::Process;

/// How long something may take that is known to come.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// How often a server is asked whether something has come.
const PERIOD: Duration = Duration::from_millis(5);

/// How many ports are tried. Between finding a free one and using it, another process may take it.
const TRIES: u32 = 10;

/// A server that runs, until this is dropped.
#[derive(Debug)]
pub struct Server {
    node: NodeOptions,
    args: &'static [&'static str],
    ports: Ports,
    process: Option<Process>,
    folder: TemporaryFolder,
}

impl Server {
    pub(crate) fn start(node: &NodeOptions, args: &'static [&'static str]) -> Self {
        for _ in 0..TRIES {
            let mut server = Self {
                node: node.clone(),
                args,
                ports: free_ports(),
                process: None,
                folder: TemporaryFolder::new(),
            };
            let configuration = server
                .node
                .configuration(&server.ports, server.folder.path());
            server.folder.write("conf", &configuration);
            match server.run() {
                Ok(()) => return server,
                Err(log) if log.contains("Address already in use") => {}
                Err(log) => panic!("{} does not start:\n{log}", node.program.name()),
            }
        }
        panic!("no port is free for long enough");
    }

    /// Returns the port without TLS.
    pub fn port(&self) -> u16 {
        self.ports.plain
    }

    /// Returns the port with TLS. Without [`NodeOptions::tls`] nothing listens there.
    pub fn tls_port(&self) -> u16 {
        self.ports.tls
    }

    /// Returns the URL without TLS, user or database.
    pub fn url(&self) -> String {
        format!("redis://127.0.0.1:{}", self.ports.plain)
    }

    /// Returns the URL with TLS, without user or database.
    pub fn tls_url(&self) -> String {
        format!("rediss://localhost:{}", self.ports.tls)
    }

    /// Returns a connection for commands that may do everything.
    ///
    /// # Errors
    ///
    /// Returns an error if the server does not answer.
    pub fn connect(&self) -> io::Result<Control> {
        let mut control = Control::connect(self.ports.plain)?;
        if self.node.has_users()
            && let Reply::Error(error) = control.command(&["AUTH", CONTROL, CONTROL_PASSWORD])?
        {
            return Err(io::Error::other(error));
        }
        Ok(control)
    }

    /// Sends one command, on a connection that may do everything.
    ///
    /// # Panics
    ///
    /// Panics if there is no reply, or an error.
    pub fn command<A: AsRef<[u8]>>(&self, args: &[A]) -> Reply {
        match self.connect().and_then(|mut control| control.command(args)) {
            Ok(Reply::Error(error)) => panic!("{error}"),
            Ok(reply) => reply,
            Err(error) => panic!("no reply: {error}\n{}", self.log()),
        }
    }

    /// Returns one line of INFO, such as `master_link_status` of the section `replication`.
    pub fn info(&self, section: &str, name: &str) -> Option<String> {
        let reply = self.command(&["INFO", section]);
        reply.text().lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            (key == name).then(|| value.trim().to_owned())
        })
    }

    /// Returns how often each command was called, by its name in lower case, since the start or since
    /// [`forget_calls`](Self::forget_calls).
    pub fn calls(&self) -> HashMap<String, u64> {
        let reply = self.command(&["INFO", "commandstats"]);
        let calls = reply.text().lines().filter_map(|line| {
            let (name, rest) = line.strip_prefix("cmdstat_")?.split_once(":calls=")?;
            let (calls, _) = rest.split_once(',')?;
            Some((name.to_owned(), calls.parse().ok()?))
        });
        calls.collect()
    }

    /// Counts calls from zero again.
    pub fn forget_calls(&self) {
        self.command(&["CONFIG", "RESETSTAT"]);
    }

    /// Ends the server as a crash would. What it held is lost, but for what was saved.
    pub fn kill(&mut self) {
        if let Some(mut process) = self.process.take() {
            process.kill();
        }
    }

    /// Writes what the server holds to disk and ends it; [`start_again`](Self::start_again) finds that.
    pub fn save_and_kill(&mut self) {
        self.command(&["SAVE"]);
        self.kill();
    }

    /// Starts the server again on its former ports.
    ///
    /// # Panics
    ///
    /// Panics with its log if it does not start.
    pub fn start_again(&mut self) {
        self.kill();
        if let Err(log) = self.run() {
            panic!("{} does not start again:\n{log}", self.node.program.name());
        }
    }

    /// Stops the server's process where it is: connections stay, and nothing is answered.
    pub fn freeze(&self) {
        self.signal("STOP");
    }

    /// Lets a frozen process run on.
    pub fn thaw(&self) {
        self.signal("CONT");
    }

    /// Returns what the server has logged.
    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }

    pub(crate) fn has_users(&self) -> bool {
        self.node.has_users()
    }

    pub(crate) fn bus_port(&self) -> u16 {
        self.ports.bus
    }

    pub(crate) fn follows_master(&self) -> bool {
        self.info("replication", "master_link_status").as_deref() == Some("up")
    }

    /// Runs the program until it answers; the error is its log.
    fn run(&mut self) -> Result<(), String> {
        let folder: &Path = self.folder.path();
        let args: Vec<&str> = ["conf"].iter().chain(self.args).copied().collect();
        let process = self
            .process
            .insert(Process::start(&self.node.program, &args, folder));
        let number = process.number().to_string();
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end {
            // Another process may have taken the port meanwhile: is it this one that answers?
            if self.answers() && self.info("server", "process_id").as_ref() == Some(&number) {
                return Ok(());
            }
            if self.process.as_mut().is_none_or(Process::has_ended) {
                break;
            }
            thread::sleep(PERIOD);
        }
        self.kill();
        Err(self.log())
    }

    fn answers(&self) -> bool {
        let pong = self.connect().and_then(|mut control| {
            control.set_patience(Duration::from_secs(1))?;
            control.command(&["PING"])
        });
        matches!(pong, Ok(Reply::Bytes(pong)) if pong == b"PONG")
    }

    fn signal(&self, name: &str) {
        let process = self.process.as_ref().expect("the server runs");
        process.signal(name);
    }
}

/// Waits until `is_so`, which asks servers, and may take 20 seconds for it.
///
/// # Panics
///
/// Panics with `what` if that takes longer.
pub fn wait_until(what: &str, mut is_so: impl FnMut() -> bool) {
    let end = Instant::now() + PATIENCE;
    while !is_so() {
        assert!(Instant::now() < end, "{what}: not within {PATIENCE:?}");
        thread::sleep(PERIOD);
    }
}

/// Finds ports that are free now.
fn free_ports() -> Ports {
    let listen = || TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free");
    // All at once, so that they differ.
    let [plain, tls, bus] = [listen(), listen(), listen()].map(|listener| {
        let address = listener.local_addr().expect("it listens");
        (address.port(), listener)
    });
    Ports {
        plain: plain.0,
        tls: tls.0,
        bus: bus.0,
    }
}
