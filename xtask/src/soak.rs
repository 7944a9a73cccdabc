//! `cargo xtask soak`: builds the examples and the scenarios of `tests/soak`, and runs them.

use std::process::ExitCode;

/// What the scenarios need, optimised.
const BUILD: [&str; 7] = [
    "build",
    "--release",
    "--locked",
    "--package=soak",
    "--package=example-actix",
    "--package=example-axum",
    "--package=example-rocket",
];

pub(crate) fn run(args: &[String]) -> ExitCode {
    let built = crate::cargo().args(BUILD).status();
    if !built.is_ok_and(|status| status.success()) {
        eprintln!("error: the scenarios do not build");
        return ExitCode::FAILURE;
    }
    let status = crate::cargo()
        .args(["run", "--release", "--locked", "--package=soak", "--"])
        .args(args)
        .status();
    match status.map(|status| status.code()) {
        Ok(Some(0)) => ExitCode::SUCCESS,
        Ok(Some(2)) => ExitCode::from(2),
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: cargo could not be started: {error}");
            ExitCode::FAILURE
        }
    }
}
