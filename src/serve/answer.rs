//! What a request is answered: which hosts and methods are, and what lies at an address.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

use super::http::{
    BAD_REQUEST, FORBIDDEN, FOUND, NOT_ALLOWED, NOT_FOUND, NOT_MODIFIED, OK, Request, Response,
    Status, UNAVAILABLE,
};
use super::page;
use super::server::RESERVED;
use super::state::{Found, State};
use crate::output::OutputPath;
use crate::source::{percent_decode, percent_encode};

/// The files for the editor's eyes: their names below [`RESERVED`], their types, their bytes.
const OWN: [(&str, &str, &[u8]); 2] = [
    (
        "desk.js",
        "text/javascript; charset=utf-8",
        include_bytes!("client/desk.js"),
    ),
    (
        "desk.css",
        "text/css; charset=utf-8",
        include_bytes!("client/desk.css"),
    ),
];

/// The page that is shown before there is any.
const NO_SITE: &[u8] = include_bytes!("client/none.html");

const HTML: &str = "text/html; charset=utf-8";

/// What becomes of a request.
#[derive(Debug)]
pub(super) enum Answer {
    Response(Response),
    /// A stream of what changes for the page at a path of the host.
    Events(String),
}

/// Answers a request from what is shown now.
pub(super) fn answer(request: &Request, state: &State) -> Answer {
    refuse(request).map_or_else(|| show(request, state), Answer::Response)
}

/// The answer to what is refused whatever it asks for.
fn refuse(request: &Request) -> Option<Response> {
    match request.host.as_deref() {
        Some(host) if is_loopback(host) => {}
        // A page of another site, whose name was made to lead here, reads nothing.
        Some(_) => {
            let words = "This server answers to localhost, 127.0.0.1 and [::1] only.";
            return Some(Response::text(FORBIDDEN, words));
        }
        None => return Some(Response::text(BAD_REQUEST, "The request names no host.")),
    }
    match &*request.method {
        "GET" | "HEAD" => None,
        _ => {
            let response = Response::text(NOT_ALLOWED, "This server only shows.");
            Some(response.field("Allow", "GET, HEAD"))
        }
    }
}

/// Whether the field `Host` names this machine itself.
fn is_loopback(host: &str) -> bool {
    if let Some(rest) = host.strip_prefix('[') {
        let (address, port) = rest.split_once(']').unwrap_or_default();
        let address = address.parse::<Ipv6Addr>();
        let is_port = port.is_empty() || port.starts_with(':');
        return is_port && address.is_ok_and(|it| it.is_loopback());
    }
    let name = host.split_once(':').map_or(host, |(name, _)| name);
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    let address = name.parse::<Ipv4Addr>();
    name == "localhost" || name.ends_with(".localhost") || address.is_ok_and(|it| it.is_loopback())
}

fn show(request: &Request, state: &State) -> Answer {
    let (path, query) = match request.target.split_once('?') {
        Some((path, query)) => (path, query),
        None => (&*request.target, ""),
    };
    let Some(path) = decoded(path) else {
        return Answer::Response(Response::text(BAD_REQUEST, "The address is no path."));
    };
    match path.strip_prefix(RESERVED) {
        // What a page of another site begins is no editor's, and takes no room.
        Some(_) if request.is_foreign => {
            let words = "This is for the pages of this server only.";
            Answer::Response(Response::text(FORBIDDEN, words))
        }
        Some("events") if request.method == "HEAD" => Answer::Response(Response::text(OK, "")),
        Some("events") => {
            let page = query.strip_prefix("page=").and_then(decoded);
            Answer::Events(page.unwrap_or_default())
        }
        Some(name) => Answer::Response(own(name, request)),
        None => Answer::Response(at(&path, request, state)),
    }
}

/// A path of the host with its percent signs resolved; none where it could lead up, or is no text.
fn decoded(path: &str) -> Option<String> {
    let path = String::from_utf8(percent_decode(path)).ok()?;
    let leads_on = |part: &str| part != ".." && part != ".";
    let is_plain = !path.contains(char::is_control) && !path.contains('\\');
    (path.starts_with('/') && is_plain && path.split('/').all(leads_on)).then_some(path)
}

