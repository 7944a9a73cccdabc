//! Usage of a request, and the rule by which it is reported.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{FlagKey, Flags, ResponseHead, Success};
use crate::EvaluationContext;
use crate::events::{Track, TrackErrorKind, TraitValue};

/// What a request used of a metered feature: how many units, and traits to go with them.
///
/// ```
/// use schematic_core::request::Usage;
///
/// let usage = Usage::units(3).with_trait("region", "eu");
/// assert_eq!(usage.quantity(), Some(3));
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Usage {
    quantity: Option<i64>,
    traits: Vec<(String, TraitValue)>,
}

impl Usage {
    /// Creates usage without a quantity, which counts as one unit, and without traits.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Creates usage of `quantity` units, an integer of any type. 0 is reported as such. A number that
    /// does not fit into an `i64` counts as [`i64::MAX`].
    ///
    /// ```
    /// use schematic_core::request::Usage;
    ///
    /// let pages = ["one", "two"];
    /// assert_eq!(Usage::units(pages.len()).quantity(), Some(2));
    /// ```
    #[must_use]
    pub fn units(quantity: impl TryInto<i64>) -> Self {
        Self {
            quantity: Some(quantity.try_into().unwrap_or(i64::MAX)),
            ..Self::default()
        }
    }

    /// Adds the trait `name`, and replaces an earlier one of that name.
    #[must_use]
    pub fn with_trait(mut self, name: impl Into<String>, value: impl Into<TraitValue>) -> Self {
        self.set(name.into(), value.into());
        self
    }

    /// Merges `later` into this usage: its quantity, if it has one, and its traits replace those of
    /// this usage.
    #[must_use]
    pub fn merged(mut self, later: Self) -> Self {
        self.quantity = later.quantity.or(self.quantity);
        for (name, value) in later.traits {
            self.set(name, value);
        }
        self
    }

    /// Returns the number of units, or `None` if it is not set, which counts as one.
    #[must_use]
    pub fn quantity(&self) -> Option<i64> {
        self.quantity
    }

    /// Creates a track event named `name` for `context`, with this usage.
    pub fn into_track(self, name: impl Into<String>, context: EvaluationContext) -> Track {
        let mut event = Track::new(name).context(context);
        if let Some(quantity) = self.quantity {
            event = event.quantity(quantity);
        }
        for (name, value) in self.traits {
            event = event.with_trait(name, value);
        }
        event
    }

    fn set(&mut self, name: String, value: TraitValue) {
        match self.traits.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => *known = value,
            None => self.traits.push((name, value)),
        }
    }
}

/// A rule for one route: which event its successful answers report.
///
/// An answer is successful when its status is 200 to 299 and, of gRPC, its `grpc-status` is 0,
/// unless the application says otherwise. A request without an identity reports nothing: there is
/// no company or user to count it for.
#[derive(Clone)]
pub struct TrackPolicy {
    event: Arc<str>,
    counts: Option<Arc<Counts>>,
    /// Whether it was logged that answers cannot be counted.
    logged: Arc<AtomicBool>,
}

type Counts = dyn Fn(u16) -> bool + Send + Sync;

impl TrackPolicy {
    /// Reports `event`.
    #[must_use]
    pub fn new(event: impl FlagKey) -> Self {
        Self {
            event: event.flag_key().into(),
            counts: None,
            logged: Arc::default(),
        }
    }

    /// Counts the answers whose HTTP status `counts` accepts, in place of those that are
    /// successful.
    #[must_use]
    pub fn counting(mut self, counts: impl Fn(u16) -> bool + Send + Sync + 'static) -> Self {
        self.counts = Some(Arc::new(counts));
        self
    }

    /// Returns the name of the event.
    #[must_use]
    pub fn event(&self) -> &str {
        &self.event
    }

    /// Returns whether an answer with this head is to be reported.
    ///
    /// The outcome of a gRPC-Web answer stands in its body and is not looked for there: without a
    /// `grpc-status` in the head it is not reported, and one error is logged.
    #[must_use]
    pub fn success(&self, head: &ResponseHead<'_>) -> Success {
        if let Some(counts) = &self.counts {
            return match counts(head.status) {
                true => Success::Yes,
                false => Success::No,
            };
        }
        let success = head.success();
        if success == Success::No
            && head.is_undecided()
            && !self.logged.swap(true, Ordering::Relaxed)
        {
            crate::telemetry::log!(
                error, target: crate::telemetry::EVENTS,
                event = &*self.event,
                "usage of gRPC-Web answers cannot be tracked here: track it inside the layer that \
                 translates gRPC to gRPC-Web",
            );
        }
        success
    }

