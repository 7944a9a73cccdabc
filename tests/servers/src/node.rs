//! How a node is to run.

use std::path::Path;

use crate::certificates::Certificates;
use crate::program::Program;
use crate::server::{Server, wait_until};

/// The user by which the tests' own commands come in, where there are users.
pub(crate) const CONTROL: &str = "control";
pub(crate) const CONTROL_PASSWORD: &str = "control-password";

/// Options of a node.
#[derive(Clone, Debug)]
#[must_use = "options do nothing until the node is started"]
pub struct NodeOptions {
    pub(crate) program: Program,
    pub(crate) certificates: Option<Certificates>,
    is_replica: bool,
    users: Vec<String>,
    lines: Vec<String>,
}

impl NodeOptions {
    pub(crate) fn new(program: Program) -> Self {
        Self {
            program,
            certificates: None,
            is_replica: false,
            users: Vec::new(),
            lines: Vec::new(),
        }
    }

    /// Sets the password of clients that name no user.
    pub fn password(self, password: &str) -> Self {
        self.user("default", password, "~* &* +@all")
    }

    /// Adds a user with these rules, such as `~schematic:* +get`. Clients that name no user are refused
    /// then, unless there is a [`password`](Self::password).
    pub fn user(mut self, name: &str, password: &str, rules: &str) -> Self {
        if self.users.is_empty() {
            self.users.push("user default off".to_owned());
            self.users
                .push(format!("user {CONTROL} on >{CONTROL_PASSWORD} ~* &* +@all"));
        }
        self.users
            .retain(|line| !line.starts_with(&format!("user {name} ")));
        self.users
            .push(format!("user {name} on >{password} {rules}"));
        self
    }

    /// Adds a port with TLS, beside the one without.
    pub fn tls(mut self, certificates: &Certificates) -> Self {
        self.certificates = Some(certificates.clone());
        self
    }

    /// Makes the node a replica of `master`. It follows it when [`start`](Self::start) returns.
    pub fn replica_of(mut self, master: &Server) -> Self {
        self.is_replica = true;
        let port = master.port();
        let node = self.line(format!("replicaof 127.0.0.1 {port}"));
        if master.has_users() {
            node.line(format!("masteruser {CONTROL}"))
                .line(format!("masterauth {CONTROL_PASSWORD}"))
        } else {
            node
        }
    }

    /// Adds a line of the configuration file, such as `maxmemory 2mb`.
    pub fn line(mut self, line: impl Into<String>) -> Self {
        self.lines.push(line.into());
        self
    }

    /// Starts the node and waits until it answers.
    ///
    /// # Panics
    ///
    /// Panics with the node's log if it does not start.
    pub fn start(self) -> Server {
        let is_replica = self.is_replica;
        let server = Server::start(&self, &[]);
        if is_replica {
            wait_until("a replica follows its master", || server.follows_master());
        }
        server
    }

    pub(crate) fn has_users(&self) -> bool {
        !self.users.is_empty()
    }

    pub(crate) fn configuration(&self, ports: &Ports, folder: &Path) -> String {
        let folder = folder.display();
        let mut text = format!(
            "bind 127.0.0.1\nport {}\ndir {folder}\nlogfile {folder}/log\ndaemonize no\n\
             protected-mode no\nsave \"\"\nappendonly no\nrepl-diskless-sync-delay 0\n",
            ports.plain
        );
        // Older ones have the command and not the line.
        if self.program.major() >= 7 {
            text.push_str("enable-debug-command local\n");
        }
        if let Some(certificates) = &self.certificates {
            let (certificate, key) = (certificates.certificate(), certificates.key());
            let root = certificates.root();
            text.push_str(&format!(
                "tls-port {}\ntls-cert-file {}\ntls-key-file {}\ntls-ca-cert-file {}\ntls-auth-clients no\n",
                ports.tls,
                certificate.display(),
                key.display(),
                root.display(),
            ));
        }
        for line in self.users.iter().chain(&self.lines) {
            // A node of a cluster has one more port.
            text.push_str(&line.replace("{bus}", &ports.bus.to_string()));
            text.push('\n');
        }
        text
    }
}

/// The ports of a node, whether or not it uses all of them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ports {
    pub(crate) plain: u16,
    pub(crate) tls: u16,
    pub(crate) bus: u16,
}