fn own(name: &str, request: &Request) -> Response {
    match OWN.iter().find(|(own, ..)| *own == name) {
        Some((_, kind, bytes)) => conditional(request, OK, kind, Arc::new(bytes.to_vec())),
        None => Response::text(NOT_FOUND, "There is nothing here."),
    }
}

fn at(path: &str, request: &Request, state: &State) -> Response {
    if state.files.is_empty() {
        // What is wrong is shown over it, and the site once it is right.
        let page = page::with_script(NO_SITE);
        return conditional(request, UNAVAILABLE, HTML, page.into());
    }
    match state.find(path) {
        Found::File(path, bytes) => file(path, bytes, OK, request),
        Found::Missing(Some((path, bytes))) => file(path, bytes, NOT_FOUND, request),
        Found::Missing(None) => {
            let words = format!("The site lies below {}", state.base);
            Response::text(NOT_FOUND, &words)
        }
        Found::Elsewhere(to) => {
            let mut address = String::new();
            percent_encode(&to, b"/", &mut address);
            Response::text(FOUND, &format!("See {address}")).field("Location", address)
        }
    }
}

fn file(path: &OutputPath, bytes: &Arc<Vec<u8>>, status: Status, request: &Request) -> Response {
    let kind = kind(path);
    match kind == HTML {
        true => conditional(request, status, kind, page::with_script(bytes).into()),
        false => conditional(request, status, kind, Arc::clone(bytes)),
    }
}

/// A response, or the word that the browser has it already.
fn conditional(
    request: &Request,
    status: Status,
    kind: &'static str,
    body: Arc<Vec<u8>>,
) -> Response {
    let tag = format!("\"{}\"", page::short(&blake3::hash(&body)));
    let is_known = |known: &str| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag;
    let known = request.if_none_match.as_deref().unwrap_or_default();
    let status = match status == OK && known.split(',').map(str::trim).any(is_known) {
        true => NOT_MODIFIED,
        false => status,
    };
    let response = Response {
        status,
        kind,
        fields: Vec::new(),
        body,
    };
    response.field("ETag", tag)
}

/// The type of a file, by its name.
fn kind(path: &OutputPath) -> &'static str {
    let extension = path.as_site_path().extension().unwrap_or_default();
    match &*extension.to_ascii_lowercase() {
        "html" | "htm" => HTML,
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "xml" => "application/xml",
        "txt" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "ttf" => "font/ttf",
        "otf" => "font/otf",
        "pdf" => "application/pdf",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        "mp3" => "audio/mpeg",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_answered_to() {
        for host in [
            "localhost",
            "LOCALHOST:4000",
            "localhost.",
            "a.localhost:1",
            "127.0.0.1:4000",
            "127.1.2.3",
            "[::1]:4000",
        ] {
            assert!(is_loopback(host), "{host}");
        }
        for host in [
            "",
            "example.org",
            "localhost.example.org",
            "127.0.0.1.example.org",
            "192.168.0.1",
            "0.0.0.0",
            "[::]:4000",
            "[fe80::1]",
            "notlocalhost",
            "[",
            "[::1].example.org:4000",
        ] {
            assert!(!is_loopback(host), "{host}");
        }
    }

    #[test]
    fn a_path_that_could_lead_up_is_no_path() {
        for (path, expected) in [
            ("/a%20b/%C3%A9", Some("/a b/é")),
            ("/..a/...", Some("/..a/...")),
            ("/../a", None),
            ("/%2e%2E/a", None),
            ("/a/..%2f", None),
            ("/a\\..\\b", None),
            ("/%00", None),
            ("/%ff", None),
            ("a", None),
            ("http://localhost/", None),
        ] {
            assert_eq!(decoded(path).as_deref(), expected, "{path}");
        }
    }
}
