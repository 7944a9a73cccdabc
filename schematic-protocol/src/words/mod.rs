//! The protocol's words: what a rule, a condition, a trait, a period or an entitlement can be.
//!
//! Each type here is open: it keeps a value that this version does not know as `Other`, and writes
//! it again unchanged, so that a newer server breaks no older client. The module [`known`] has
//! the same words as closed `Copy` types, for code that must handle every value.
//!
//! ```
//! use schematic_protocol::words::{MetricPeriod, known};
//!
//! let period = MetricPeriod::from("current_month");
//! assert_eq!(period, MetricPeriod::CurrentMonth);
//! assert!(period.is(known::MetricPeriod::CurrentMonth));
//! assert_eq!(MetricPeriod::from("current_hour"), MetricPeriod::Other("current_hour".into()));
//! ```

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Visitor};

words! {
    /// The type of a rule, in the order in which an engine tries the rules.
    RuleType {
        /// A switch for everybody, without conditions.
        GlobalOverride = "global_override",
        /// An exception made for one company.
        CompanyOverride = "company_override",
        /// What a company's plan includes.
        PlanEntitlement = "plan_entitlement",
        /// An exception for one company whose limit is used up.
        CompanyOverrideUsageExceeded = "company_override_usage_exceeded",
        /// A plan's limit that is used up.
        PlanEntitlementUsageExceeded = "plan_entitlement_usage_exceeded",
        /// A targeting rule of the flag, tried by ascending priority.
        Standard = "standard",
        /// What holds when no other rule matches, without conditions.
        Default = "default",
    }

    /// What a condition looks at.
    ConditionType {
        /// The company's base plan.
        BasePlan = "base_plan",
        /// The company's billing products.
        BillingProduct = "billing_product",
        /// The company itself.
        Company = "company",
        /// Whether the company can pay a draw of credits.
        Credit = "credit",
        /// What the company has used.
        Metric = "metric",
        /// The company's plans.
        Plan = "plan",
        /// The company's plan versions.
        PlanVersion = "plan_version",
        /// A trait of the company or of the user.
        Trait = "trait",
        /// The user itself.
        User = "user",
    }

    /// How a condition compares.
    Operator {
        /// Equal, or listed.
        Eq = "eq",
        /// Not equal, or not listed.
        Ne = "ne",
        /// Greater than.
        Gt = "gt",
        /// Less than.
        Lt = "lt",
        /// Greater than or equal.
        Gte = "gte",
        /// Less than or equal.
        Lte = "lte",
        /// Nothing is there.
        IsEmpty = "is_empty",
        /// Something is there.
        NotEmpty = "not_empty",
    }

    /// How the text of a trait is compared.
    ComparableType {
        /// As a truth value: `true` and `1` are true.
        Bool = "bool",
        /// As an instant.
        Date = "date",
        /// As a number.
        Int = "int",
        /// As text, by its bytes.
        String = "string",
    }

    /// Whose trait it is.
    EntityType {
        /// The user's.
        User = "user",
        /// The company's.
        Company = "company",
    }

    /// The period in which usage counts.
    MetricPeriod {
        /// Since the beginning.
        AllTime = "all_time",
        /// Since midnight UTC.
        CurrentDay = "current_day",
        /// Since Sunday's midnight UTC.
        CurrentWeek = "current_week",
        /// Since the month began: the calendar's or the billing cycle's, see
        /// [`MetricPeriodMonthReset`].
        CurrentMonth = "current_month",
    }

    /// When a month of usage starts over.
    MetricPeriodMonthReset {
        /// On the first of the calendar month, UTC.
        FirstOfMonth = "first_of_month",
        /// On the day of the month on which the subscription's period began.
        BillingCycle = "billing_cycle",
    }

    /// The kind of limit that an entitlement has.
    EntitlementValueType {
        /// On or off.
        Boolean = "boolean",
        /// Paid with credits.
        Credit = "credit",
        /// A number of uses.
        Numeric = "numeric",
        /// The number that a trait of the company holds.
        Trait = "trait",
        /// Not known to Schematic itself.
        Unknown = "unknown",
        /// Without a limit.
        Unlimited = "unlimited",
    }

    /// What a spend policy limits.
    SpendPolicyKind {
        /// Each draw by itself.
        PerDraw = "per_draw",
        /// What is drawn within a window of time.
        Window = "window",
    }

    /// Whose draws a spend policy limits.
    SpendPolicyScope {
        /// The company's.
        Company = "company",
        /// One user's.
        User = "user",
        /// A group's.
        Group = "group",
    }
}

