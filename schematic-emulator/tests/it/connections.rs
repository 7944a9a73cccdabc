//! Room for connections: who has to go when there are too many, and who may stay.

use std::io::{self, Read as _};
use std::net::SocketAddr;

use schematic_emulator::{Emulator, Fault};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::streams::client::Client;
use crate::support::in_time;

/// A connection that does what a test says, byte by byte.
struct Raw(TcpStream);

impl Raw {
    async fn connect(address: SocketAddr) -> Self {
        Self(TcpStream::connect(address).await.unwrap())
    }

    async fn write(&mut self, bytes: &str) {
        self.0.write_all(bytes.as_bytes()).await.unwrap();
    }

    /// Asks for the clock and says whether there was an answer.
    async fn is_answered(&mut self) -> bool {
        let request = b"GET /_emulator/clock HTTP/1.1\r\nHost: localhost\r\n\r\n";
        self.0.write_all(request).await.is_ok() && self.is_ok().await
    }

    async fn is_ok(&mut self) -> bool {
        let mut answer = [0; 12];
        let ok = self.0.read_exact(&mut answer).await.is_ok() && &answer == b"HTTP/1.1 200";
        // The rest of it, which comes in one piece.
        ok && self.0.read(&mut [0; 4_096]).await.is_ok()
    }

    /// Whether the emulator has neither closed it nor sent anything.
    fn stays_open(self) -> bool {
        let mut stream = self.0.into_std().unwrap();
        stream.set_nonblocking(true).unwrap();
        let read = stream.read(&mut [0; 1]);
        read.is_err_and(|error| error.kind() == io::ErrorKind::WouldBlock)
    }

    /// Waits until the emulator has closed it.
    async fn is_closed(&mut self) {
        while !matches!(self.0.read(&mut [0; 64]).await, Ok(0) | Err(_)) {}
    }
}

#[tokio::test]
async fn silent_connections_shut_no_client_out() {
    let emulator = Emulator::builder()
        .connection_limit(8)
        .start()
        .await
        .unwrap();
    let mut silent = Vec::new();
    for _ in 0..100 {
        silent.push(Raw::connect(emulator.address()).await);
    }
    let mut late = Raw::connect(emulator.address()).await;
    assert!(in_time(late.is_answered()).await);
    // The oldest of them went, the latest are still there.
    in_time(silent[0].is_closed()).await;
    in_time(silent[90].is_closed()).await;
    assert!(in_time(silent[99].is_answered()).await);
}

#[tokio::test]
async fn the_connection_that_has_been_idle_for_longest_goes_first() {
    let emulator = Emulator::builder()
        .connection_limit(3)
        .start()
        .await
        .unwrap();
    let mut first = Raw::connect(emulator.address()).await;
    assert!(in_time(first.is_answered()).await);
    let mut half_a_head = Raw::connect(emulator.address()).await;
    half_a_head.write("GET /_emulator/clock HTT").await;
    let mut half_a_body = Raw::connect(emulator.address()).await;
    half_a_body
        .write("POST /_emulator/reset HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{")
        .await;
    // Kept alive, and used again after the others have sent what they send.
    assert!(in_time(first.is_answered()).await);
    let mut fourth = Raw::connect(emulator.address()).await;
    assert!(in_time(fourth.is_answered()).await);
    assert!(in_time(first.is_answered()).await);
    let mut fifth = Raw::connect(emulator.address()).await;
    assert!(in_time(fifth.is_answered()).await);
    in_time(half_a_head.is_closed()).await;
    in_time(half_a_body.is_closed()).await;
    assert!(in_time(first.is_answered()).await);
    assert!(in_time(fourth.is_answered()).await);
}

#[tokio::test]
async fn a_connection_that_is_answered_and_a_stream_stay() {
    let emulator = Emulator::builder()
        .seed("flags: {beta: false}")
        .connection_limit(3)
        .start()
        .await
        .unwrap();
    let mut stream = Client::with_flags(&emulator).await;
    emulator
        .inject(Fault::hang().on("/flags/beta/check"))
        .unwrap();
    let mut waiting = Raw::connect(emulator.address()).await;
    waiting
        .write("POST /flags/beta/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}")
        .await;
    let checks = emulator.wait_for_requests(1, |request| request.path == "/flags/beta/check");
    in_time(checks).await;
    let mut others = Vec::new();
    for _ in 0..20 {
        let mut other = Raw::connect(emulator.address()).await;
        assert!(in_time(other.is_answered()).await);
        others.push(other);
    }
    emulator.force_flag("beta", true).unwrap();
    assert_eq!(
        in_time(stream.next()).await["entity_type"],
        "rulesengine.Flag"
    );
    // Whatever had been closed would have been closed before another took its place.
    assert!(waiting.stays_open());
}
