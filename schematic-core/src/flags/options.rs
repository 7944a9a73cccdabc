//! Options of one check: its default value, time limit and preflight usage.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// How one check departs from the client's settings.
///
/// ```
/// use std::time::Duration;
/// use schematic_core::flags::CheckOptions;
///
/// let options = CheckOptions::new()
///     .default_value(true)
///     .timeout(Duration::from_millis(500));
/// # let _ = options;
/// ```
#[derive(Clone, Default)]
pub struct CheckOptions {
    default: Option<DefaultValue>,
    preflight: Option<Preflight>,
    timeout: Option<Duration>,
}

#[derive(Clone)]
enum DefaultValue {
    Fixed(bool),
    Computed(Arc<dyn Fn() -> bool + Send + Sync>),
}

impl CheckOptions {
    /// Creates options that leave everything to the client's settings.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            default: None,
            preflight: None,
            timeout: None,
        }
    }

    /// Sets the value to use when the flag cannot be decided, in place of the client's default for
    /// it.
    #[must_use]
    pub fn default_value(mut self, value: bool) -> Self {
        self.default = Some(DefaultValue::Fixed(value));
        self
    }

    /// Sets a function that computes the value to use when the flag cannot be decided, in place of
    /// the client's default for it.
    ///
    /// `value` is called only when the default is needed. If it panics, the default is `false`. See
    /// [`default_value`](Self::default_value) for a fixed value.
    #[must_use]
    pub fn default_with(mut self, value: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        self.default = Some(DefaultValue::Computed(Arc::new(value)));
        self
    }

    /// Sets the longest that the check may take, retries included, before it answers its default.
    /// Defaults to the client's [check timeout](crate::client::SchematicBuilder::check_timeout).
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Asks whether the flag is still on once `units` more are used, rather than what holds now:
    /// [`Preflight::usage`].
    #[must_use]
    pub fn usage(mut self, units: impl TryInto<i64>) -> Self {
        let preflight = self.preflight.take().unwrap_or_default();
        self.preflight(preflight.usage(units))
    }

    /// Asks whether an action would be allowed rather than what holds now. Such a check neither
    /// reads nor fills the cache. Single checks only: a check of several flags ignores it.
    #[must_use]
    pub fn preflight(mut self, preflight: Preflight) -> Self {
        self.preflight = Some(preflight);
        self
    }

    /// The per-call default, computed now; `None` when there is none.
    pub(crate) fn resolve_default(&self) -> Option<bool> {
        match self.default.as_ref()? {
            DefaultValue::Fixed(value) => Some(*value),
            DefaultValue::Computed(compute) => {
                let compute = std::panic::AssertUnwindSafe(|| compute());
                Some(std::panic::catch_unwind(compute).unwrap_or_else(|_| {
                    crate::telemetry::log!(
                        warn, target: crate::telemetry::CHECKS,
                        "a default value's closure panicked; its default is false",
                    );
                    false
                }))
            }
        }
    }

    pub(crate) fn timeout_set(&self) -> Option<Duration> {
        self.timeout
    }

    /// What to assume, where that can change the answer.
    pub(crate) fn preflight_set(&self) -> Option<&Preflight> {
        self.preflight.as_ref().filter(|asked| !asked.is_plain())
    }
}

impl fmt::Debug for CheckOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let default = match &self.default {
            None => "none",
            Some(DefaultValue::Fixed(true)) => "true",
            Some(DefaultValue::Fixed(false)) => "false",
            Some(DefaultValue::Computed(_)) => "computed",
        };
        f.debug_struct("CheckOptions")
            .field("default", &format_args!("{default}"))
            .field("preflight", &self.preflight)
            .field("timeout", &self.timeout)
            .finish()
    }
}

/// Usage to assume on top of what there is: would this action be allowed?
///
/// The inputs can widen an answer, so they must not come from the company or user being checked. A
/// usage or quantity of 0 assumes nothing. Invalid input (a negative number, one that is not
/// finite) fails the check, which then returns the flag's default; it is never ignored.
///
/// ```
/// use schematic_core::flags::{CheckOptions, Preflight};
///
/// let export = Preflight::new().event_usage("pages-rendered", 40).credit_cost("bcrd_1", 2.5);
/// let options = CheckOptions::new().preflight(export);
/// # let _ = options;
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preflight {
    usage: Option<i64>,
    event_usage: Option<(String, i64)>,
    credit_cost: BTreeMap<String, f64>,
}

