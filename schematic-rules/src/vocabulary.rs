//! The words of the protocol: what a rule, a condition, a trait or a period can be.
//!
//! Every type here is closed: it lists the values this engine can evaluate. An entity as it
//! travels holds them inside [`Open`](crate::wire::Open), which also keeps a word that is not
//! listed; compiling an entity decides whether such a word can be lived with.

use std::fmt::Debug;

/// A closed set of words, each with its spelling in the protocol.
///
/// Implemented by the types of this module.
pub trait Vocabulary: Copy + Debug + Eq + 'static {
    /// Whether an entity with a word that is not listed cannot be evaluated at all. Where it is
    /// false, the condition or policy with such a word is simply without effect.
    const CLOSED: bool;

    /// Reads a word by its exact spelling; case matters.
    fn from_word(word: &str) -> Option<Self>;

    /// The spelling in the protocol.
    fn as_str(self) -> &'static str;
}

macro_rules! vocabulary {
    (
        $(#[$meta:meta])*
        $name:ident, closed: $closed:literal {
            $( $(#[$variant_meta:meta])* $variant:ident = $word:literal, )+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $( $(#[$variant_meta])* $variant, )+
        }

        impl $name {
            /// Reads a word by its exact spelling; case matters.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                match word {
                    $( $word => Some(Self::$variant), )+
                    _ => None,
                }
            }

            /// The spelling in the protocol.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $( Self::$variant => $word, )+
                }
            }
        }

        impl Vocabulary for $name {
            const CLOSED: bool = $closed;

            fn from_word(word: &str) -> Option<Self> {
                Self::from_word(word)
            }

            fn as_str(self) -> &'static str {
                self.as_str()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

vocabulary! {
    /// What kind of rule it is, in the order in which the kinds are tried.
    RuleType, closed: true {
        /// Decides for everybody, without conditions.
        GlobalOverride = "global_override",
        /// Decides for one company.
        CompanyOverride = "company_override",
        /// Grants what the company's plan includes.
        PlanEntitlement = "plan_entitlement",
        /// A company's own limit is used up.
        CompanyOverrideUsageExceeded = "company_override_usage_exceeded",
        /// The plan's limit is used up.
        PlanEntitlementUsageExceeded = "plan_entitlement_usage_exceeded",
        /// A targeting rule, tried by ascending priority.
        Standard = "standard",
        /// Decides for whoever is left, without conditions.
        Default = "default",
    }
}

impl RuleType {
    /// Whether the rule grants or refuses a plan's or a company's entitlement. Only such rules
    /// report an allocation and a usage.
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

    /// Whether the rule says that a limit is used up.
    #[must_use]
    pub const fn is_usage_exceeded(self) -> bool {
        matches!(
            self,
            Self::CompanyOverrideUsageExceeded | Self::PlanEntitlementUsageExceeded
        )
    }
}

vocabulary! {
    /// What a condition looks at.
    ConditionType, closed: false {
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
}

vocabulary! {
    /// How a condition compares.
    Operator, closed: false {
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
}

vocabulary! {
    /// How the text of a trait is compared.
    ComparableType, closed: true {
        /// As a truth value: `true` and `1` are true.
        Bool = "bool",
        /// As an instant.
        Date = "date",
        /// As a number.
        Int = "int",
        /// As text, by its bytes.
        String = "string",
    }
}

vocabulary! {
    /// Whose trait it is.
    EntityType, closed: true {
        /// The user's.
        User = "user",
        /// The company's.
        Company = "company",
    }
}

vocabulary! {
    /// Over which time usage is counted.
    MetricPeriod, closed: true {
        /// Since the beginning.
        AllTime = "all_time",
        /// Since midnight UTC.
        CurrentDay = "current_day",
        /// Since Sunday's midnight UTC.
        CurrentWeek = "current_week",
        /// Since the month began: the calendar's or the billing cycle's, see [`MonthReset`].
        CurrentMonth = "current_month",
    }
}

vocabulary! {
    /// When a monthly metric starts over.
    MonthReset, closed: true {
        /// On the first of the calendar month, UTC.
        FirstOfMonth = "first_of_month",
        /// On the day of the month on which the subscription's period began.
        BillingCycle = "billing_cycle",
    }
}

vocabulary! {
    /// What an entitlement's allocation consists of.
    ValueType, closed: true {
        /// On or off.
        Boolean = "boolean",
        /// Paid with credits.
        Credit = "credit",
        /// A number of uses.
        Numeric = "numeric",
        /// The value of a trait.
        Trait = "trait",
        /// Not known to Schematic itself.
        Unknown = "unknown",
        /// Without a limit.
        Unlimited = "unlimited",
    }
}

vocabulary! {
    /// What a spend policy limits.
    SpendPolicyKind, closed: false {
        /// Each draw by itself.
        PerDraw = "per_draw",
        /// What is drawn within a window of time.
        Window = "window",
    }
}

vocabulary! {
    /// Whose draws a spend policy limits.
    SpendPolicyScope, closed: false {
        /// The company's.
        Company = "company",
        /// One user's.
        User = "user",
        /// A group's.
        Group = "group",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_reads_back_and_case_matters() {
        assert_eq!(
            RuleType::from_word("plan_entitlement"),
            Some(RuleType::PlanEntitlement)
        );
        assert_eq!(RuleType::PlanEntitlement.as_str(), "plan_entitlement");
        assert_eq!(RuleType::from_word("Standard"), None);
        assert_eq!(format!("{:>4}", Operator::Eq), "  eq");
    }

    #[test]
    fn rule_types_are_declared_in_the_order_of_evaluation() {
        assert!(RuleType::GlobalOverride < RuleType::CompanyOverride);
        assert!(RuleType::PlanEntitlement < RuleType::CompanyOverrideUsageExceeded);
        assert!(RuleType::PlanEntitlementUsageExceeded < RuleType::Standard);
        assert!(RuleType::Standard < RuleType::Default);
    }
}
