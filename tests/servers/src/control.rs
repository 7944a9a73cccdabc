//! A connection for a test's own commands, independent of any client library.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::time::Duration;

/// How long a connection or a command may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// A connection to a server, without TLS.
#[derive(Debug)]
pub struct Control(BufReader<TcpStream>);

impl Control {
    /// Connects to a port of this machine.
    ///
    /// # Errors
    ///
    /// Returns an error if nothing listens there.
    pub fn connect(port: u16) -> io::Result<Self> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let stream = TcpStream::connect_timeout(&address, PATIENCE)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        Ok(Self(BufReader::new(stream)))
    }

    /// Sets how long an answer may take. Defaults to 10 seconds.
    ///
    /// # Errors
    ///
    /// Returns an error if the socket does not take it.
    pub fn set_patience(&mut self, patience: Duration) -> io::Result<()> {
        self.0.get_ref().set_read_timeout(Some(patience))
    }

    /// Sends one command and reads its reply.
    ///
    /// # Errors
    ///
    /// Returns an error if the connection breaks. What the server refuses is a [`Reply::Error`].
    pub fn command<A: AsRef<[u8]>>(&mut self, args: &[A]) -> io::Result<Reply> {
        let mut request = format!("*{}\r\n", args.len()).into_bytes();
        for arg in args {
            let arg = arg.as_ref();
            request.extend_from_slice(format!("${}\r\n", arg.len()).as_bytes());
            request.extend_from_slice(arg);
            request.extend_from_slice(b"\r\n");
        }
        self.0.get_mut().write_all(&request)?;
        self.reply()
    }

    fn reply(&mut self) -> io::Result<Reply> {
        let line = self.line()?;
        let (kind, rest) = line.split_at_checked(1).ok_or_else(|| malformed(&line))?;
        let number = || rest.parse::<i64>().map_err(|_| malformed(&line));
        match kind {
            "+" => Ok(Reply::Bytes(rest.as_bytes().to_vec())),
            "-" => Ok(Reply::Error(rest.to_owned())),
            ":" => number().map(Reply::Integer),
            "$" => match usize::try_from(number()?) {
                Ok(length) => {
                    let mut bytes = vec![0; length + 2];
                    self.0.read_exact(&mut bytes)?;
                    bytes.truncate(length);
                    Ok(Reply::Bytes(bytes))
                }
                Err(_) => Ok(Reply::Nil),
            },
            "*" => match usize::try_from(number()?) {
                Ok(length) => (0..length)
                    .map(|_| self.reply())
                    .collect::<io::Result<_>>()
                    .map(Reply::Array),
                Err(_) => Ok(Reply::Nil),
            },
            _ => Err(malformed(&line)),
        }
    }

    fn line(&mut self) -> io::Result<String> {
        let mut line = String::new();
        if self.0.read_line(&mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        line.truncate(line.trim_end_matches(['\r', '\n']).len());
        Ok(line)
    }
}

/// What a server replies to a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// Several replies in one.
    Array(Vec<Self>),
    /// A value, or a status such as `OK`.
    Bytes(Vec<u8>),
    /// Why the server refuses, such as `NOAUTH Authentication required.`
    Error(String),
    /// A number.
    Integer(i64),
    /// Nothing is there.
    Nil,
}

impl Reply {
    /// Returns a value or status as text.
    ///
    /// # Panics
    ///
    /// Panics if this is no text.
    pub fn text(&self) -> &str {
        match self {
            Self::Bytes(bytes) => std::str::from_utf8(bytes).expect("text"),
            other => panic!("not a text: {other:?}"),
        }
    }

    /// Returns a number.
    ///
    /// # Panics
    ///
    /// Panics if this is none.
    pub fn integer(&self) -> i64 {
        match self {
            Self::Integer(number) => *number,
            other => panic!("not a number: {other:?}"),
        }
    }

    /// Returns the replies that this consists of.
    ///
    /// # Panics
    ///
    /// Panics if this is not an array.
    pub fn array(&self) -> &[Self] {
        match self {
            Self::Array(replies) => replies,
            other => panic!("not an array: {other:?}"),
        }
    }
}

fn malformed(line: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("not a reply: {line:?}"))
}
