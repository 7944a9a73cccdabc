//! HTTP as it is written, for what a client would put right.

use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::time::timeout;

use crate::{Answer, Stage};

/// How long an answer may take that needs nothing but a decision.
const PATIENCE: Duration = Duration::from_secs(10);

/// A connection to an example.
#[derive(Debug)]
pub struct Raw {
    reader: BufReader<OwnedReadHalf>,
    writer: OwnedWriteHalf,
}

impl Raw {
    pub async fn connect(stage: &Stage) -> Self {
        let stream = TcpStream::connect(stage.example.address()).await;
        let (reader, writer) = stream.expect("it listens").into_split();
        Self {
            reader: BufReader::new(reader),
            writer,
        }
    }

    /// Writes bytes as they are, and returns whether they still could be written.
    pub async fn write(&mut self, bytes: impl AsRef<[u8]>) -> bool {
        self.writer.write_all(bytes.as_ref()).await.is_ok()
    }

    /// Reads one answer.
    pub async fn answer(&mut self) -> Answer {
        let answer = timeout(PATIENCE, self.read()).await;
        answer.expect("an answer within ten seconds")
    }

    /// Returns whether nothing comes for this long: no answer, and no end of the connection.
    pub async fn is_silent_for(&mut self, time: Duration) -> bool {
        timeout(time, self.reader.fill_buf()).await.is_err()
    }

    /// Both halves, to write while an answer may come.
    #[must_use]
    pub fn halves(self) -> (RawReader, OwnedWriteHalf) {
        let Self { reader, writer } = self;
        (RawReader(reader), writer)
    }

    async fn read(&mut self) -> Answer {
        read(&mut self.reader).await
    }
}

/// The half of a connection that answers come from.
#[derive(Debug)]
pub struct RawReader(BufReader<OwnedReadHalf>);

impl RawReader {
    /// Reads one answer.
    pub async fn answer(&mut self) -> Answer {
        let answer = timeout(PATIENCE, read(&mut self.0)).await;
        answer.expect("an answer within ten seconds")
    }
}

async fn read(reader: &mut BufReader<OwnedReadHalf>) -> Answer {
    let status = loop {
        let line = line(reader).await;
        let status = line.split(' ').nth(1).and_then(|code| code.parse().ok());
        let status: u16 = status.unwrap_or_else(|| panic!("no status: {line:?}"));
        let headers = headers(reader).await;
        // `100 Continue` comes before the answer.
        if status >= 200 {
            break (status, headers);
        }
    };
    let (status, headers) = status;
    let length = headers.get("content-length");
    let body = match length.and_then(|length| length.to_str().ok()?.parse().ok()) {
        Some(length) => some(reader, length).await,
        None if headers.contains_key("transfer-encoding") => chunks(reader).await,
        None => Vec::new(),
    };
    Answer {
        status,
        headers,
        body: String::from_utf8_lossy(&body).into_owned(),
    }
}

async fn headers(reader: &mut BufReader<OwnedReadHalf>) -> HeaderMap {
    let mut headers = HeaderMap::new();
    loop {
        let line = line(reader).await;
        let Some((name, value)) = line.split_once(':') else {
            assert!(line.is_empty(), "no header: {line:?}");
            return headers;
        };
        let name: HeaderName = name.parse().expect("a header's name");
        let value: HeaderValue = value.trim().parse().expect("a header's value");
        headers.append(name, value);
    }
}

async fn chunks(reader: &mut BufReader<OwnedReadHalf>) -> Vec<u8> {
    let mut body = Vec::new();
    loop {
        let length = line(reader).await;
        let length = usize::from_str_radix(&length, 16).expect("a chunk's length");
        body.extend(some(reader, length).await);
        line(reader).await;
        if length == 0 {
            return body;
        }
    }
}

async fn some(reader: &mut BufReader<OwnedReadHalf>, length: usize) -> Vec<u8> {
    let mut bytes = vec![0; length];
    let read = reader.read_exact(&mut bytes).await;
    read.expect("the whole answer");
    bytes
}

async fn line(reader: &mut BufReader<OwnedReadHalf>) -> String {
    let mut line = String::new();
    let read = reader.read_line(&mut line).await;
    let read = read.expect("the connection stays open until the answer is there");
    assert!(read > 0, "the connection was closed without an answer");
    line.trim_end().to_owned()
}
