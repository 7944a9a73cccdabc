//! Lists that come page by page.

use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::cursor::PageCursor;
use super::{
    Async, Blocking, Call, Error, ErrorKind, Paged, Request, RequestFuture, RequestOptions,
};

/// The pages of a list, as a stream.
///
/// The stream asks for a page when it is polled, begins at the request's `offset`, and goes on by
/// its `limit`, which is 100 unless it is set and at most 250. It ends with the first empty page.
/// A page that failed is asked for again by the next poll, unless the request cannot be sent at
/// all: then the stream ends.
#[must_use = "streams do nothing unless polled"]
pub struct Pages<'t, O: Paged> {
    sender: Async<'t>,
    cursor: Cursor,
    asked: Option<RequestFuture<'t, Vec<O::Item>>>,
}

impl<O: Paged> Pages<'_, O> {
    /// Waits for the next page; `None` at the end of the list.
    ///
    /// # Cancel safety
    ///
    /// If the future is dropped, no page is lost.
    pub async fn next(&mut self) -> Option<Result<Vec<O::Item>, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

impl<O: Paged> Stream for Pages<'_, O> {
    type Item = Result<Vec<O::Item>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        let asked = match &mut this.asked {
            Some(asked) => asked,
            None => match this.cursor.request::<_, O>(this.sender) {
                Some(request) => this.asked.insert(request.into_future()),
                None => return Poll::Ready(None),
            },
        };
        let page = ready!(Pin::new(asked).poll(context));
        this.asked = None;
        Poll::Ready(this.cursor.advance(page))
    }
}

impl<O: Paged> fmt::Debug for Pages<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("cursor", &self.cursor)
            .finish_non_exhaustive()
    }
}

/// The items of a list that comes page by page, as a stream; see [`Pages`].
#[must_use = "streams do nothing unless polled"]
pub struct Items<'t, O: Paged> {
    pages: Pages<'t, O>,
    page: VecDeque<O::Item>,
}

impl<O: Paged> Items<'_, O> {
    /// Waits for the next item; `None` at the end of the list.
    ///
    /// # Cancel safety
    ///
    /// If the future is dropped, no item is lost.
    pub async fn next(&mut self) -> Option<Result<O::Item, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

// Nothing in it is pinned: items are moved out.
impl<O: Paged> Unpin for Items<'_, O> {}

impl<O: Paged> Stream for Items<'_, O> {
    type Item = Result<O::Item, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.page.pop_front() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(Pin::new(&mut self.pages).poll_next(context)) {
                Some(Ok(page)) => self.page = page.into(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<O: Paged> fmt::Debug for Items<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items")
            .field("pages", &self.pages)
            .finish_non_exhaustive()
    }
}

/// The pages of a list, as an iterator that blocks until the next one is there.
///
/// It asks for pages as [`Pages`] does: a page that failed is asked for again by the next call of
/// `next`.
#[must_use = "iterators do nothing unless consumed"]
pub struct BlockingPages<'t, O: Paged> {
    sender: Blocking<'t>,
    cursor: Cursor,
    operation: PhantomData<fn() -> O>,
}

impl<O: Paged> Iterator for BlockingPages<'_, O> {
    type Item = Result<Vec<O::Item>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let page = self.cursor.request::<_, O>(self.sender)?.send();
        self.cursor.advance(page)
    }
}

impl<O: Paged> fmt::Debug for BlockingPages<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BlockingPages")
            .field("cursor", &self.cursor)
            .finish_non_exhaustive()
    }
}

/// The items of a list that comes page by page, as an iterator that blocks; see
/// [`BlockingPages`].
#[must_use = "iterators do nothing unless consumed"]
pub struct BlockingItems<'t, O: Paged> {
    pages: BlockingPages<'t, O>,
    page: VecDeque<O::Item>,
}

impl<O: Paged> Iterator for BlockingItems<'_, O> {
    type Item = Result<O::Item, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.page.pop_front() {
                return Some(Ok(item));
            }
            match self.pages.next()? {
                Ok(page) => self.page = page.into(),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl<O: Paged> fmt::Debug for BlockingItems<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BlockingItems")
            .field("pages", &self.pages)
            .finish_non_exhaustive()
    }
}