    /// Counts `usage` as the request's own before it is reported: what
    /// [`QuotaPolicy`](super::QuotaPolicy) says is left is less by so much.
    ///
    /// For adapters, once the head of a response says that it counts. [`TrackPolicy::report`] counts
    /// nothing, since it comes when the response has been sent.
    pub fn expect(&self, flags: &Flags, usage: &Usage) {
        if !flags.context().is_empty() {
            let units = usage.quantity().unwrap_or(1);
            flags.own_usage().add(Arc::clone(&self.event), units);
        }
    }

    /// Reports `usage` for the request that `flags` belongs to. Ask [`TrackPolicy::success`] first.
    pub fn report(&self, flags: &Flags, usage: Usage) {
        if flags.context().is_empty() {
            crate::telemetry::log!(
                debug, target: crate::telemetry::EVENTS,
                event = &*self.event,
                "not tracked: the request names no company and no user",
            );
            return;
        }
        let Err(refused) = flags.send(&self.event, usage) else {
            return;
        };
        match refused.kind() {
            // The client tells of it once for all the events that find the queue full.
            TrackErrorKind::QueueFull => {
                crate::telemetry::log!(
                    debug, target: crate::telemetry::EVENTS, event = &*self.event, "{refused}"
                );
            }
            _ => {
                crate::telemetry::log!(
                    warn, target: crate::telemetry::EVENTS, event = &*self.event, "{refused}"
                );
            }
        }
    }
}

impl fmt::Debug for TrackPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TrackPolicy")
            .field("event", &self.event)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::FlagEvaluator;
    use crate::request::fake::Fake;

    #[test]
    fn what_is_said_later_wins() {
        let early = Usage::units(1).with_trait("a", 1).with_trait("b", 1);
        let merged = early.clone().merged(Usage::new().with_trait("b", 2));
        assert_eq!(
            merged,
            Usage::units(1).with_trait("a", 1).with_trait("b", 2)
        );
        assert_eq!(early.merged(Usage::units(0)).quantity(), Some(0));
    }

    #[test]
    fn an_event_says_what_the_usage_says() {
        let ada = EvaluationContext::company("org", "acme").with_user("email", "ada@acme.example");
        let usage = Usage::units(3).with_trait("region", "eu");
        let event = Track::new("generate")
            .context(ada.clone())
            .quantity(3)
            .with_trait("region", "eu");
        assert_eq!(usage.into_track("generate", ada.clone()), event);
        let plain = Usage::new().into_track("generate", ada);
        assert_eq!(plain.body().quantity, None);
    }

    #[test]
    fn successful_means_2xx_unless_said_otherwise() {
        let of = |policy: &TrackPolicy, status| policy.success(&ResponseHead::new(status));
        let policy = TrackPolicy::new("generate");
        for status in [200, 204, 299] {
            assert_eq!(of(&policy, status), Success::Yes);
        }
        for status in [199, 304, 500] {
            assert_eq!(of(&policy, status), Success::No);
        }
        let policy = policy.counting(|status| status == 304);
        assert_eq!(of(&policy, 304), Success::Yes);
        assert_eq!(of(&policy, 200), Success::No);
        let grpc = ResponseHead::new(304).content_type(Some(b"application/grpc"));
        assert_eq!(policy.success(&grpc), Success::Yes);
    }

    #[test]
    fn usage_without_identity_is_not_reported() {
        let fake = Fake::new();
        let evaluator = Arc::new(FlagEvaluator::new(fake.clone()));
        let policy = TrackPolicy::new("generate");
        policy.report(
            &Flags::new(&evaluator, EvaluationContext::new()),
            Usage::new(),
        );
        assert!(fake.tracked().is_empty());
        let acme = EvaluationContext::company("org", "acme");
        policy.report(&Flags::new(&evaluator, acme.clone()), Usage::units(3));
        let event = Track::new("generate").context(acme).quantity(3);
        assert_eq!(fake.tracked(), [event]);
    }
}
