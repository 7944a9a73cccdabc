//! Waiting for what needs no runtime.

use std::future::Future;
use std::pin::pin;
use std::sync::{Arc, Condvar, PoisonError};
use std::task::{Context, Poll, Wake, Waker};
use std::time::{Duration, Instant};

use tokio::task::unconstrained;

use crate::sync::Mutex;

/// Blocks the thread until `future` is ready, which something on another thread brings about.
pub(super) fn wait<F: Future>(future: F) -> F::Output {
    // Within a task of tokio's, what it has used of its budget would be that of each poll here.
    let mut future = pin!(unconstrained(future));
    let signal = Arc::new(Signal::default());
    let waker = Waker::from(Arc::clone(&signal));
    let mut cx = Context::from_waker(&waker);
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut cx) {
            return output;
        }
        signal.wait();
    }
}

/// Blocks the thread until `future` is ready, up to `timeout`.
pub(super) fn wait_within<F: Future>(future: F, timeout: Duration) -> Option<F::Output> {
    let mut future = pin!(unconstrained(future));
    let signal = Arc::new(Signal::default());
    let waker = Waker::from(Arc::clone(&signal));
    let mut cx = Context::from_waker(&waker);
    // A time limit beyond what an `Instant` can hold has no end.
    let until = Instant::now().checked_add(timeout);
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut cx) {
            return Some(output);
        }
        match until {
            Some(until) if !signal.wait_until(until) => return None,
            Some(_) => {}
            None => signal.wait(),
        }
    }
}

/// A wake that one thread waits for. It leaves the token of `std::thread::park` to the application,
/// which neither ends a wait by it nor finds it taken or set.
#[derive(Default)]
struct Signal {
    is_set: Mutex<bool>,
    set: Condvar,
}

impl Signal {
    /// Waits until it is set, and resets it.
    fn wait(&self) {
        let unset = |is_set: &mut bool| !*is_set;
        let waited = self.set.wait_while(self.is_set.lock(), unset);
        *waited.unwrap_or_else(PoisonError::into_inner) = false;
    }

    /// Waits until it is set, and resets it. Returns false if it was not set by `until`.
    fn wait_until(&self, until: Instant) -> bool {
        let left = until.saturating_duration_since(Instant::now());
        let unset = |is_set: &mut bool| !*is_set;
        let waited = self.set.wait_timeout_while(self.is_set.lock(), left, unset);
        let (mut is_set, _) = waited.unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut *is_set)
    }
}

impl Wake for Signal {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        *self.is_set.lock() = true;
        self.set.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;
    use std::sync::mpsc as std_mpsc;
    use std::thread;

    use tokio::runtime::Builder;
    use tokio::sync::{mpsc, oneshot};

    use super::*;

    const LIMIT: Duration = Duration::from_secs(60);

    #[test]
    fn a_wait_leaves_the_token_of_the_thread_as_it_is() {
        let (done, is_done) = std_mpsc::channel();
        thread::spawn(move || {
            // The application's, for a `park` that comes later.
            thread::current().unpark();
            let (sender, receiver) = oneshot::channel();
            thread::spawn(move || sender.send(7));
            assert_eq!(wait(receiver), Ok(7));
            thread::park();
            done.send(()).unwrap();
        });
        let parked = is_done.recv_timeout(LIMIT);
        assert_eq!(parked, Ok(()), "the token was taken");
    }

    #[test]
    fn a_late_wake_sets_no_token() {
        let pause = Duration::from_millis(20);
        // `park_timeout` may return early without a token, too, but not as often as this.
        let slept = (0..20).any(|_| {
            let mut waker = None;
            wait(poll_fn(|cx| {
                waker = Some(cx.waker().clone());
                Poll::Ready(())
            }));
            waker.unwrap().wake();
            let began = Instant::now();
            thread::park_timeout(pause);
            began.elapsed() >= pause
        });
        assert!(slept, "the token was set");
    }

    #[test]
    fn a_token_ends_no_wait() {
        let (thread, (sender, receiver)) = (thread::current(), oneshot::channel());
        let (polled, is_polled) = std_mpsc::channel();
        let mut receiver = pin!(receiver);
        let unparking = thread::spawn(move || {
            is_polled.recv_timeout(LIMIT).unwrap();
            for _ in 0..1_000 {
                thread.unpark();
            }
            sender.send(7).unwrap();
        });
        let mut polls = 0;
        let received = wait(poll_fn(|cx| {
            polls += 1;
            let _ = polled.send(());
            receiver.as_mut().poll(cx)
        }));
        assert_eq!(received, Ok(7));
        assert!(polls <= 2, "{polls}");
        unparking.join().unwrap();
    }

    #[test]
    fn a_wait_may_have_a_limit() {
        let pause = Duration::from_millis(20);
        let began = Instant::now();
        assert_eq!(wait_within(std::future::pending::<()>(), pause), None);
        assert!(began.elapsed() >= pause);
        for timeout in [LIMIT, Duration::MAX] {
            let (sender, receiver) = oneshot::channel();
            thread::spawn(move || sender.send(7));
            assert_eq!(wait_within(receiver, timeout), Some(Ok(7)));
        }
    }

    #[test]
    fn a_task_may_wait_for_more_than_its_budget() {
        let runtime = Builder::new_current_thread().build().unwrap();
        let (sender, mut receiver) = mpsc::channel(1);
        let sending = thread::spawn(move || {
            for number in 0..1_000 {
                sender.blocking_send(number).unwrap();
            }
        });
        let waiting = runtime.spawn(async move {
            let mut received = 0;
            while let Some(number) = wait(receiver.recv()) {
                assert_eq!(number, received);
                received += 1;
            }
            received
        });
        assert_eq!(runtime.block_on(waiting).unwrap(), 1_000);
        sending.join().unwrap();
    }
}
