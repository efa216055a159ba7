//! From rows as they are written to observations: what a row inherits, and what it must have.
