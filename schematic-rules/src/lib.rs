//! Schematic's rules engine: how a flag is decided, without I/O.

pub mod call;
mod compile;
mod evaluate;
pub mod merge;
mod number;
pub mod period;
pub mod strict;
mod time;
pub mod usage;
pub mod vocabulary;
pub mod wire;

pub use compile::{
    CompiledCompany, CompiledFlag, CompiledUser, Compiler, Entitlement, NotCompilable,
    NotCompilableKind, compile_company, compile_flag, compile_user,
};
pub use evaluate::{Evaluation, Feature, InvalidOptions, SpendDenial, evaluate, evaluate_many};
pub use time::Timestamp;
pub use vocabulary::{
    ComparableType, ConditionType, EntityType, MetricPeriod, MonthReset, Operator, RuleType,
    SpendPolicyKind, SpendPolicyScope, ValueType,
};
pub use wire::Options;
