//! Whether a request had to make its connection or found one that had been kept open.

use std::cell::Cell;
use std::future::Future;
use std::task::{Context, Poll};

use futures_util::TryFutureExt;
use futures_util::future::MapOk;
use tower_layer::Layer;
use tower_service::Service;

tokio::task_local! {
    /// Whether the exchange under way has made a connection.
    static HAS_CONNECTED: Cell<bool>;
}

/// Runs `exchange`, and says whether a connection was made for it.
///
/// A connection is made within the exchange that waits for it; one that goes on being made without
/// it, because another became free, is not its own.
pub(super) async fn observe<F: Future>(exchange: F) -> (F::Output, bool) {
    HAS_CONNECTED
        .scope(Cell::new(false), async {
            let output = exchange.await;
            (output, HAS_CONNECTED.with(Cell::get))
        })
        .await
}

/// Notes each connection that is made, for [`observe`].
#[derive(Clone, Copy, Debug)]
pub(super) struct NoteConnections;

impl<S> Layer<S> for NoteConnections {
    type Service = Noting<S>;

    fn layer(&self, connector: S) -> Noting<S> {
        Noting(connector)
    }
}

/// A connector whose connections are noted.
#[derive(Clone, Debug)]
pub(super) struct Noting<S>(S);

impl<S: Service<R>, R> Service<R> for Noting<S> {
    type Response = S::Response;
    type Error = S::Error;
    type Future = MapOk<S::Future, fn(S::Response) -> S::Response>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.0.poll_ready(cx)
    }

    fn call(&mut self, target: R) -> Self::Future {
        self.0.call(target).map_ok(noted)
    }
}

fn noted<C>(connection: C) -> C {
    // Outside of an exchange there is nothing to note.
    let _ = HAS_CONNECTED.try_with(|has_connected| has_connected.set(true));
    connection
}
