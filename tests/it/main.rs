//! The integration tests, in one binary: one link instead of one for each file.

#[cfg(test)]
mod accept;
#[cfg(test)]
mod bad_input;
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
mod figures;
#[cfg(test)]
mod guide;
#[cfg(test)]
mod html;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod memory;
#[cfg(test)]
mod reference;
#[cfg(test)]
mod search;
#[cfg(test)]
mod seeded;
#[cfg(test)]
mod serve;
#[cfg(test)]
mod structured;
mod tidy;
#[cfg(test)]
mod words;
