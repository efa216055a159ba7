//! Requests and responses of HTTP/1.1, as far as a server on loopback needs them.
//!
//! `httparse` reads the head of a request; bodies are not taken, since nothing here is written to.
//! Every wait for a browser has an end, so that one which goes silent holds nothing but its thread.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The largest head of a request, in bytes.
const MAX_HEAD: usize = 16 << 10;
/// The most fields that a head may have.
const MAX_FIELDS: usize = 100;
/// How long a browser may take to send its next request.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long a browser may take no byte of a response.
const STALLED: Duration = Duration::from_secs(10);
/// How long a connection that ends waits for the browser to end it, too.
const LINGER: Duration = Duration::from_secs(1);

/// What a browser asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Request {
    pub(super) method: String,
    /// The path and what follows it, as they were sent.
    pub(super) target: String,
    pub(super) host: Option<String>,
    pub(super) if_none_match: Option<String>,
    /// Whether the browser says that a page of another site asks (`Sec-Fetch-Site`).
    pub(super) is_foreign: bool,
    /// Whether the connection is used again.
    pub(super) keeps_alive: bool,
}

/// Why there is no request.
#[derive(Debug)]
pub(super) enum NoRequest {
    /// The browser went away, or said nothing for too long.
    Gone,
    /// What it sent is no request; the status that says so.
    Malformed(Status),
}

/// A status with its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Status(pub(super) u16, pub(super) &'static str);

pub(super) const OK: Status = Status(200, "OK");
pub(super) const FOUND: Status = Status(302, "Found");
pub(super) const NOT_MODIFIED: Status = Status(304, "Not Modified");
pub(super) const BAD_REQUEST: Status = Status(400, "Bad Request");
pub(super) const FORBIDDEN: Status = Status(403, "Forbidden");
pub(super) const NOT_FOUND: Status = Status(404, "Not Found");
pub(super) const NOT_ALLOWED: Status = Status(405, "Method Not Allowed");
pub(super) const TOO_LARGE: Status = Status(431, "Request Header Fields Too Large");
pub(super) const UNAVAILABLE: Status = Status(503, "Service Unavailable");

/// What a browser is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Response {
    pub(super) status: Status,
    pub(super) kind: &'static str,
    /// Fields besides those that every response has.
    pub(super) fields: Vec<(&'static str, String)>,
    pub(super) body: Arc<Vec<u8>>,
}

impl Response {
    /// A line of text.
    pub(super) fn text(status: Status, text: &str) -> Self {
        Self {
            status,
            kind: "text/plain; charset=utf-8",
            fields: Vec::new(),
            body: format!("{text}\n").into_bytes().into(),
        }
    }

    pub(super) fn field(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.fields.push((name, value.into()));
        self
    }
}

/// The fields that every response has: what is shown changes at any moment, no other site may take
/// it, and its type is the one that is said.
const ALWAYS: &str = "Cache-Control: no-cache\r\n\
    X-Content-Type-Options: nosniff\r\n\
    Cross-Origin-Resource-Policy: same-origin\r\n\
    Referrer-Policy: same-origin\r\n";

/// A browser's connection.
pub(super) struct Connection {
    stream: TcpStream,
    /// What was read and belongs to no request yet.
    read: Vec<u8>,
}

impl Connection {
    pub(super) fn new(stream: TcpStream) -> io::Result<Self> {
        stream.set_nodelay(true)?;
        stream.set_write_timeout(Some(STALLED))?;
        Ok(Self {
            stream,
            read: Vec::new(),
        })
    }

    /// Waits for the next request.
    pub(super) fn request(&mut self) -> Result<Request, NoRequest> {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some((request, length)) = parse(&self.read)? {
                self.read.drain(..length);
                return Ok(request);
            }
            if self.read.len() > MAX_HEAD {
                return Err(NoRequest::Malformed(TOO_LARGE));
            }
            let left = end.saturating_duration_since(Instant::now());
            self.fill(left).map_err(|_| NoRequest::Gone)?;
        }
    }

    fn fill(&mut self, patience: Duration) -> io::Result<()> {
        // A timeout of nought is refused by the system, as it should be here.
        self.stream.set_read_timeout(Some(patience))?;
        let mut bytes = [0; 4096];
        match self.stream.read(&mut bytes)? {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            count => {
                self.read.extend_from_slice(&bytes[..count]);
                Ok(())
            }
        }
    }

    /// Sends a response, without its body where only the head was asked for.
    pub(super) fn respond(&mut self, response: &Response, request: &Request) -> io::Result<()> {
        let Status(number, words) = response.status;
        let mut bytes = format!(
            "HTTP/1.1 {number} {words}\r\n{ALWAYS}Connection: {}\r\n",
            match request.keeps_alive {
                true => "keep-alive",
                false => "close",
            }
        );
        if response.status != NOT_MODIFIED {
            let length = response.body.len();
            bytes += &format!(
                "Content-Type: {}\r\nContent-Length: {length}\r\n",
                response.kind
            );
        }
        for (name, value) in &response.fields {
            bytes += &format!("{name}: {value}\r\n");
        }
        bytes += "\r\n";
        let mut bytes = bytes.into_bytes();
        if request.method != "HEAD" && response.status != NOT_MODIFIED {
            bytes.extend_from_slice(&response.body);
        }
        self.stream.write_all(&bytes)
    }

    /// Begins a stream of events, which ends with the connection.
    pub(super) fn begin_events(&mut self) -> io::Result<()> {
        let head = format!(
            "HTTP/1.1 200 OK\r\n{ALWAYS}Connection: close\r\nContent-Type: text/event-stream\r\n\r\n"
        );
        self.send(&head)
    }

    pub(super) fn send(&mut self, text: &str) -> io::Result<()> {
        self.stream.write_all(text.as_bytes())
    }

    /// Ends the connection so that the last response arrives: where bytes of the browser were left
    /// unread, the system would take it back.
    pub(super) fn end(mut self) {
        let end = Instant::now() + LINGER;
        if self.stream.shutdown(Shutdown::Write).is_err() {
            return;
        }
        loop {
            self.read.clear();
            let left = end.saturating_duration_since(Instant::now());
            if self.fill(left).is_err() {
                break;
            }
        }
    }

    /// Whether the browser has closed the connection, which it does without a word.
    pub(super) fn is_closed(&mut self) -> bool {
        let mut byte = [0; 1];
        if self.stream.set_nonblocking(true).is_err() {
            return true;
        }
        let seen = self.stream.peek(&mut byte);
        let is_waiting = |error: &io::Error| error.kind() == io::ErrorKind::WouldBlock;
        let open = match &seen {
            Ok(count) => *count > 0,
            Err(error) => is_waiting(error),
        };
        self.stream.set_nonblocking(false).is_err() || !open
    }
}

