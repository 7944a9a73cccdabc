use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use futures_util::future::select;
use tokio::runtime::Handle;
use tokio::task::AbortHandle;

use super::super::live::Shared;
use super::super::status::DataStreamState;
use super::run;

/// The task of a DataStream: at most one, on whatever runtime there is.
#[derive(Debug, Default)]
pub(in crate::datastream) struct Tasks {
    running: AtomicBool,
    abort: Mutex<Option<AbortHandle>>,
}

/// Stands for a running task. When the task ends, be it with its runtime, another may begin.
pub(super) struct Running {
    pub(super) shared: Arc<Shared>,
}

impl Tasks {
    pub(in crate::datastream) fn is_running(&self) -> bool {
        self.running.load(Ordering::Acquire)
    }

    /// Ends the task wherever it is.
    pub(in crate::datastream) fn abort(&self) {
        let abort = self.abort.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(task) = &*abort {
            task.abort();
        }
    }
}

impl Shared {
    /// Starts the task, unless it runs, is not wanted any more, or there is no runtime.
    #[inline]
    pub(in crate::datastream) fn ensure_running(self: &Arc<Self>) {
        if !self.tasks.is_running() {
            self.start();
        }
    }

    #[cold]
    fn start(self: &Arc<Self>) {
        let Ok(runtime) = Handle::try_current() else {
            return;
        };
        if self.is_stopped() || self.tasks.running.swap(true, Ordering::AcqRel) {
            return;
        }
        let running = Running {
            shared: Arc::clone(self),
        };
        let shared = Arc::clone(self);
        let task = runtime.spawn(async move {
            let connection = pin!(run(running));
            let reports = pin!(shared.reports.run(&*shared.clock));
            select(connection, reports).await;
        });
        *self
            .tasks
            .abort
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = Some(task.abort_handle());
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let shared = &self.shared;
        shared.session().disconnected(shared.clock.monotonic());
        shared.enter(if shared.is_stopped() {
            DataStreamState::Stopped
        } else {
            DataStreamState::Idle
        });
        shared.tasks.running.store(false, Ordering::Release);
    }
}
