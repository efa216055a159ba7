//! Writes the files of a finished site again, and nothing else: the time that no build can go
//! below on this disk.
//!
//! ```sh
//! cargo bench --bench floor -- some/finished/site some/new/folder
//! ```
//!
//! All files are read into memory first. Then two threads write them, each every second one, to the
//! new folder, which must not be there yet. Only the writing is timed, and one line tells it:
//! `wall 0.512 cpu 0.934 files 1108 bytes 2132487`, in seconds. The time of the processor, user and
//! system, is that of the two threads by the accounts of Linux; elsewhere it reads `cpu nan`.

use std::env;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread;
use std::time::Instant;

const USAGE: &str = "usage: cargo bench --bench floor -- SITE FOLDER";
const THREADS: usize = 2;

fn main() -> ExitCode {
    // Cargo adds `--bench` to what the caller wrote.
    let arguments: Vec<String> = env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();
    let result = match arguments.as_slice() {
        // A plain `cargo bench` runs every bench without arguments, which is no mistake.
        [] => writeln!(io::stdout(), "{USAGE}"),
        [site, folder] => measure(Path::new(site), Path::new(folder)),
        _ => Err(io::Error::other(USAGE)),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nothing can be done where even the error stream is closed.
            let _ = writeln!(io::stderr(), "floor: {error}");
            ExitCode::from(2)
        }
    }
}

/// A file: its path below the site's folder, and what it holds.
type File = (PathBuf, Vec<u8>);

fn measure(site: &Path, folder: &Path) -> io::Result<()> {
    let mut files = Vec::new();
    read(site, Path::new(""), &mut files)?;
    let bytes: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    let start = Instant::now();
    fs::create_dir(folder)
        .map_err(|error| io::Error::other(format!("{}: {error}", folder.display())))?;
    let cpu = write_all(&files, folder)?;
    let wall = start.elapsed().as_secs_f64();
    let count = files.len();
    writeln!(
        io::stdout(),
        "wall {wall:.3} cpu {cpu:.3} files {count} bytes {bytes}"
    )
}

/// Reads the files below `folder` of the site, in the order of their names.
fn read(site: &Path, folder: &Path, files: &mut Vec<File>) -> io::Result<()> {
    let entries: io::Result<Vec<_>> = fs::read_dir(site.join(folder))?.collect();
    let mut entries = entries?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let below = folder.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            read(site, &below, files)?;
        } else {
            files.push((below, fs::read(entry.path())?));
        }
    }
    Ok(())
}

/// Writes the files and returns the time of the processor that it took.
fn write_all(files: &[File], folder: &Path) -> io::Result<f64> {
    thread::scope(|scope| {
        let writers: Vec<_> = (0..THREADS)
            .map(|writer| scope.spawn(move || write_share(files, writer, folder)))
            .collect();
        let mut cpu = 0.0;
        for writer in writers {
            let panicked = |_| io::Error::other("a writer panicked");
            cpu += writer.join().map_err(panicked)??;
        }
        Ok(cpu)
    })
}

fn write_share(files: &[File], writer: usize, folder: &Path) -> io::Result<f64> {
    let start = cpu_of_thread();
    for (path, bytes) in files.iter().skip(writer).step_by(THREADS) {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, bytes)?;
    }
    Ok(cpu_of_thread() - start)
}

/// The seconds that this thread has had on a processor, if the system tells.
fn cpu_of_thread() -> f64 {
    let nanoseconds = fs::read_to_string("/proc/thread-self/schedstat")
        .ok()
        .and_then(|text| text.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or(f64::NAN, |count| count / 1e9)
}
