//! Floor 10: the commands: arguments in, text and exit codes out.
//!
//! Everything that a command needs of the outside (folder, clock, environment, terminal) comes in
//! as [`Surroundings`], so that a test runs a command as a shell would. What a command does is
//! another module's work; here it is asked for, and its result is told.

mod arguments;
mod build;
mod check;
mod folder;
mod init;
mod new;
mod schema;
mod serve;
mod skeleton;
mod tell;
mod write;

use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Parser;

use crate::scalar::Day;
use arguments::{Arguments, Command, When};
use tell::Tell;

/// The content has errors; nothing was published.
const CONTENT_HAS_ERRORS: u8 = 1;
/// The command could not run: wrong arguments, a full disk, no permission.
const COULD_NOT_RUN: u8 = 2;

/// Where a command runs.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// The folder that relative paths start from.
    pub folder: PathBuf,
    /// The text of `SOURCE_DATE_EPOCH`; empty where it is not set.
    pub source_date_epoch: String,
    /// The day in UTC.
    pub today: Day,
    /// Whether the output is a terminal that shows colours.
    pub out_is_terminal: bool,
    /// Whether the output of errors is a terminal that shows colours, and a line that changes.
    pub err_is_terminal: bool,
}

/// Runs the command that `arguments` name, the program's own name first. Returns the exit code.
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    surroundings: &Surroundings,
    out: &mut (dyn Write + Send),
    err: &mut (dyn Write + Send),
) -> u8 {
    let typed: Vec<OsString> = arguments.into_iter().collect();
    let arguments = match Arguments::try_parse_from(&typed) {
        Ok(arguments) => arguments,
        Err(error) => return usage(&error, colour_wish(&typed), surroundings, out, err),
    };
    let global = &arguments.global;
    let tell = Tell::new(global, surroundings, out, err);
    let root = || folder::root(global.root.as_deref(), &surroundings.folder, &tell);
    let result = match &arguments.command {
        Command::Check(wanted) => check::run(wanted, &root(), surroundings, &tell),
        Command::Build(wanted) => build::run(wanted, &root(), surroundings, &tell),
        Command::Init(wanted) => init::run(wanted, global.root.as_deref(), surroundings, &tell),
        Command::New(wanted) => new::run(wanted, &root(), &tell),
        Command::Schema(wanted) => schema::run(wanted, &root(), surroundings, &tell),
        Command::Serve(wanted) => serve::run(wanted, &root(), surroundings, &tell),
    };
    match result {
        Ok(code) => code,
        Err(failure) => {
            tell.failure(&failure);
            COULD_NOT_RUN
        }
    }
}

/// The path without its parts `.`, as reports show it.
fn plain(path: &Path) -> PathBuf {
    path.components().collect()
}

/// Help and version go to the output, mistakes in arguments to the errors.
fn usage<'w>(
    error: &clap::Error,
    wish: When,
    surroundings: &Surroundings,
    out: &'w mut (dyn Write + Send),
    err: &'w mut (dyn Write + Send),
) -> u8 {
    let (place, is_terminal) = match error.use_stderr() {
        true => (err, surroundings.err_is_terminal),
        false => (out, surroundings.out_is_terminal),
    };
    let text = match wish.coloured(is_terminal) {
        true => error.render().ansi().to_string(),
        false => error.render().to_string(),
    };
    // Nothing can be done where the output is closed.
    let _ = place.write_all(text.as_bytes());
    u8::try_from(error.exit_code()).unwrap_or(COULD_NOT_RUN)
}

/// What `--color` says where the other arguments could not be read, or ask for help.
fn colour_wish(typed: &[OsString]) -> When {
    let texts = typed.iter().filter_map(|text| text.to_str());
    let values = texts.clone().skip(1).map(Some).chain([None]);
    let mut wishes = texts.zip(values).filter_map(|(text, next)| match text {
        "--color" => next,
        text => text.strip_prefix("--color="),
    });
    let known = |text| <When as clap::ValueEnum>::from_str(text, false).ok();
    wishes.find_map(known).unwrap_or(When::Auto)
}
