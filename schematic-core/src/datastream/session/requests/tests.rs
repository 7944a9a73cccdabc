use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use super::state::MAX_PENDING;
use super::*;
use crate::clock::ManualClock;
use crate::datastream::session::cooldown::COOLDOWN;

const TIMEOUT: Duration = Duration::from_secs(2);

fn poll<F: Future>(future: std::pin::Pin<&mut F>) -> Poll<F::Output> {
    future.poll(&mut Context::from_waker(Waker::noop()))
}

fn ask<'a>(
    requests: &'a Requests,
    clock: &'a ManualClock,
    keys: &'a Keys,
) -> impl Future<Output = FetchOutcome> + 'a {
    requests.fetch(EntityKind::Company, keys, TIMEOUT, TIMEOUT, clock)
}

fn sent(requests: &Requests) -> Vec<Keys> {
    std::iter::from_fn(|| requests.next_unsent())
        .map(|(_, keys)| keys)
        .collect()
}

fn is_empty(requests: &Requests) -> bool {
    let state = requests.state();
    state.pending.is_empty()
        && state.by_key.is_empty()
        && state.by_keys.is_empty()
        && state.unsent.is_empty()
}

fn connected() -> (Requests, ManualClock) {
    let requests = Requests::default();
    requests.connected();
    (requests, ManualClock::default())
}

#[test]
fn equal_keys_are_one_request_and_others_are_their_own() {
    let (requests, clock) = connected();
    let keys = [
        Keys::from([("org", "42")]),
        Keys::from([("org", "42")]),
        Keys::from([("org", "42"), ("typo", "zz")]),
        Keys::from([("typo", "zz")]),
    ];
    let mut first = pin!(ask(&requests, &clock, &keys[0]));
    let mut same = pin!(ask(&requests, &clock, &keys[1]));
    let mut wider = pin!(ask(&requests, &clock, &keys[2]));
    let mut other = pin!(ask(&requests, &clock, &keys[3]));
    for waiting in [
        poll(first.as_mut()),
        poll(same.as_mut()),
        poll(wider.as_mut()),
    ] {
        assert!(waiting.is_pending());
    }
    assert!(poll(other.as_mut()).is_pending());
    assert_eq!(
        sent(&requests),
        [keys[0].clone(), keys[2].clone(), keys[3].clone()]
    );

    let received = Keys::from([("Org", "42"), ("slug", "acme")]);
    let asked = requests.answered_by(EntityKind::Company, &received);
    assert_eq!(asked, [keys[0].clone(), keys[2].clone()]);
    requests.stored(EntityKind::Company, &received);
    for ended in [poll(first), poll(same), poll(wider)] {
        assert_eq!(ended, Poll::Ready(FetchOutcome::Stored));
    }
    // Nothing of the wider request is left that this one could hang on.
    assert!(poll(other.as_mut()).is_pending());
    requests.refused(EntityKind::Company, &keys[3]);
    assert_eq!(poll(other), Poll::Ready(FetchOutcome::Refused));
    assert!(is_empty(&requests));
}

#[test]
fn keys_that_differ_in_case_are_requests_of_their_own() {
    let (requests, clock) = connected();
    let keys = ["acme", "ACME", "Acme"].map(|org| Keys::from([("org", org)]));
    let mut waiting = keys
        .each_ref()
        .map(|keys| Box::pin(ask(&requests, &clock, keys)));
    for waiting in &mut waiting {
        assert!(poll(waiting.as_mut()).is_pending());
    }
    assert_eq!(sent(&requests), keys);
    let [mut exact, refused, lower_key] = waiting;

    requests.stored(EntityKind::Company, &keys[0]);
    assert_eq!(poll(exact.as_mut()), Poll::Ready(FetchOutcome::Stored));
    requests.refused(EntityKind::Company, &keys[1]);
    let mut refused = pin!(refused);
    assert_eq!(poll(refused.as_mut()), Poll::Ready(FetchOutcome::Refused));
    let mut lower_key = pin!(lower_key);
    assert!(poll(lower_key.as_mut()).is_pending());
    // The server knows it by another spelling.
    assert_eq!(
        requests.answered_by(EntityKind::Company, &keys[0]),
        [keys[2].clone()]
    );
    requests.stored(EntityKind::Company, &keys[0]);
    assert_eq!(poll(lower_key.as_mut()), Poll::Ready(FetchOutcome::Stored));
    assert!(is_empty(&requests));
}

