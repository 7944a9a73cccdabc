//! The README's code, so that it stays true: what is shown there compiles, and runs where it can.
#![cfg_attr(doctest, doc = include_str!("../../../README.md"))]
