//! Schematic for axum: extractors and rejections over the tower layers.
