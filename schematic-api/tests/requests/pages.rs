use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use schematic_api::runtime::{
    Async, Blocking, BoxFuture, Call, Error, ErrorKind, Request, RequestOptions, Response,
    Transport,
};

use super::double::{Double, ListRows, Row, now, ok};

const TWO: &str = r#"{"data":[{"id":1},{"id":2}],"params":{}}"#;
const ONE: &str = r#"{"data":[{"id":3}],"params":{}}"#;
const NONE: &str = r#"{"data":[],"params":{}}"#;

fn list(double: &Double) -> Request<Async<'_>, ListRows> {
    Request::new(Async::new(double), RequestOptions::new())
}

fn blocking(double: &Double) -> Request<Blocking<'_>, ListRows> {
    Request::new(Blocking::new(double), RequestOptions::new())
}

fn failure() -> Error {
    Error::new(ErrorKind::Transport, "it broke")
}

#[test]
fn pages_go_on_by_the_limit_until_one_is_empty() {
    // The second page has more rows than asked for, the third fewer.
    let double = Double::answering([TWO, TWO, ONE, NONE]);
    let mut items = list(&double).query("limit", 2).query("offset", 4).items();
    let mut ids = Vec::new();
    while let Some(row) = now(items.next()) {
        ids.push(row.unwrap().id);
    }
    assert_eq!(ids, [1, 2, 1, 2, 3]);
    assert!(now(items.next()).is_none(), "the end stays the end");
    let at = |offset| format!("GET /rows?limit=2&offset={offset}");
    assert_eq!(double.calls(), [at(4), at(6), at(8), at(10)]);
}

#[test]
fn the_limit_is_the_apis_own_unless_it_can_be_used() {
    for (limit, expected) in [
        (None, 100),
        (Some(0), 100),
        (Some(-1), 100),
        (Some(1_000), 250),
    ] {
        let double = Double::answering([TWO, NONE]);
        let request = match limit {
            Some(limit) => list(&double).query("limit", limit),
            None => list(&double),
        };
        let mut pages = request.pages();
        while let Some(page) = now(pages.next()) {
            assert_eq!(page.unwrap(), [Row { id: 1 }, Row { id: 2 }]);
        }
        let at = |offset| format!("GET /rows?limit={expected}&offset={offset}");
        assert_eq!(double.calls(), [at(0), at(expected)], "{limit:?}");
    }
}

#[test]
fn a_page_that_failed_is_asked_for_again() {
    let double = Double::with([
        Ok(ok(TWO)),
        Err(failure()),
        Ok(ok("[")),
        Ok(ok(ONE)),
        Ok(ok(NONE)),
    ]);
    let mut items = list(&double).query("limit", 2).items();
    let mut seen = Vec::new();
    while let Some(row) = now(items.next()) {
        seen.push(row.map(|row| row.id).map_err(|error| error.kind()));
    }
    let (broken, unread) = (ErrorKind::Transport, ErrorKind::Decode);
    assert_eq!(seen, [Ok(1), Ok(2), Err(broken), Err(unread), Ok(3)]);
    let offsets = double
        .calls()
        .into_iter()
        .map(|call| call.rsplit_once('=').unwrap().1.to_owned());
    assert_eq!(offsets.collect::<Vec<_>>(), ["0", "2", "2", "2", "4"]);
}

#[test]
fn a_request_that_cannot_be_sent_fails_once() {
    let double = Double::default();
    let unsendable = list(&double).json(&std::collections::BTreeMap::from([((), ())]));
    let mut pages = unsendable.pages();
    let error = now(pages.next()).unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    assert_eq!(error.operation(), Some("listRows"));
    assert!(now(pages.next()).is_none());
    assert!(double.calls().is_empty());
}

#[test]
fn a_stream_is_what_futures_core_says() {
    fn is_stream<S: futures_core::Stream + Send + Unpin>(_: &S) {}
    let double = Double::answering([NONE]);
    let mut items = list(&double).items();
    is_stream(&items);
    is_stream(&list(&double).pages());
    let next = std::future::poll_fn(|context| {
        futures_core::Stream::poll_next(Pin::new(&mut items), context)
    });
    assert!(now(next).is_none());
}

#[test]
fn no_more_is_collected_than_asked_for() {
    let double = Double::answering([TWO, TWO]);
    let rows = now(list(&double).query("limit", 2).collect_up_to(3)).unwrap();
    assert_eq!(rows.iter().map(|row| row.id).collect::<Vec<_>>(), [1, 2, 1]);
    assert_eq!(double.calls().len(), 2);

    // Without a limit of the request's, no page is longer than needed.
    let double = Double::answering([TWO]);
    assert_eq!(now(list(&double).collect_up_to(2)).unwrap().len(), 2);
    assert_eq!(double.calls(), ["GET /rows?limit=2&offset=0"]);

    let double = Double::default();
    assert!(now(list(&double).collect_up_to(0)).unwrap().is_empty());

    let double = Double::answering([TWO, NONE]);
    assert_eq!(
        now(list(&double).collect_up_to(usize::MAX)).unwrap().len(),
        2
    );

    let double = Double::with([Ok(ok(TWO)), Err(failure())]);
    let error = now(list(&double).collect_up_to(3)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
}

#[test]
fn blocking_iterators_follow_the_same_rule() {
    let answers = || [Ok(ok(TWO)), Err(failure()), Ok(ok(ONE)), Ok(ok(NONE))];
    let double = Double::with(answers());
    let items = blocking(&double).query("limit", 2).items();
    let ids: Vec<_> = items.map(|row| row.map(|row| row.id).ok()).collect();
    assert_eq!(ids, [Some(1), Some(2), None, Some(3)]);

    let double = Double::with(answers());
    let pages = blocking(&double).query("limit", 2).pages();
    let lengths: Vec<_> = pages.map(|page| page.map(|page| page.len()).ok()).collect();
    assert_eq!(lengths, [Some(2), None, Some(1)]);

    let double = Double::answering([TWO, ONE, NONE]);
    assert_eq!(blocking(&double).collect_up_to(5).unwrap().len(), 3);
    assert_eq!(
        double.calls().first().unwrap(),
        "GET /rows?limit=5&offset=0"
    );
}

#[test]
fn nothing_is_asked_for_twice_when_a_wait_is_given_up() {
    let late = Late(Double::answering([TWO, NONE]));
    let request = Request::<_, ListRows>::new(Async::new(&late), RequestOptions::new());
    let mut items = request.items();
    let mut given_up = 0;
    let mut ids = Vec::new();
    loop {
        let mut next = pin!(items.next());
        match next.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Pending => given_up += 1,
            Poll::Ready(None) => break,
            Poll::Ready(Some(row)) => ids.push(row.unwrap().id),
        }
    }
    assert_eq!((ids, given_up), (vec![1, 2], 2));
    assert_eq!(late.0.calls().len(), 2);
}

/// Answers when it is asked for the second time.
struct Late(Double);

impl Transport for Late {
    fn call<'a>(
        &'a self,
        call: Call,
        options: &'a RequestOptions,
    ) -> BoxFuture<'a, Result<Response, Error>> {
        let mut is_asked = false;
        Box::pin(async move {
            let waited = poll_fn(|_| match std::mem::replace(&mut is_asked, true) {
                true => Poll::Ready(()),
                false => Poll::Pending,
            });
            waited.await;
            Transport::call(&self.0, call, options).await
        })
    }
}
