use std::process::{ExitStatus, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::io::{AsyncBufReadExt, AsyncRead, BufReader};
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

    fn so_far(&self) -> String {
        self.lines.borrow().clone()
    }

    async fn whole(self) -> String {
        self.reader.await.expect("it reads to the end");
        self.lines.borrow().clone()
    }
}

fn spawn(binary: &str, variables: &[(&str, &str)]) -> Child {
    Command::new(binary)
        .env_clear()
        .env("PORT", "0")
        .envs(variables.iter().copied())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .expect("the example is built")
}

/// The address in the one line that has one.
fn address(lines: &str) -> Option<String> {
    let at = lines.find("127.0.0.1:")?;
    let (address, _) = lines.get(at..)?.split_once('\n')?;
    let end = |c: char| !c.is_ascii_digit() && c != '.' && c != ':';
    Some(address.split(end).next()?.to_owned())
}
