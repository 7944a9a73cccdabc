//! The process of a server, which never outlives the one that started it.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};

use crate::program::Program;

/// Runs a server until it ends, or until stdin does: that is when the process that holds the other end
/// of it lets go, or ends in whatever way. The server's number is the one line on stdout.
const SUPERVISE: &str = r#"
exec 3<&0
"$0" "$@" </dev/null >/dev/null 2>&1 3<&- &
server=$!
{ read -r _ <&3; kill -9 "$server"; } >/dev/null 2>&1 &
reader=$!
echo "$server"
exec >/dev/null
wait "$server"
kill "$reader" 2>/dev/null
"#;

/// A server's process.
#[derive(Debug)]
pub(crate) struct Process {
    supervisor: Child,
    lifeline: Option<ChildStdin>,
    number: u32,
}

impl Process {
    pub(crate) fn start(program: &Program, args: &[&str], folder: &Path) -> Self {
        let (path, libraries) = program.command();
        let mut command = Command::new("sh");
        command
            .args(["-c", SUPERVISE])
            .arg(path)
            .args(args)
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        if let Some(libraries) = libraries {
            command.env("LD_LIBRARY_PATH", libraries);
        }
        let mut supervisor = command.spawn().expect("there is a shell");
        let lifeline = supervisor.stdin.take();
        let stdout = supervisor.stdout.take().expect("stdout is a pipe");
        let mut line = String::new();
        BufReader::new(stdout)
            .read_line(&mut line)
            .expect("the shell says which process is the server");
        let number = line.trim().parse().expect("the number of a process");
        Self {
            supervisor,
            lifeline,
            number,
        }
    }

    /// Returns the number of the server's process.
    pub(crate) fn number(&self) -> u32 {
        self.number
    }

    pub(crate) fn has_ended(&mut self) -> bool {
        !matches!(self.supervisor.try_wait(), Ok(None))
    }

    /// Ends the server as a crash would, and waits for that.
    pub(crate) fn kill(&mut self) {
        drop(self.lifeline.take());
        drop(self.supervisor.wait());
    }

    /// Sends a signal, by its name without `SIG`.
    pub(crate) fn signal(&self, name: &str) {
        let status = Command::new("kill")
            .args(["-s", name, &self.number.to_string()])
            .status();
        assert!(
            status.is_ok_and(|status| status.success()),
            "the server does not take signals",
        );
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}
