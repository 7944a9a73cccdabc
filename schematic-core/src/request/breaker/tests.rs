use super::*;
use crate::clock::ManualClock;

const SERVER: Reachability = Reachability::Failed(ErrorKind::Server);
const TIMEOUT: Reachability = Reachability::Failed(ErrorKind::Timeout);
const REFUSED: Reachability = Reachability::Unreachable(ErrorKind::Transport);

const START: Duration = Duration::from_secs(100);
const SECOND: Duration = Duration::from_secs(1);

fn company(name: &str) -> EvaluationContext {
    EvaluationContext::company("org", name)
}

struct Bench(Breaker);

impl Bench {
    fn new() -> Self {
        Self(Breaker::new())
    }

    fn admit(&self, now: Duration, asker: Asker) -> Result<(), ErrorKind> {
        self.0.state().admit(now, asker).map(drop)
    }

    fn admits(&self, now: Duration, context: &EvaluationContext) -> bool {
        self.admit(now, self.0.asker(context)).is_ok()
    }

    fn record(&self, now: Duration, context: &EvaluationContext, reachability: Reachability) {
        self.0.record(now, self.0.asker(context), reachability);
    }

    /// Has a check for `context` made at `now` end so.
    fn check(&self, now: Duration, context: &EvaluationContext, reachability: Reachability) {
        assert!(self.admits(now, context), "{context:?} is refused");
        self.record(now, context, reachability);
    }

    /// Creates a breaker that opened at `START` because of the companies "0" to "4", the last one last.
    fn open() -> Self {
        let bench = Self::new();
        for n in 0..5 {
            bench.check(START, &company(&n.to_string()), TIMEOUT);
        }
        bench
    }
}

#[test]
fn five_companies_open_it_and_it_probes_once_a_second() {
    let bench = Bench::open();
    let other = company("acme");
    let asker = bench.0.asker(&other);
    assert_eq!(bench.admit(START, asker), Err(ErrorKind::Timeout));
    let almost = START + Duration::from_millis(999);
    assert_eq!(bench.admit(almost, asker), Err(ErrorKind::Timeout));
    let probe = START + SECOND;
    assert_eq!(bench.admit(probe, asker), Ok(()));
    assert_eq!(bench.admit(probe, asker), Err(ErrorKind::Timeout));
    bench.record(probe, &other, SERVER);
    assert_eq!(bench.admit(probe, asker), Err(ErrorKind::Server));
    assert!(bench.admits(probe + SECOND, &other));
}

#[test]
fn one_company_opens_it_for_no_other() {
    for failure in [
        SERVER,
        TIMEOUT,
        Reachability::Failed(ErrorKind::RateLimited),
    ] {
        let bench = Bench::new();
        // Its clients ask at the same time, so all of them are admitted.
        for _ in 0..100 {
            bench.record(START, &company("globex"), failure);
        }
        for n in 0..24 {
            assert!(bench.admits(START, &company(&n.to_string())), "{n}");
        }
    }
}

#[test]
fn the_users_of_one_company_open_it_for_no_other() {
    let bench = Bench::new();
    for n in 0..100 {
        let user = company("globex").with_user("id", n.to_string());
        bench.record(START, &user, SERVER);
    }
    assert!(bench.admits(START, &company("acme")));
    assert!(!bench.admits(START, &company("globex").with_user("id", "new")));
}

#[test]
fn users_without_a_company_count_each() {
    let bench = Bench::new();
    for n in 0..5 {
        bench.check(START, &EvaluationContext::user("id", n.to_string()), SERVER);
    }
    assert!(!bench.admits(START, &EvaluationContext::user("id", "ada")));
    // Keys of a user are not those of a company.
    let bench = Bench::new();
    for n in 0..2 {
        bench.check(START, &EvaluationContext::user("id", n.to_string()), SERVER);
        let company = EvaluationContext::company("id", n.to_string());
        bench.check(START, &company, SERVER);
    }
    bench.check(START, &company("acme"), SERVER);
    assert!(!bench.admits(START, &company("globex")));
}

