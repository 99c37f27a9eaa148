//! What a call looks like on the wire: the signed request, and what its answer means.

pub mod credentials;
pub mod endpoint;
mod json;
pub mod orders;
pub mod redact;
pub mod request;
pub mod response;
pub mod signature;
pub mod text;
pub mod timestamp;

pub use json::ShapeError;
