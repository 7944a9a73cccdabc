//! Grants in the bodies of requests for plan entitlements and company overrides.

use schematic_rules::{MetricPeriod, MetricPeriodMonthReset};
use serde::Deserialize;

use super::ApiError;
use crate::account::{Account, Grant, Window};

/// The members that describe a grant.
#[derive(Deserialize)]
pub(super) struct GrantBody {
    value_type: String,
    #[serde(default)]
    value_bool: Option<bool>,
    #[serde(default)]
    value_numeric: Option<i64>,
    #[serde(default)]
    value_trait_id: Option<String>,
    #[serde(default)]
    value_credit_id: Option<String>,
    #[serde(default)]
    credit_consumption_rate: Option<f64>,
    #[serde(default)]
    metric_period: Option<String>,
    #[serde(default)]
    metric_period_month_reset: Option<String>,
    #[serde(default)]
    soft_limit: Option<i64>,
}

impl GrantBody {
    pub(super) fn into_grant(self, account: &Account) -> Result<Grant, ApiError> {
        let window = self.window();
        let needs = |name: &str| {
            let message = format!("{name} is required when value_type is {}", self.value_type);
            ApiError::bad_request(message)
        };
        Ok(match self.value_type.as_str() {
            "boolean" => Grant::Boolean(self.value_bool.unwrap_or(true)),
            "unlimited" => Grant::Unlimited,
            "numeric" => Grant::Limited {
                limit: self.value_numeric.ok_or_else(|| needs("value_numeric"))?,
                window,
                soft_limit: self.soft_limit,
            },
            "trait" => {
                let id = self.value_trait_id.as_ref();
                let id = id.ok_or_else(|| needs("value_trait_id"))?;
                let definition = account.traits.by_id(id);
                let unknown = || ApiError::bad_request("no trait has this value_trait_id");
                Grant::ByTrait {
                    key: definition.ok_or_else(unknown)?.key.clone(),
                    window,
                }
            }
            "credit" => {
                let id = self.value_credit_id.as_ref();
                let id = id.ok_or_else(|| needs("value_credit_id"))?;
                let unknown = || ApiError::bad_request("no credit has this value_credit_id");
                Grant::Credit {
                    credit_id: account.credits.by_id(id).ok_or_else(unknown)?.id.clone(),
                    rate: self.credit_consumption_rate.unwrap_or(1.0),
                }
            }
            other => {
                let message = format!("value_type {other} cannot be granted");
                return Err(ApiError::bad_request(message));
            }
        })
    }

    fn window(&self) -> Window {
        let period = self.metric_period.as_deref();
        let period = period.and_then(MetricPeriod::from_word);
        let reset = self.metric_period_month_reset.as_deref();
        let reset = reset.and_then(MetricPeriodMonthReset::from_word);
        Window {
            period: period.unwrap_or(Window::ALL_TIME.period),
            reset: reset.unwrap_or(Window::ALL_TIME.reset),
        }
    }
}
