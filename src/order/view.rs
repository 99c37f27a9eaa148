//! An order as the gateway tells of it.

use crate::order::OrderId;
use crate::order::status::{Meaning, OrderStatus, Source, TimeInForce};

/// What is known of an order, as of when it was read.
///
/// ```
/// use longport_cancel_order::http::orders;
/// use longport_cancel_order::order::status::Meaning;
///
/// let body = br#"{"code":0,"data":{"orders":[{"order_id":"7","status":"NewStatus","symbol":"700.HK",
///     "side":"Buy","quantity":"200","executed_quantity":"0","time_in_force":"Day"}]}}"#;
/// let list = orders::list(body)?;
/// let order = &list.orders[0];
/// assert_eq!((order.symbol.as_str(), order.side.as_str()), ("700.HK", "Buy"));
/// assert_eq!(order.meaning(), Meaning::Open);
/// # Ok::<(), longport_cancel_order::http::ShapeError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderView {
    /// The order.
    pub order_id: OrderId,
    /// Its status.
    pub status: OrderStatus,
    /// How much of it was executed: a decimal number, as written.
    pub executed_quantity: String,
    /// How much was ordered: a decimal number, as written.
    pub quantity: String,
    /// How long it is in force, where that is told.
    pub time_in_force: Option<TimeInForce>,
    /// The security, such as `700.HK`.
    pub symbol: String,
    /// `Buy` or `Sell`.
    pub side: String,
    /// The order's own JSON, an object, with all that the gateway tells of it. A reader of it must
    /// take the fields above from here.
    pub json: String,
    /// Where it was read.
    pub from: Source,
}

impl OrderView {
    /// What the status means.
    #[must_use]
    pub fn meaning(&self) -> Meaning {
        self.status.meaning(self.time_in_force.as_ref(), self.from)
    }

    /// Whether a list says that it has expired for good, which only its details can tell.
    #[must_use]
    pub fn seems_expired(&self) -> bool {
        let details = self.status.meaning(self.time_in_force.as_ref(), Source::Detail);
        details == Meaning::EndedOtherwise && self.meaning() == Meaning::Dormant
    }
}

/// A list of orders, or one part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderList {
    /// The orders, as they came.
    pub orders: Vec<OrderView>,
    /// Whether the gateway has more that fit than it lists. The answer for today's orders need not
    /// say.
    pub has_more: Option<bool>,
}

/// An order as it was seen at some time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The order.
    pub order: OrderView,
    /// When the answer that tells of it had been read: milliseconds since 1970.
    pub read_at_ms: u64,
}
