//! Deciding a flag.

mod condition;
mod credit;
mod feature;
mod metric;
mod options;
mod order;
mod print;
mod result;
mod spend;
mod traits;

use std::cell::Cell;

pub use feature::Feature;
pub use options::OptionsError;
pub use result::{Evaluation, SpendDenial};

use condition::RuleFails;
use order::InOrder;
use result::Verdict;
use spend::Denials;

use crate::compile::{CompiledCompany, CompiledFlag, CompiledUser, Rule};
use crate::wire::Options;
use schematic_protocol::Timestamp;
use schematic_protocol::words::known::RuleType;

/// Decides a flag for a company and a user.
///
/// The result borrows from the compiled entities, and nothing is allocated unless a spend policy
/// refuses a draw. `now_ms` gives the milliseconds since 1970 began; it is called at most once,
/// and only when a rule depends on the time.
///
/// Deciding never fails. Options that make no sense are reported in the result, see
/// [`Evaluation::err`].
///
/// ```
/// use schematic_rules::{Compiler, Options, evaluate, wire};
///
/// let mut compiler = Compiler::new();
/// let flag = wire::Flag { id: "flag_1".into(), key: "beta".into(), ..Default::default() };
/// let flag = compiler.flag(&flag)?;
/// let result = evaluate(&flag, None, None, &Options::default(), || 0);
/// assert!(!result.value());
/// assert_eq!(result.reason(), "No rules matched; default value for flag");
/// # Ok::<(), schematic_rules::CompileError>(())
/// ```
#[must_use]
pub fn evaluate<'a>(
    flag: &'a CompiledFlag,
    company: Option<&'a CompiledCompany>,
    user: Option<&'a CompiledUser>,
    options: &Options,
    now_ms: impl Fn() -> i64,
) -> Evaluation<'a> {
    let now = Now::new(&now_ms);
    Question {
        flag,
        company,
        user,
        options,
        now: &now,
    }
    .answer()
}

/// Decides several flags for one company and user, in the order of the flags.
///
/// The clock is read at most once for all of them.
#[must_use]
pub fn evaluate_many<'a>(
    flags: impl IntoIterator<Item = &'a CompiledFlag>,
    company: Option<&'a CompiledCompany>,
    user: Option<&'a CompiledUser>,
    now_ms: impl Fn() -> i64,
) -> Vec<Evaluation<'a>> {
    let now = Now::new(&now_ms);
    let options = Options::default();
    flags
        .into_iter()
        .map(|flag| {
            Question {
                flag,
                company,
                user,
                options: &options,
                now: &now,
            }
            .answer()
        })
        .collect()
}

/// The time of one evaluation: read when first asked for, then the same.
struct Now<'c> {
    read: &'c dyn Fn() -> i64,
    seen: Cell<Option<Timestamp>>,
}

impl<'c> Now<'c> {
    fn new(read: &'c dyn Fn() -> i64) -> Self {
        Self {
            read,
            seen: Cell::new(None),
        }
    }

    fn get(&self) -> Timestamp {
        self.seen.get().unwrap_or_else(|| {
            let now = Timestamp::from_millis((self.read)());
            self.seen.set(Some(now));
            now
        })
    }
}

/// One flag asked about for one company and user. `'a` is the life of the entities, `'q` that of
/// the question.
struct Question<'a, 'q> {
    flag: &'a CompiledFlag,
    company: Option<&'a CompiledCompany>,
    user: Option<&'a CompiledUser>,
    options: &'q Options,
    now: &'q Now<'q>,
}

impl<'a> Question<'a, '_> {
    fn answer(&self) -> Evaluation<'a> {
        let mut result = Evaluation::unmatched(self.flag, self.company, self.user);
        if let Err(invalid) = options::validate(self.options) {
            result.verdict = Verdict::Invalid(invalid);
            return result;
        }
        if self.flag.id().is_empty() {
            result.verdict = Verdict::FlagNotFound;
            return result;
        }
        result.entitlement = self
            .company
            .and_then(|company| company.entitlement(&self.flag.key));

        let mut denials = Denials::default();
        let denial = match self.first_match(&mut denials) {
            Some(rule) => {
                result.value = rule.value;
                result.verdict = Verdict::Matched(rule);
                result.feature = self.feature(rule);
                match rule.rule_type {
                    RuleType::Default => denials.first,
                    kind if kind.is_usage_exceeded() => denials.own,
                    _ => None,
                }
            }
            None => denials.first,
        };
        if let Some(denial) = denial
            && !result.value
        {
            result.denial = Some(denial.into());
        }
        result
    }

    /// The first rule that matches.
    fn first_match(&self, denials: &mut Denials<'a>) -> Option<&'a Rule> {
        let own_rules = [
            self.company
                .map_or(&[][..], |company| company.rules_for(&self.flag.id)),
            self.user
                .map_or(&[][..], |user| user.rules_for(&self.flag.id)),
        ];
        if own_rules.iter().all(|rules| rules.is_empty()) {
            return self
                .flag
                .rules
                .iter()
                .find(|rule| self.matches(rule, denials));
        }
        self.first_match_in_order(own_rules, denials)
    }

    /// Kept apart, so that the loop over a flag's own rules alone stays small.
    #[inline(never)]
    fn first_match_in_order(
        &self,
        [of_company, of_user]: [&'a [Rule]; 2],
        denials: &mut Denials<'a>,
    ) -> Option<&'a Rule> {
        InOrder::new([&self.flag.rules, of_company, of_user]).find(|rule| {
            denials.own = None;
            rule.is_unconditional() || matches!(self.holds_from(0, rule, denials), Ok(true))
        })
    }

    #[inline]
    fn matches(&self, rule: &'a Rule, denials: &mut Denials<'a>) -> bool {
        denials.own = None;
        if rule.is_unconditional() {
            return true;
        }
        // Most rules go no further than this loop.
        for (place, condition) in rule.conditions.iter().enumerate() {
            match self.plain_condition(condition) {
                Some(true) => {}
                Some(false) => return false,
                None => return matches!(self.holds_from(place, rule, denials), Ok(true)),
            }
        }
        rule.groups.is_empty()
            || matches!(
                self.holds_from(rule.conditions.len(), rule, denials),
                Ok(true)
            )
    }

    /// Whether a rule's conditions hold, but for those before `place`, which do.
    #[inline(never)]
    fn holds_from(
        &self,
        place: usize,
        rule: &'a Rule,
        denials: &mut Denials<'a>,
    ) -> Result<bool, RuleFails> {
        for condition in rule.conditions.iter().skip(place) {
            if !self.condition(condition, denials)? {
                return Ok(false);
            }
        }
        for group in &rule.groups {
            let mut holds = false;
            for condition in group {
                if self.condition(condition, denials)? {
                    holds = true;
                    break;
                }
            }
            if !holds {
                return Ok(false);
            }
        }
        Ok(true)
    }
}
