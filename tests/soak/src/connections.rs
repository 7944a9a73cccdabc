//! Thousands of connections to each example at a time.

use std::env;
use std::io;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};
use tokio::time::timeout;

use crate::scenario::{Report, Round};

const CONNECTIONS: usize = 5_500;
const EXAMPLES: [&str; 3] = ["example-axum", "example-actix", "example-rocket"];
const PATIENCE: Duration = Duration::from_secs(30);

/// Opens the connections to each example, asks once on each, and ends it while they are open.
pub(crate) async fn round(_: Round) -> Report {
    let mut report = Report::default();
    for example in EXAMPLES {
        if let Err(error) = ask(example, &mut report).await {
            report.hold(false, || format!("{example}: {error}"));
        }
    }
    report
}

async fn ask(example: &str, report: &mut Report) -> io::Result<()> {
    let (mut child, address) = start(example).await?;
    let mut open = Vec::with_capacity(CONNECTIONS);
    for number in 0..CONNECTIONS {
        let mut stream = TcpStream::connect(&address).await?;
        let answer = timeout(PATIENCE, get(&mut stream, "/healthz")).await;
        let well = matches!(&answer, Ok(Ok(answer)) if answer.starts_with("HTTP/1.1 200"));
        report.hold(well, || {
            format!("{example}, connection {number}: {answer:?}")
        });
        open.push(stream);
    }
    report.count("connections", open.len());
    let mut one_more = TcpStream::connect(&address).await?;
    let answer = timeout(PATIENCE, get(&mut one_more, "/reports")).await;
    let well = matches!(&answer, Ok(Ok(answer)) if answer.starts_with("HTTP/1.1 401"));
    report.hold(well, || format!("{example}, guarded: {answer:?}"));

    let id = child.id().map(|id| id.to_string()).unwrap_or_default();
    Command::new("kill").args(["-TERM", &id]).status().await?;
    let ended = timeout(PATIENCE, child.wait()).await;
    let well = matches!(&ended, Ok(Ok(status)) if status.success());
    report.hold(well, || format!("{example} ended with {ended:?}"));
    Ok(())
}

/// Starts an example and waits until it listens.
async fn start(example: &str) -> io::Result<(Child, String)> {
    let mut child = Command::new(binary(example)?)
        .env_clear()
        .env("PORT", "0")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()?;
    let stdout = child
        .stdout
        .take()
        .ok_or_else(|| io::Error::other("no stdout"))?;
    let mut lines = BufReader::new(stdout).lines();
    while let Some(line) = timeout(PATIENCE, lines.next_line()).await?? {
        if let Some(at) = line.find("127.0.0.1:") {
            let rest = line.get(at..).unwrap_or_default();
            let end = |c: char| !c.is_ascii_digit() && c != '.' && c != ':';
            let address = rest.split(end).next().unwrap_or_default().to_owned();
            // What it prints from now on is read, so that the pipe never fills.
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return Ok((child, address));
        }
    }
    Err(io::Error::other("it ended before it listened"))
}

/// The example's binary, which the task builds beside this one.
fn binary(example: &str) -> io::Result<PathBuf> {
    let binary = env::current_exe()?.with_file_name(example);
    if binary.exists() {
        return Ok(binary);
    }
    Err(io::Error::other(
        "its binary is not there; `cargo xtask soak` builds it",
    ))
}

async fn get(stream: &mut TcpStream, path: &str) -> io::Result<String> {
    let request = format!("GET {path} HTTP/1.1\r\nhost: localhost\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut answer = vec![0; 4_096];
    let read = stream.read(&mut answer).await?;
    answer.truncate(read);
    Ok(String::from_utf8_lossy(&answer).into_owned())
}
