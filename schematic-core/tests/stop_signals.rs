//! The signals that ask a process to stop.
#![cfg(all(unix, feature = "shutdown"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    missing_docs
)]

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use schematic_core::shutdown::stop_signals;

/// Set for the process that gets the signals.
const CHILD: &str = "STOP_SIGNALS_TEST_CHILD";

const LIMIT: Duration = Duration::from_secs(60);

/// Does nothing unless it is the process that the other tests start.
#[tokio::test]
async fn the_process_that_is_stopped() {
    if std::env::var_os(CHILD).is_none() {
        return;
    }
    let stop = stop_signals().unwrap();
    println!("\nready");
    stop.await;
    println!("\nstopping");
    // What is still under way takes long.
    tokio::time::sleep(LIMIT * 2).await;
}

/// Sends these signals, each once the one before was noticed, and returns how the process ended;
/// `None` if it goes on.
fn status_after(signals: &[&str]) -> Option<ExitStatus> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "the_process_that_is_stopped", "--nocapture"])
        .env(CHILD, "1")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = lines(&mut child);
    wait_for(&lines, "ready");
    for (number, signal) in signals.iter().enumerate() {
        let mut kill = Command::new("kill");
        let sent = kill.args([*signal, &child.id().to_string()]).status();
        assert!(sent.unwrap().success());
        if number == 0 {
            wait_for(&lines, "stopping");
        }
    }
    // At the end of the process its output ends.
    let ended = loop {
        match lines.recv_timeout(Duration::from_secs(3)) {
            Ok(_) => {}
            Err(mpsc::RecvTimeoutError::Disconnected) => break true,
            Err(mpsc::RecvTimeoutError::Timeout) => break false,
        }
    };
    if !ended {
        child.kill().unwrap();
    }
    let status = child.wait().unwrap();
    ended.then_some(status)
}

fn lines(child: &mut Child) -> mpsc::Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    let output = BufReader::new(child.stdout.take().unwrap());
    std::thread::spawn(move || {
        for line in output.lines().map_while(Result::ok) {
            let _ = sender.send(line);
        }
    });
    receiver
}

fn wait_for(lines: &mpsc::Receiver<String>, wanted: &str) {
    while lines.recv_timeout(LIMIT).expect(wanted) != wanted {}
}

#[test]
fn the_second_interrupt_ends_the_process() {
    for first in ["-INT", "-TERM"] {
        let status = status_after(&[first, "-INT"]);
        assert_eq!(
            status.and_then(|status| status.code()),
            Some(130),
            "{first}"
        );
    }
}

#[test]
fn other_signals_do_not() {
    // Platforms may repeat the one that asks a service to stop.
    assert_eq!(status_after(&["-TERM", "-TERM"]), None);
}
