//! Schematic's rules engine: how a flag is decided, without I/O.

pub mod vocabulary;
pub mod wire;

pub use vocabulary::{
    ComparableType, ConditionType, EntityType, MetricPeriod, MonthReset, Operator, RuleType,
    SpendPolicyKind, SpendPolicyScope, ValueType,
};
pub use wire::Options;
