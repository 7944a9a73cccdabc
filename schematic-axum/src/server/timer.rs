use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use hyper::rt::{Sleep, Timer};
use pin_project_lite::pin_project;
use schematic_core::shutdown::StopReceiver;
use tokio::time::sleep;

/// The timer of a connection, by which hyper measures how long the head of a request takes: it runs
/// out early once the server is to stop.
#[derive(Clone, Debug)]
pub(super) struct HeadTimer(pub(super) StopReceiver);

impl Timer for HeadTimer {
    fn sleep(&self, duration: Duration) -> Pin<Box<dyn Sleep>> {
        self.sleep_until(Instant::now() + duration)
    }

    fn sleep_until(&self, deadline: Instant) -> Pin<Box<dyn Sleep>> {
        let mut stop = self.0.clone();
        Box::pin(HeadSleep {
            over: async move {
                tokio::select! {
                    () = tokio::time::sleep_until(deadline.into()) => {}
                    () = async { sleep(stop.stopped().await).await } => {}
                }
            },
        })
    }
}

pin_project! {
    struct HeadSleep<F> {
        #[pin]
        over: F,
    }
}

impl<F: Future<Output = ()>> Future for HeadSleep<F> {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        self.project().over.poll(cx)
    }
}

impl<F: Future<Output = ()> + Send + Sync> Sleep for HeadSleep<F> {}
