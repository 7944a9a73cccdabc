//! A front for Rocket, which closes connections that send no request.
//!
//! Rocket 0.5 waits for the head of a request without end, and its server has no setting for that.
//! A proxy in front of a deployed service has such a limit (`client_header_timeout` of nginx); there
//! this module is left out, and Rocket listens itself. Here connections are accepted by the front and
//! passed on to Rocket, byte for byte. Rocket says which of them have a request: those that have
//! none are the client's turn, and that is limited.

use std::collections::HashMap;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rocket::fairing::{Fairing, Info, Kind};
use rocket::{Data, Orbit, Request, Rocket, Shutdown};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::time::{sleep, timeout};

/// How long a client may take to send the head of its next request.
const HEAD: Duration = Duration::from_secs(10);

/// How long it still has for that when the service is to stop.
const HEAD_AT_STOP: Duration = Duration::from_secs(2);

/// How long Rocket may take to see that the front has closed its connections.
const SETTLE: Duration = Duration::from_millis(100);

/// The connections of the front: as a fairing, it hears of their requests.
#[derive(Clone, Default)]
pub(crate) struct Front {
    connections: Arc<Mutex<HashMap<SocketAddr, Connection>>>,
    /// Each connection holds a receiver.
    open: Arc<watch::Sender<()>>,
}

/// A connection, found by the address from which Rocket sees it.
#[derive(Clone)]
struct Connection {
    client: SocketAddr,
    requests: Arc<watch::Sender<usize>>,
}

/// A request that Rocket has, for as long as it has it.
struct Underway(Arc<watch::Sender<usize>>);

impl Drop for Underway {
    fn drop(&mut self) {
        self.0.send_modify(|requests| *requests -= 1);
    }
}

#[rocket::async_trait]
impl Fairing for Front {
    fn info(&self) -> Info {
        Info {
            name: "front",
            kind: Kind::Request | Kind::Shutdown,
        }
    }

    async fn on_request(&self, request: &mut Request<'_>, _: &mut Data<'_>) {
        let Some(connection) = request.remote().and_then(|from| self.find(from)) else {
            return;
        };
        request.set_remote(connection.client);
        request.local_cache(|| {
            connection.requests.send_modify(|requests| *requests += 1);
            Underway(connection.requests)
        });
    }

    /// Waits for the connections, so that Rocket, which looks for its own once the fairings are done,
    /// has none to wait for.
    async fn on_shutdown(&self, rocket: &Rocket<Orbit>) {
        let grace = Duration::from_secs(rocket.config().shutdown.grace.into());
        if timeout(grace, self.open.closed()).await.is_ok() {
            sleep(SETTLE).await;
        }
    }
}

impl Front {
    /// Accepts connections and passes them on to `rocket` until the service is to stop.
    pub(crate) async fn serve(self, listener: TcpListener, rocket: SocketAddr, stop: Shutdown) {
        loop {
            let accepted = tokio::select! {
                accepted = listener.accept() => accepted,
                () = stop.clone() => break,
            };
            let Ok((stream, client)) = accepted else {
                // Most often there are too many open files: some are closed soon.
                sleep(Duration::from_millis(100)).await;
                continue;
            };
            let (front, stop, open) = (self.clone(), stop.clone(), self.open.subscribe());
            tokio::spawn(async move {
                let (progress, made) = watch::channel(());
                let requests = Arc::new(watch::Sender::new(0));
                let slow = too_slow(requests.subscribe(), made, stop);
                let connection = Connection { client, requests };
                tokio::select! {
                    // An error is the end of the connection.
                    _ = front.pass(stream, rocket, connection, progress) => {}
                    () = slow => {}
                }
                drop(open);
            });
        }
    }

    async fn pass(
        &self,
        mut client: TcpStream,
        rocket: SocketAddr,
        connection: Connection,
        progress: watch::Sender<()>,
    ) -> io::Result<()> {
        // A connection that never says anything is none of Rocket's.
        client.readable().await?;
        let mut server = TcpStream::connect(rocket).await?;
        client.set_nodelay(true)?;
        server.set_nodelay(true)?;
        let _registered = self.register(server.local_addr()?, connection);
        let (mut from_client, mut to_client) = client.split();
        let (mut from_server, mut to_server) = server.split();
        let requests = async {
            let mut piece = vec![0; 16 * 1024];
            loop {
                let read = from_client.read(&mut piece).await?;
                let Some(piece) = piece.get(..read).filter(|piece| !piece.is_empty()) else {
                    return to_server.shutdown().await;
                };
                if to_server.write_all(piece).await.is_err() {
                    // Rocket has answered without reading the rest: its answer still has to be passed on.
                    return Ok(());
                }
            }
        };
        let answers = async {
            let mut piece = vec![0; 16 * 1024];
            loop {
                let read = from_server.read(&mut piece).await?;
                let Some(piece) = piece.get(..read).filter(|piece| !piece.is_empty()) else {
                    return to_client.shutdown().await;
                };
                to_client.write_all(piece).await?;
                progress.send_replace(());
            }
        };
        tokio::pin!(requests);
        tokio::select! {
            // Once Rocket has closed the connection no request matters any more.
            answered = answers => answered,
            Err(error) = &mut requests => Err(error),
        }
    }

    fn find(&self, address: SocketAddr) -> Option<Connection> {
        self.connections().get(&address).cloned()
    }

    fn register(&self, address: SocketAddr, connection: Connection) -> impl Drop + use<> {
        struct Registered(Front, SocketAddr);
        impl Drop for Registered {
            fn drop(&mut self) {
                self.0.connections().remove(&self.1);
            }
        }
        self.connections().insert(address, connection);
        Registered(self.clone(), address)
    }

    fn connections(&self) -> std::sync::MutexGuard<'_, HashMap<SocketAddr, Connection>> {
        self.connections
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// Waits until the client takes too long: there is no request, no answer is being sent, and none of
/// that has changed for some time.
async fn too_slow(
    mut requests: watch::Receiver<usize>,
    mut answers: watch::Receiver<()>,
    stop: Shutdown,
) {
    loop {
        if requests.wait_for(|requests| *requests == 0).await.is_err() {
            return std::future::pending().await;
        }
        let stopped = async {
            stop.clone().await;
            sleep(HEAD_AT_STOP).await;
        };
        tokio::select! {
            Ok(_) = requests.wait_for(|requests| *requests > 0) => {}
            Ok(()) = answers.changed() => {}
            () = sleep(HEAD) => return,
            () = stopped => return,
        }
    }
}
