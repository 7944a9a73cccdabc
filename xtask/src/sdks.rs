//! The official SDKs against the emulator: they are its users that we did not write.

use std::fs;
use std::path::{Path, PathBuf};

use crate::process::{Background, Command, run_counted, run_quietly};
use crate::tally::{Outcome, Tally};

/// One official SDK and how to get and drive it.
#[derive(Debug)]
pub(crate) struct Sdk {
    pub(crate) name: &'static str,
    /// The package, pinned; also the name of the folder that it is installed in.
    package: &'static str,
    /// What must be on this machine, asked with `--version`.
    runtimes: &'static [&'static str],
    /// Installs the package in a folder that exists.
    install: fn(&Self, &Path) -> Result<(), String>,
    /// The command that runs the tests, given that folder.
    tests: fn(&Path) -> Command,
}

/// `schematichq` from PyPI with what its DataStream needs, in a virtual environment.
pub(crate) static PYTHON: Sdk = Sdk {
    name: "python",
    package: "schematichq[datastream]==1.4.6",
    runtimes: &["python3"],
    install: |sdk, folder| {
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
                .arg(sdk.package),
        )
    },
    tests: |folder| {
        let mut command = Command::new(python_in(folder));
        command.arg(scripts().join("python.py"));
        command
    },
};

/// `@schematichq/schematic-typescript-node` from npm, in a separate folder.
pub(crate) static NODE: Sdk = Sdk {
    name: "node",
    package: "@schematichq/schematic-typescript-node@1.6.2",
    runtimes: &["node", "npm"],
    install: |sdk, folder| {
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
                    sdk.package,
                ])
                .current_dir(folder),
        )
    },
    tests: |folder| {
        let mut command = Command::new("node");
        command
            .arg(scripts().join("node.cjs"))
            .env("NODE_PATH", folder.join("node_modules"));
        command
    },
};

impl Sdk {
    /// Runs this SDK's tests against an emulator of their own.
    pub(crate) fn test(&self) -> Outcome {
        for runtime in self.runtimes {
            if run_quietly(Command::new(runtime).arg("--version")).is_err() {
                return Outcome::Skipped(format!("there is no `{runtime}` on this machine"));
            }
        }
        match self.prepare().and_then(|folder| self.run_tests(&folder)) {
            Ok(outcome) => outcome,
            Err(error) => {
                println!("{error}");
                Outcome::Failed(Tally::default(), "see above".to_owned())
            }
        }
    }

    fn run_tests(&self, folder: &Path) -> Result<Outcome, String> {
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
                .arg(scripts().join("seed.yaml")),
        )
        .map_err(|error| format!("`schematic dev`: {error}"))?;
        let run = run_counted((self.tests)(folder).env("SCHEMATIC_DEV", address))?;
        Ok(if run.success && run.tally.passed > 0 {
            Outcome::Passed(run.tally)
        } else {
            Outcome::Failed(run.tally, "see above".to_owned())
        })
    }

    /// The folder with this version of the package, installed now unless it was before.
    fn prepare(&self) -> Result<PathBuf, String> {
        let folder =
            target()?
                .join("official-sdks")
                .join(format!("{}-{}", self.name, self.version()));
        let complete = folder.join("complete");
        // It may be there without an extra that has become part of it since.
        if fs::read_to_string(&complete).ok().as_deref() != Some(self.package) {
            println!("installing {}", self.package);
            fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
            (self.install)(self, &folder)?;
            fs::write(complete, self.package).map_err(|error| error.to_string())?;
        }
        Ok(folder)
    }

    fn version(&self) -> &'static str {
        self.package
            .rsplit(['=', '@'])
            .next()
            .unwrap_or(self.package)
    }
}

fn python_in(folder: &Path) -> PathBuf {
    let binaries = if cfg!(windows) { "Scripts" } else { "bin" };
    folder.join(binaries).join("python")
}

fn scripts() -> PathBuf {
    crate::workspace().join("tests").join("official-sdks")
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
