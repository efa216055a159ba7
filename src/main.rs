//! The `guidepost` command. It has no subcommand yet, and ends with exit code 2 saying so.

use std::io::{self, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let message = "guidepost: no command is built yet; the README says what works";
    // Nothing can be done where even the error stream is closed.
    let _ = writeln!(io::stderr(), "{message}");
    ExitCode::from(2)
}