#[test]
fn a_refusal_that_names_a_part_of_the_keys_ends_the_request() {
    let (requests, clock) = connected();
    let keys = Keys::from([("org", "42"), ("typo", "zz")]);
    let mut waiting = pin!(ask(&requests, &clock, &keys));
    assert!(poll(waiting.as_mut()).is_pending());
    requests.refused(EntityKind::User, &Keys::from([("typo", "ZZ")]));
    requests.refused(EntityKind::Company, &Keys::new());
    assert!(poll(waiting.as_mut()).is_pending());
    requests.refused(EntityKind::Company, &Keys::from([("typo", "ZZ")]));
    assert_eq!(poll(waiting), Poll::Ready(FetchOutcome::Refused));
    assert!(is_empty(&requests));
}

#[test]
fn an_answer_ends_the_request_that_it_agrees_with() {
    let (requests, clock) = connected();
    let keys = ["1", "2"].map(|org| Keys::from([("org", org), ("team", "a")]));
    let mut first = pin!(ask(&requests, &clock, &keys[0]));
    let mut second = pin!(ask(&requests, &clock, &keys[1]));
    assert!(poll(first.as_mut()).is_pending() && poll(second.as_mut()).is_pending());

    let received = Keys::from([("Org", "1"), ("Team", "A")]);
    let asked = requests.answered_by(EntityKind::Company, &received);
    assert!(asked.is_empty(), "the server was not asked yet");
    assert_eq!(sent(&requests).len(), 2);
    let asked = requests.answered_by(EntityKind::Company, &received);
    assert_eq!(asked, [keys[0].clone()]);
    requests.stored(EntityKind::Company, &received);
    assert_eq!(poll(first), Poll::Ready(FetchOutcome::Stored));
    assert!(poll(second.as_mut()).is_pending(), "it asks for another");

    // The same once more can only be what the server has for the second.
    requests.stored(EntityKind::Company, &received);
    assert_eq!(poll(second), Poll::Ready(FetchOutcome::Stored));
    assert!(is_empty(&requests));
}

#[test]
fn a_check_with_little_time_leaves_the_others_theirs() {
    let (requests, clock) = connected();
    let keys = Keys::from([("org", "42")]);
    let (kind, haste) = (EntityKind::Company, TIMEOUT / 20);
    let mut hasty = Box::pin(requests.fetch(kind, &keys, TIMEOUT, haste, &clock));
    let mut other = pin!(ask(&requests, &clock, &keys));
    assert!(poll(hasty.as_mut()).is_pending() && poll(other.as_mut()).is_pending());
    clock.advance(haste);
    assert_eq!(poll(hasty.as_mut()), Poll::Ready(FetchOutcome::TimedOut));
    drop(hasty);
    assert!(poll(other.as_mut()).is_pending());
    requests.stored(kind, &keys);
    assert_eq!(poll(other), Poll::Ready(FetchOutcome::Stored));
    assert!(is_empty(&requests));
}

#[test]
fn time_and_waiters_that_go_end_a_request() {
    let (requests, clock) = connected();
    let keys = Keys::from([("org", "42")]);
    {
        let mut first = Box::pin(ask(&requests, &clock, &keys));
        assert!(poll(first.as_mut()).is_pending());
        clock.advance(TIMEOUT / 2);
        let mut late = pin!(ask(&requests, &clock, &keys));
        assert!(poll(late.as_mut()).is_pending());
        drop(first);
        assert_eq!(sent(&requests).len(), 1);
        // The second waits no longer than the first would have.
        clock.advance(TIMEOUT / 2);
        assert_eq!(poll(late), Poll::Ready(FetchOutcome::TimedOut));
        assert!(is_empty(&requests));
    }
    clock.advance(COOLDOWN);
    let mut again = Box::pin(ask(&requests, &clock, &keys));
    assert!(poll(again.as_mut()).is_pending());
    assert_eq!(requests.state().unsent.len(), 1);
    drop(again);
    assert!(is_empty(&requests));
}

#[test]
fn a_request_that_failed_is_repeated_after_a_while_by_one_check() {
    let (requests, clock) = connected();
    let keys = Keys::from([("org", "42")]);
    let again = Keys::from([("ORG", "42")]);
    let cooling = || {
        let polled = poll(pin!(ask(&requests, &clock, &again)));
        polled == Poll::Ready(FetchOutcome::CoolingDown)
    };
    {
        let mut first = pin!(ask(&requests, &clock, &keys));
        assert!(poll(first.as_mut()).is_pending() && !cooling());
        clock.advance(TIMEOUT);
        assert_eq!(poll(first), Poll::Ready(FetchOutcome::TimedOut));
    }
    assert!(cooling() && is_empty(&requests));
    let other = Keys::from([("org", "43")]);
    assert!(poll(pin!(ask(&requests, &clock, &other))).is_pending());
    clock.advance(COOLDOWN);
    let mut probe = pin!(ask(&requests, &clock, &keys));
    assert!(poll(probe.as_mut()).is_pending());
    assert!(cooling(), "one waits already");
    requests.stored(EntityKind::Company, &keys);
    assert_eq!(poll(probe), Poll::Ready(FetchOutcome::Stored));
    assert!(!cooling());
}

