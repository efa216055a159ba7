//! Writes a site of as many careers as are wanted, for measuring speed:
//!
//! ```sh
//! cargo bench --bench generate -- 1000 some/new/folder
//! ```
//!
//! What is in the site is decided in [`site`]; this program only writes it. The folder must be new
//! or empty, so that no file of another site is measured along.

mod site;

use std::env;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "usage: cargo bench --bench generate -- CAREERS FOLDER";

fn main() -> ExitCode {
    // Cargo adds `--bench` to what the caller wrote.
    let arguments: Vec<String> = env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();
    let result = match arguments.as_slice() {
        // A plain `cargo bench` runs every bench without arguments, which is no mistake.
        [] => writeln!(io::stdout(), "{USAGE}"),
        [careers, folder] => match careers.parse() {
            Ok(careers) => generate(careers, Path::new(folder)),
            Err(_) => Err(io::Error::other(USAGE)),
        },
        _ => Err(io::Error::other(USAGE)),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nothing can be done where even the error stream is closed.
            let _ = writeln!(io::stderr(), "generate: {error}");
            ExitCode::from(2)
        }
    }
}

fn generate(careers: usize, folder: &Path) -> io::Result<()> {
    if folder.exists() && fs::read_dir(folder)?.next().is_some() {
        let message = format!("{} is not empty", folder.display());
        return Err(io::Error::other(message));
    }
    let (mut files, mut bytes) = (0, 0);
    for file in site::files(careers) {
        let path = folder.join(&file.path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, &file.text)?;
        files += 1;
        bytes += file.text.len();
    }
    writeln!(
        io::stdout(),
        "{careers} careers: {files} files, {bytes} bytes"
    )
}
