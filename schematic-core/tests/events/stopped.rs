//! A process that is stopped while a batch is in flight, as a paused container or a frozen function
//! is.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use schematic_core::Schematic;
use schematic_core::events::EventOptions;

use crate::drive::{secs, track};

/// The address of capture, for the process that is stopped.
const CAPTURE: &str = "EVENTS_TEST_STOPPED_CAPTURE";

#[test]
fn a_process_that_is_stopped_loses_nothing() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let (arrived, arrivals) = mpsc::channel();
    std::thread::spawn(move || {
        for (number, stream) in listener.incoming().enumerate() {
            let mut stream = stream.unwrap();
            let arrived = arrived.clone();
            std::thread::spawn(move || {
                read_request(&stream);
                if number == 0 {
                    // Not answered, and kept open.
                    arrived.send(()).unwrap();
                    std::thread::park();
                }
                let answer = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}";
                stream.write_all(answer.as_bytes()).unwrap();
            });
        }
    });
    let child = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "stopped::the_process_that_is_stopped",
            "--nocapture",
        ])
        .env(CAPTURE, format!("http://{address}"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    arrivals.recv_timeout(secs(60)).unwrap();
    let signal = |name: &str| {
        let mut kill = Command::new("kill");
        let sent = kill.args([name, &child.id().to_string()]).status().unwrap();
        assert!(sent.success(), "{name}");
    };
    signal("-STOP");
    // Twice the window. This is real time: it is what the process must not count.
    std::thread::sleep(secs(6));
    signal("-CONT");
    let output = child.wait_with_output().unwrap();
    let shown = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{shown}");
    assert!(shown.contains("sent 100, lost 0"), "{shown}");
}

/// Does nothing unless it is the process that the test above starts.
#[tokio::test]
async fn the_process_that_is_stopped() {
    let Ok(capture) = std::env::var(CAPTURE) else {
        return;
    };
    let options = EventOptions::new()
        .request_timeout(secs(1))
        .retry_window(secs(3));
    let schematic = Schematic::builder("sch_dev_test")
        .event_capture_base_url(capture)
        .events(options)
        .build()
        .unwrap();
    track(&schematic, 0..100);
    while schematic.status().events.pending > 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let stats = schematic.status().events;
    println!("sent {}, lost {}", stats.sent, stats.dropped.total());
}

fn read_request(stream: &TcpStream) {
    let mut reader = BufReader::new(stream);
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        if line.trim().is_empty() {
            break;
        }
    }
    reader.read_exact(&mut vec![0; length]).unwrap();
}
