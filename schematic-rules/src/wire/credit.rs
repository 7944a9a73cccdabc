//! How credits may be drawn.

use schematic_protocol::words::{SpendPolicyKind, SpendPolicyScope};

use super::record;

record! {
    /// A credit that may be drawn beyond its balance.
    pub struct PostpaidCredit keeps extra {
        /// By how much; without a limit when `None`.
        "overdraft_limit" | "overdraftLimit" => overdraft_limit: Option<f64> as Optional,
    }
}

record! {
    /// A limit on draws from one credit.
    pub struct SpendPolicy keeps extra {
        /// The policy's id.
        "id" => id: String as Optional,
        /// The credit it limits.
        "credit_id" | "creditId" => credit_id: String as Optional,
        /// What it limits; a kind that is not known never refuses.
        "kind" => kind: SpendPolicyKind as Optional,
        /// Whose draws it limits.
        "scope" => scope: SpendPolicyScope as Optional,
        /// The company it is for, where a user has several.
        "company_id" | "companyId" => company_id: Option<String> as Optional,
        /// A name for people.
        "label" => label: Option<String> as Optional,
        /// The most that may be drawn; a policy without a limit never refuses.
        "limit" => limit: Option<f64> as Optional,
        /// What was drawn in the present window.
        "consumed" => consumed: f64 as Optional,
        /// The length of the window.
        "window" => window: Option<SpendWindow> as Optional,
        /// When the present window ends, RFC 3339.
        "resets_at" | "resetsAt" => resets_at: Option<String> as Optional,
    }
}

record! {
    /// The length of a spend policy's window.
    pub struct SpendWindow keeps extra {
        /// The unit, such as `day` or `billing_period`.
        "unit" => unit: String as Optional,
        /// How many of them; one when `None`.
        "count" => count: Option<i64> as Optional,
    }
}
