//! The seed: a file that declares flags, features, plans, companies, users and webhooks.

mod apply;
mod check;
mod comparison;
mod document;
mod error;
mod file;
mod flags;
mod gone;
mod grants;
mod located;
mod node;
mod place;
mod read;
mod restore;
mod room;
mod rules;
mod scalar;
mod short;

use std::path::Path;

use schematic_protocol::Timestamp;
use serde::Deserialize as _;
use serde_saphyr::Options;
use serde_saphyr::options::NonFiniteFloatPolicy;

use self::document::Document;
pub(crate) use self::error::SeedError;
pub(crate) use self::file::read_file;
use self::node::Node;
use self::read::Reader;
use crate::account::{Account, Change};
use crate::webhooks::Webhook;

/// A valid seed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Seed(Document);

impl Seed {
    /// Parses YAML 1.2, and so also JSON. Scalars are interpreted by its core schema.
    pub(crate) fn parse(text: &str) -> Result<Self, SeedError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut options = Options::default();
        options.with_snippet = false;
        // "no" and "on" are texts, not booleans.
        options.strict_booleans = true;
        // `.inf` and `.nan` are texts where a text is expected.
        options.non_finite_float_policy = NonFiniteFloatPolicy::PassThrough;
        let root: Option<Node> = serde_saphyr::from_str_with_options(text, options)?;
        let document = match &root {
            None => Document::default(),
            Some(node) => Document::deserialize(Reader { node, source: text })?,
        };
        check::check(&document)?;
        Ok(Self(document))
    }

    /// Parses the bytes of a file.
    pub(crate) fn parse_file(path: &Path, bytes: &[u8]) -> Result<Self, SeedError> {
        let text = std::str::from_utf8(bytes)
            .map_err(|error| SeedError::new(None, format!("not UTF-8: {error}")).in_file(path))?;
        Self::parse(text).map_err(|error| error.in_file(path))
    }

    /// Returns the webhooks that the seed declares.
    pub(crate) fn webhooks(&self) -> Vec<Webhook> {
        let webhooks = self.0.webhooks.iter();
        webhooks.map(|webhook| webhook.to_webhook()).collect()
    }

    /// Applies the seed in place of `before`. What both declare alike keeps its state, and comes back
    /// if it was deleted; usage, events and forced flags stay in any case.
    pub(crate) fn apply(
        &self,
        before: &Self,
        account: &mut Account,
        now: Timestamp,
    ) -> Result<(), SeedError> {
        apply::apply(&self.0, &before.0, account, now)?;
        account.note(Change::SeedLoaded);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_without_room_changes_nothing() {
        let now = Timestamp::from_millis(0);
        let seed = Seed::parse("{features: {a: {}, b: {}}, plans: {p: {}}}").unwrap();
        let full = |kind: &str| {
            let mut account = Account::new();
            for number in 1..crate::account::Catalog::<crate::account::Plan>::MAX {
                let name = number.to_string();
                if kind == "plans" {
                    account.create_plan(name.clone(), false, now).unwrap();
                    continue;
                }
                let kind = crate::account::FeatureKind::Boolean;
                account.create_feature(name, kind, now).unwrap();
            }
            account
        };
        let mut account = full("features");
        let refused = seed.apply(&Seed::default(), &mut account, now);
        assert!(refused.unwrap_err().to_string().contains("features"));
        assert_eq!((account.features.len(), account.plans.len()), (999, 0));
        // There is room for one.
        let mut account = full("plans");
        seed.apply(&Seed::default(), &mut account, now).unwrap();
        assert_eq!((account.features.len(), account.plans.len()), (2, 1_000));
    }

    #[test]
    fn a_seed_has_as_many_flags_as_there_is_room_for() {
        let flags: String = (0..999)
            .map(|number| format!("f{number}: false,"))
            .collect();
        for (more, features, fits) in [
            ("", "", true),
            ("last: true", "", true),
            // Its flag is a flag too, unless it has one.
            ("", "sso: {}", true),
            ("last: true", "sso: {flag: f0}", true),
            ("last: true, over: true", "", false),
            ("last: true", "sso: {}", false),
        ] {
            let text = format!("{{flags: {{{flags}{more}}}, features: {{{features}}}}}");
            let applied = Seed::parse(&text).and_then(|seed| {
                let mut account = Account::new();
                seed.apply(&Seed::default(), &mut account, Timestamp::from_millis(0))
            });
            match applied {
                Ok(()) => assert!(fits, "{more} {features}"),
                Err(error) => {
                    assert!(!fits, "{more} {features}: {error}");
                    assert!(error.to_string().contains("flags"), "{error}");
                }
            }
        }
    }

    #[test]
    fn the_guides_seed_can_be_put_in_force() {
        let guide = include_str!("guide.md");
        let text = guide
            .split("```yaml")
            .nth(1)
            .unwrap()
            .split("```")
            .next()
            .unwrap();
        let seed = Seed::parse(text).unwrap();
        let mut account = Account::new();
        seed.apply(&Seed::default(), &mut account, Timestamp::from_millis(0))
            .unwrap();
        let flags: Vec<_> = account.flags.iter().map(|flag| flag.key.as_str()).collect();
        assert_eq!(
            flags,
            [
                "beta",
                "new-editor",
                "reports",
                "generate",
                "seats",
                "csv-export"
            ]
        );
        assert_eq!(account.companies.len(), 1);
    }
}
