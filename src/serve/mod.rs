//! Floor 9: the development server: the site in memory, shown on loopback while it is written.
//!
//! A [`Preview`] builds the site by the algorithm of `build`, into memory instead of a folder, and
//! keeps the last one that had no error. A [`Server`] answers browsers from it; a [`Watch`] says when
//! files have changed. Whoever holds the three (the command) builds again then, and every open page
//! learns of it by an event stream.
//!
//! What is added for the editor (the script that reloads, the report over the page, the findings
//! beside it) is put into the response, or served below `/_guidepost/`; the site in memory is the
//! one that `build` would write, byte for byte.
//!
//! This module knows no rule of the domain, and it writes nothing to the disk.

mod answer;
mod events;
mod findings;
mod http;
mod page;
mod preview;
mod server;
mod state;
mod watch;

pub use preview::Preview;
pub use server::{Server, bind};
pub use watch::Watch;
