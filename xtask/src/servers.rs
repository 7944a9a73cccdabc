//! Servers that tests start: programs that this machine may not have.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::process::{Command, run_quietly};
use crate::suites::target;

/// Where the tests look for what was prepared.
pub(crate) const FOLDER: &str = "SCHEMATIC_TEST_SERVERS";

/// What Debian and those after it call Redis, and the libraries that a machine without Redis may lack.
const PACKAGES: [&str; 6] = [
    "redis-server",
    "redis-tools",
    "libatomic1",
    "libjemalloc2",
    "liblzf1",
    "libssl3",
];

/// The servers of the tests.
#[derive(Debug)]
pub(crate) enum Servers {
    /// The machine has them.
    Installed,
    /// There are none, and none could be had.
    Missing(String),
    /// They are in this folder.
    Prepared(PathBuf),
}

/// How a Redis is started.
#[derive(Debug)]
pub(crate) struct Redis {
    pub(crate) program: PathBuf,
    /// The folder of libraries that came with it.
    pub(crate) libraries: Option<PathBuf>,
}

/// Returns how a Redis is started; the error says why there is none.
pub(crate) fn redis() -> Result<Redis, String> {
    match prepare() {
        Servers::Installed => Ok(Redis {
            program: "redis-server".into(),
            libraries: None,
        }),
        Servers::Missing(why) => Err(why),
        Servers::Prepared(folder) => unpacked(&folder.join("root")),
    }
}

pub(crate) fn run() -> ExitCode {
    match prepare() {
        Servers::Installed => println!("redis-server is in PATH"),
        Servers::Missing(_) => return ExitCode::FAILURE,
        Servers::Prepared(folder) => println!("redis-server is in {}", folder.display()),
    }
    ExitCode::SUCCESS
}

/// Finds Redis in `PATH` or in the target directory, and unpacks it there otherwise. Changes nothing
/// else on the machine, and needs no rights.
pub(crate) fn prepare() -> Servers {
    if run_quietly(Command::new("redis-server").arg("--version")).is_ok() {
        return Servers::Installed;
    }
    match in_target() {
        Ok(folder) => Servers::Prepared(folder),
        Err(error) => {
            println!("{error}");
            let line = error.lines().next().unwrap_or_default();
            Servers::Missing(format!("there is no redis-server; {line}"))
        }
    }
}

fn in_target() -> Result<PathBuf, String> {
    let folder = target()?.join("servers");
    let complete = folder.join("complete");
    if !complete.is_file() {
        println!("unpacking {}", PACKAGES[0]);
        let packages = folder.join("packages");
        for part in [
            "packages",
            "lists/partial",
            "cache/archives/partial",
            "root",
        ] {
            fs::create_dir_all(folder.join(part)).map_err(|error| error.to_string())?;
        }
        download(&folder, &packages)?;
        unpack(&packages, &folder.join("root"))?;
        try_out(&folder.join("root"))?;
        fs::write(&complete, "").map_err(|error| error.to_string())?;
    }
    Ok(folder)
}

/// Downloads the packages. The machine's list of them may be missing or old: then with a list apart from
/// it.
fn download(folder: &Path, packages: &Path) -> Result<(), String> {
    let apt = |options: &[String], task: &[&str]| {
        let mut command = Command::new("apt-get");
        command.args(["--quiet", "--option", "Debug::NoLocking=1"]);
        command.args(options).args(task).current_dir(packages);
        run_quietly(&mut command)
    };
    let download: Vec<&str> = ["download"].into_iter().chain(PACKAGES).collect();
    if apt(&[], &download).is_ok() {
        return Ok(());
    }
    let option = |name: &str, part: &str| {
        let part = folder.join(part);
        format!("--option={name}={}", part.display())
    };
    let apart = [
        option("Dir::State::Lists", "lists"),
        option("Dir::Cache", "cache"),
    ];
    apt(&apart, &["update"])?;
    apt(&apart, &download)
}

fn unpack(packages: &Path, root: &Path) -> Result<(), String> {
    for package in fs::read_dir(packages).map_err(|error| error.to_string())? {
        let package = package.map_err(|error| error.to_string())?.path();
        if package
            .extension()
            .is_some_and(|extension| extension == "deb")
        {
            run_quietly(Command::new("dpkg").arg("--extract").arg(package).arg(root))?;
        }
    }
    Ok(())
}

/// Runs it, with the libraries that came with it.
fn try_out(root: &Path) -> Result<(), String> {
    let redis = unpacked(root)?;
    let mut version = Command::new(redis.program);
    version.arg("--version");
    if let Some(libraries) = redis.libraries {
        version.env("LD_LIBRARY_PATH", libraries);
    }
    run_quietly(&mut version)
}

fn unpacked(root: &Path) -> Result<Redis, String> {
    let libraries = fs::read_dir(root.join("usr").join("lib"))
        .map_err(|error| error.to_string())?
        .flatten()
        .map(|entry| entry.path())
        .find(|folder| folder.join("libjemalloc.so.2").exists())
        .ok_or("the packages came without their libraries")?;
    Ok(Redis {
        program: root.join("usr").join("bin").join("redis-server"),
        libraries: Some(libraries),
    })
}
