//! Tower layers for Schematic: resolve keys once, guard routes, track usage.