/// The request at the start of `bytes` and its length, once it is whole.
fn parse(bytes: &[u8]) -> Result<Option<(Request, usize)>, NoRequest> {
    let mut fields = [httparse::EMPTY_HEADER; MAX_FIELDS];
    let mut head = httparse::Request::new(&mut fields);
    let length = match head.parse(bytes) {
        Ok(httparse::Status::Complete(length)) if length > MAX_HEAD => {
            return Err(NoRequest::Malformed(TOO_LARGE));
        }
        Ok(httparse::Status::Complete(length)) => length,
        Ok(httparse::Status::Partial) => return Ok(None),
        Err(httparse::Error::TooManyHeaders) => return Err(NoRequest::Malformed(TOO_LARGE)),
        Err(_) => return Err(NoRequest::Malformed(BAD_REQUEST)),
    };
    let field = |name: &str| {
        let mut named = head
            .headers
            .iter()
            .filter(|it| it.name.eq_ignore_ascii_case(name));
        let first = named.next().map(|it| String::from_utf8_lossy(it.value));
        // Who names two hosts means to mislead.
        match named.next() {
            None => Ok(first.map(|text| text.trim().to_owned())),
            Some(_) => Err(NoRequest::Malformed(BAD_REQUEST)),
        }
    };
    let closes = field("connection")?.is_some_and(|text| text.eq_ignore_ascii_case("close"));
    let length_of_body = field("content-length")?.unwrap_or_default();
    let has_body = !matches!(&*length_of_body, "" | "0") || field("transfer-encoding")?.is_some();
    let request = Request {
        method: head.method.unwrap_or_default().to_owned(),
        target: head.path.unwrap_or_default().to_owned(),
        host: field("host")?,
        if_none_match: field("if-none-match")?,
        is_foreign: field("sec-fetch-site")?.is_some_and(|from| from == "cross-site"),
        // A body is not read, so that nothing can follow it.
        keeps_alive: head.version == Some(1) && !closes && !has_body,
    };
    Ok(Some((request, length)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Option<(Request, usize)> {
        parse(text.as_bytes()).unwrap()
    }

    #[test]
    fn a_request_is_read_when_it_is_whole_and_no_further() {
        let text = "GET /a?b HTTP/1.1\r\nHOST: x\r\nIf-None-Match: \"1\"\r\n\r\n";
        let (request, length) = parsed(&format!("{text}GET /")).unwrap();
        assert_eq!(length, text.len());
        assert_eq!((&*request.method, &*request.target), ("GET", "/a?b"));
        assert_eq!(request.host.as_deref(), Some("x"));
        assert_eq!(request.if_none_match.as_deref(), Some("\"1\""));
        assert!(request.keeps_alive);
        assert_eq!(parsed(&text[..text.len() - 1]), None);
    }

    #[test]
    fn a_connection_ends_with_an_old_request_one_that_says_so_and_one_with_a_body() {
        for (text, keeps) in [
            ("GET / HTTP/1.1\r\n\r\n", true),
            ("GET / HTTP/1.0\r\n\r\n", false),
            ("GET / HTTP/1.1\r\nConnection: Close\r\n\r\n", false),
            ("POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\n", false),
            ("GET / HTTP/1.1\r\nContent-Length: 0\r\n\r\n", true),
            (
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n",
                false,
            ),
        ] {
            assert_eq!(parsed(text).unwrap().0.keeps_alive, keeps, "{text:?}");
        }
    }

    #[test]
    fn what_is_no_request_is_refused() {
        let many = format!("GET / HTTP/1.1\r\n{}\r\n", "A: b\r\n".repeat(101));
        for text in [
            "\0\r\n\r\n",
            "GET /\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
            &many,
        ] {
            assert!(matches!(
                parse(text.as_bytes()),
                Err(NoRequest::Malformed(_))
            ));
        }
    }
}
