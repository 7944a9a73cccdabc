//! Comparing usage with its limit.

use super::Question;
use super::condition::RuleFails;
use super::traits::number_passes;
use crate::compile::MetricCondition;
use crate::number::Number;

impl Question<'_, '_> {
    pub(super) fn metric_condition(&self, condition: &MetricCondition) -> Result<bool, RuleFails> {
        let Some(company) = self.company else {
            return Ok(false);
        };
        let Some(limit) = condition.limit else {
            return Err(RuleFails);
        };
        let limit = condition.comparison.as_ref().map_or(limit, |other| {
            if other.as_str().is_empty() {
                return 0;
            }
            company
                .traits
                .find(other)
                .and_then(|(value, _)| value.strict_int())
                .unwrap_or(0)
        });
        let usage = company
            .usage(&condition.key)
            .wrapping_add(self.unreported_usage(condition.key.event.as_str()));
        Ok(condition.operator.is_some_and(|operator| {
            number_passes(operator, Number::Int(usage), Number::Int(limit))
        }))
    }

    /// Usage of an event that the caller adds: what it says of the event, else what it says of
    /// any, never both.
    fn unreported_usage(&self, event: &str) -> i64 {
        let of_event = self
            .options
            .event_usage
            .as_ref()
            .filter(|usage| usage.event_subtype == event && usage.quantity > 0);
        match of_event {
            Some(usage) => usage.quantity,
            None => self.options.usage.unwrap_or(0).max(0),
        }
    }
}
