use super::Call;

/// The limit of a page if the request sets none.
const DEFAULT_LIMIT: u64 = 100;

/// The highest limit that the API takes. A higher one would skip what lies beyond.
const HIGHEST_LIMIT: u64 = 250;

/// Which page of a list comes next.
///
/// The first page begins at the `offset` of the call, and each goes on by its `limit`, which is 100
/// unless it is set, and at most 250. An empty page is the end of the list.
#[derive(Clone, Debug)]
pub struct PageCursor {
    call: Call,
    offset: u64,
    limit: u64,
    /// Whether the call left the limit to us.
    is_limit_free: bool,
}

impl PageCursor {
    /// Creates a cursor at the first page of the list that `call` asks for.
    #[must_use]
    pub fn new(call: Call) -> Self {
        let number = |name| call.query_value(name)?.parse::<u64>().ok();
        let limit = number("limit").filter(|limit| *limit > 0);
        Self {
            offset: number("offset").unwrap_or(0),
            limit: limit.unwrap_or(DEFAULT_LIMIT).min(HIGHEST_LIMIT),
            is_limit_free: limit.is_none(),
            call,
        }
    }

    /// Returns the call of the page.
    #[must_use]
    pub fn call(&self) -> Call {
        self.call
            .clone()
            .set_query("limit", [self.limit.to_string()])
            .set_query("offset", [self.offset.to_string()])
    }

    /// Moves on to the next page.
    pub fn advance(&mut self) {
        self.offset = self.offset.saturating_add(self.limit);
    }

    /// Makes pages no longer than needed for `most` items.
    pub(super) fn want(&mut self, most: usize) {
        if self.is_limit_free {
            let most = u64::try_from(most).unwrap_or(u64::MAX);
            self.limit = most.clamp(1, DEFAULT_LIMIT);
        }
    }
}
