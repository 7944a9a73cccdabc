//! Building the client from nothing, against building reqwest alone.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{self, Command, Stdio};
use std::sync::OnceLock;
use std::time::Duration;

use crate::harness::{Bound, Failure, Figure, Line, Measure};

/// The lines of this area.
pub const LINES: &[Line] = &[
    Line {
        name: "build_default_vs_reqwest",
        what: "cold debug build of core with default features, against reqwest with the same TLS",
        bound: Bound::AtMost(2.0),
        measure: Measure::Builds(|| against_reqwest(&[])),
    },
    Line {
        name: "build_full_vs_reqwest",
        what: "`build_default_vs_reqwest` with `api-full`",
        bound: Bound::AtMost(2.6),
        measure: Measure::Builds(|| against_reqwest(&["api-full"])),
    },
];

/// The processor time of the build with `features`, over that of reqwest's. One build of each: the
/// time that the processor spends on it hardly depends on what else the machine does.
fn against_reqwest(features: &[&str]) -> Result<Figure, Failure> {
    static REQWEST: OnceLock<Result<Duration, String>> = OnceLock::new();
    let reqwest = REQWEST.get_or_init(|| {
        let options = r#"default-features = false, features = ["rustls"]"#;
        build(&format!(r#"reqwest = {{ version = "0.13", {options} }}"#))
            .map_err(|error| error.to_string())
    });
    let reqwest = reqwest.clone()?;
    let path = workspace().join("schematic-core");
    let core = build(&format!(
        "schematic-core = {{ path = {path:?}, features = {features:?} }}"
    ))?;
    let (ours, theirs) = (core.as_secs_f64(), reqwest.as_secs_f64());
    Ok(Figure {
        value: ours / theirs,
        spread: None,
        note: format!("core {ours:.1} s, reqwest {theirs:.1} s of processor time"),
    })
}

/// Builds a package with nothing but this dependency, in the versions of the library's workspace,
/// and says how much processor time it took, rustc's and the linker's included.
fn build(dependency: &str) -> Result<Duration, Failure> {
    let package = Package::new(dependency)?;
    package.cargo("fetch")?;
    let before = children_time()?;
    package.cargo("build")?;
    Ok(children_time()?.saturating_sub(before))
}

/// A package in a directory that is removed with it.
struct Package(PathBuf);

impl Package {
    fn new(dependency: &str) -> Result<Self, Failure> {
        let directory = env::temp_dir().join(format!("schematic-bench-{}", process::id()));
        fs::create_dir(&directory)?;
        let package = Self(directory);
        fs::create_dir(package.0.join("src"))?;
        fs::write(package.0.join("src/lib.rs"), "")?;
        fs::write(
            package.0.join("Cargo.toml"),
            format!(
                "[workspace]\n\n[package]\nname = \"built\"\nedition = \"2024\"\n\n\
                 [dependencies]\n{dependency}\n"
            ),
        )?;
        fs::copy(workspace().join("Cargo.lock"), package.0.join("Cargo.lock"))?;
        Ok(package)
    }

    /// Runs cargo as someone would who has set nothing up.
    fn cargo(&self, command: &str) -> Result<(), Failure> {
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        for (name, _) in env::vars_os() {
            if is_setting(&name.to_string_lossy()) {
                cargo.env_remove(name);
            }
        }
        let status = cargo
            .args([command, "--quiet"])
            .current_dir(&self.0)
            .env("CARGO_TARGET_DIR", self.0.join("target"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .status()?;
        if status.success() {
            Ok(())
        } else {
            Err(format!("cargo {command} failed").into())
        }
    }
}

impl Drop for Package {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.0) {
            eprintln!("{} is left behind: {error}", self.0.display());
        }
    }
}

/// Whether this environment variable changes how cargo builds.
fn is_setting(name: &str) -> bool {
    // Where crates come from changes nothing but the way to them.
    let is_place = name == "CARGO_HOME"
        || [
            "CARGO_NET_",
            "CARGO_HTTP_",
            "CARGO_REGISTRIES_",
            "CARGO_REGISTRY_",
            "CARGO_SOURCE_",
        ]
        .iter()
        .any(|prefix| name.starts_with(prefix));
    (name.contains("CARGO") || name.starts_with("RUSTC") || name == "RUSTFLAGS") && !is_place
}

/// Returns the processor time of all processes that this one has started and that have ended.
fn children_time() -> Result<Duration, Failure> {
    /// Ticks of the clock in a second, on all systems that have this file.
    const TICKS: f64 = 100.0;
    let stat = fs::read_to_string("/proc/self/stat")
        .map_err(|error| format!("processor time can be read on Linux alone: {error}"))?;
    // Behind the name in parentheses: the state is the third field, these are the 16th and 17th.
    let (_, fields) = stat.rsplit_once(')').ok_or("/proc/self/stat has no name")?;
    let of_children = fields.split_ascii_whitespace().skip(13).take(2);
    let ticks: Vec<f64> = of_children.map(str::parse).collect::<Result<_, _>>()?;
    Ok(Duration::from_secs_f64(ticks.iter().sum::<f64>() / TICKS))
}

fn workspace() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}
