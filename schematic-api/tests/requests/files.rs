//! Files, whole and in chunks.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use http::{HeaderMap, Method, StatusCode};
use schematic_api::runtime::{
    Async, Blocking, BoxFuture, Call, Error, ErrorKind, Facts, FileOperation, Operation, Request,
    RequestOptions, Response, StreamedResponse, Transport, Whole,
};

use super::double::{Double, now};

enum GetFile {}

impl Operation for GetFile {
    type Data = Bytes;

    const FACTS: Facts =
        Facts::new("getFile", Method::GET, "/files/{id}", "files").accept("text/csv");

    fn data(response: &Response) -> Result<Bytes, Error> {
        Ok(response.body.clone())
    }

    fn whole(_: Response) -> Result<Whole<Bytes>, Error> {
        unreachable!("no test asks for it")
    }
}

impl FileOperation for GetFile {}

fn file<S>(sender: S) -> Request<S, GetFile> {
    Request::new(sender, RequestOptions::new()).path("id", "1")
}

#[test]
fn a_file_comes_whole_or_in_chunks() {
    let double = Double::answering(["a,b", "a,b", "", "a,b", "a,b"]);
    assert_eq!(now(file(Async::new(&double))).unwrap(), "a,b");
    let mut chunks = now(file(Async::new(&double)).stream()).unwrap();
    assert_eq!(chunks.status(), StatusCode::OK);
    assert_eq!(now(chunks.next_chunk()).unwrap().unwrap(), "a,b");
    assert!(now(chunks.next_chunk()).is_none());
    let mut nothing = now(file(Async::new(&double)).stream()).unwrap();
    assert!(now(nothing.next_chunk()).is_none());

    let whole = file(Blocking::new(&double)).send().unwrap();
    let chunks = file(Blocking::new(&double)).stream().unwrap();
    let chunks: Result<Vec<Bytes>, Error> = chunks.collect();
    assert_eq!(chunks.unwrap(), [whole]);
}

#[test]
fn what_the_answer_may_be_goes_with_the_call() {
    assert_eq!(file(()).into_call().unwrap().accept(), "text/csv");
    assert_eq!(Call::new(Method::GET, "/").accept(), "application/json");
}

/// Streams two chunks and an error, or refuses.
struct Streaming {
    refuses: bool,
}

struct Chunks(VecDeque<Result<Bytes, Error>>);

impl Stream for Chunks {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.pop_front())
    }
}

impl Transport for Streaming {
    fn call<'a>(
        &'a self,
        _: Call,
        _: &'a RequestOptions,
    ) -> BoxFuture<'a, Result<Response, Error>> {
        unreachable!("it only streams")
    }

    fn stream<'a>(
        &'a self,
        _: Call,
        _: &RequestOptions,
    ) -> BoxFuture<'a, Result<StreamedResponse<'a>, Error>> {
        let chunks = [
            Ok(Bytes::from("1")),
            Ok(Bytes::from("2")),
            Err(Error::new(ErrorKind::Transport, "it broke")),
        ];
        let streamed = StreamedResponse::new(
            StatusCode::OK,
            HeaderMap::new(),
            Box::pin(Chunks(chunks.into())),
        );
        let refused = Error::from_response(StatusCode::NOT_FOUND, HeaderMap::new(), Bytes::new());
        let answer = if self.refuses {
            Err(refused)
        } else {
            Ok(streamed)
        };
        Box::pin(std::future::ready(answer))
    }
}

#[test]
fn an_error_between_chunks_names_the_operation() {
    let transport = Streaming { refuses: false };
    let mut chunks = now(file(Async::new(&transport)).stream()).unwrap();
    assert_eq!(now(chunks.next_chunk()).unwrap().unwrap(), "1");
    assert_eq!(now(chunks.next_chunk()).unwrap().unwrap(), "2");
    let error = now(chunks.next_chunk()).unwrap().unwrap_err();
    assert_eq!(error.operation(), Some("getFile"));
    assert!(now(chunks.next_chunk()).is_none());

    let transport = Streaming { refuses: true };
    let error = now(file(Async::new(&transport)).stream()).unwrap_err();
    assert_eq!(
        (error.kind(), error.operation()),
        (ErrorKind::NotFound, Some("getFile"))
    );
}
