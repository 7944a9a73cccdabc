//! What all examples answer alike.

behaviour::suite!(env!("CARGO_BIN_EXE_example-rocket"));
