//! One node: data, users, TLS, replicas, and how it ends.
#![allow(clippy::unwrap_used)]

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::Duration;

use rustls::crypto::aws_lc_rs;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};
use servers::{Certificates, Control, Reply, programs};

#[test]
fn nodes_are_apart_and_end_with_their_handle() {
    for program in programs() {
        let (one, other) = (program.start(), program.start());
        assert_ne!(one.port(), other.port());
        one.command(&["SET", "key", "1"]);
        assert_eq!(one.command(&["GET", "key"]).text(), "1");
        assert_eq!(other.command(&["GET", "key"]), Reply::Nil);

        let port = one.port();
        drop(one);
        assert!(Control::connect(port).is_err(), "it ended");
        assert_eq!(other.command(&["PING"]).text(), "PONG");
    }
}

#[test]
fn a_node_comes_back_empty_or_with_its_data() {
    for program in programs() {
        let mut server = program.start();
        let port = server.port();
        server.command(&["SET", "key", "1"]);
        server.kill();
        assert!(server.connect().is_err());
        server.start_again();
        assert_eq!(server.port(), port);
        assert_eq!(server.command(&["GET", "key"]), Reply::Nil);

        server.command(&["SET", "key", "2"]);
        server.save_and_kill();
        server.start_again();
        assert_eq!(server.command(&["GET", "key"]).text(), "2");
    }
}

#[test]
fn a_frozen_node_keeps_its_connections_and_says_nothing() {
    for program in programs() {
        let server = program.start();
        let mut control = server.connect().unwrap();
        server.freeze();
        control.set_patience(Duration::from_millis(50)).unwrap();
        control.command(&["PING"]).unwrap_err();
        server.thaw();
        assert_eq!(server.command(&["PING"]).text(), "PONG");
    }
}

#[test]
fn calls_are_counted() {
    for program in programs() {
        let server = program.start();
        server.forget_calls();
        for _ in 0..3 {
            server.command(&["GET", "key"]);
        }
        assert_eq!(server.calls().get("get"), Some(&3));
    }
}

#[test]
fn a_user_may_do_what_the_rules_say() {
    for program in programs() {
        let server = program
            .node()
            .user("reader", "secret", "~schematic:* +get +auth")
            .start();
        server.command(&["SET", "schematic:key", "1"]);
        let mut control = Control::connect(server.port()).unwrap();
        let mut refusal = |args: &[&str]| match control.command(args).unwrap() {
            Reply::Error(error) => error.split(' ').next().unwrap().to_owned(),
            other => panic!("{other:?}"),
        };
        assert_eq!(refusal(&["GET", "schematic:key"]), "NOAUTH");
        assert_eq!(refusal(&["AUTH", "reader", "wrong"]), "WRONGPASS");
        let mut control = Control::connect(server.port()).unwrap();
        let auth = control.command(&["AUTH", "reader", "secret"]).unwrap();
        assert_eq!(auth.text(), "OK");
        assert_eq!(
            control.command(&["GET", "schematic:key"]).unwrap().text(),
            "1"
        );
        for command in [&["GET", "other"][..], &["SET", "schematic:key", "2"]] {
            let reply = control.command(command).unwrap();
            assert!(matches!(reply, Reply::Error(error) if error.starts_with("NOPERM")));
        }
    }
}

#[test]
fn a_password_is_that_of_the_default_user() {
    for program in programs() {
        let server = program.node().password("secret").start();
        let mut control = Control::connect(server.port()).unwrap();
        assert!(matches!(
            control.command(&["PING"]).unwrap(),
            Reply::Error(_)
        ));
        assert_eq!(control.command(&["AUTH", "secret"]).unwrap().text(), "OK");
        assert_eq!(control.command(&["PING"]).unwrap().text(), "PONG");
    }
}

#[test]
fn tls_is_trusted_by_its_root_alone() {
    for program in programs() {
        let certificates = Certificates::new();
        let server = program.node().tls(&certificates).start();
        let pong = ping_over_tls(server.tls_port(), certificates.root_pem());
        assert_eq!(pong.unwrap(), "+PONG\r\n");
        let stranger = Certificates::new();
        ping_over_tls(server.tls_port(), stranger.root_pem()).unwrap_err();
    }
}

fn ping_over_tls(port: u16, root: &str) -> std::io::Result<String> {
    let mut roots = RootCertStore::empty();
    let root = CertificateDer::from_pem_slice(root.as_bytes()).unwrap();
    roots.add(root).unwrap();
    let config = ClientConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = ServerName::try_from("localhost").unwrap();
    let connection = ClientConnection::new(Arc::new(config), name).unwrap();
    let mut stream = StreamOwned::new(connection, TcpStream::connect(("127.0.0.1", port))?);
    stream.write_all(b"PING\r\n")?;
    let mut pong = [0; 7];
    stream.read_exact(&mut pong)?;
    Ok(String::from_utf8_lossy(&pong).into_owned())
}

#[test]
fn a_replica_follows_and_is_only_read() {
    for program in programs() {
        let master = program.node().password("secret").start();
        let replica = program
            .node()
            .password("secret")
            .replica_of(&master)
            .start();
        let mut control = master.connect().unwrap();
        control.command(&["SET", "key", "1"]).unwrap();
        assert_eq!(
            control.command(&["WAIT", "1", "9000"]).unwrap().integer(),
            1
        );
        assert_eq!(replica.command(&["GET", "key"]).text(), "1");
        let reply = replica.connect().unwrap().command(&["SET", "key", "2"]);
        assert!(matches!(reply.unwrap(), Reply::Error(error) if error.starts_with("READONLY")));
    }
}
