//! What the client compiles of the API when no feature is named.
#![allow(clippy::unwrap_used, reason = "a test")]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// The features of `schematic-api` that a package brings with these of the package's features.
fn features(package: &str, features: &[&str]) -> BTreeSet<String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let output = Command::new(cargo)
        .current_dir(workspace)
        // What the whole workspace needs would be added.
        .env("CARGO_RESOLVER_FEATURE_UNIFICATION", "selected")
        .args([
            "tree",
            "--edges=normal,features",
            "--prefix=none",
            "--offline",
        ])
        .args(["--package", package, "--features", &features.join(",")])
        .args(["--invert", "schematic-api"])
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let of_api = text
        .lines()
        .filter_map(|line| line.strip_prefix("schematic-api feature "));
    let names = of_api.filter_map(|rest| rest.split('"').nth(1));
    names
        .filter(|name| *name != "default")
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_client_brings_companies_and_no_other_tag() {
    for package in ["schematic-core", "schematic-tower", "schematic-axum"] {
        assert_eq!(
            features(package, &[]),
            BTreeSet::from(["companies".to_owned()]),
            "{package}"
        );
    }
    let plans = features("schematic-core", &["api-plans"]);
    assert_eq!(
        plans,
        BTreeSet::from(["companies".to_owned(), "plans".to_owned()])
    );
    assert!(features("schematic-actix", &["api-full"]).len() >= 22);
}
