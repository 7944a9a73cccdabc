//! The thread on which a blocking client lives.

use std::convert::Infallible;
use std::fmt;
use std::future::Future;
use std::io;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::sync::mpsc as std_mpsc;
use std::thread::{self, ThreadId};

use futures_util::FutureExt;
use tokio::runtime::{Builder, Handle};
use tokio::sync::mpsc::{self, WeakSender};
use tokio::sync::oneshot;

use super::park::wait;
use crate::client::BuildError;
use crate::sync::Mutex;
use crate::task_runtime::TaskRuntime;
use crate::{Error, ErrorKind, Schematic};

/// The name of the thread, as debuggers and `top` show it.
const NAME: &str = "schematic";

/// A thread with a runtime that runs what a client does in the background, and the calls of other
/// threads, which wait for them.
///
/// It ends when the last handle is dropped, or after a shutdown, as soon as no call is under way. Then
/// it first sends the events that are left.
pub(super) struct ClientThread {
    runtime: Handle,
    id: ThreadId,
    /// Keeps the thread, as each call under way does. `None` after a shutdown.
    alive: Mutex<Option<Alive>>,
    /// Joins the calls under way that keep the thread after a shutdown.
    kept: WeakSender<Infallible>,
}

/// Keeps the thread for as long as it exists.
type Alive = mpsc::Sender<Infallible>;

impl ClientThread {
    /// Starts a thread for the client that `build` returns, within the thread's runtime.
    ///
    /// # Errors
    ///
    /// Returns an error if `build` does, or if the thread cannot be started.
    pub(super) fn start(
        build: impl FnOnce(TaskRuntime) -> Result<Schematic, BuildError>,
    ) -> Result<(Self, Schematic), BuildError> {
        let (started, starting) = std_mpsc::sync_channel(1);
        let (alive, ended) = mpsc::channel(1);
        let (client, clients) = oneshot::channel();
        let run = move || {
            let runtime = match Builder::new_current_thread().enable_all().build() {
                Ok(runtime) => runtime,
                Err(error) => return drop(started.send(Err(error))),
            };
            // An error means that the caller is gone; then nothing keeps the thread.
            let _ = started.send(Ok((runtime.handle().clone(), thread::current().id())));
            runtime.block_on(live(clients, ended));
        };
        let spawned = thread::Builder::new().name(NAME.to_owned()).spawn(run);
        let (runtime, id) = spawned
            .and_then(|_| starting.recv().map_err(io::Error::other)?)
            .map_err(BuildError::no_thread)?;
        let built = {
            let _entered = runtime.enter();
            build(TaskRuntime::own(runtime.clone()))?
        };
        // An error means that the thread has died; then each call says so.
        let _ = client.send(built.clone());
        let kept = alive.downgrade();
        let alive = Mutex::new(Some(alive));
        let thread = Self {
            runtime,
            id,
            alive,
            kept,
        };
        Ok((thread, built))
    }

    /// Returns the id of the thread.
    pub(super) fn id(&self) -> ThreadId {
        self.id
    }

    /// Runs `call` on the thread, and blocks until it has ended. A panic in it goes on here.
    ///
    /// # Errors
    ///
    /// Returns an error if the client was shut down, or if this is the thread.
    pub(super) fn run<F>(&self, call: F) -> Result<F::Output, CallError>
    where
        F: Future<Output: Send> + Send + 'static,
    {
        let alive = self.alive.lock().clone();
        self.run_while(alive, call)
    }

    /// Runs `call` as [`ClientThread::run`] does, and after a shutdown too, for as long as other calls
    /// keep the thread: another shutdown, say, that still sends events.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no thread any more, or if this is the thread.
    pub(super) fn run_to_the_end<F>(&self, call: F) -> Result<F::Output, CallError>
    where
        F: Future<Output: Send> + Send + 'static,
    {
        let alive = self.alive.lock().clone();
        self.run_while(alive.or_else(|| self.kept.upgrade()), call)
    }

    fn run_while<F>(&self, alive: Option<Alive>, call: F) -> Result<F::Output, CallError>
    where
        F: Future<Output: Send> + Send + 'static,
    {
        if is_own(self.id) {
            return Err(CallError::OwnThread);
        }
        let alive = alive.ok_or(CallError::Ended)?;
        let (answer, answered) = oneshot::channel();
        self.runtime.spawn(async move {
            let output = AssertUnwindSafe(call).catch_unwind().await;
            // An error means that the caller is gone, which waits until there is an answer.
            let _ = answer.send(output);
            drop(alive);
        });
        match wait(answered) {
            Ok(Ok(output)) => Ok(output),
            Ok(Err(panic)) => resume_unwind(panic),
            Err(_) => Err(CallError::Ended),
        }
    }

    /// Lets the thread end once no call is under way. No further call is made.
    pub(super) fn end(&self) {
        let alive = self.alive.lock().take();
        drop(alive);
    }
}

impl fmt::Debug for ClientThread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientThread")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// Why a call was not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CallError {
    /// The client was shut down.
    Ended,
    /// The thread would wait for itself.
    OwnThread,
}

impl From<CallError> for Error {
    fn from(error: CallError) -> Self {
        match error {
            CallError::Ended => Self::new(ErrorKind::Offline, "the client is shut down"),
            CallError::OwnThread => Self::new(
                ErrorKind::Deadlock,
                "a call of the blocking client waits on the client's own thread, in a callback \
                 such as that of dropped events, and would wait for ever: hand the work to another \
                 thread",
            ),
        }
    }
}

/// Returns whether the current thread is that with this id.
pub(super) fn is_own(id: ThreadId) -> bool {
    thread::current().id() == id
}

/// The life of the thread.
async fn live(client: oneshot::Receiver<Schematic>, mut alive: mpsc::Receiver<Infallible>) {
    let Ok(client) = client.await else {
        return;
    };
    // Nothing is ever sent, so this waits for the end of the last sender.
    let _ = alive.recv().await;
    client.shutdown_within(client.drain_timeout()).await;
}

#[cfg(test)]
mod tests {
    use std::panic::catch_unwind;

    use super::*;

    #[test]
    fn a_panic_in_a_call_is_that_of_its_caller() {
        let build = |_| Schematic::builder("").offline(true).build();
        let (thread, _client) = ClientThread::start(build).unwrap();
        let call = || thread.run(async { panic!("in the call") });
        let panic = catch_unwind(AssertUnwindSafe(call)).unwrap_err();
        assert_eq!(panic.downcast_ref(), Some(&"in the call"));
        assert_eq!(thread.run(async { 7 }), Ok(7));
    }
}
