//! What callers ask for, built of calls: an order cancelled until it is accepted or closed, its
//! outcome settled by its status where the answers leave it open, for one order or for many.

pub mod all;
mod entry;
pub mod flight;
mod look;
pub mod lookup;
pub mod many;
pub mod pursuit;

use std::cell::RefCell;
use std::sync::Arc;

pub use self::flight::Flights;
use crate::call::{Limits, Session};
use crate::order::{OrderId, Seen};
use crate::time::Duration;

/// How far a cancel is followed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Until {
    /// Until the gateway has accepted it.
    #[default]
    Accepted,
    /// Until the order is closed.
    Closed,
}

/// How an order is cancelled.
///
/// ```
/// use longport_cancel_order::flow::{CancelOptions, Until};
/// use longport_cancel_order::time::Duration;
///
/// let and_be_sure = CancelOptions { until: Until::Closed, ..CancelOptions::default() };
/// let without_look_ups = CancelOptions { settle_timeout: Duration::ZERO, ..CancelOptions::default() };
/// # let _ = (and_be_sure, without_look_ups);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CancelOptions {
    /// Of each call.
    pub limits: Limits,
    /// How far the cancel is followed.
    pub until: Until,
    /// How long the order is looked up where the answers leave its outcome open; zero for not at all.
    pub settle_timeout: Duration,
    /// Whether the ids are attached (take-profit or stop-loss) orders'.
    pub is_attached: bool,
    /// Whether the cancel differs from others for the same order, so that none joins another.
    pub is_alone: bool,
}

impl Default for CancelOptions {
    fn default() -> Self {
        Self {
            limits: Limits::default(),
            until: Until::default(),
            settle_timeout: Duration::from_secs(5),
            is_attached: false,
            is_alone: false,
        }
    }
}

/// The order's cancel was submitted, or the order is cancelled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The order.
    pub order_id: OrderId,
    /// How many cancels were sent for it; look-ups do not count.
    pub attempts: u32,
    /// `x-trace-id` of the accepting answer.
    pub trace_id: Option<String>,
    /// From the call to what confirmed it, waiting included.
    pub duration: Duration,
    /// What says so.
    pub confirmed_by: ConfirmedBy,
    /// The order as it was last seen, if it was looked up.
    pub seen: Option<Arc<Seen>>,
}

/// What says that an order's cancel was submitted, or that the order is cancelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConfirmedBy {
    /// The gateway's answer to an attempt.
    Answer,
    /// The order's own status; it does not tell by whom it was cancelled.
    Status,
}

/// What the flows of one configuration share.
///
/// ```
/// # mod offline { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/offline/runtime.rs")); }
/// # use offline::{Offline, block_on, client};
/// use longport_cancel_order::OrderId;
/// use longport_cancel_order::flow::{CancelOptions, Client, ConfirmedBy, many};
///
/// # let runtime = Offline::new([(200, r#"{"code":0}"#)]);
/// // One for each account: its calls share the rate limit, the token, and what is unsettled.
/// let client: Client = client();
/// let order_id = OrderId::parse("709043056541253632")?;
/// let receipt = block_on(many::cancel(&client, order_id, CancelOptions::default(), runtime))?;
/// assert_eq!(receipt.confirmed_by, ConfirmedBy::Answer);
/// # Ok::<(), Box<longport_cancel_order::Error>>(())
/// ```
pub struct Client {
    /// What their calls share.
    pub session: RefCell<Session>,
    /// The cancels that are under way.
    pub flights: RefCell<Flights>,
}

impl Client {
    /// A client that has done nothing yet.
    #[must_use]
    pub fn new(session: Session) -> Self {
        Self { session: session.into(), flights: RefCell::default() }
    }
}
