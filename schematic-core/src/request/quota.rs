//! The quota of a metered feature, as a request's answer shows it.

use std::fmt::Write;
use std::sync::Arc;
use std::time::Duration;

use schematic_api::runtime::Timestamp;

use super::{FlagKey, Flags, Refusal};
use crate::flags::{CheckResult, MetricPeriod};

/// The largest integer of a structured field (RFC 9651, section 3.3.1).
const MAX_INTEGER: u64 = 999_999_999_999_999;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// How much of a metered feature is granted and left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Quota {
    /// The units that are granted: the entitlement's allocation, or all credits, rounded down.
    pub limit: u64,
    /// The units that are left, at least 0.
    pub remaining: u64,
    /// The time over which usage counts, where it has one length: a day or a week. Months differ.
    pub window: Option<Duration>,
    /// The time until usage starts anew, in whole seconds, a fraction counted as one more.
    pub resets_in: Option<Duration>,
}

/// A rule for one route: of which metered feature its answers tell the quota, as the fields
/// `RateLimit` and `RateLimit-Policy` of draft-ietf-httpapi-ratelimit-headers-10.
///
/// The quota is that of the decision that the request's guard or handler asked for, or of one that
/// is available in memory. No request is sent for it, so a response may have no such fields. What is
/// left is less by the request's own usage, as far as that is known: what was reported with
/// [`Flags::track`], or is to be with a [`TrackPolicy`](super::TrackPolicy).
///
/// ```
/// use schematic_core::request::QuotaPolicy;
///
/// let policy = QuotaPolicy::new("generate").named("pages");
/// # let _ = policy;
/// ```
#[derive(Clone, Debug)]
pub struct QuotaPolicy {
    flag: Arc<str>,
    name: Option<Arc<str>>,
}

impl Quota {
    /// Returns the quota that `result` contains at `now`, or `None` if the feature is not metered, or
    /// it is not known how much is used.
    #[must_use]
    pub fn of(result: &CheckResult, now: Timestamp) -> Option<Self> {
        Self::after(result, now, 0)
    }

    /// Returns the quota after `own` more units.
    fn after(result: &CheckResult, now: Timestamp, own: i64) -> Option<Self> {
        let entitlement = result.entitlement.as_ref()?;
        let (limit, remaining) = entitlement.limit_and_remaining(own)?;
        let resets_at = entitlement
            .metric_reset_at
            .or(result.feature_usage_reset_at);
        Some(Self {
            limit: limit.min(MAX_INTEGER),
            remaining: remaining.min(MAX_INTEGER),
            window: match entitlement.metric_period {
                Some(MetricPeriod::CurrentDay) => Some(DAY),
                Some(MetricPeriod::CurrentWeek) => Some(DAY * 7),
                _ => None,
            },
            resets_in: resets_at.map(|at| seconds_until(now, at)),
        })
    }
}

impl QuotaPolicy {
    /// The name of the field that tells what is granted, in lower case.
    pub const POLICY_HEADER: &'static str = "ratelimit-policy";

    /// The name of the field that tells what is left, in lower case.
    pub const LIMIT_HEADER: &'static str = "ratelimit";

    /// Creates a policy for the quota of `flag`'s feature, under the feature's key.
    #[must_use]
    pub fn new(flag: impl FlagKey) -> Self {
        Self {
            flag: flag.flag_key().into(),
            name: None,
        }
    }

    /// Sets the quota's name. What is not printable ASCII is written as `%` and two hexadecimal
    /// digits for each byte.
    #[must_use]
    pub fn named(mut self, name: &str) -> Self {
        self.name = Some(quoted(name).into());
        self
    }

    /// Returns the key of the flag.
    #[must_use]
    pub fn flag(&self) -> &str {
        &self.flag
    }

    /// Decides the flag for the request that `flags` belongs to, if that needs no waiting. For
    /// adapters, before the request is handled: memory counts the request's own usage once that is
    /// tracked, so an answer that is taken afterwards would count it twice.
    pub fn begin(&self, flags: &Flags) {
        let _ = flags.look_now(&self.flag, |_| ());
    }