#[expect(clippy::derivable_impls, reason = "a macro writes the enum")]
impl Default for EntitlementValueType {
    fn default() -> Self {
        Self::Unknown
    }
}

/// The empty word stands for a word that is missing.
macro_rules! empty_by_default {
    ($($name:ident),+) => {$(
        impl Default for $name {
            fn default() -> Self {
                Self::Other(String::new())
            }
        }
    )+};
}

empty_by_default!(
    RuleType,
    ConditionType,
    Operator,
    ComparableType,
    EntityType,
    MetricPeriod,
    MetricPeriodMonthReset,
    SpendPolicyKind,
    SpendPolicyScope
);

impl known::RuleType {
    /// Returns whether the rule grants or refuses a plan's or a company's entitlement. Only such
    /// rules report an allocation and a usage.
    #[must_use]
    pub const fn is_entitlement(self) -> bool {
        matches!(
            self,
            Self::CompanyOverride
                | Self::PlanEntitlement
                | Self::CompanyOverrideUsageExceeded
                | Self::PlanEntitlementUsageExceeded
        )
    }

    /// Returns whether the rule means that a limit is used up.
    #[must_use]
    pub const fn is_usage_exceeded(self) -> bool {
        matches!(
            self,
            Self::CompanyOverrideUsageExceeded | Self::PlanEntitlementUsageExceeded
        )
    }
}

/// An error that parsing a [`known`] word returns for a word that this version does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownWordError;

impl fmt::Display for UnknownWordError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown word")
    }
}

impl std::error::Error for UnknownWordError {}

/// Reads a text as a word that need not be known, for [`open_enum!`](crate::open_enum).
///
/// # Errors
///
/// Returns an error if there is no text.
pub fn read_word<'de, T, D>(source: D) -> Result<T, D::Error>
where
    T: for<'a> From<&'a str>,
    D: Deserializer<'de>,
{
    source.deserialize_str(WordVisitor(PhantomData))
}

struct WordVisitor<T>(PhantomData<fn() -> T>);

impl<T: for<'a> From<&'a str>> Visitor<'_> for WordVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a word")
    }

    fn visit_str<E>(self, text: &str) -> Result<T, E> {
        Ok(T::from(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_reads_back_and_case_matters() {
        assert_eq!(
            known::RuleType::from_word("plan_entitlement"),
            Some(known::RuleType::PlanEntitlement)
        );
        assert_eq!(
            known::RuleType::PlanEntitlement.as_str(),
            "plan_entitlement"
        );
        assert_eq!(known::RuleType::from_word("Standard"), None);
        assert_eq!(format!("{:>4}", known::Operator::Eq), "  eq");
        assert_eq!(format!("{:>4}", Operator::Eq), "  eq");
    }

    #[test]
    fn rule_types_are_declared_in_the_order_of_evaluation() {
        use known::RuleType;

        assert!(RuleType::GlobalOverride < RuleType::CompanyOverride);
        assert!(RuleType::PlanEntitlement < RuleType::CompanyOverrideUsageExceeded);
        assert!(RuleType::PlanEntitlementUsageExceeded < RuleType::Standard);
        assert!(RuleType::Standard < RuleType::Default);
    }

    #[test]
    fn unknown_values_are_written_as_they_were_read() {
        for text in [r#""standard""#, r#""of_tomorrow""#, r#""""#, r#""\"\\""#] {
            let word: RuleType = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&word).unwrap(), text);
        }
        assert!(serde_json::from_str::<RuleType>("null").is_err());
        assert!(serde_json::from_str::<RuleType>("7").is_err());
    }

    #[test]
    fn both_forms_agree() {
        let open = MetricPeriod::from(known::MetricPeriod::CurrentDay);
        assert_eq!(open, MetricPeriod::CurrentDay);
        assert_eq!(open.known(), Some(known::MetricPeriod::CurrentDay));
        assert!(open.is(known::MetricPeriod::CurrentDay));
        assert!(!open.is(known::MetricPeriod::AllTime));
        assert!(!MetricPeriod::Other("all_time".into()).is(known::MetricPeriod::AllTime));
        assert_eq!(
            EntitlementValueType::default(),
            EntitlementValueType::Unknown
        );
        assert_eq!(RuleType::default().as_str(), "");
    }
}
