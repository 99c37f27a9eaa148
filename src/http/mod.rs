//! What a call looks like on the wire: the signed request, and what its answer means.

pub mod credentials;
pub mod endpoint;
pub mod redact;
pub mod request;
pub mod response;
pub mod signature;
pub mod timestamp;