    /// Returns the two fields for a response to the request that `flags` belongs to, names in lower
    /// case, or `None` if the quota is not known without waiting.
    #[must_use]
    pub fn headers_now(&self, flags: &Flags) -> Option<[(&'static str, String); 2]> {
        let result = flags.check_now(&*self.flag)?;
        Some(self.headers(flags.quota_after_own(&result)?, &result))
    }

    /// Returns the two fields for the response to a rejected request, or `None` if `refusal` is
    /// about another flag or says nothing of the quota.
    ///
    /// They take the place of those in [`Refusal::headers`].
    #[must_use]
    pub fn headers_of(&self, refusal: &Refusal) -> Option<[(&'static str, String); 2]> {
        if refusal.flag() != &*self.flag {
            return None;
        }
        Some(self.headers(refusal.quota()?, refusal.result()?))
    }

    fn headers(&self, quota: Quota, result: &CheckResult) -> [(&'static str, String); 2] {
        match &self.name {
            Some(name) => rate_limit(name, quota),
            None => rate_limit(&feature_name(result), quota),
        }
    }
}

impl Flags {
    /// Returns how much is left of the feature of `flag` after the request's own usage, or `None` if
    /// that is not known without waiting (see [`Flags::check_now`]) or the feature is not metered.
    #[must_use]
    pub fn quota_now(&self, flag: impl FlagKey) -> Option<Quota> {
        self.quota_after_own(&*self.check_now(flag)?)
    }

    /// Returns the quota in `result` after the request's own usage.
    fn quota_after_own(&self, result: &CheckResult) -> Option<Quota> {
        let entitlement = result.entitlement.as_deref()?;
        let event = entitlement
            .event_subtype
            .as_deref()
            .or(entitlement.event_name.as_deref());
        let own = event.map_or(0, |event| self.own_usage().of(event));
        Quota::after(result, self.evaluator().now(), own)
    }
}

/// Returns the two fields of `quota` under `name`, a string of a structured field.
pub(super) fn rate_limit(name: &str, quota: Quota) -> [(&'static str, String); 2] {
    let mut policy = format!("{name};q={}", quota.limit);
    // Writing to a string does not fail.
    if let Some(window) = quota.window {
        let _ = write!(policy, ";w={}", window.as_secs());
    }
    let mut limit = format!("{name};r={}", quota.remaining);
    if let Some(reset) = quota.resets_in {
        let _ = write!(limit, ";t={}", reset.as_secs().min(MAX_INTEGER));
    }
    [
        (QuotaPolicy::POLICY_HEADER, policy),
        (QuotaPolicy::LIMIT_HEADER, limit),
    ]
}

/// Returns the name of a quota where the application has set none: the feature's key.
pub(super) fn feature_name(result: &CheckResult) -> String {
    let entitlement = result.entitlement.as_deref();
    let key = entitlement.map_or("", |entitlement| &*entitlement.feature_key);
    quoted(if key.is_empty() { "default" } else { key })
}

fn seconds_until(now: Timestamp, then: Timestamp) -> Duration {
    let millis = then.as_millis().saturating_sub(now.as_millis());
    Duration::from_secs(u64::try_from(millis).unwrap_or(0).div_ceil(1000))
}

/// A string of a structured field (RFC 9651, section 4.1.6).
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for byte in text.bytes() {
        match byte {
            b'"' | b'\\' => {
                quoted.push('\\');
                quoted.push(char::from(byte));
            }
            b' '..=b'~' => quoted.push(char::from(byte)),
            _ => {
                const DIGITS: &[u8; 16] = b"0123456789abcdef";
                quoted.push('%');
                for digit in [byte >> 4, byte & 15] {
                    quoted.extend(DIGITS.get(usize::from(digit)).copied().map(char::from));
                }
            }
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::EvaluationContext;
    use crate::clock::Clock;
    use crate::flags::{Entitlement, EntitlementValueType, Outcome, Source};
    use crate::request::FlagEvaluator;
    use crate::request::fake::Fake;

    const NOW: Timestamp = Timestamp::from_millis(1_767_225_600_000);

    fn metered(entitlement: Entitlement) -> CheckResult {
        let mut result = CheckResult::new("generate", true, "", Source::Api, Outcome::Evaluated);
        result.entitlement = Some(Box::new(entitlement));
        result
    }

    fn numeric(limit: i64, used: i64) -> Entitlement {
        Entitlement {
            value_type: EntitlementValueType::Numeric,
            allocation: Some(limit),
            usage: Some(used),
            ..Entitlement::default()
        }
    }

    #[test]
    fn units_and_credits_are_counted_and_nothing_else() {
        let quota = |entitlement| {
            Quota::of(&metered(entitlement), NOW).map(|quota| (quota.limit, quota.remaining))
        };
        assert_eq!(quota(numeric(100, 30)), Some((100, 70)));
        assert_eq!(quota(numeric(100, 130)), Some((100, 0)));
        assert_eq!(quota(numeric(-1, 0)), Some((0, 0)));
        assert_eq!(
            quota(numeric(i64::MAX, i64::MIN)),
            Some((MAX_INTEGER, MAX_INTEGER))
        );
        let credits = Entitlement {
            value_type: EntitlementValueType::Credit,
            credit_total: Some(10.0),
            credit_remaining: Some(2.9),
            ..Entitlement::default()
        };
        assert_eq!(quota(credits), Some((10, 2)));
        let unlimited = Entitlement {
            value_type: EntitlementValueType::Unlimited,
            ..numeric(1, 1)
        };
        assert_eq!(quota(unlimited), None);
        let unknown = Entitlement {
            usage: None,
            ..numeric(1, 1)
        };
        assert_eq!(quota(unknown), None);
        assert_eq!(
            Quota::of(
                &CheckResult::new("a", true, "", Source::Api, Outcome::Evaluated),
                NOW
            ),
            None
        );
    }

    #[test]
    fn the_fields_are_structured() {
        let policy = QuotaPolicy::new("generate");
        let plain = Quota::of(&metered(numeric(100, 30)), NOW).expect("metered");
        let unnamed = metered(numeric(100, 30));
        let [(_, granted), (_, left)] = policy.headers(plain, &unnamed);
        assert_eq!(
            (&*granted, &*left),
            ("\"default\";q=100", "\"default\";r=70")
        );
        let feature = metered(Entitlement {
            feature_key: "generate-pages".into(),
            ..numeric(100, 30)
        });
        let [(_, granted), _] = policy.headers(plain, &feature);
        assert_eq!(granted, "\"generate-pages\";q=100");

        let daily = Entitlement {
            metric_period: Some(MetricPeriod::CurrentDay),
            metric_reset_at: Some(Timestamp::from_millis(NOW.as_millis() + 1_001)),
            ..numeric(100, 30)
        };
        let daily = Quota::of(&metered(daily), NOW).expect("metered");
        let headers = policy.named("a \"b\" \\ ü\n").headers(daily, &feature);
        let name = "\"a \\\"b\\\" \\\\ %c3%bc%0a\"";
        assert_eq!(
            headers,
            [
                ("ratelimit-policy", format!("{name};q=100;w=86400")),
                ("ratelimit", format!("{name};r=70;t=2")),
            ]
        );
    }

    #[tokio::test]
    async fn quota_headers_need_no_check() {
        let fake = Fake::new();
        let now = fake.clock.now().as_millis();
        fake.answer(metered(Entitlement {
            metric_reset_at: Some(Timestamp::from_millis(now - 1)),
            ..numeric(5, 1)
        }));
        let evaluator = Arc::new(FlagEvaluator::new(fake.clone()));
        let flags = Flags::new(&evaluator, EvaluationContext::company("org", "acme"));
        let policy = QuotaPolicy::new("generate");
        assert_eq!(policy.headers_now(&flags), None);
        assert!(fake.checks().is_empty());
        flags.check("generate").await;
        let [_, (_, left)] = policy.headers_now(&flags).expect("decided");
        assert_eq!(left, "\"default\";r=4;t=0");
    }
}
