//! What a caller may add to one check: usage that has not been reported yet.

use std::collections::BTreeMap;

use super::record;

record! {
    /// Options of one check. They simulate usage while rules are matched and never show in the
    /// result.
    pub struct Options keeps extra {
        /// The exact cost of the draw, by credit id. It replaces every computed cost.
        "credit_cost" => credit_cost: BTreeMap<String, f64> as NotNull,
        /// Usage to add to whatever metric or number a condition looks at.
        "usage" => usage: Option<i64> as Optional,
        /// Usage to add where a condition looks at this event.
        "event_usage" => event_usage: Option<EventUsage> as Optional,
        /// Quantities of an event that draws credits.
        "event_quantities" => event_quantities: Option<EventQuantities> as Optional,
    }
}

record! {
    /// Usage of one event.
    pub struct EventUsage keeps extra {
        /// The event.
        "event_subtype" => event_subtype: String as Required,
        /// How often.
        "quantity" => quantity: i64 as Required,
    }
}

record! {
    /// Named quantities of one event, such as the tokens of a model call.
    pub struct EventQuantities keeps extra {
        /// The event.
        "event_subtype" => event_subtype: String as Required,
        /// How often; once when `None` or zero.
        "quantity" => quantity: Option<f64> as Optional,
        /// How much of each named quantity.
        "quantities" => quantities: BTreeMap<String, f64> as Sparse,
    }
}
