//! Frames of a DataStream's server, one in each line, as a client takes them.

#![no_main]

use libfuzzer_sys::fuzz_target;
use schematic_core::datastream::fuzzing;

fuzz_target!(|text: &str| fuzzing::receive(text.lines()));