impl Preflight {
    /// Creates a preflight that assumes nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            usage: None,
            event_usage: None,
            credit_cost: BTreeMap::new(),
        }
    }

    /// Assumes `units` of usage, whatever feature they count for.
    ///
    /// A number that does not fit into an `i64` counts as [`i64::MAX`], which no limit allows.
    #[must_use]
    pub fn usage(mut self, units: impl TryInto<i64>) -> Self {
        self.usage = Some(saturating(units));
        self
    }

    /// Assumes a quantity of the event `event_subtype`; on conditions on that event it stands in
    /// place of [`usage`](Self::usage). Numbers count as they do there.
    #[must_use]
    pub fn event_usage(
        mut self,
        event_subtype: impl Into<String>,
        quantity: impl TryInto<i64>,
    ) -> Self {
        self.event_usage = Some((event_subtype.into(), saturating(quantity)));
        self
    }

    /// Sets what the action would cost in credits of one type; 0 means free.
    #[must_use]
    pub fn credit_cost(mut self, credit_id: impl Into<String>, credits: f64) -> Self {
        self.credit_cost.insert(credit_id.into(), credits);
        self
    }

    /// The units of usage, where they are given and not 0.
    pub(crate) fn usage_set(&self) -> Option<i64> {
        self.usage.filter(|units| *units != 0)
    }

    /// The quantity of an event, where it is given and not 0.
    pub(crate) fn event_usage_set(&self) -> Option<(&str, i64)> {
        let (event_subtype, quantity) = self.event_usage.as_ref()?;
        (*quantity != 0).then_some((event_subtype, *quantity))
    }

    /// The costs by type of credit.
    pub(crate) fn credit_costs(&self) -> &BTreeMap<String, f64> {
        &self.credit_cost
    }

    /// Whether nothing is assumed, so that the check is a plain one.
    fn is_plain(&self) -> bool {
        self.usage_set().is_none()
            && self.event_usage_set().is_none()
            && self.credit_cost.is_empty()
    }

    /// Says what of it cannot be meant.
    pub(crate) fn problem(&self) -> Option<&'static str> {
        const MAX_CREDIT_TYPES: usize = 100;
        const MAX_SUBTYPE_CHARS: usize = 128;
        let event = self.event_usage_set();
        if self.usage.is_some_and(|units| units < 0) {
            Some("the usage of a preflight is negative")
        } else if event.is_some_and(|(_, quantity)| quantity < 0) {
            Some("the event quantity of a preflight is negative")
        } else if event.is_some_and(|(subtype, _)| subtype.is_empty()) {
            Some("the event subtype of a preflight is empty")
        } else if event.is_some_and(|(subtype, _)| subtype.chars().count() > MAX_SUBTYPE_CHARS) {
            Some("the event subtype of a preflight is longer than 128 characters")
        } else if self.credit_cost.len() > MAX_CREDIT_TYPES {
            Some("a preflight names more than 100 types of credit")
        } else if !self.credit_cost.values().all(|cost| cost.is_finite()) {
            Some("a credit cost of a preflight is not a finite number")
        } else if self.credit_cost.values().any(|cost| *cost < 0.0) {
            Some("a credit cost of a preflight is negative")
        } else {
            None
        }
    }
}

fn saturating(units: impl TryInto<i64>) -> i64 {
    units.try_into().unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_assumed_is_the_plain_question() {
        for plain in [
            Preflight::new(),
            Preflight::new().usage(0),
            Preflight::new().event_usage("e", 0),
        ] {
            let options = CheckOptions::new().preflight(plain);
            assert_eq!(options.preflight_set(), None);
        }
        let free = Preflight::new().credit_cost("c", 0.0);
        let options = CheckOptions::new().preflight(free.clone());
        assert_eq!(options.preflight_set(), Some(&free));
    }

    #[test]
    fn invalid_input_is_a_problem() {
        let many = (0..101).fold(Preflight::new(), |all, n| {
            all.credit_cost(n.to_string(), 1.0)
        });
        for wrong in [
            Preflight::new().usage(-1),
            Preflight::new().event_usage("e", -1),
            Preflight::new().event_usage("", 1),
            Preflight::new().event_usage("e".repeat(129), 1),
            Preflight::new().credit_cost("c", -0.5),
            Preflight::new().credit_cost("c", f64::NAN),
            Preflight::new().credit_cost("c", f64::INFINITY),
            many,
        ] {
            assert!(wrong.problem().is_some(), "{wrong:?}");
            assert!(!wrong.is_plain());
        }
        let fine = Preflight::new()
            .usage(1)
            .event_usage("e", 1)
            .credit_cost("c", 0.5);
        assert_eq!(fine.problem(), None);
    }

    #[test]
    fn a_panicking_default_is_false() {
        let options = CheckOptions::new().default_with(|| panic!("no"));
        assert_eq!(options.resolve_default(), Some(false));
        let options = CheckOptions::new().default_with(|| true);
        assert_eq!(options.resolve_default(), Some(true));
    }
}
