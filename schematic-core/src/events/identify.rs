//! Identify events.

use serde_json::{Map, Value};

use super::metadata::Metadata;
use super::size::{self, Size};
use super::wire::{CompanyBody, IdentifyBody};
use super::{InvalidEvent, TraitValue};
use crate::{EvaluationContext, Keys, Timestamp};

/// Who a user is, and the company the user belongs to: creates them in Schematic or updates them.
///
/// Nothing is checked while it is built; what is wrong with it is what `identify` refuses it for.
///
/// ```
/// use schematic_core::events::{CompanyIdentity, Identify};
///
/// let event = Identify::new()
///     .key("user_id", "u-17")
///     .name("Ada")
///     .company(CompanyIdentity::new().key("org", "o-9").with_trait("city", "Turin"));
/// assert_eq!(event.body().keys.get("user_id"), Some("u-17"));
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[must_use = "an event does nothing until a client sends it"]
pub struct Identify {
    body: IdentifyBody,
    metadata: Metadata,
}

impl Identify {
    /// Creates an event without keys.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a key of the user.
    pub fn key(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.body.keys.insert(name, value);
        self
    }

    /// Sets the keys of the user, and those of the company if the context names one, in place of
    /// earlier ones.
    pub fn context(mut self, context: EvaluationContext) -> Self {
        let (company, user) = context.into_keys();
        self.body.keys = user;
        if !company.is_empty() {
            self.body.company.get_or_insert_default().keys = company;
        }
        self
    }

    /// Sets the name shown for the user; needed for a new user only.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.body.name = Some(name.into());
        self
    }

    /// Adds a trait of the user.
    pub fn with_trait(mut self, name: impl Into<String>, value: impl Into<TraitValue>) -> Self {
        match value.into().into_json() {
            Ok(value) => {
                self.body.traits.insert(name.into(), value);
            }
            Err(invalid) => self.metadata.refuse(invalid),
        }
        self
    }

    /// Sets the traits of the user, in place of earlier ones.
    pub fn traits(mut self, traits: Map<String, Value>) -> Self {
        self.body.traits = traits;
        self
    }

    /// Sets the company that the user belongs to.
    pub fn company(mut self, company: CompanyIdentity) -> Self {
        if let Some(invalid) = company.invalid {
            self.metadata.refuse(invalid);
        }
        self.body.company = Some(company.body);
        self
    }

    /// Sets the idempotency key: of the events with equal keys that come within 24 hours, Schematic
    /// takes the first only. At most 255 characters; made by the client when none is set.
    pub fn idempotency_key(mut self, key: impl Into<Box<str>>) -> Self {
        self.metadata.set_idempotency_key(key.into());
        self
    }

    /// Sets when it happened; the time at which the client takes the event when not set. It is
    /// only informative.
    pub fn sent_at(mut self, at: Timestamp) -> Self {
        self.metadata.set_sent_at(at);
        self
    }

    /// Returns what is sent to capture about it.
    #[must_use]
    pub fn body(&self) -> &IdentifyBody {
        &self.body
    }

    pub(super) fn metadata(&self) -> &Metadata {
        &self.metadata
    }

    /// Returns whether neither a user nor a company is named.
    pub(super) fn has_no_keys(&self) -> bool {
        let company = self.body.company.as_ref();
        self.body.keys.is_empty() && company.is_none_or(|company| company.keys.is_empty())
    }

    /// Returns about how many bytes it takes on the heap and as JSON.
    pub(super) fn size(&self) -> Size {
        let of = |keys: &Keys, name: &Option<String>, traits: &Map<String, Value>| {
            let name = name.as_deref().map(size::of_text).unwrap_or_default();
            size::of_keys(keys) + name + size::of_map(traits)
        };
        let company = self.body.company.as_ref();
        let company = company.map(|company| of(&company.keys, &company.name, &company.traits));
        of(&self.body.keys, &self.body.name, &self.body.traits)
            + company.unwrap_or_default()
            + self.metadata.size()
    }
}

/// The company of an [`Identify`] event.
///
/// ```
/// use schematic_core::events::CompanyIdentity;
///
/// let company = CompanyIdentity::new().key("org", "o-9").name("Analytical Ltd");
/// assert_eq!(company.body().keys.get("org"), Some("o-9"));
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[must_use = "a company does nothing until an event names it"]
pub struct CompanyIdentity {
    body: CompanyBody,
    invalid: Option<InvalidEvent>,
}

impl CompanyIdentity {
    /// Creates a company without keys.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a key of the company.
    pub fn key(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.body.keys.insert(name, value);
        self
    }

    /// Sets the keys of the company, in place of earlier ones.
    pub fn keys(mut self, keys: impl Into<Keys>) -> Self {
        self.body.keys = keys.into();
        self
    }

    /// Sets the name shown for it; needed for a new company only.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.body.name = Some(name.into());
        self
    }

    /// Adds a trait of the company.
    pub fn with_trait(mut self, name: impl Into<String>, value: impl Into<TraitValue>) -> Self {
        match value.into().into_json() {
            Ok(value) => {
                self.body.traits.insert(name.into(), value);
            }
            Err(invalid) => {
                self.invalid.get_or_insert(invalid);
            }
        }
        self
    }

    /// Sets the traits of the company, in place of earlier ones.
    pub fn traits(mut self, traits: Map<String, Value>) -> Self {
        self.body.traits = traits;
        self
    }

    /// Returns what is sent to capture about it.
    #[must_use]
    pub fn body(&self) -> &CompanyBody {
        &self.body
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn unset_fields_are_left_out() {
        let event = Identify::new()
            .key("user_id", "u-17")
            .company(CompanyIdentity::new().key("org", "o-9"));
        assert_eq!(
            serde_json::to_value(event.body()).unwrap(),
            json!({"keys": {"user_id": "u-17"}, "company": {"keys": {"org": "o-9"}}})
        );
    }

    #[test]
    fn a_context_names_the_user_and_the_company() {
        let event = Identify::new()
            .company(CompanyIdentity::new().name("Acme"))
            .context(EvaluationContext::company("org", "o-9").with_user("user_id", "u-17"));
        assert_eq!(
            serde_json::to_value(event.body()).unwrap(),
            json!({
                "keys": {"user_id": "u-17"},
                "company": {"keys": {"org": "o-9"}, "name": "Acme"},
            })
        );
    }
}