#[test]
fn whatever_the_server_answers_late_ends_a_cooldown() {
    type Answer = fn(&Requests, &Keys, &Keys);
    let keys = Keys::from([("org", "42")]);
    let received = Keys::from([("Org", "42"), ("slug", "acme")]);
    let answers: [(Answer, bool); 4] = [
        (|_, _, _| {}, true),
        (
            |requests, _, received| requests.stored(EntityKind::User, received),
            true,
        ),
        (
            |requests, _, received| requests.stored(EntityKind::Company, received),
            false,
        ),
        (
            |requests, keys, _| requests.refused(EntityKind::Company, keys),
            false,
        ),
    ];
    for (number, (answer, stays)) in answers.into_iter().enumerate() {
        let (requests, clock) = connected();
        let mut first = pin!(ask(&requests, &clock, &keys));
        assert!(poll(first.as_mut()).is_pending());
        clock.advance(TIMEOUT);
        assert_eq!(poll(first), Poll::Ready(FetchOutcome::TimedOut));
        answer(&requests, &keys, &received);
        let again = poll(pin!(ask(&requests, &clock, &keys)));
        let cooling = again == Poll::Ready(FetchOutcome::CoolingDown);
        assert_eq!(cooling, stays, "{number}");
    }
}

#[test]
fn a_check_in_haste_starts_a_cooldown_only_if_its_request_was_sent() {
    for was_sent in [false, true] {
        let (requests, clock) = connected();
        let keys = Keys::from([("org", "42")]);
        let (kind, haste) = (EntityKind::Company, TIMEOUT / 20);
        {
            let mut hasty = pin!(requests.fetch(kind, &keys, TIMEOUT, haste, &clock));
            assert!(poll(hasty.as_mut()).is_pending());
            assert!(!was_sent || sent(&requests).len() == 1);
            clock.advance(haste);
            assert_eq!(poll(hasty), Poll::Ready(FetchOutcome::TimedOut));
        }
        let again = poll(pin!(ask(&requests, &clock, &keys)));
        assert_eq!(again == Poll::Ready(FetchOutcome::CoolingDown), was_sent);
    }
}

#[test]
fn a_lost_connection_ends_cooldowns() {
    let (requests, clock) = connected();
    let keys = Keys::from([("org", "42")]);
    let mut waiting = pin!(ask(&requests, &clock, &keys));
    assert!(poll(waiting.as_mut()).is_pending());
    requests.unusable(EntityKind::Company, &keys, clock.monotonic());
    assert_eq!(poll(waiting), Poll::Ready(FetchOutcome::Unusable));
    let again = || poll(pin!(ask(&requests, &clock, &keys)));
    assert_eq!(again(), Poll::Ready(FetchOutcome::CoolingDown));
    requests.disconnected();
    requests.connected();
    assert!(again().is_pending());
}

#[test]
fn a_lost_connection_ends_all_requests_and_refuses_new_ones() {
    let (requests, clock) = connected();
    let keys = Keys::from([("org", "42")]);
    let mut waiting = pin!(ask(&requests, &clock, &keys));
    assert!(poll(waiting.as_mut()).is_pending());
    requests.disconnected();
    assert_eq!(poll(waiting), Poll::Ready(FetchOutcome::Disconnected));
    let refused = pin!(ask(&requests, &clock, &keys));
    assert_eq!(poll(refused), Poll::Ready(FetchOutcome::Disconnected));
    assert!(is_empty(&requests));
}

#[test]
fn there_are_never_too_many() {
    let (requests, clock) = connected();
    let keys: Vec<_> = (0..=MAX_PENDING)
        .map(|number| Keys::from([("org", number.to_string())]))
        .collect();
    let mut waiting: Vec<_> = keys
        .iter()
        .map(|keys| Box::pin(ask(&requests, &clock, keys)))
        .collect();
    let turned_away = waiting
        .iter_mut()
        .filter_map(|waiting| match poll(waiting.as_mut()) {
            Poll::Ready(outcome) => Some(outcome),
            Poll::Pending => None,
        });
    assert_eq!(turned_away.collect::<Vec<_>>(), [FetchOutcome::Crowded]);
    drop(waiting);
    assert!(is_empty(&requests));
}
