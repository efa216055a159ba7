//! The `guidepost` command: hands the process's surroundings to the library, and its exit code back.

use std::io::{self, IsTerminal};
use std::process::ExitCode;

use guidepost::cli::{Surroundings, run};
use guidepost::scalar::Day;

/// A build makes and drops tens of millions of small values; see `docs/performance.md`.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let surroundings = Surroundings {
        folder: std::env::current_dir().unwrap_or_default(),
        source_date_epoch: std::env::var("SOURCE_DATE_EPOCH").unwrap_or_default(),
        today: Day(jiff::tz::Offset::UTC
            .to_datetime(jiff::Timestamp::now())
            .date()),
        is_terminal: io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
    };
    let code = run(
        std::env::args_os(),
        &surroundings,
        &mut io::stdout(),
        &mut io::stderr(),
    );
    ExitCode::from(code)
}
