//! The integration tests, in one binary: one link instead of one for each file.

#[cfg(test)]
mod benches;
#[cfg(test)]
mod commands;
#[cfg(test)]
mod guide;
mod tidy;
