//! `guidepost serve`, in this process and over loopback: what a browser is answered, what open pages
//! are told, and what becomes of faults. Rebuilds are asked for directly; that changes of files are
//! noticed is tested by itself.

mod answers;
mod faults;
mod watching;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use guidepost::serve::{Preview, Server, bind};
use serde_json::Value;
use tempfile::TempDir;

use crate::memory::{guide_in, options};

/// How long a test waits for an answer before it fails.
const PATIENCE: Duration = Duration::from_secs(20);

/// A site on the disk, published below `/guide/`.
const FILES: &[(&str, &str)] = &[
    (
        "guidepost.yaml",
        "title: A guide\nbase_url: https://example.org/guide/\n",
    ),
    ("content/index.md", "---\ntitle: Home\n---\n\nWelcome.\n"),
    ("content/pages/about.md", "---\ntitle: About\n---\n\nUs.\n"),
    (
        "content/careers/nurse/index.md",
        "---\ntitle: Nurse\nsummary: Cares.\n---\n",
    ),
    (
        "content/careers/nurse/market.md",
        "---\nsection: market\nclaims: [{metric: employment-change, value: 6%, period: P4Y}]\n---\n",
    ),
    ("static/notes.txt", "Notes\n"),
    ("static/extra.css", "body { color: red }\n"),
    (
        "templates/partials/head.html",
        "<link rel=\"stylesheet\" href=\"{{ page.root }}{{ asset(path=\"extra.css\") }}\">\n",
    ),
];

/// A site that is served.
struct Served {
    folder: TempDir,
    preview: Arc<Preview>,
    server: Server,
}

impl Served {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in FILES {
            write(folder.path(), path, text);
        }
        let source = Arc::new(guide_in(folder.path()));
        let preview = Arc::new(Preview::new(source, options()));
        let server = Server::start(bind(0).unwrap(), Arc::clone(&preview)).unwrap();
        let served = Self {
            folder,
            preview,
            server,
        };
        assert_eq!(served.rebuild(), 0);
        served
    }

    fn write(&self, path: &str, text: &str) {
        write(self.folder.path(), path, text);
    }

    /// Builds again; how many errors there are.
    fn rebuild(&self) -> usize {
        let report = self.preview.rebuild().unwrap();
        assert_ne!(report.built.is_some(), has_error(&report));
        let is_error = |it: &&guidepost::diagnostics::Diagnostic| is_error(it);
        report.diagnostics.iter().filter(is_error).count()
    }

    fn get(&self, path: &str) -> Answer {
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n"))
    }

    /// Sends a head without its last line, and takes the whole answer.
    fn ask(&self, head: &str) -> Answer {
        let mut stream = connect(self.server.address());
        let request = format!("{head}Connection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        Answer::of(&bytes)
    }

    fn events(&self, page: &str) -> Events {
        let mut stream = connect(self.server.address());
        let request =
            format!("GET /_guidepost/events?page={page} HTTP/1.1\r\nHost: localhost\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        Events(BufReader::new(stream))
    }
}

fn is_error(diagnostic: &guidepost::diagnostics::Diagnostic) -> bool {
    diagnostic.severity == guidepost::diagnostics::Severity::Error
}

fn has_error(report: &guidepost::build::Report) -> bool {
    report.diagnostics.iter().any(is_error)
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream.set_write_timeout(Some(PATIENCE)).unwrap();
    stream
}

/// What was answered.
struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Answer {
    fn of(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        Self {
            status: head.split(' ').nth(1).unwrap().parse().unwrap(),
            head: head.to_owned(),
            body: body.to_owned(),
        }
    }

    fn field(&self, name: &str) -> Option<&str> {
        let mut fields = self.head.lines().filter_map(|line| line.split_once(": "));
        fields.find_map(|(own, value)| (own == name).then_some(value))
    }
}

/// A stream of events.
struct Events(BufReader<TcpStream>);

impl Events {
    /// The next message.
    fn next(&mut self) -> Value {
        loop {
            let mut line = String::new();
            assert_ne!(self.0.read_line(&mut line).unwrap(), 0, "the stream ended");
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).unwrap();
            }
        }
    }
}
