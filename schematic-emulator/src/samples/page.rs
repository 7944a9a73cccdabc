//! Pages of sample lists, which end.

use std::ops::Range;

use serde_json::Value;

use super::request::SampleRequest;

/// How many items a list has.
pub(super) const TOTAL: usize = 5;
/// How many items a page has unless the request says otherwise.
const LIMIT: usize = 100;

/// A page of a sample list.
#[derive(Debug)]
pub(super) struct Page(Range<usize>);

impl Page {
    pub(super) fn of(request: &SampleRequest) -> Self {
        let number = |name: &str| {
            let number = request.query.get(name).and_then(Value::as_u64);
            number.map(|number| usize::try_from(number).unwrap_or(usize::MAX))
        };
        let total = Self::count(request);
        let start = number("offset").unwrap_or(0).min(total);
        let end = start.saturating_add(number("limit").unwrap_or(LIMIT));
        Self(start..end.min(total))
    }

    /// Returns how many items the whole list has: one for each id that was asked for.
    pub(super) fn count(request: &SampleRequest) -> usize {
        request.ids().map_or(TOTAL, Vec::len)
    }

    /// Returns the indexes of the page's items.
    pub(super) fn indexes(self) -> Range<usize> {
        self.0
    }
}
