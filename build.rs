//! Has the crate compiled again when a file is added to a folder that it carries.
//!
//! The folders are taken in by `include_dir!`, through which the compiler knows of the files that
//! were there, and not of new ones.

#![allow(
    clippy::print_stdout,
    reason = "a build script speaks to cargo on its output"
)]

/// The folders that `src/theme/embedded.rs` and `src/cli/init.rs` take in.
const CARRIED: [&str; 3] = ["templates", "static", "src/cli/starter"];

fn main() {
    for folder in CARRIED {
        // Cargo looks at everything below a folder.
        println!("cargo::rerun-if-changed={folder}");
    }
}
