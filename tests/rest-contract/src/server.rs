//! An HTTP server on loopback that records what arrives and answers from a script.
//!
//! It works on the bytes of connections and not on a library's types: what it records is what was
//! sent, and it can answer what no library would.

use std::io;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// A request as it arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrived {
    /// The method.
    pub method: String,
    /// Path and query, as they are written.
    pub target: String,
    /// Headers by name in small letters.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

/// An answer.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// Headers, but for the length.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// How many bytes of the body are sent before the connection is closed; all without it.
    pub cut: Option<usize>,
}

/// A server that runs until it is dropped.
#[derive(Debug)]
pub struct Server {
    url: String,
    task: JoinHandle<()>,
}

type Script = Box<dyn FnMut(Arrived) -> Reply + Send>;

impl Arrived {
    /// Returns the value of a header.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }
}

impl Reply {
    /// Creates an answer with this status and body.
    #[must_use]
    pub fn new(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: body.into(),
            cut: None,
        }
    }

    /// Creates an answer of JSON.
    #[must_use]
    pub fn json(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self::new(status, body).header("content-type", "application/json")
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }

    /// Closes the connection after so many bytes of the body.
    #[must_use]
    pub fn cut(mut self, bytes: usize) -> Self {
        self.cut = Some(bytes);
        self
    }
}

impl Server {
    /// Starts a server on a free port that answers each request with what `script` returns for it.
    pub async fn start(script: impl FnMut(Arrived) -> Reply + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let script: Arc<Mutex<Script>> = Arc::new(Mutex::new(Box::new(script)));
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let script = Arc::clone(&script);
                tokio::spawn(async move { drop(serve(stream, &script).await) });
            }
        });
        Self {
            url: format!("http://{address}"),
            task,
        }
    }

    /// Returns the base URL, without a slash at its end.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn serve(mut stream: TcpStream, script: &Mutex<Script>) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut unread = Vec::new();
    while let Some(arrived) = read(&mut stream, &mut unread).await? {
        let reply = (script.lock().expect("no panic in the script"))(arrived);
        let mut head = format!("HTTP/1.1 {} Said\r\n", reply.status);
        for (name, value) in &reply.headers {
            head += &format!("{name}: {value}\r\n");
        }
        if reply.status != 204 {
            head += &format!("content-length: {}\r\n", reply.body.len());
        }
        let mut bytes = (head + "\r\n").into_bytes();
        let sent = reply.cut.unwrap_or(reply.body.len());
        bytes.extend(reply.body.iter().take(sent));
        stream.write_all(&bytes).await?;
        if reply.cut.is_some() {
            return stream.shutdown().await;
        }
    }
    Ok(())
}

/// Reads one request; `None` where the connection ends instead.
async fn read(stream: &mut TcpStream, unread: &mut Vec<u8>) -> io::Result<Option<Arrived>> {
    let end = loop {
        if let Some(end) = unread.windows(4).position(|four| four == b"\r\n\r\n") {
            break end;
        }
        if stream.read_buf(unread).await? == 0 {
            return Ok(None);
        }
    };
    let head = String::from_utf8_lossy(&unread[..end]).into_owned();
    let mut lines = head.split("\r\n");
    let mut first = lines.next().unwrap_or_default().split(' ');
    let (method, target) = (first.next(), first.next());
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_lowercase(), value.trim().to_owned()))
        .collect();
    let mut arrived = Arrived {
        method: method.unwrap_or_default().to_owned(),
        target: target.unwrap_or_default().to_owned(),
        headers,
        body: Vec::new(),
    };
    assert!(
        arrived.header("transfer-encoding").is_none(),
        "a body of known length: {head}"
    );
    let length: usize = arrived
        .header("content-length")
        .map_or(0, |length| length.parse().expect("a length"));
    let begin = end + 4;
    while unread.len() < begin + length {
        if stream.read_buf(unread).await? == 0 {
            return Ok(None);
        }
    }
    arrived.body = unread[begin..begin + length].to_vec();
    unread.drain(..begin + length);
    Ok(Some(arrived))
}
