//! Orders, and what can be done with them: a leaf, which knows nothing of HTTP, time or accounts.

pub mod id;

pub use id::OrderId;
