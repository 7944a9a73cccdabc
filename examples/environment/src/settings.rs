//! The settings in the environment. The client reads the API key and the URLs
//! itself: `SCHEMATIC_API_KEY`, `SCHEMATIC_BASE_URL` and `SCHEMATIC_EVENT_CAPTURE_BASE_URL`.

use std::env;
use std::str::FromStr;
use std::time::Duration;

use schematic_core::webhooks::{Verifier, VerifierBuilder};

/// The example's settings, read once at the start.
#[derive(Debug)]
pub struct Settings {
    /// `PORT`: the port on 127.0.0.1, by default 3000; 0 picks a free one.
    pub port: u16,
    /// `SCHEMATIC_DATASTREAM=1`: decide flags from a stream of state instead of over the API.
    pub datastream: bool,
    /// `SCHEMATIC_FLAG_CACHE_TTL_MS`: how long answers of the API are kept; zero for not at all.
    pub cache_ttl: Option<Duration>,
    /// `SCHEMATIC_FLAG_DEFAULTS`: what flags are while Schematic cannot be asked.
    pub flag_defaults: Vec<(String, bool)>,
    /// `SCHEMATIC_WEBHOOK_SECRETS`, `SCHEMATIC_WEBHOOK_TOLERANCE_SECS`: whose webhooks are taken.
    pub webhooks: Verifier,
}

impl Settings {
    /// Reads the environment.
    ///
    /// # Errors
    ///
    /// Returns an error that names the variable if one cannot be used.
    pub fn from_env() -> Result<Self, String> {
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
            webhooks: webhooks(
                &var("SCHEMATIC_WEBHOOK_SECRETS").unwrap_or_default(),
                number("SCHEMATIC_WEBHOOK_TOLERANCE_SECS", &var)?,
            )?,
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

/// All secrets are accepted, so that a new one can replace an old one; without any, nothing is.
fn webhooks(secrets: &str, tolerance: Option<u64>) -> Result<Verifier, String> {
    let mut secrets = secrets
        .split(',')
        .map(str::trim)
        .filter(|secret| !secret.is_empty())
        .peekable();
    if secrets.peek().is_none() {
        return Ok(Verifier::reject_all());
    }
    let mut verifier = secrets.fold(Verifier::builder(), VerifierBuilder::secret);
    verifier = match tolerance {
        Some(0) => verifier.no_tolerance_limit(),
        Some(seconds) => verifier.tolerance(Duration::from_secs(seconds)),
        None => verifier,
    };
    verifier.build().map_err(|error| error.to_string())
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
        let settings = read(&[]).expect("nothing is wrong");
        assert_eq!((settings.port, settings.datastream), (3000, false));
        assert_eq!(
            (settings.cache_ttl, settings.flag_defaults),
            (None, Vec::new())
        );
    }

    #[test]
    fn what_is_set_is_read() {
        let settings = read(&[
            ("PORT", "0"),
            ("SCHEMATIC_DATASTREAM", "1"),
            ("SCHEMATIC_FLAG_CACHE_TTL_MS", "0"),
            ("SCHEMATIC_FLAG_DEFAULTS", "reports=true, plus=false,"),
            ("SCHEMATIC_WEBHOOK_SECRETS", "whsec_new,,whsec_old"),
            ("SCHEMATIC_WEBHOOK_TOLERANCE_SECS", "0"),
        ]);
        let settings = settings.expect("nothing is wrong");
        assert_eq!((settings.port, settings.datastream), (0, true));
        assert_eq!(settings.cache_ttl, Some(Duration::ZERO));
        let defaults = [("reports".to_owned(), true), ("plus".to_owned(), false)];
        assert_eq!(settings.flag_defaults, defaults);
        assert_eq!(settings.webhooks.tolerance(), None);
    }

    #[test]
    fn what_cannot_be_used_is_named() {
        for (name, value) in [
            ("PORT", "65536"),
            ("PORT", ""),
            ("SCHEMATIC_FLAG_CACHE_TTL_MS", "-1"),
            ("SCHEMATIC_FLAG_DEFAULTS", "reports"),
            ("SCHEMATIC_FLAG_DEFAULTS", "reports=yes"),
            ("SCHEMATIC_WEBHOOK_TOLERANCE_SECS", "-5"),
        ] {
            let error = read(&[(name, value)]).expect_err(value);
            assert!(error.contains(name), "{error}");
        }
    }
}
