//! Waiting for what needs no runtime.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

use tokio::task::unconstrained;

/// Blocks the thread until `future` is ready, which something on another thread brings about.
pub(super) fn wait<F: Future>(future: F) -> F::Output {
    // Within a task of tokio's, what it has used of its budget would be that of each poll here.
    let mut future = pin!(unconstrained(future));
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut cx = Context::from_waker(&waker);
    loop {
        match future.as_mut().poll(&mut cx) {
            Poll::Ready(output) => return output,
            Poll::Pending => thread::park(),
        }
    }
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.0.unpark();
    }
}

#[cfg(test)]
mod tests {
    use tokio::runtime::Builder;
    use tokio::sync::mpsc;

    use super::*;

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
