//! Breaches of the WebSocket protocol, one on each connection of one client.

use std::io;
use std::time::Duration;

use schematic_core::datastream::DataStreamOptions;
use schematic_core::flags::Source;
use schematic_core::{EvaluationContext, Schematic};
use schematic_emulator::Emulator;
use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;

use crate::scenario::{Report, Round};

const PATIENCE: Duration = Duration::from_secs(20);

const SEED: &str = "
features: {reports: {}}
plans: {pro: {entitlements: {reports: true}}}
companies: [{keys: {org: acme}, plan: pro}]
";

/// Meets each connection with one breach, then lets the client through to a Schematic.
pub(crate) async fn round(round: Round) -> Report {
    let mut report = Report::default();
    let result = play(round, &mut report).await;
    report.hold(result.is_ok(), || format!("{result:?}"));
    report
}

async fn play(round: Round, report: &mut Report) -> io::Result<()> {
    let emulator = Emulator::builder()
        .seed(SEED)
        .start()
        .await
        .map_err(io::Error::other)?;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("ws://{}/datastream", listener.local_addr()?);
    let delay = Duration::from_millis(1);
    let settings = DataStreamOptions::new()
        .url(url)
        .reconnect_delays(delay, delay);
    let client = Schematic::builder(emulator.api_key())
        .base_url(emulator.base_url())
        .event_capture_base_url(emulator.event_capture_base_url())
        .datastream(settings)
        .build()
        .map_err(io::Error::other)?;
    let mut breaches = breaches();
    fastrand::Rng::with_seed(round.seed).shuffle(&mut breaches);
    for (name, bytes) in breaches {
        let (stream, _) = timeout(PATIENCE, listener.accept()).await??;
        let ended = timeout(PATIENCE, meet(stream, &bytes)).await;
        report.count("breaches", 1_u64);
        report.hold(matches!(ended, Ok(Ok(()))), || format!("{name}: {ended:?}"));
    }
    let (mut stream, _) = timeout(PATIENCE, listener.accept()).await??;
    let address = emulator.base_url().replace("http://", "");
    let mut schematic = TcpStream::connect(address).await?;
    let through = tokio::spawn(async move {
        let _ = copy_bidirectional(&mut stream, &mut schematic).await;
    });
    report.hold(client.ready(PATIENCE).await, || "never ready".to_owned());
    let acme = EvaluationContext::company("org", "acme");
    let result = client.check("reports", &acme).await;
    let right = result.value && result.source == Source::DataStream;
    report.hold(right, || format!("after all breaches: {result:?}"));
    client.shutdown().await;
    through.abort();
    emulator.shutdown().await;
    Ok(())
}

/// Shakes hands, writes the breach, and waits until the client has left.
async fn meet(stream: TcpStream, bytes: &[u8]) -> io::Result<()> {
    let mut stream = tokio_tungstenite::accept_async(stream)
        .await
        .map_err(io::Error::other)?;
    let socket = stream.get_mut();
    socket.write_all(bytes).await?;
    let mut rest = [0; 1_024];
    // A reset is an end too.
    while socket.read(&mut rest).await.is_ok_and(|read| read > 0) {}
    Ok(())
}

/// Frames that RFC 6455 forbids a server to send, by name.
fn breaches() -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for opcode in [0x3, 0x4, 0x5, 0x6, 0x7, 0xb, 0xc, 0xd, 0xe, 0xf] {
        all.push((format!("opcode {opcode:x}"), frame(0x80 | opcode, b"x")));
    }
    for bits in [0x10, 0x20, 0x30, 0x40, 0x50, 0x60, 0x70] {
        all.push((format!("reserved bits {bits:x}"), frame(0x81 | bits, b"{}")));
    }
    for opcode in [0x1, 0x2, 0x8, 0x9] {
        let masked = vec![0x80 | opcode, 0x82, 1, 2, 3, 4, 0x7a, 0x7f];
        all.push((format!("masked {opcode:x}"), masked));
    }
    for opcode in [0x8, 0x9, 0xa] {
        all.push((
            format!("fragmented control {opcode:x}"),
            frame(opcode, b"x"),
        ));
        let mut long = vec![0x80 | opcode, 126, 0, 126];
        long.resize(4 + 126, b'x');
        all.push((format!("long control {opcode:x}"), long));
    }
    for first in [0x80, 0x00] {
        all.push((
            format!("continuation of nothing {first:x}"),
            frame(first, b"{}"),
        ));
    }
    for first in [0x81, 0x82] {
        let nested = [frame(0x01, b"{"), frame(first, b"{}")].concat();
        all.push((format!("message within a message {first:x}"), nested));
    }
    for text in [&[0xff][..], &[0xc0, 0x80], &[0xed, 0xa0, 0x80]] {
        all.push((format!("not UTF-8 {text:x?}"), frame(0x81, text)));
    }
    all.push(("close of one byte".to_owned(), frame(0x88, &[3])));
    for code in [0_u16, 999, 1_004, 1_005, 1_006, 1_015, 2_999, 5_000] {
        all.push((format!("close {code}"), frame(0x88, &code.to_be_bytes())));
    }
    all.push((
        "close with a reason that is not UTF-8".to_owned(),
        frame(0x88, &[3, 0xe8, 0xff]),
    ));
    for length in [u64::MAX, 1 << 62, 1 << 40] {
        let mut huge = vec![0x82, 127];
        huge.extend_from_slice(&length.to_be_bytes());
        all.push((format!("a frame of {length} bytes"), huge));
    }
    all
}

/// A short frame of a server, with this first byte.
fn frame(first: u8, payload: &[u8]) -> Vec<u8> {
    let length = u8::try_from(payload.len()).unwrap_or(u8::MAX);
    [&[first, length], payload].concat()
}

#[cfg(test)]
mod tests {
    #[test]
    fn no_two_breaches_have_one_name() {
        let breaches = super::breaches();
        assert_eq!(breaches.len(), 47);
        let names: std::collections::BTreeSet<_> = breaches.iter().map(|(name, _)| name).collect();
        assert_eq!(names.len(), breaches.len());
    }
}
