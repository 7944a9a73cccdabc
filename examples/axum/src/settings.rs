//! What the environment says. The API key and the URLs are the client's own business: it reads
//! `SCHEMATIC_API_KEY`, `SCHEMATIC_BASE_URL` and `SCHEMATIC_EVENT_CAPTURE_BASE_URL` itself.

use std::env;
use std::str::FromStr;
use std::time::Duration;

/// The example's settings, read once at the start.
#[derive(Debug, PartialEq)]
pub(crate) struct Settings {
    /// `PORT`: the port on 127.0.0.1, by default 3000; 0 picks a free one.
    pub(crate) port: u16,
    /// `SCHEMATIC_DATASTREAM=1`: decide flags from a stream of state instead of over the API.
    pub(crate) datastream: bool,
    /// `SCHEMATIC_FLAG_CACHE_TTL_MS`: how long answers of the API are kept; zero for not at all.
    pub(crate) cache_ttl: Option<Duration>,
    /// `SCHEMATIC_FLAG_DEFAULTS`: what flags are while Schematic cannot be asked.
    pub(crate) flag_defaults: Vec<(String, bool)>,
}

impl Settings {
    /// Reads the environment. The error names the variable that cannot be used.
    pub(crate) fn from_env() -> Result<Self, String> {
        Self::read(|name| env::var(name).ok())
    }

    fn read(var: impl Fn(&str) -> Option<String>) -> Result<Self, String> {
        Ok(Self {
            port: number("PORT", &var)?.unwrap_or(3000),
            datastream: var("SCHEMATIC_DATASTREAM").is_some_and(|value| value == "1"),
            cache_ttl: number("SCHEMATIC_FLAG_CACHE_TTL_MS", &var)?.map(Duration::from_millis),
            flag_defaults: match var("SCHEMATIC_FLAG_DEFAULTS") {
                Some(text) => flag_defaults(&text)?,
                None => Vec::new(),
            },
        })
    }
}

fn number<T: FromStr>(
    name: &str,
    var: impl Fn(&str) -> Option<String>,
) -> Result<Option<T>, String> {
    var(name)
        .map(|text| {
            text.parse()
                .map_err(|_| format!("{name} is not a number in range: {text:?}"))
        })
        .transpose()
}

/// Reads `reports=true,plus=false`.
fn flag_defaults(text: &str) -> Result<Vec<(String, bool)>, String> {
    text.split(',')
        .map(str::trim)
        .filter(|entry| !entry.is_empty())
        .map(|entry| {
            entry
                .split_once('=')
                .and_then(|(flag, value)| {
                    Some((flag.trim().to_owned(), value.trim().parse().ok()?))
                })
                .ok_or_else(|| {
                    format!("SCHEMATIC_FLAG_DEFAULTS is not FLAG=true or FLAG=false: {entry:?}")
                })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(vars: &[(&str, &str)]) -> Result<Settings, String> {
        Settings::read(|name| {
            let (_, value) = vars.iter().find(|(known, _)| *known == name)?;
            Some((*value).to_owned())
        })
    }

    #[test]
    fn nothing_set_leaves_the_defaults() {
        let expected = Settings {
            port: 3000,
            datastream: false,
            cache_ttl: None,
            flag_defaults: Vec::new(),
        };
        assert_eq!(read(&[]), Ok(expected));
    }

    #[test]
    fn what_is_set_is_read() {
        let settings = read(&[
            ("PORT", "0"),
            ("SCHEMATIC_DATASTREAM", "1"),
            ("SCHEMATIC_FLAG_CACHE_TTL_MS", "0"),
            ("SCHEMATIC_FLAG_DEFAULTS", "reports=true, plus=false,"),
        ]);
        let expected = Settings {
            port: 0,
            datastream: true,
            cache_ttl: Some(Duration::ZERO),
            flag_defaults: vec![("reports".to_owned(), true), ("plus".to_owned(), false)],
        };
        assert_eq!(settings, Ok(expected));
    }

    #[test]
    fn what_cannot_be_used_is_named() {
        for (name, value) in [
            ("PORT", "65536"),
            ("PORT", ""),
            ("SCHEMATIC_FLAG_CACHE_TTL_MS", "-1"),
            ("SCHEMATIC_FLAG_DEFAULTS", "reports"),
            ("SCHEMATIC_FLAG_DEFAULTS", "reports=yes"),
        ] {
            let error = read(&[(name, value)]).expect_err(value);
            assert!(error.contains(name), "{error}");
        }
    }
}
