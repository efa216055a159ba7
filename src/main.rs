//! The `guidepost` command: hands the process's surroundings to the library, and its exit code back.

use std::env;
use std::io::{self, IsTerminal};
use std::process::ExitCode;

use guidepost::cli::{Surroundings, run};
use guidepost::scalar::Day;

/// A build makes and drops tens of millions of small values; see `docs/performance.md`.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let surroundings = Surroundings {
        folder: env::current_dir().unwrap_or_default(),
        source_date_epoch: env::var("SOURCE_DATE_EPOCH").unwrap_or_default(),
        today: Day(jiff::tz::Offset::UTC
            .to_datetime(jiff::Timestamp::now())
            .date()),
        out_is_terminal: io::stdout().is_terminal() && shows_colours(),
        err_is_terminal: io::stderr().is_terminal() && shows_colours(),
    };
    let code = run(
        env::args_os(),
        &surroundings,
        &mut io::stdout(),
        &mut io::stderr(),
    );
    ExitCode::from(code)
}

/// Whether a terminal may get escape sequences: nobody asked for none, and it knows them.
fn shows_colours() -> bool {
    let refused = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    !refused && env::var_os("TERM").is_none_or(|name| name != "dumb")
}
