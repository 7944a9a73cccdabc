//! Schematic's rules engine: how a flag is decided, without I/O.
//!
//! An entity goes through two forms. As it travels it is one of the [`wire`] types, which read and
//! write the protocol's JSON and keep whatever they do not know. A [`Compiler`] turns it into a
//! compiled form, small and ready to be asked; what it cannot compile must not be evaluated.
//! [`evaluate`] then decides a compiled flag for a compiled company and user. It borrows from them,
//! never fails, and allocates nothing.
//!
//! ```
//! use schematic_rules::{Compiler, Options, evaluate, wire};
//!
//! let flag: wire::Flag = serde_json::from_str(
//!     r#"{
//!         "id": "flag_1", "key": "reports", "default_value": false,
//!         "rules": [{
//!             "id": "rule_1", "name": "Pro plan", "rule_type": "plan_entitlement", "value": true,
//!             "conditions": [
//!                 {"id": "cond_1", "condition_type": "plan", "operator": "eq",
//!                  "resource_ids": ["plan_pro"]},
//!                 {"id": "cond_2", "condition_type": "metric", "operator": "lt",
//!                  "event_subtype": "report", "metric_period": "current_month",
//!                  "metric_value": 10}
//!             ]
//!         }]
//!     }"#,
//! )?;
//! let company: wire::Company = serde_json::from_str(
//!     r#"{
//!         "id": "comp_1", "plan_ids": ["plan_pro"],
//!         "metrics": [{"event_subtype": "report", "period": "current_month",
//!                      "month_reset": "first_of_month", "value": 7}]
//!     }"#,
//! )?;
//!
//! let mut compiler = Compiler::new();
//! let flag = compiler.flag(&flag)?;
//! let company = compiler.company(&company)?;
//! let noon_on_1_june_2024_ms = 1_717_243_200_000;
//! let check = |options: &Options| {
//!     let result = evaluate(&flag, Some(&company), None, options, || noon_on_1_june_2024_ms);
//!     (result.value(), result.reason().to_owned(), result.feature().copied())
//! };
//!
//! let (value, reason, feature) = check(&Options::default());
//! assert!(value);
//! assert_eq!(reason, "Matched plan entitlement rule \"Pro plan\" (rule_1)");
//! let feature = feature.ok_or("the rule has a metric")?;
//! assert_eq!((feature.usage, feature.allocation), (7, 10));
//! let resets_at = feature.usage_reset_at.map(|at| at.to_string());
//! assert_eq!(resets_at.as_deref(), Some("2024-07-01T00:00:00Z"));
//!
//! // Would it still be on after three more?
//! let three_more = Options { usage: Some(3), ..Options::default() };
//! assert!(!check(&three_more).0);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What else is here
//!
//! - [`merge`] applies the partial changes that a server sends, and [`usage`] counts an event
//!   before the server does. [`Compiler::changed_company`] and [`CompiledCompany::counting`] do
//!   the same with compiled companies.
//! - [`period`] says when days, weeks, months and billing cycles begin.
//! - [`strict`] and [`call`] are the engine's own JSON call, which refuses what the official
//!   engine refuses.
//!
//! The engine gives the same answers as the official one, WASM build `fde6dba2`, on every call of
//! the recorded vectors in the repository's `conformance` directory. Nothing in this crate panics
//! on any input.

pub mod call;
mod compile;
mod evaluate;
pub mod merge;
mod number;
pub mod period;
pub mod strict;
mod time;
pub mod usage;
pub mod wire;

pub use compile::{
    CompileError, CompileErrorKind, CompiledCompany, CompiledFlag, CompiledUser, Compiler,
    Entitlement, compile_company, compile_flag, compile_user,
};
pub use evaluate::{Evaluation, Feature, OptionsError, SpendDenial, evaluate, evaluate_many};
pub use schematic_protocol::Timestamp;
pub use schematic_protocol::words::known::{
    ComparableType, ConditionType, EntitlementValueType, EntityType, MetricPeriod,
    MetricPeriodMonthReset, Operator, RuleType, SpendPolicyKind, SpendPolicyScope,
};
pub use wire::Options;
