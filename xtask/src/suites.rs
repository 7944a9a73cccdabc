//! Tests in the languages of those who use the emulator: each suite is a script that runs against a
//! `schematic dev` started for it, with packages from a registry.

use std::fs;
use std::path::{Path, PathBuf};

use crate::process::{Background, Command, run_counted, run_quietly};
use crate::servers::{self, Redis};
use crate::tally::{Outcome, Tally};

/// A script, and what it takes to run it.
#[derive(Debug)]
pub(crate) struct Suite {
    pub(crate) name: &'static str,
    /// The folder below `tests/` with the script and its `seed.yaml`.
    folder: &'static str,
    script: &'static str,
    /// The packages it needs, pinned; the folder that they are installed in has the version of the
    /// first in its name.
    packages: &'static [&'static str],
    /// What must be on this machine, asked with `--version`.
    runtimes: &'static [&'static str],
    /// Whether the script starts a Redis.
    needs_redis: bool,
    /// Installs the packages in a folder that exists.
    install: fn(&Self, &Path) -> Result<(), String>,
    /// The command that runs the script, given the folder with the packages.
    runs: fn(&Path, PathBuf) -> Command,
}

/// `schematichq` from PyPI with what its DataStream needs, in a virtual environment.
pub(crate) static PYTHON: Suite = Suite {
    name: "python",
    folder: "official-sdks",
    script: "python.py",
    packages: &["schematichq[datastream]==1.4.6"],
    runtimes: &["python3"],
    needs_redis: false,
    install: pip_install,
    runs: python,
};

/// `schematichq` with its caches in a Redis, which it shares with our client.
pub(crate) static FLEET: Suite = Suite {
    name: "fleet",
    folder: "official-sdks",
    script: "fleet.py",
    packages: &["schematichq[datastream]==1.4.6", "redis==8.1.0"],
    runtimes: &["python3"],
    needs_redis: true,
    install: pip_install,
    runs: python,
};

/// `@schematichq/schematic-typescript-node` from npm.
pub(crate) static NODE: Suite = Suite {
    name: "node",
    folder: "official-sdks",
    script: "node.cjs",
    packages: &["@schematichq/schematic-typescript-node@1.6.2"],
    runtimes: &["node", "npm"],
    needs_redis: false,
    install: npm_install,
    runs: node,
};

/// The emulator's page in jsdom, and in a Chromium that is on this machine.
pub(crate) static PAGE: Suite = Suite {
    name: "page",
    folder: "emulator-page",
    script: "page.cjs",
    packages: &[
        "jsdom@26.1.0",
        "axe-core@4.14.1",
        "playwright-core@1.64.1",
        "ws@8.23.0",
    ],
    runtimes: &["node", "npm"],
    needs_redis: false,
    install: npm_install,
    runs: node,
};

impl Suite {
    /// Runs the script against a new emulator.
    pub(crate) fn test(&self) -> Outcome {
        for runtime in self.runtimes {
            if run_quietly(Command::new(runtime).arg("--version")).is_err() {
                return Outcome::Skipped(format!("there is no `{runtime}` on this machine"));
            }
        }
        let redis = match self.needs_redis.then(servers::redis).transpose() {
            Ok(redis) => redis,
            Err(why) => return Outcome::Skipped(why),
        };
        let packages = match self.prepare() {
            Ok(packages) => packages,
            Err(error) => {
                println!("{error}");
                let packages = self.packages.join(", ");
                return Outcome::Skipped(format!("{packages} could not be installed, see above"));
            }
        };
        self.run(&packages, redis).unwrap_or_else(|error| {
            println!("{error}");
            Outcome::Failed(Tally::default(), "see above".to_owned())
        })
    }