#[test]
fn a_company_that_keeps_failing_is_spared_alone() {
    let bench = Bench::new();
    let (acme, globex) = (company("acme"), company("globex"));
    for _ in 0..4 {
        bench.check(START, &globex, SERVER);
    }
    bench.check(START, &globex, TIMEOUT);
    assert!(!bench.admits(START, &globex));
    assert!(bench.admits(START, &acme));
    assert!(bench.admits(START + SECOND, &globex), "no other waits");
    assert!(!bench.admits(START + SECOND, &globex));
    // A user whose checks did not fail yet is asked for.
    assert!(bench.admits(START + SECOND, &globex.clone().with_user("id", "ada")));
    // Answers for others say nothing about it.
    bench.record(START + SECOND, &acme, Reachability::Answered);
    assert!(!bench.admits(START + SECOND, &globex));
    bench.record(START + SECOND, &globex, Reachability::Answered);
    assert!(bench.admits(START + SECOND, &globex));
}

#[test]
fn a_company_that_keeps_failing_is_spared_although_others_are_answered() {
    let bench = Bench::new();
    let (acme, globex) = (company("acme"), company("globex"));
    for n in 0..5 {
        bench.check(START, &globex, TIMEOUT);
        bench.check(START, &company(&n.to_string()), Reachability::Answered);
    }
    assert!(!bench.admits(START, &globex));
    // Each has its own probe.
    for _ in 0..5 {
        bench.check(START, &acme, SERVER);
    }
    for now in [START + SECOND, START + 2 * SECOND] {
        assert!(bench.admits(now, &globex) && bench.admits(now, &acme));
        assert!(!bench.admits(now, &globex) && !bench.admits(now, &acme));
    }
}

#[test]
fn a_user_who_keeps_failing_is_spared_although_others_of_the_company_are_answered() {
    let bench = Bench::new();
    let (ada, bob) = (
        company("acme").with_user("id", "ada"),
        company("acme").with_user("id", "bob"),
    );
    for _ in 0..5 {
        bench.check(START, &ada, SERVER);
        bench.check(START, &bob, Reachability::Answered);
    }
    assert!(!bench.admits(START, &ada));
    assert!(bench.admits(START, &bob));
}

#[test]
fn a_company_with_many_that_fail_is_asked_for_again_after_an_answer() {
    let bench = Bench::new();
    let user = |n: usize| company("acme").with_user("id", n.to_string());
    for n in 0..5 {
        bench.check(START, &user(n), SERVER);
    }
    assert!(!bench.admits(START, &user(9)));
    bench.check(START + SECOND, &user(9), Reachability::Answered);
    for n in 0..10 {
        assert!(bench.admits(START + SECOND, &user(n)), "{n}");
    }
}

#[test]
fn connections_that_are_not_made_open_it_for_everybody() {
    let bench = Bench::new();
    for _ in 0..5 {
        bench.check(START, &company("acme"), REFUSED);
    }
    assert!(!bench.admits(START, &company("globex")));
    assert!(bench.admits(START + SECOND, &company("globex")));
    bench.record(START + SECOND, &company("globex"), Reachability::Answered);
    assert!(bench.admits(START + SECOND, &company("acme")));
}

#[test]
fn any_answer_closes_it() {
    let bench = Bench::open();
    // Of a check that was under way when it opened.
    bench.record(START, &company("acme"), Reachability::Answered);
    for n in 0..5 {
        assert!(bench.admits(START, &company(&n.to_string())));
    }
}

#[test]
fn failures_with_an_answer_in_between_start_anew() {
    let bench = Bench::new();
    for _ in 0..3 {
        for n in 0..4 {
            bench.check(START, &company(&n.to_string()), REFUSED);
        }
        bench.check(START, &company("acme"), Reachability::Answered);
    }
    assert!(bench.admits(START, &company("globex")));
}

#[test]
fn a_check_that_was_not_sent_tells_nothing() {
    let bench = Bench::open();
    bench.record(START, &company("acme"), Reachability::NotAsked);
    assert!(!bench.admits(START, &company("acme")));
    let bench = Bench::new();
    for n in 0..9 {
        bench.check(START, &company(&n.to_string()), Reachability::NotAsked);
    }
    assert!(bench.admits(START, &company("acme")));
}

