//! The programs that are servers, and where they are on this machine.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::{Cluster, ClusterOptions, NodeOptions, Sentinel, Server};

/// Names the folder that `cargo xtask test` has prepared. Where it is set, a missing Redis is a
/// failure.
const FOLDER: &str = "SCHEMATIC_TEST_SERVERS";

/// A program that is a server, on this machine.
#[derive(Clone, Debug)]
pub struct Program {
    name: &'static str,
    path: PathBuf,
    /// Where the libraries are that it needs and that are not those of this machine.
    libraries: Option<PathBuf>,
    major: u32,
}

/// Returns Redis, or `None` after a line on stderr that says why not.
///
/// # Panics
///
/// Panics if `cargo xtask test` has prepared it and it cannot be run.
pub fn redis() -> Option<&'static Program> {
    static FOUND: OnceLock<Option<Program>> = OnceLock::new();
    let found = FOUND.get_or_init(|| {
        let folder = prepared_folder();
        let found = find("redis-server", folder.as_deref(), env::var_os("PATH"));
        assert!(
            found.is_some() || env::var_os(FOLDER).is_none(),
            "there is no redis-server in {folder:?} that can be run",
        );
        found
    });
    if found.is_none() {
        say("skipped: there is no redis-server; `cargo xtask test` prepares one");
    }
    found.as_ref()
}

/// Returns Valkey if it is installed.
pub fn valkey() -> Option<&'static Program> {
    static FOUND: OnceLock<Option<Program>> = OnceLock::new();
    FOUND
        .get_or_init(|| find("valkey-server", None, env::var_os("PATH")))
        .as_ref()
}

/// Returns the programs that there are: Redis, and Valkey if it is installed.
pub fn programs() -> Vec<&'static Program> {
    redis().into_iter().chain(valkey()).collect()
}

impl Program {
    /// Starts a node with the default options.
    pub fn start(&self) -> Server {
        self.node().start()
    }

    /// Returns options of a node.
    pub fn node(&self) -> NodeOptions {
        NodeOptions::new(self.clone())
    }

    /// Starts a cluster of so many masters, without replicas.
    pub fn cluster(&self, masters: usize) -> Cluster {
        self.cluster_options(masters).start()
    }

    /// Returns options of a cluster of so many masters.
    pub fn cluster_options(&self, masters: usize) -> ClusterOptions {
        ClusterOptions::new(self.clone(), masters)
    }

    /// Starts a Sentinel that watches `master`, whose replicas it knows when this returns.
    pub fn sentinel(&self, master: &Server) -> Sentinel {
        Sentinel::start(self, master)
    }

    /// Returns the name of the program's file.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the first number of the version.
    pub fn major(&self) -> u32 {
        self.major
    }

    pub(crate) fn command(&self) -> (PathBuf, Option<&Path>) {
        (self.path.clone(), self.libraries.as_deref())
    }
}

/// The folder that was prepared, by its name in the environment or beside this binary.
fn prepared_folder() -> Option<PathBuf> {
    if let Some(folder) = env::var_os(FOLDER) {
        return Some(folder.into());
    }
    let this = env::current_exe().ok()?;
    let folders = this.ancestors().map(|folder| folder.join("servers"));
    folders
        .into_iter()
        .find(|folder| folder.join("complete").is_file())
}

fn find(name: &'static str, prepared: Option<&Path>, path: Option<OsString>) -> Option<Program> {
    let prepared = prepared.map(|folder| folder.join("root").join("usr"));
    let inside = prepared.as_deref().map(|folder| Program {
        name,
        path: folder.join("bin").join(name),
        libraries: libraries(&folder.join("lib")),
        major: 0,
    });
    let in_path = path.into_iter().flat_map(|path| {
        let folders: Vec<PathBuf> = env::split_paths(&path).collect();
        folders.into_iter().map(|folder| Program {
            name,
            path: folder.join(name),
            libraries: None,
            major: 0,
        })
    });
    let candidates = inside.into_iter().chain(in_path);
    candidates.into_iter().find_map(|program| {
        let major = major_version(&program)?;
        Some(Program { major, ..program })
    })
}

/// The folder of libraries of this kind of machine, such as `x86_64-linux-gnu`.
fn libraries(folder: &Path) -> Option<PathBuf> {
    let mut folders = fs::read_dir(folder)
        .ok()?
        .flatten()
        .map(|entry| entry.path());
    folders.find(|folder| folder.join("libjemalloc.so.2").exists())
}

/// Reads `Redis server v=7.0.15 sha=…`; `None` if the program cannot be run.
fn major_version(program: &Program) -> Option<u32> {
    if !program.path.is_file() {
        return None;
    }
    let mut command = Command::new(&program.path);
    if let Some(libraries) = &program.libraries {
        command.env("LD_LIBRARY_PATH", libraries);
    }
    let output = command.arg("--version").output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let (_, version) = text.split_once("v=")?;
    version.split('.').next()?.parse().ok()
}

/// Writes a line that is seen although the test passes: only what is printed is captured.
fn say(line: &str) {
    drop(writeln!(io::stderr(), "{line}"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_nowhere_is_not_found() {
        let nowhere = env::temp_dir().join("there-is-no-such-folder");
        let path = Some(nowhere.clone().into_os_string());
        assert!(find("redis-server", Some(&nowhere), path).is_none());
        assert!(find("redis-server", None, None).is_none());
    }

    #[test]
    fn what_is_found_says_its_version() {
        let Some(redis) = redis() else { return };
        assert!(redis.major() >= 6, "{redis:?}");
    }
}
