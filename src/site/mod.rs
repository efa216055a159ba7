//! Floor 5: the whole guide at once: addresses, references, figures, and who needs what.
//!
//! Reading is over when a site is made, and writing has not begun: nothing here touches a file or
//! knows a template.

mod address;
mod text;

pub use address::Address;
pub use text::Wording;