impl<'t, O: Paged> Request<Async<'t>, O> {
    /// Returns the list as a stream of its items.
    ///
    /// ```
    /// # use schematic_api::runtime::{Async, Error, Paged, Request};
    /// # async fn count<O: Paged>(request: Request<Async<'_>, O>) -> Result<usize, Error> {
    /// let mut items = request.items();
    /// let mut count = 0;
    /// while let Some(item) = items.next().await {
    ///     item?;
    ///     count += 1;
    /// }
    /// # Ok(count)
    /// # }
    /// ```
    pub fn items(self) -> Items<'t, O> {
        Items {
            pages: self.pages(),
            page: VecDeque::new(),
        }
    }

    /// Returns the list as a stream of its pages.
    pub fn pages(self) -> Pages<'t, O> {
        let (sender, call, options) = self.into_parts();
        Pages {
            sender,
            cursor: Cursor::new(call, options),
            asked: None,
        }
    }

    /// Returns the first items of the list, at most so many, with as few requests as that takes.
    ///
    /// # Errors
    ///
    /// That of the first page that fails.
    ///
    /// # Cancel safety
    ///
    /// If the future is dropped, the items are lost.
    pub async fn collect_up_to(self, most: usize) -> Result<Vec<O::Item>, Error> {
        let mut pages = self.pages();
        pages.cursor.want(most);
        let mut collected = Vec::new();
        while collected.len() < most
            && let Some(page) = pages.next().await
        {
            collected.extend(page?);
        }
        collected.truncate(most);
        Ok(collected)
    }
}

impl<'t, O: Paged> Request<Blocking<'t>, O> {
    /// Returns the list as an iterator over its items.
    pub fn items(self) -> BlockingItems<'t, O> {
        BlockingItems {
            pages: self.pages(),
            page: VecDeque::new(),
        }
    }

    /// Returns the list as an iterator over its pages.
    pub fn pages(self) -> BlockingPages<'t, O> {
        let (sender, call, options) = self.into_parts();
        BlockingPages {
            sender,
            cursor: Cursor::new(call, options),
            operation: PhantomData,
        }
    }

    /// Returns the first items of the list, at most so many, with as few requests as that takes.
    ///
    /// # Errors
    ///
    /// That of the first page that fails.
    pub fn collect_up_to(self, most: usize) -> Result<Vec<O::Item>, Error> {
        let mut pages = self.pages();
        pages.cursor.want(most);
        let mut collected = Vec::new();
        while collected.len() < most
            && let Some(page) = pages.next()
        {
            collected.extend(page?);
        }
        collected.truncate(most);
        Ok(collected)
    }
}

/// The pages that are still to come.
#[derive(Debug)]
struct Cursor {
    /// `None` at the end.
    next: Option<Result<PageCursor, Error>>,
    options: RequestOptions,
}

impl Cursor {
    fn new(call: Result<Call, Error>, options: RequestOptions) -> Self {
        Self {
            next: Some(call.map(PageCursor::new)),
            options,
        }
    }

    /// Makes pages no longer than needed for `most` items.
    fn want(&mut self, most: usize) {
        if let Some(Ok(next)) = &mut self.next {
            next.want(most);
        }
    }

    /// Returns the request of the next page.
    fn request<S, O: Paged>(&mut self, sender: S) -> Option<Request<S, O>> {
        let call = match self.next.take()? {
            Ok(next) => {
                let call = next.call();
                self.next = Some(Ok(next));
                Ok(call)
            }
            Err(error) => Err(error),
        };
        Some(Request::from_parts(sender, call, self.options.clone()))
    }

    /// Moves on behind `page`, and returns it unless it is the end.
    fn advance<T>(&mut self, page: Result<Vec<T>, Error>) -> Option<Result<Vec<T>, Error>> {
        match page {
            Ok(page) if page.is_empty() => {
                self.next = None;
                None
            }
            Ok(page) => {
                if let Some(Ok(next)) = &mut self.next {
                    next.advance();
                }
                Some(Ok(page))
            }
            Err(error) => {
                // It would be refused for ever.
                if error.kind() == ErrorKind::InvalidRequest {
                    self.next = None;
                }
                Some(Err(error))
            }
        }
    }
}
