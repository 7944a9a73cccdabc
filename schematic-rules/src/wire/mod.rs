//! Entities as they travel: flags, companies, users and their parts.
//!
//! Every type reads and writes the protocol's JSON through `serde`. Reading is tolerant, as a
//! client of a living server has to be: a missing or null list or map is empty, a missing or null
//! scalar is empty, zero or false (only an `id` and a flag's `key` must be there), names may be in
//! snake_case or camelCase, the last of repeated members counts, words that are not known are kept
//! (see [`words`](schematic_protocol::words)), and unknown members are kept in `extra`. Only a
//! value of the wrong type is an error. Writing uses snake_case and leaves out what is `None`.
//!
//! What a server sends need not be small: [`MemoryLimit`] reads within a bound, and
//! [`Company::size`] and [`User::size`] say how much an entity takes.
//!
//! The types hold no promise that an entity makes sense; [`Compiler`](crate::Compiler) gives it.
//! All have public fields and a `Default`, so that an entity is built by naming what matters:
//!
//! ```
//! use schematic_rules::{RuleType, wire};
//!
//! let rule = wire::Rule {
//!     id: "rule_1".into(),
//!     rule_type: RuleType::GlobalOverride.into(),
//!     value: true,
//!     ..wire::Rule::default()
//! };
//! let text = serde_json::to_string(&rule)?;
//! assert_eq!(serde_json::from_str::<wire::Rule>(&text)?, rule);
//! # Ok::<(), serde_json::Error>(())
//! ```

mod company;
mod credit;
mod entitlement;
mod flag;
mod limit;
mod limited;
pub(crate) mod mode;
mod options;
pub(crate) mod read;
pub(crate) mod record;
pub(crate) mod size;
mod traits;
mod user;
pub(crate) mod value;
pub(crate) mod word;

pub use company::{Company, Metric, Subscription};
pub use credit::{PostpaidCredit, SpendPolicy, SpendWindow};
pub use entitlement::{Entitlement, WarningTier};
pub use flag::{Condition, ConditionGroup, Flag, Rule};
pub use limit::MemoryLimit;
pub(crate) use limited::read_within_limit;
pub use limited::{Limited, LimitedSeed};
pub use options::{EventQuantities, EventUsage, Options};
use record::{read_tolerantly, record};
pub use traits::{Trait, TraitDefinition};
pub use user::User;

read_tolerantly!(
    Company,
    Condition,
    ConditionGroup,
    Entitlement,
    EventQuantities,
    EventUsage,
    Flag,
    Metric,
    Options,
    PostpaidCredit,
    Rule,
    SpendPolicy,
    SpendWindow,
    Subscription,
    Trait,
    TraitDefinition,
    User,
    WarningTier
);

read_within_limit!(Company, Flag, User);
