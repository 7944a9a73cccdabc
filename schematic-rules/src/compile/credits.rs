//! What a company may draw: balances, postpaid credits and limits, found by credit.

use std::collections::BTreeMap;

use super::intern::Texts;
use super::{SpendPolicy, Symbol};
use crate::merge::CompanyPatch;
use crate::wire::size::HeapSize as _;
use crate::wire::{self, PostpaidCredit};

/// A company's credits.
#[derive(Clone, Debug)]
pub(super) struct Credits {
    balances: Box<[(Symbol, f64)]>,
    postpaid: Box<[(Symbol, PostpaidCredit)]>,
    policies: Box<[SpendPolicy]>,
}

impl Credits {
    pub(super) fn new(company: &wire::Company, texts: &mut Texts) -> Self {
        Self {
            balances: sorted(&company.credit_balances, texts),
            postpaid: sorted(&company.credit_postpaid, texts),
            policies: SpendPolicy::list(&company.credit_spend_policies, texts),
        }
    }

    /// The credits after a change; `balances` are those to add or overwrite.
    pub(super) fn changed(
        &self,
        patch: &CompanyPatch,
        balances: &BTreeMap<String, f64>,
        texts: &mut Texts,
    ) -> Self {
        let balances = if balances.is_empty() {
            self.balances.clone()
        } else {
            let mut all = self.balances_to_wire();
            all.extend(
                balances
                    .iter()
                    .map(|(credit, balance)| (credit.clone(), *balance)),
            );
            sorted(&all, texts)
        };
        Self {
            balances,
            postpaid: match &patch.credit_postpaid {
                Some(postpaid) => sorted(postpaid, texts),
                None => self.postpaid.clone(),
            },
            policies: match &patch.credit_spend_policies {
                Some(policies) => SpendPolicy::list(policies, texts),
                None => self.policies.clone(),
            },
        }
    }

    pub(super) fn balance(&self, credit_id: &Symbol) -> f64 {
        value_of(&self.balances, credit_id).copied().unwrap_or(0.0)
    }

    pub(super) fn postpaid(&self, credit_id: &Symbol) -> Option<&PostpaidCredit> {
        value_of(&self.postpaid, credit_id)
    }

    pub(super) const fn policies(&self) -> &[SpendPolicy] {
        &self.policies
    }

    pub(super) fn balances_to_wire(&self) -> BTreeMap<String, f64> {
        by_text(&self.balances)
    }

    pub(super) fn postpaid_to_wire(&self) -> BTreeMap<String, PostpaidCredit> {
        by_text(&self.postpaid)
    }

    pub(super) fn size(&self) -> usize {
        let balances = self.balances.iter().map(|(credit, _)| credit.heap_size());
        let postpaid = self
            .postpaid
            .iter()
            .map(|(credit, postpaid)| credit.heap_size() + postpaid.heap_size());
        size_of_val(&*self.balances)
            + balances.sum::<usize>()
            + size_of_val(&*self.postpaid)
            + postpaid.sum::<usize>()
            + SpendPolicy::size(&self.policies)
    }
}

fn sorted<T: Clone>(values: &BTreeMap<String, T>, texts: &mut Texts) -> Box<[(Symbol, T)]> {
    let mut entries: Box<[_]> = values
        .iter()
        .map(|(credit, value)| (texts.symbol(credit), value.clone()))
        .collect();
    entries.sort_unstable_by(|left, right| left.0.cmp(&right.0));
    entries
}

fn value_of<'a, T>(sorted: &'a [(Symbol, T)], symbol: &Symbol) -> Option<&'a T> {
    let place = sorted.binary_search_by(|entry| entry.0.cmp(symbol)).ok()?;
    sorted.get(place).map(|entry| &entry.1)
}

fn by_text<T: Clone>(entries: &[(Symbol, T)]) -> BTreeMap<String, T> {
    entries
        .iter()
        .map(|(symbol, value)| (symbol.as_str().to_owned(), value.clone()))
        .collect()
}
