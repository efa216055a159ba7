//! The stream that tells an open page what has changed.
//!
//! Every message is the whole of what the page must know, so that one that was missed, a stream that
//! broke and a server that was started again make no difference: the page compares it with what it
//! shows.

use std::io;
use std::time::Duration;

use serde_json::json;

use super::http::Connection;
use super::preview::Preview;
use super::state::State;

/// How often a stream looks whether its browser is still there.
const LOOK: Duration = Duration::from_secs(2);

/// Sends what changes for the page at a path of the host, until the browser or the server ends.
pub(super) fn stream(connection: &mut Connection, page: &str, preview: &Preview) -> io::Result<()> {
    connection.begin_events()?;
    let mut seen = None;
    while let Some((number, state)) = preview.next(seen, LOOK) {
        if seen != Some(number) {
            connection.send(&message(page, &state))?;
            seen = Some(number);
        }
        if connection.is_closed() {
            break;
        }
    }
    Ok(())
}

/// A message in the form of the event stream; JSON has no line ends of its own.
fn message(page: &str, state: &State) -> String {
    let marks = state.marks(page);
    let data = json!({
        "page": marks.page,
        "styles": marks.styles,
        "findings": state.findings(page),
        "report": state.report,
        "hasSite": !state.files.is_empty(),
    });
    format!("data: {data}\n\n")
}
