//! An example as a process, with its output.

use std::io::pipe;
use std::process::{ExitStatus, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::io::{AsyncBufReadExt, AsyncRead, BufReader};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::timeout;

/// How long an example may take to listen; compiled without optimisation, on a busy machine.
const START: Duration = Duration::from_secs(30);

/// How long it may take to stop: 15 s, and a little for the busy machine.
const STOP: Duration = Duration::from_secs(16);

/// An example that runs.
#[derive(Debug)]
pub struct Example {
    child: Child,
    address: String,
    stdout: Output,
    stderr: Output,
}

/// What an example left behind.
#[derive(Debug)]
pub struct Stopped {
    pub status: ExitStatus,
    pub took: Duration,
    pub stdout: String,
    pub stderr: String,
}

#[derive(Debug)]
struct Output {
    lines: Arc<watch::Sender<String>>,
    reader: JoinHandle<()>,
}

impl Example {
    /// Starts `binary` with nothing in its environment but `variables` and a free port.
    pub async fn start(binary: &str, variables: &[(&str, &str)]) -> Self {
        let mut child = spawn(binary, variables);
        let stdout = Output::read(child.stdout.take().expect("piped"));
        let stderr = Output::read(child.stderr.take().expect("piped"));
        let mut lines = stdout.lines.subscribe();
        let listening = timeout(START, lines.wait_for(|lines| address(lines).is_some()));
        let address = match listening.await {
            Ok(Ok(lines)) => address(&lines).expect("waited for"),
            _ => panic!("it does not listen: {}", stderr.so_far()),
        };
        Self {
            child,
            address,
            stdout,
            stderr,
        }
    }

    /// Starts `binary` on `port`, with pipes for its output that have no reader from the beginning.
    pub async fn start_unread(binary: &str, variables: &[(&str, &str)], port: u16) -> Self {
        let mut command = command(binary, variables);
        command.env("PORT", port.to_string());
        let (reader, writer) = pipe().expect("a pipe");
        drop(reader);
        command.stdout(writer.try_clone().expect("another end"));
        command.stderr(writer);
        let mut child = command.spawn().expect("the example is built");
        let address = format!("127.0.0.1:{port}");
        let listening = timeout(START, async {
            while TcpStream::connect(&address).await.is_err() {
                let ended = child.try_wait().expect("it can be asked");
                assert!(ended.is_none(), "it ended before it listened: {ended:?}");
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        });
        listening.await.expect("it listens");
        Self {
            child,
            address,
            stdout: Output::none(),
            stderr: Output::none(),
        }
    }

    /// Closes the pipes of its output on this side.
    pub async fn stop_reading(&mut self) {
        for output in [&mut self.stdout, &mut self.stderr] {
            output.reader.abort();
            // Until the task is gone the pipe is open.
            let _ = (&mut output.reader).await;
            output.reader = tokio::spawn(async {});
        }
    }

    /// Runs `binary` until it ends by itself.
    pub async fn run(binary: &str, variables: &[(&str, &str)]) -> Stopped {
        let begun = Instant::now();
        let ended = spawn(binary, variables).wait_with_output();
        let output = timeout(START, ended)
            .await
            .expect("it ends")
            .expect("it runs");
        Stopped {
            status: output.status,
            took: begun.elapsed(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// The host and port that it printed.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// What it has printed for people so far.
    #[must_use]
    pub fn stderr(&self) -> String {
        self.stderr.so_far()
    }

    /// Waits until it has printed `text` for people.
    pub async fn prints(&self, text: &str) {
        let mut lines = self.stderr.lines.subscribe();
        let printed = timeout(START, lines.wait_for(|lines| lines.contains(text))).await;
        assert!(
            matches!(printed, Ok(Ok(_))),
            "{text:?} is not in {}",
            self.stderr()
        );
    }

    /// Sends it `signal`, such as `TERM`.
    pub async fn signal(&self, signal: &str) {
        let id = self.child.id().expect("it runs").to_string();
        let sent = Command::new("kill")
            .args([&format!("-{signal}"), &id])
            .status();
        assert!(sent.await.expect("kill is there").success());
    }

    /// Waits for its end and holds that it is a good one.
    pub async fn ended(mut self) -> Stopped {
        let begun = Instant::now();
        let Ok(status) = timeout(STOP, self.child.wait()).await else {
            panic!("it does not stop: {}", self.stderr());
        };
        let stopped = Stopped {
            status: status.expect("it ran"),
            took: begun.elapsed(),
            stdout: self.stdout.whole().await,
            stderr: self.stderr.whole().await,
        };
        assert!(stopped.status.success(), "{stopped:?}");
        stopped
    }

    /// Signals it and waits for its end.
    pub async fn stop(self, signal: &str) -> Stopped {
        self.signal(signal).await;
        self.ended().await
    }
}

impl Output {
    fn read(stream: impl AsyncRead + Send + Unpin + 'static) -> Self {
        let sender = Arc::new(watch::Sender::new(String::new()));
        let lines = Arc::clone(&sender);
        let reader = tokio::spawn(async move {
            let mut stream = BufReader::new(stream).lines();
            while let Ok(Some(line)) = stream.next_line().await {
                sender.send_modify(|lines| {
                    lines.push_str(&line);
                    lines.push('\n');
                });
            }
        });
        Self { lines, reader }
    }

    fn none() -> Self {
        Self {
            lines: Arc::default(),
            reader: tokio::spawn(async {}),
        }
    }

    fn so_far(&self) -> String {
        self.lines.borrow().clone()
    }

    async fn whole(self) -> String {
        self.reader.await.expect("it reads to the end");
        self.lines.borrow().clone()
    }
}

fn spawn(binary: &str, variables: &[(&str, &str)]) -> Child {
    command(binary, variables)
        .spawn()
        .expect("the example is built")
}

fn command(binary: &str, variables: &[(&str, &str)]) -> Command {
    let mut command = Command::new(binary);
    command
        .env_clear()
        .env("PORT", "0")
        .envs(variables.iter().copied())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    command
}

/// The address in the one line that has one.
fn address(lines: &str) -> Option<String> {
    let at = lines.find("127.0.0.1:")?;
    let (address, _) = lines.get(at..)?.split_once('\n')?;
    let end = |c: char| !c.is_ascii_digit() && c != '.' && c != ':';
    Some(address.split(end).next()?.to_owned())
}
