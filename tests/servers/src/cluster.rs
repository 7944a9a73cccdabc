//! Several nodes as one cluster.

use crate::certificates::Certificates;
use crate::node::NodeOptions;
use crate::program::Program;
use crate::server::{Server, wait_until};

/// How many slots a cluster has.
const SLOTS: usize = 16_384;

/// Options of a cluster.
#[derive(Clone, Debug)]
#[must_use = "options do nothing until the cluster is started"]
pub struct ClusterOptions {
    node: NodeOptions,
    masters: usize,
    replicas: usize,
}

impl ClusterOptions {
    pub(crate) fn new(program: Program, masters: usize) -> Self {
        Self {
            node: NodeOptions::new(program),
            masters,
            replicas: 0,
        }
    }

    /// Sets how many replicas each master has. Defaults to none.
    pub fn replicas(mut self, replicas: usize) -> Self {
        self.replicas = replicas;
        self
    }

    /// Adds a port with TLS to every node. They speak TLS with each other.
    pub fn tls(mut self, certificates: &Certificates) -> Self {
        self.node = self.node.tls(certificates).line("tls-cluster yes");
        self
    }

    /// Changes the options of every node.
    pub fn nodes(mut self, change: impl FnOnce(NodeOptions) -> NodeOptions) -> Self {
        self.node = change(self.node);
        self
    }

    /// Starts the nodes, joins them and waits until each knows the others.
    ///
    /// # Panics
    ///
    /// Panics if a node does not start, or they do not find each other.
    pub fn start(self) -> Cluster {
        let node = self
            .node
            .line("cluster-enabled yes")
            .line("cluster-port {bus}")
            .line("cluster-node-timeout 1000");
        let has_tls = node.certificates.is_some();
        let start = || node.clone().start();
        let masters: Vec<Server> = (0..self.masters).map(|_| start()).collect();
        let replicas: Vec<Server> = (0..self.masters * self.replicas).map(|_| start()).collect();
        let cluster = Cluster { masters, replicas };
        cluster.share_slots();
        cluster.join(has_tls);
        cluster.replicate();
        cluster
    }
}

/// A cluster that runs, until this is dropped.
#[derive(Debug)]
pub struct Cluster {
    /// The nodes that began as masters, in the order of their slots.
    pub masters: Vec<Server>,
    /// The nodes that began as replicas: of the first master, of the second, and so on, then again.
    pub replicas: Vec<Server>,
}

impl Cluster {
    /// Returns the URLs of the masters, separated by commas.
    pub fn urls(&self) -> String {
        let urls: Vec<String> = self.masters.iter().map(Server::url).collect();
        urls.join(",")
    }

    /// Returns which of [`masters`](Self::masters) held a key when the cluster was started.
    pub fn master_of(&self, key: &str) -> usize {
        let slot = self.first().command(&["CLUSTER", "KEYSLOT", key]).integer();
        let slot = usize::try_from(slot).expect("a slot");
        (0..self.masters.len())
            .find(|master| slot <= self.slots(*master).1)
            .expect("every slot has a master")
    }

    fn nodes(&self) -> impl Iterator<Item = &Server> {
        self.masters.iter().chain(&self.replicas)
    }

    fn first(&self) -> &Server {
        self.masters.first().expect("a cluster has a master")
    }

    /// The first and last slot of a master.
    fn slots(&self, master: usize) -> (usize, usize) {
        let count = self.masters.len();
        (SLOTS * master / count, SLOTS * (master + 1) / count - 1)
    }

    fn share_slots(&self) {
        for (index, master) in self.masters.iter().enumerate() {
            let (first, last) = self.slots(index);
            let (first, last) = (first.to_string(), last.to_string());
            master.command(&["CLUSTER", "ADDSLOTSRANGE", &first, &last]);
        }
        // Two nodes with one epoch have to agree on another first.
        for (index, node) in self.nodes().enumerate() {
            node.command(&["CLUSTER", "SET-CONFIG-EPOCH", &(index + 1).to_string()]);
        }
    }

    fn join(&self, has_tls: bool) {
        let first = self.first();
        let port = if has_tls {
            first.tls_port()
        } else {
            first.port()
        };
        let (port, bus) = (port.to_string(), first.bus_port().to_string());
        for node in self.nodes().skip(1) {
            node.command(&["CLUSTER", "MEET", "127.0.0.1", &port, &bus]);
        }
        let count = self.nodes().count();
        let ready = [
            "cluster_state:ok".to_owned(),
            format!("cluster_known_nodes:{count}"),
            format!("cluster_slots_ok:{SLOTS}"),
        ];
        for node in self.nodes() {
            wait_until("a node knows the cluster", || {
                let info = node.command(&["CLUSTER", "INFO"]);
                ready
                    .iter()
                    .all(|line| info.text().lines().any(|found| found == line))
            });
        }
    }

    fn replicate(&self) {
        for (replica, master) in self.replicas.iter().zip(self.masters.iter().cycle()) {
            let id = master.command(&["CLUSTER", "MYID"]);
            // It may not have heard of that master yet.
            wait_until("a replica knows its master", || {
                let reply = replica
                    .connect()
                    .and_then(|mut control| control.command(&["CLUSTER", "REPLICATE", id.text()]));
                matches!(reply, Ok(crate::Reply::Bytes(_)))
            });
        }
        for replica in &self.replicas {
            wait_until("a replica follows its master", || replica.follows_master());
        }
        // The others have to know which of them are replicas.
        for node in self.nodes() {
            wait_until("a node knows all replicas", || {
                let nodes = node.command(&["CLUSTER", "NODES"]);
                let replicas = nodes.text().lines().filter(|line| line.contains("slave"));
                replicas.count() == self.replicas.len()
            });
        }
    }
}
