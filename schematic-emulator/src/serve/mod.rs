//! The server: accepts connections, answers their requests, and breaks connections that meet a
//! fault.

mod exchange;
mod huge;
mod limit;
mod socket;
mod stream;

use std::io::ErrorKind;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

pub(crate) use self::exchange::{Exchange, Limits};
use self::limit::{Activity, ConnectionLimit, ConnectionPermit};
use self::socket::{AfterHttp, AfterHttpSlot, Socket};
use crate::http::LocalAddress;

/// How long requests in flight may take once the emulator shuts down.
const GRACE: Duration = Duration::from_secs(5);

/// Accepts connections until `stop`, then waits for those that are open. At most `limit` are served
/// at a time: further ones take the place of idle connections, or wait while there are none.
pub(crate) async fn serve(
    listener: TcpListener,
    exchange: Arc<Exchange>,
    limit: usize,
    stop: CancellationToken,
) {
    let limit = ConnectionLimit::new(limit);
    let connections = TaskTracker::new();
    let numbers = AtomicU64::new(0);
    loop {
        let accepted = tokio::select! {
            () = stop.cancelled() => break,
            accepted = accept(&listener, &limit, &numbers) => accepted,
        };
        let Some((stream, number, permit)) = accepted else {
            continue;
        };
        let (exchange, stop) = (Arc::clone(&exchange), stop.clone());
        connections.spawn(async move {
            tokio::select! {
                () = connection(stream, number, permit.activity(), exchange, stop) => {}
                () = permit.evicted() => {
                    tracing::debug!(
                        target: "schematic::emulator",
                        number,
                        "an idle connection made room",
                    );
                }
            }
        });
    }
    drop(listener);
    connections.close();
    connections.wait().await;
}

async fn accept(
    listener: &TcpListener,
    limit: &Arc<ConnectionLimit>,
    numbers: &AtomicU64,
) -> Option<(TcpStream, u64, ConnectionPermit)> {
    match listener.accept().await {
        Ok((stream, _)) => {
            let number = numbers.fetch_add(1, Ordering::Relaxed) + 1;
            Some((stream, number, limit.take(number).await))
        }
        Err(error) => {
            tracing::debug!(target: "schematic::emulator", %error, "a connection was not accepted");
            let peer_left = matches!(
                error.kind(),
                ErrorKind::ConnectionAborted
                    | ErrorKind::ConnectionRefused
                    | ErrorKind::ConnectionReset
            );
            if !peer_left {
                // Most likely out of file descriptors. An idle connection makes room; without one,
                // trying again at once would only spin.
                let pause = if limit.evict() { 1 } else { 50 };
                tokio::time::sleep(Duration::from_millis(pause)).await;
            }
            None
        }
    }
}

async fn connection(
    stream: TcpStream,
    number: u64,
    activity: &Arc<Activity>,
    exchange: Arc<Exchange>,
    stop: CancellationToken,
) {
    // Answers are small and written at once: waiting for more to send only delays them.
    let _ = stream.set_nodelay(true);
    let local = stream.local_addr().map(|local| LocalAddress(local.ip()));
    let (socket, returned) = Socket::new(stream, Arc::clone(activity));
    let after_http = AfterHttpSlot::default();
    {
        let service = service_fn(|mut request: Request<Incoming>| {
            if let Ok(local) = local {
                request.extensions_mut().insert(local);
            }
            let (exchange, after_http, stop) =
                (Arc::clone(&exchange), after_http.clone(), stop.clone());
            async move {
                exchange
                    .answer(request, number, activity, &after_http, &stop)
                    .await
            }
        });
        let mut connection = pin!(
            // No timeout for headers: it would also end connections that are merely idle.
            http1::Builder::new()
                .header_read_timeout(None)
                .serve_connection(TokioIo::new(socket), service)
                .with_upgrades()
        );
        let served = tokio::select! {
            served = connection.as_mut() => served,
            () = stop.cancelled() => {
                connection.as_mut().graceful_shutdown();
                tokio::time::timeout(GRACE, connection.as_mut()).await.unwrap_or(Ok(()))
            }
        };
        if let Err(error) = served {
            tracing::trace!(target: "schematic::emulator", %error, "a connection broke off");
        }
    }
    match after_http.take() {
        None => {}
        Some(AfterHttp::Cut(cut)) => {
            let cut = cut.carry_out(returned);
            let stopped = async {
                stop.cancelled().await;
                tokio::time::sleep(GRACE).await;
            };
            // A peer that reads nothing holds up neither its connection nor a shutdown.
            tokio::select! {
                _ = tokio::time::timeout(exchange.write_timeout(), cut) => {}
                () = stopped => {}
            }
        }
        Some(AfterHttp::Stream(accepted)) => {
            // Not taken back, the socket closes with the stream.
            drop(returned);
            let Some(_busy) = activity.begin() else {
                return;
            };
            let write_timeout = exchange.write_timeout();
            stream::serve(accepted, number, exchange.store(), write_timeout, &stop).await;
        }
    }
}
