//! Credits: what a company was granted, and what it has drawn.

use schematic_protocol::Timestamp;
use schematic_rules::wire;

use super::{Listed, Window};

/// A kind of credit.
#[derive(Clone, Debug)]
pub(crate) struct CreditType {
    pub(crate) id: String,
    pub(crate) key: String,
    pub(crate) name: String,
}

impl Listed for CreditType {
    fn id(&self) -> &str {
        &self.id
    }

    fn key(&self) -> &str {
        &self.key
    }
}

/// Credits that come with a plan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct CreditGrant {
    pub(crate) amount: f64,
    /// The period after which they are granted anew.
    pub(crate) window: Window,
}

/// A company's pool of one credit.
///
/// Credits of a plan are drawn first, because they lapse; credits of the company itself last.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct CreditPool {
    /// Granted to the company itself.
    pub(crate) own: f64,
    own_used: f64,
    plan_used: f64,
    plan_since: Option<Timestamp>,
}

impl CreditPool {
    pub(crate) fn balance(
        &self,
        plan: Option<CreditGrant>,
        now: Timestamp,
        subscription: Option<&wire::Subscription>,
    ) -> CreditBalance {
        let (granted, used) = self.of_plan(plan, now, subscription);
        CreditBalance {
            total: granted + self.own,
            used: used + self.own_used,
            remaining: (granted - used).max(0.0) + (self.own - self.own_used).max(0.0),
        }
    }

    /// Draws `amount`, down to an empty pool; a negative amount is given back.
    pub(crate) fn draw(
        &mut self,
        amount: f64,
        plan: Option<CreditGrant>,
        now: Timestamp,
        subscription: Option<&wire::Subscription>,
    ) {
        let (granted, used) = self.of_plan(plan, now, subscription);
        self.plan_since = plan.and_then(|plan| plan.window.start(now, subscription));
        self.plan_used = used;
        if amount >= 0.0 {
            let from_plan = amount.min((granted - used).max(0.0));
            let from_own = (amount - from_plan).min((self.own - self.own_used).max(0.0));
            self.plan_used += from_plan;
            self.own_used += from_own;
        } else {
            let to_own = (-amount).min(self.own_used);
            self.own_used -= to_own;
            self.plan_used = (self.plan_used + amount + to_own).max(0.0);
        }
    }

    /// Returns what the plan grants in the current period, and how much of it was drawn.
    fn of_plan(
        &self,
        plan: Option<CreditGrant>,
        now: Timestamp,
        subscription: Option<&wire::Subscription>,
    ) -> (f64, f64) {
        let Some(plan) = plan else { return (0.0, 0.0) };
        let since = plan.window.start(now, subscription);
        let used = if since == self.plan_since {
            self.plan_used
        } else {
            0.0
        };
        (plan.amount, used)
    }
}

/// The balance of a pool.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct CreditBalance {
    pub(crate) total: f64,
    pub(crate) used: f64,
    pub(crate) remaining: f64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plans_credits_are_drawn_first_and_come_back_with_the_period() {
        let plan = Some(CreditGrant {
            amount: 10.0,
            window: Window::DAY,
        });
        let now = Timestamp::from_millis(1_767_225_600_000);
        let mut pool = CreditPool {
            own: 5.0,
            ..CreditPool::default()
        };
        pool.draw(12.0, plan, now, None);
        let balance = pool.balance(plan, now, None);
        assert_eq!(
            (balance.total, balance.used, balance.remaining),
            (15.0, 12.0, 3.0)
        );

        let tomorrow = Timestamp::from_millis(now.as_millis() + 86_400_000);
        assert_eq!(pool.balance(plan, tomorrow, None).remaining, 13.0);

        pool.draw(100.0, plan, now, None);
        assert_eq!(pool.balance(plan, now, None).remaining, 0.0);
        pool.draw(-7.0, plan, now, None);
        assert_eq!(pool.balance(plan, now, None).remaining, 7.0);
    }
}
