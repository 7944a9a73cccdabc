//! A check's answer that breaks off at each of its bytes.

use std::io;
use std::time::Duration;

use schematic_core::cache::CacheOptions;
use schematic_core::flags::Source;
use schematic_core::{EvaluationContext, Schematic};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::scenario::{Report, Round};

const BODY: &str = r#"{"data":{"flag":"reports","value":true,"reason":"plan entitlement","rule_type":"plan_entitlement","company_id":"comp_1"},"params":{}}"#;

/// Cuts the answer off after each number of its bytes, by an orderly end and by a reset.
pub(crate) async fn round(_: Round) -> Report {
    let mut report = Report::default();
    for answer in [by_length(), by_chunks()] {
        for cut in 0..=answer.len() {
            for reset in [false, true] {
                if let Err(error) = check(&answer, cut, reset, &mut report).await {
                    report.hold(false, || format!("cut after {cut}: {error}"));
                }
            }
        }
    }
    report
}

async fn check(answer: &str, cut: usize, reset: bool, report: &mut Report) -> io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let base_url = format!("http://{}", listener.local_addr()?);
    let sent = answer.as_bytes().get(..cut).unwrap_or_default().to_vec();
    let server = tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let _ = serve(stream, &sent, reset).await;
        }
    });
    let client = Schematic::builder("sch_soak")
        .base_url(base_url)
        .max_retries(0)
        .cache(CacheOptions::new().ttl(Duration::ZERO))
        .check_timeout(Duration::from_secs(5))
        .build()
        .map_err(io::Error::other)?;
    let acme = EvaluationContext::company("org", "acme");
    let result = client.check("reports", &acme).await;
    server.abort();
    report.count("answers cut off", 1_u64);
    // The default is `false`, the answer `true`: only a whole answer may be believed. A reset may
    // overtake the last bytes, so even a whole answer may be lost by it.
    let whole = cut == answer.len();
    let right = match (whole, result.source) {
        (_, Source::Api) => whole && result.value,
        (true, _) => reset && !result.value,
        (false, _) => !result.value,
    };
    report.hold(right, || {
        format!(
            "cut after {cut} of {}, reset {reset}: {result:?}",
            answer.len()
        )
    });
    Ok(())
}

async fn serve(mut stream: TcpStream, answer: &[u8], reset: bool) -> io::Result<()> {
    let mut request = Vec::new();
    // A check's request ends with its body, a JSON object.
    while !request.ends_with(b"}") {
        let mut part = [0; 1_024];
        let read = stream.read(&mut part).await?;
        if read == 0 {
            return Ok(());
        }
        request.extend_from_slice(part.get(..read).unwrap_or_default());
    }
    stream.write_all(answer).await?;
    stream.flush().await?;
    if reset {
        stream.set_zero_linger()?;
        drop(stream);
        return Ok(());
    }
    stream.shutdown().await
}

fn by_length() -> String {
    format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{BODY}",
        BODY.len()
    )
}

fn by_chunks() -> String {
    let (head, tail) = BODY.split_at(BODY.len() / 2);
    format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n\
         {:x}\r\n{head}\r\n{:x}\r\n{tail}\r\n0\r\n\r\n",
        head.len(),
        tail.len()
    )
}
