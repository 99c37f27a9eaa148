//! Orders, and what can be done with them: a leaf, which knows nothing of HTTP, time or accounts.
//!
//! A further operation is a struct with its parameters, and a `From` that says how it is asked for.

pub mod history;
pub mod id;
pub mod operation;
pub mod status;
pub mod view;

pub use id::{InvalidOrderId, OrderId};
pub use operation::{CancelOrder, Interface, Operation};
pub use view::{OrderView, Seen};
