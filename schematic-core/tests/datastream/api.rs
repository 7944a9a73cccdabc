//! A REST API that has one answer to everything, and counts how often it is asked; and a capture
//! service that keeps what it receives.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// The API. Every flag is on there, with the reason `api`.
pub(crate) struct Api {
    pub(crate) url: String,
    state: Arc<State>,
}

#[derive(Default)]
struct State {
    asked: AtomicUsize,
    captured: Mutex<Vec<Value>>,
    capture_is_down: AtomicBool,
    company: Mutex<Option<&'static str>>,
}

impl Api {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let state = Arc::new(State::default());
        let shared = Arc::clone(&state);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(answer(stream, Arc::clone(&shared)));
            }
        });
        Self { url, state }
    }

    /// How often it was asked so far.
    pub(crate) fn asked(&self) -> usize {
        self.state.asked.load(Ordering::SeqCst)
    }

    /// The events that were captured since this was asked last.
    pub(crate) fn captured(&self) -> Vec<Value> {
        std::mem::take(&mut self.state.captured.lock().unwrap())
    }

    /// From now on it answers that each check is about this company.
    pub(crate) fn names_company(&self, id: &'static str) {
        *self.state.company.lock().unwrap() = Some(id);
    }

    pub(crate) fn capture_is_down(&self, down: bool) {
        self.state.capture_is_down.store(down, Ordering::SeqCst);
    }
}

async fn answer(mut stream: TcpStream, state: Arc<State>) {
    let mut read = Vec::new();
    let mut chunk = [0; 4096];
    while !is_whole(&read) {
        match stream.read(&mut chunk).await {
            Ok(0) | Err(_) => return,
            Ok(length) => read.extend_from_slice(&chunk[..length]),
        }
    }
    let (status, body) = state.answer(&String::from_utf8(read).unwrap());
    let answer = format!(
        "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\
         connection: close\r\n\r\n{body}",
        body.len()
    );
    let _ = stream.write_all(answer.as_bytes()).await;
}

impl State {
    fn answer(&self, request: &str) -> (&'static str, String) {
        if request.starts_with("POST /batch ") {
            if self.capture_is_down.load(Ordering::SeqCst) {
                return ("503 No", String::new());
            }
            let (_, body) = request.split_once("\r\n\r\n").unwrap();
            let mut body: Value = serde_json::from_str(body).unwrap();
            let events = body["events"].as_array_mut().unwrap();
            self.captured.lock().unwrap().append(events);
            return ("200 OK", "{}".to_owned());
        }
        self.asked.fetch_add(1, Ordering::SeqCst);
        let mut flag = json!({"flag": "beta", "value": true, "reason": "api"});
        if let Some(company) = *self.company.lock().unwrap() {
            flag["company_id"] = company.into();
        }
        if request.starts_with("POST /flags/check ") {
            ("200 OK", format!(r#"{{"data":{{"flags":[{flag}]}}}}"#))
        } else {
            ("200 OK", format!(r#"{{"data":{flag}}}"#))
        }
    }
}

fn is_whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request).to_lowercase();
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        return false;
    };
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))
        .map_or(0, |length| length.trim().parse().unwrap());
    body.len() >= length
}