#[test]
fn a_probe_goes_to_those_that_have_not_failed() {
    let bench = Bench::open();
    let (failed_last, failed, other) = (company("4"), company("0"), company("acme"));
    assert!(!bench.admits(START, &other));
    for now in [START + SECOND, START + 5 * SECOND] {
        assert!(!bench.admits(now, &failed_last));
        assert!(!bench.admits(now, &failed));
    }
    assert!(bench.admits(START + 5 * SECOND, &other));
    // The probe fails, so now it is this one that failed last.
    bench.record(START + 5 * SECOND, &other, SERVER);
    assert!(!bench.admits(START + 5 * SECOND, &failed));
    let next = START + 6 * SECOND;
    assert!(!bench.admits(next, &other));
    assert!(bench.admits(next, &failed));
}

#[test]
fn of_two_that_failed_the_probe_goes_to_the_earlier() {
    let bench = Bench::open();
    assert!(!bench.admits(START, &company("0")));
    assert!(!bench.admits(START + SECOND, &company("4")));
    assert!(bench.admits(START + SECOND, &company("0")));
}

#[test]
fn one_that_waits_and_does_not_come_back_holds_nothing_up() {
    let bench = Bench::open();
    assert!(!bench.admits(START, &company("acme")));
    assert!(!bench.admits(START + 5 * SECOND, &company("4")));
    assert!(bench.admits(START + 6 * SECOND, &company("4")));
}

#[test]
fn one_that_failed_does_not_take_the_place_of_one_that_did_not() {
    let bench = Bench::open();
    assert!(!bench.admits(START, &company("acme")));
    for n in 0..5 {
        assert!(!bench.admits(START + SECOND, &company(&n.to_string())));
    }
    assert!(!bench.admits(START + 2 * SECOND, &company("4")));
    assert!(bench.admits(START + 2 * SECOND, &company("acme")));
}

#[test]
fn what_is_remembered_is_bounded() {
    let bench = Bench::new();
    for account in 0..100 {
        for user in 0..100 {
            let context = company(&account.to_string()).with_user("id", user.to_string());
            bench.record(START, &context, SERVER);
        }
    }
    let state = format!("{:?}", bench.0.state());
    assert_eq!(state.matches("Account ").count(), 64, "{state}");
    assert_eq!(state.matches("Context ").count(), 64 * TOLERATED, "{state}");
}

/// Has checks for the companies "0" to "4" end so, without a result, after they took `time`.
fn drop_after(time: Duration) -> (Breaker, ManualClock) {
    let (breaker, clock) = (Breaker::new(), ManualClock::default());
    for n in 0..5 {
        let asker = breaker.asker(&company(&n.to_string()));
        let admission = breaker.admit(&clock, asker).unwrap();
        clock.advance(time);
        drop(admission);
    }
    (breaker, clock)
}

#[test]
fn checks_that_are_dropped_without_an_answer_count_as_timed_out() {
    let (breaker, clock) = drop_after(SECOND);
    let acme = breaker.asker(&company("acme"));
    let spared = breaker.admit(&clock, acme).unwrap_err();
    assert_eq!(spared, ErrorKind::Timeout);
    // Those who go away sooner do not.
    let (breaker, clock) = drop_after(SECOND / 2);
    assert!(
        breaker
            .admit(&clock, breaker.asker(&company("acme")))
            .is_ok()
    );
}

#[test]
fn a_probe_that_is_dropped_is_made_up_for() {
    let (breaker, clock) = drop_after(SECOND);
    clock.advance(SECOND);
    let [acme, globex] = ["acme", "globex"].map(|name| breaker.asker(&company(name)));
    let probe = breaker.admit(&clock, acme).unwrap();
    assert!(breaker.admit(&clock, globex).is_err());
    drop(probe);
    let probe = breaker.admit(&clock, globex).unwrap();
    // Nothing was sent for it.
    probe.record(Reachability::NotAsked);
    let probe = breaker.admit(&clock, globex).unwrap();
    clock.advance(SECOND);
    let next = breaker.admit(&clock, acme).unwrap();
    // It has become a failure, and the next one is under way.
    drop(probe);
    assert!(breaker.admit(&clock, globex).is_err());
    drop(next);
    assert!(breaker.admit(&clock, globex).is_ok());
}

#[test]
fn the_probe_of_one_company_that_is_dropped_is_made_up_for() {
    let (breaker, clock) = (Breaker::new(), ManualClock::default());
    let acme = breaker.asker(&company("acme"));
    for _ in 0..5 {
        breaker.admit(&clock, acme).unwrap().record(SERVER);
    }
    clock.advance(SECOND);
    for _ in 0..3 {
        drop(breaker.admit(&clock, acme).unwrap());
    }
}
