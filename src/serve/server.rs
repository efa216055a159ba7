//! The server on loopback: a thread for each connection, and no more of them than a limit.
//!
//! Threads and blocking sockets do here what they are good at: there are a few browsers, each with a
//! few connections, and one that stalls stalls its own thread.

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::answer::{Answer, answer};
use super::events;
use super::http::{Connection, NoRequest, Request, Response};
use super::preview::Preview;

/// The paths that are the server's own, whatever the site has.
pub(super) const RESERVED: &str = "/_guidepost/";

/// The most connections at one time.
const MOST: usize = 256;
/// How many ports are tried after one that is taken.
const PORTS: u16 = 50;
/// How long to wait where the system gives no connection, for want of room.
const FULL: Duration = Duration::from_millis(50);

/// Listens on loopback at a port, or at the next one that is free; at any for 0.
///
/// # Errors
/// The system's own, where no port could be had.
pub fn bind(port: u16) -> io::Result<TcpListener> {
    let last = match port {
        0 => 0,
        port => port.saturating_add(PORTS),
    };
    let mut first = None;
    for port in port..=last {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) => _ = first.get_or_insert(error),
        }
    }
    Err(first.unwrap_or_else(|| io::ErrorKind::AddrInUse.into()))
}

/// A server that answers until it is stopped or dropped.
pub struct Server {
    address: SocketAddr,
    preview: Arc<Preview>,
    stopping: Arc<AtomicBool>,
    accepting: Option<JoinHandle<()>>,
}

impl Server {
    /// Answers what comes in, from what the preview shows.
    ///
    /// # Errors
    /// The system's own, where there is no thread to be had.
    pub fn start(listener: TcpListener, preview: Arc<Preview>) -> io::Result<Self> {
        let address = listener.local_addr()?;
        let stopping = Arc::new(AtomicBool::new(false));
        let (shared, stop) = (Arc::clone(&preview), Arc::clone(&stopping));
        let accepting = thread::Builder::new().spawn(move || accept(&listener, &shared, &stop))?;
        Ok(Self {
            address,
            preview,
            stopping,
            accepting: Some(accepting),
        })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stopping.store(true, Ordering::Relaxed);
        self.preview.close();
        // Who waits for a connection sees that one, and then the flag.
        _ = TcpStream::connect(self.address);
        if let Some(accepting) = self.accepting.take() {
            _ = accepting.join();
        }
    }
}

fn accept(listener: &TcpListener, preview: &Arc<Preview>, stopping: &AtomicBool) {
    let open = Arc::new(AtomicUsize::new(0));
    while !stopping.load(Ordering::Relaxed) {
        match listener.accept() {
            Ok((stream, _)) => begin(stream, preview, &open),
            Err(_) => thread::sleep(FULL),
        }
    }
}

/// Answers a connection on a thread of its own; ends it at once where there are too many.
fn begin(stream: TcpStream, preview: &Arc<Preview>, open: &Arc<AtomicUsize>) {
    let Ok(mut connection) = Connection::new(stream) else {
        return;
    };
    let place = Place::take(open);
    if place.number >= MOST {
        return;
    }
    let preview = Arc::clone(preview);
    // Where there is no thread to be had, the connection ends, and the browser tries again.
    _ = thread::Builder::new().spawn(move || {
        let _place = place;
        // A browser that goes away in the middle is none of the server's business.
        if converse(&mut connection, &preview).is_ok() {
            connection.end();
        }
    });
}

/// One of the places for connections, which is given back when the connection ends.
struct Place {
    open: Arc<AtomicUsize>,
    /// How many were taken before.
    number: usize,
}

impl Place {
    fn take(open: &Arc<AtomicUsize>) -> Self {
        Self {
            number: open.fetch_add(1, Ordering::Relaxed),
            open: Arc::clone(open),
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.open.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Answers one request after the other.
fn converse(connection: &mut Connection, preview: &Preview) -> io::Result<()> {
    loop {
        let request = match connection.request() {
            Ok(request) => request,
            Err(NoRequest::Gone) => return Ok(()),
            Err(NoRequest::Malformed(status)) => {
                let response = Response::text(status, "That is no request.");
                return connection.respond(&response, &Request::default());
            }
        };
        match answer(&request, &preview.state()) {
            Answer::Response(response) => connection.respond(&response, &request)?,
            Answer::Events(page) => return events::stream(connection, &page, preview),
        }
        if !request.keeps_alive {
            return Ok(());
        }
    }
}
