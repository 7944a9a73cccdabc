//! `cargo xtask bench`: the benches, which are a workspace of their own, published peers included.

use std::process::ExitCode;

pub(crate) fn run(args: &[String]) -> ExitCode {
    let status = crate::cargo()
        .args([
            "run",
            "--release",
            "--locked",
            "--manifest-path",
            "benches/Cargo.toml",
            "--features=peers",
            "--",
        ])
        .args(args)
        .status();
    match status {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: cargo could not be started: {error}");
            ExitCode::FAILURE
        }
    }
}
