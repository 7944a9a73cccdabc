//! The command line.

use std::time::Duration;

use schematic_bench::harness::{Line, Measure};

pub(crate) const HELP: &str = "\
What the toolkit costs: ratios of times taken in turns, and counts of allocations.

Usage: schematic-bench [OPTIONS] [NAME…]

Without names, every line is measured but those of builds, which take minutes each.

Options:
  --json         Print one JSON object, {\"name\": figure}, as the last line of stdout
  --check        Exit with 1 when a figure passes its bound
  --list         Print the lines' names, bounds and meanings, and measure nothing
  --seconds N    Measure each line of times for this long (default 3)
  -h, --help     Print this

Exit status: 0 when all lines were measured, 1 when one could not be (or, with --check, passes its
bound), 2 for wrong usage.
";

/// What was asked for.
#[derive(Debug)]
pub(crate) struct Arguments {
    pub(crate) lines: Vec<&'static Line>,
    pub(crate) json: bool,
    pub(crate) check: bool,
    pub(crate) list: bool,
    pub(crate) help: bool,
    pub(crate) time: Duration,
}

impl Arguments {
    pub(crate) fn parse(mut args: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut arguments = Self {
            lines: Vec::new(),
            json: false,
            check: false,
            list: false,
            help: false,
            time: Duration::from_secs(3),
        };
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--json" => arguments.json = true,
                "--check" => arguments.check = true,
                "--list" => arguments.list = true,
                "--help" | "-h" => arguments.help = true,
                "--seconds" => arguments.time = seconds(args.next().as_deref())?,
                option if option.starts_with('-') => {
                    return Err(format!("there is no option `{option}`"));
                }
                name => arguments.lines.push(named(name)?),
            }
        }
        if arguments.lines.is_empty() {
            arguments.lines = schematic_bench::lines()
                .filter(|line| arguments.list || !matches!(line.measure, Measure::Builds(_)))
                .collect();
        }
        Ok(arguments)
    }
}

fn named(name: &str) -> Result<&'static Line, String> {
    schematic_bench::lines()
        .find(|line| line.name == name)
        .ok_or_else(|| format!("there is no line `{name}`; --list shows all"))
}

fn seconds(given: Option<&str>) -> Result<Duration, String> {
    given
        .and_then(|text| text.parse().ok())
        .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
        .filter(|time| !time.is_zero())
        .ok_or_else(|| "--seconds takes a number of seconds".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(args: &[&str]) -> Result<Arguments, String> {
        Arguments::parse(args.iter().map(|&arg| arg.to_owned()))
    }

    #[test]
    fn no_name_means_all_lines_but_builds() {
        let all = parse(&["--json"]).unwrap();
        assert!(all.json);
        let builds = ["build_default_vs_reqwest", "build_full_vs_reqwest"];
        assert_eq!(
            all.lines.len(),
            schematic_bench::lines().count() - builds.len()
        );
        assert!(all.lines.iter().all(|line| !builds.contains(&line.name)));
        assert_eq!(parse(&builds).unwrap().lines.len(), builds.len());
        assert_eq!(parse(&["engine_vs_floor"]).unwrap().lines.len(), 1);
        let listed = parse(&["--list"]).unwrap();
        assert_eq!(listed.lines.len(), schematic_bench::lines().count());
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        assert!(
            parse(&["engine_vs_flor"])
                .unwrap_err()
                .contains("engine_vs_flor")
        );
        assert!(parse(&["--jsn"]).is_err());
        assert!(parse(&["--seconds", "0"]).is_err());
        assert!(parse(&["--seconds"]).is_err());
    }

    #[test]
    fn names_are_unique() {
        let mut names: Vec<_> = schematic_bench::lines().map(|line| line.name).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}
