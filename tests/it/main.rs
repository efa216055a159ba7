//! The integration tests, in one binary: one link instead of one for each file.

#[cfg(test)]
mod accept;
#[cfg(test)]
mod benches;
#[cfg(test)]
mod cases;
#[cfg(test)]
mod commands;
#[cfg(test)]
mod diagnostics_page;
#[cfg(test)]
mod docs;
#[cfg(test)]
mod guide;
#[cfg(test)]
mod reference;
mod tidy;
