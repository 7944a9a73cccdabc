//! The README's application in actix-web.

include!(concat!(env!("OUT_DIR"), "/actix.rs"));
