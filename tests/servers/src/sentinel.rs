//! A Sentinel, which watches a master and its replicas.

use crate::node::{CONTROL, CONTROL_PASSWORD, NodeOptions};
use crate::program::Program;
use crate::server::{Server, wait_until};

/// The name under which a [`Sentinel`] knows its master.
pub const MASTER_NAME: &str = "main";

/// A Sentinel that runs, until this is dropped. It alone decides about a failover.
#[derive(Debug)]
pub struct Sentinel {
    server: Server,
}

impl Sentinel {
    pub(crate) fn start(program: &Program, master: &Server) -> Self {
        let port = master.port();
        let mut node = NodeOptions::new(program.clone())
            .line(format!("sentinel monitor {MASTER_NAME} 127.0.0.1 {port} 1"))
            .line(format!(
                "sentinel down-after-milliseconds {MASTER_NAME} 500"
            ))
            .line(format!("sentinel failover-timeout {MASTER_NAME} 3000"));
        if master.has_users() {
            node = node
                .line(format!("sentinel auth-user {MASTER_NAME} {CONTROL}"))
                .line(format!(
                    "sentinel auth-pass {MASTER_NAME} {CONTROL_PASSWORD}"
                ));
        }
        let server = Server::start(&node, &["--sentinel"]);
        let sentinel = Self { server };
        wait_until("the Sentinel knows the replicas", || {
            let count = master.info("replication", "connected_slaves");
            count == Some(sentinel.replicas().to_string())
        });
        sentinel
    }

    /// Returns the Sentinel as a server.
    pub fn server(&self) -> &Server {
        &self.server
    }

    /// Returns the port of the node that is the master now.
    pub fn master_port(&self) -> u16 {
        let command = ["SENTINEL", "GET-MASTER-ADDR-BY-NAME", MASTER_NAME];
        let reply = self.server.command(&command);
        let port = reply.array().get(1).expect("host and port");
        port.text().parse().expect("a port")
    }

    /// Waits until another node than that at `port` is the master, and returns its port.
    ///
    /// # Panics
    ///
    /// Panics if there is no failover.
    pub fn wait_for_failover(&self, port: u16) -> u16 {
        wait_until("a failover", || self.master_port() != port);
        self.master_port()
    }

    fn replicas(&self) -> usize {
        let command = ["SENTINEL", "REPLICAS", MASTER_NAME];
        self.server.command(&command).array().len()
    }
}
