//! Spend policies: limits on draws that a balance could pay.

use std::fmt;

use schematic_protocol::words::known::{SpendPolicyKind, SpendPolicyScope};

use super::Question;
use crate::compile::{CompiledCompany, SpendPolicy, Symbol};
use crate::wire::{self, SpendWindow};

/// A draw that a policy refuses.
#[derive(Clone, Copy, Debug)]
pub(super) struct Denial<'a> {
    pub(super) cost: f64,
    pub(super) policy: &'a SpendPolicy,
}

/// The draws that were refused while rules were tried.
#[derive(Default)]
pub(super) struct Denials<'a> {
    /// The first one of all rules.
    pub(super) first: Option<Denial<'a>>,
    /// The first one of the rule tried last.
    pub(super) own: Option<Denial<'a>>,
}

impl<'a> Denials<'a> {
    pub(super) fn note(&mut self, denial: Denial<'a>) {
        self.first.get_or_insert(denial);
        self.own.get_or_insert(denial);
    }
}

impl<'a> Question<'a, '_> {
    /// The first policy that refuses a draw: the company's, then the user's for this company.
    pub(super) fn refusing_policy(
        &self,
        company: &'a CompiledCompany,
        credit_id: &Symbol,
        cost: f64,
    ) -> Option<&'a SpendPolicy> {
        let of_company = company
            .spend_policies()
            .iter()
            .filter(|policy| !policy.wire.scope.is(SpendPolicyScope::User));
        let of_user = self
            .user
            .map_or(&[][..], |user| user.spend_policies())
            .iter()
            .filter(|policy| !policy.wire.scope.is(SpendPolicyScope::Company))
            .filter(|policy| {
                policy
                    .wire
                    .company_id
                    .as_deref()
                    .is_none_or(|id| id == company.id())
            });
        of_company
            .chain(of_user)
            .filter(|policy| policy.credit_id == *credit_id)
            .find(|policy| self.refuses(policy, cost))
    }

    fn refuses(&self, policy: &SpendPolicy, cost: f64) -> bool {
        let (Some(limit), Some(kind)) = (policy.wire.limit, policy.wire.kind.known()) else {
            return false;
        };
        match kind {
            SpendPolicyKind::PerDraw => cost > limit,
            SpendPolicyKind::Window => {
                let is_over = policy
                    .resets_at
                    .is_some_and(|resets_at| resets_at <= self.now.get());
                let consumed = if is_over { 0.0 } else { policy.wire.consumed };
                consumed + cost > limit
            }
        }
    }
}

impl fmt::Display for Denial<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let policy = &self.policy.wire;
        write!(f, "A draw of {} exceeds the ", Amount(self.cost))?;
        f.write_str(
            policy
                .scope
                .known()
                .map_or("spend", SpendPolicyScope::as_str),
        )?;
        write!(
            f,
            " limit of {} per ",
            Amount(policy.limit.unwrap_or_default())
        )?;
        span(f, policy)
    }
}

/// An amount of credits for people.
struct Amount(f64);

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = if self.0 == 1.0 { "credit" } else { "credits" };
        write!(f, "{} {unit}", self.0)
    }
}

fn span(f: &mut fmt::Formatter<'_>, policy: &wire::SpendPolicy) -> fmt::Result {
    if policy.kind.is(SpendPolicyKind::PerDraw) {
        return f.write_str("request");
    }
    match &policy.window {
        Some(SpendWindow { unit, count, .. }) if !unit.is_empty() => {
            let unit = unit.replace('_', " ");
            match count {
                None | Some(1) => f.write_str(&unit),
                Some(count) => write!(f, "{count} {unit}s"),
            }
        }
        _ => f.write_str("period"),
    }
}
