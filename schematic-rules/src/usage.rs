//! Counting usage before the server does.

use crate::merge::follow_usage;
use crate::wire::Company;

/// Counts an event on a company as the server will: all metrics of the event grow, whatever their
/// period, and the entitlements that they measure follow. No metric is made, and credits are not
/// drawn. The server's own figure replaces the count when it comes.
///
/// Returns whether anything changed.
///
/// ```
/// use schematic_rules::{usage, wire::Company};
///
/// let mut company: Company = serde_json::from_str(
///     r#"{"id":"c","metrics":[{"event_subtype":"api","period":"all_time","value":5}]}"#,
/// )?;
/// assert!(usage::count_track(&mut company, "api", 3));
/// assert_eq!(company.metrics[0].value, 8);
/// assert!(!usage::count_track(&mut company, "login", 1));
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn count_track(company: &mut Company, event: &str, quantity: i64) -> bool {
    if quantity == 0 {
        return false;
    }
    let mut counted = false;
    for metric in &mut company.metrics {
        if metric.event_subtype == event {
            metric.value = metric.value.saturating_add(quantity);
            counted = true;
        }
    }
    if counted {
        let entitlements = company.entitlements.iter_mut();
        for entitlement in entitlements.filter(|of| of.event_name.as_deref() == Some(event)) {
            follow_usage(entitlement, &company.metrics);
        }
    }
    counted
}