    fn run(&self, packages: &Path, redis: Option<Redis>) -> Result<Outcome, String> {
        let folder = crate::workspace().join("tests").join(self.folder);
        let (_emulator, address) = Background::start(
            Command::new(built_binary("schematic")?)
                .args([
                    "dev",
                    "--host",
                    "127.0.0.1",
                    "--port",
                    "0",
                    "--json",
                    "--seed",
                ])
                .arg(folder.join("seed.yaml")),
        )
        .map_err(|error| format!("`schematic dev`: {error}"))?;
        let mut script = (self.runs)(packages, folder.join(self.script));
        if let Some(redis) = redis {
            script.env("SCHEMATIC_REDIS", redis.program);
            script.env("SCHEMATIC_TEST_APP", built_binary("e2e-test-app")?);
            if let Some(libraries) = redis.libraries {
                script.env("SCHEMATIC_REDIS_LIBRARIES", libraries);
            }
        }
        let run = run_counted(script.env("SCHEMATIC_DEV", address))?;
        Ok(if run.success && run.tally.passed > 0 {
            Outcome::Passed(run.tally)
        } else {
            Outcome::Failed(run.tally, "see above".to_owned())
        })
    }

    /// The folder with these versions of the packages, installed now unless they were before.
    fn prepare(&self) -> Result<PathBuf, String> {
        let folder = target()?
            .join(self.folder)
            .join(format!("{}-{}", self.name, self.version()));
        let complete = folder.join("complete");
        let packages = self.packages.join("\n");
        // The folder may be there from before a package joined the others.
        if fs::read_to_string(&complete).ok().as_ref() != Some(&packages) {
            println!("installing {}", self.packages.join(", "));
            fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
            (self.install)(self, &folder)?;
            fs::write(complete, packages).map_err(|error| error.to_string())?;
        }
        Ok(folder)
    }

    fn version(&self) -> &'static str {
        let first = self.packages.first().copied().unwrap_or_default();
        first.rsplit(['=', '@']).next().unwrap_or(first)
    }
}

/// Installs the packages from PyPI, in a virtual environment.
fn pip_install(suite: &Suite, folder: &Path) -> Result<(), String> {
    run_quietly(
        Command::new("python3")
            .args(["-m", "venv", "--clear"])
            .arg(folder),
    )?;
    run_quietly(
        Command::new(python_in(folder))
            .args([
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
            ])
            .args(suite.packages),
    )
}

fn python(packages: &Path, script: PathBuf) -> Command {
    let mut command = Command::new(python_in(packages));
    command.arg(script);
    command
}

/// Installs the packages from npm, in a folder apart from others.
fn npm_install(suite: &Suite, folder: &Path) -> Result<(), String> {
    // Without a manifest npm would look for one in the folders above.
    fs::write(folder.join("package.json"), "{\"private\": true}\n")
        .map_err(|error| error.to_string())?;
    run_quietly(
        Command::new("npm")
            .args([
                "install",
                "--no-audit",
                "--no-fund",
                "--no-package-lock",
                "--ignore-scripts",
            ])
            .args(suite.packages)
            .current_dir(folder),
    )
}

fn node(packages: &Path, script: PathBuf) -> Command {
    let mut command = Command::new("node");
    command
        .arg(script)
        .env("NODE_PATH", packages.join("node_modules"));
    command
}

fn python_in(folder: &Path) -> PathBuf {
    let binaries = if cfg!(windows) { "Scripts" } else { "bin" };
    folder.join(binaries).join("python")
}

/// Returns the path of a binary of the workspace: it stands beside this one, in whatever target
/// directory cargo has.
fn built_binary(name: &str) -> Result<PathBuf, String> {
    let this = std::env::current_exe().map_err(|error| error.to_string())?;
    Ok(this
        .with_file_name(name)
        .with_extension(std::env::consts::EXE_EXTENSION))
}

/// The target directory: this binary is in its `debug`.
pub(crate) fn target() -> Result<PathBuf, String> {
    let this = std::env::current_exe().map_err(|error| error.to_string())?;
    this.ancestors()
        .nth(2)
        .map(Path::to_path_buf)
        .ok_or_else(|| format!("{} is not in a target directory", this.display()))
}
