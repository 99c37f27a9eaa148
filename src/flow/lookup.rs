//! Looking orders up: one by its details, or all that may be open by two lists.

use super::Client;
use crate::call::{Answer, Call, Limits};
use crate::driver::{Runtime, drive};
use crate::error::{Error, Kind};
use crate::http::{ShapeError, orders};
use crate::limit::Lane;
use crate::order::history::TimeRange;
use crate::order::operation::{HistoryOrders, OrderDetail, TodayOrders};
use crate::order::view::OrderList;
use crate::order::{Operation, OrderView, Seen};
use crate::time::Duration;

/// How many orders the gateway lists at most.
const LIST_LENGTH: usize = 1_000;

/// What a look-up found.
#[derive(Clone, Debug)]
pub struct Look<T> {
    /// This.
    pub found: T,
    /// When the request left that was answered with it.
    pub left_at: Duration,
    /// When the answer had been read: milliseconds since 1970.
    pub read_at_ms: u64,
}

/// Which orders.
///
/// ```
/// use longport_cancel_order::flow::lookup::OrderFilter;
/// use longport_cancel_order::order::Operation;
///
/// let sales = OrderFilter { side: Some("Sell".into()), ..OrderFilter::default() };
/// assert_eq!(Operation::from(sales.today()).query, "side=Sell");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrderFilter {
    /// Only of this security, such as `700.HK`.
    pub symbol: Option<String>,
    /// Only `Buy` or `Sell`.
    pub side: Option<String>,
    /// Only of the market `US` or `HK`.
    pub market: Option<String>,
}

impl OrderFilter {
    /// Today's orders that fit, whatever their status.
    #[must_use]
    pub fn today(&self) -> TodayOrders {
        let Self { symbol, side, market } = self.clone();
        TodayOrders { symbol, side, market, ..TodayOrders::default() }
    }

    /// The orders of earlier days that fit and may be open.
    #[must_use]
    pub fn earlier(&self, range: TimeRange) -> HistoryOrders {
        let Self { symbol, side, market } = self.clone();
        HistoryOrders { symbol, side, market, ..HistoryOrders::default() }.not_closed(range)
    }
}

/// Reads the details of an order.
///
/// ```
/// # mod offline { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/offline/runtime.rs")); }
/// # use offline::{Offline, block_on, client};
/// use longport_cancel_order::OrderId;
/// use longport_cancel_order::call::Limits;
/// use longport_cancel_order::flow::lookup::detail;
/// use longport_cancel_order::order::operation::OrderDetail;
/// use longport_cancel_order::order::status::OrderStatus;
///
/// # let client = client();
/// # let body = r#"{"code":0,"data":{"order_id":"7","status":"FilledStatus","symbol":"700.HK",
/// #   "side":"Buy","quantity":"200","executed_quantity":"200","time_in_force":"Day"}}"#;
/// # let runtime = Offline::new([(200, body)]);
/// let which = OrderDetail { order_id: OrderId::parse("7")?, is_attached: false };
/// let look = block_on(detail(&client, &*runtime, which, Limits::default()))?;
/// assert_eq!(look.found.status, OrderStatus::Filled);
/// # Ok::<(), Box<longport_cancel_order::Error>>(())
/// ```
///
/// # Errors
///
/// Those of the call; [`Kind::BadResponse`] for an answer that is not this order's details, and
/// [`Kind::Unsupported`] for an account at the US data centre.
pub async fn detail<R: Runtime>(
    client: &Client,
    runtime: &R,
    which: OrderDetail,
    limits: Limits,
) -> Result<Look<OrderView>, Box<Error>> {
    let read = |answer: &Answer| orders::detail(&answer.body, which.order_id);
    ask(client, runtime, which.into(), limits, read).await
}

/// Reads a list of orders, or a part of one.
///
/// # Errors
///
/// As [`detail`].
pub async fn list<R: Runtime>(
    client: &Client,
    runtime: &R,
    which: Operation,
    limits: Limits,
) -> Result<Look<OrderList>, Box<Error>> {
    ask(client, runtime, which, limits, |answer| orders::list(&answer.body)).await
}

async fn ask<R: Runtime, T>(
    client: &Client,
    runtime: &R,
    operation: Operation,
    limits: Limits,
    read: impl Fn(&Answer) -> Result<T, ShapeError>,
) -> Result<Look<T>, Box<Error>> {
    let limits = Limits { lane: Lane::LookUp, hedge: false, ..limits };
    let mut call = Call::new(operation, limits, client.session.borrow().auth, runtime.now());
    let answer = drive(&mut call, &client.session, runtime).await?;
    let read_at_ms = runtime.now().unix_ms;
    match read(&answer) {
        Ok(found) => Ok(Look { found, left_at: answer.left_at, read_at_ms }),
        Err(wrong) => Err(call.misread(&wrong.why()).into()),
    }
}

/// The orders that fit and may be open: today's, then those of earlier days, in this order, since an
/// order goes from the one list to the other at midnight. One that both tell of is told of once, as
/// the later list has it.
///
/// ```
/// # mod offline { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/offline/runtime.rs")); }
/// # use offline::{Offline, block_on, client};
/// use longport_cancel_order::call::Limits;
/// use longport_cancel_order::flow::lookup::{OrderFilter, open_orders};
///
/// # let client = client();
/// # let order = r#"{"order_id":"7","status":"NewStatus","symbol":"700.HK","side":"Buy",
/// #   "quantity":"200","executed_quantity":"0","time_in_force":"Day"}"#;
/// # let today = format!(r#"{{"code":0,"data":{{"orders":[{order}]}}}}"#);
/// # let earlier = r#"{"code":0,"data":{"orders":[],"has_more":false}}"#;
/// # let runtime = Offline::new([(200, &*today), (200, earlier)]);
/// let filter = OrderFilter { symbol: Some("700.HK".into()), ..OrderFilter::default() };
/// let open = block_on(open_orders(&client, &*runtime, &filter, Limits::default()))?;
/// assert_eq!(open[0].order.order_id.to_string(), "7");
/// # Ok::<(), Box<longport_cancel_order::Error>>(())
/// ```
///
/// # Errors
///
/// As [`list`]; [`Kind::ListTooLong`] where the orders of one second are more than a list has room
/// for.
pub async fn open_orders<R: Runtime>(
    client: &Client,
    runtime: &R,
    filter: &OrderFilter,
    limits: Limits,
) -> Result<Vec<Seen>, Box<Error>> {
    let mut seen = Vec::new();
    today(client, runtime, filter, limits, &mut |order| seen.push(order)).await?;
    earlier(client, runtime, filter, limits, &mut |order| seen.push(order)).await?;
    let mut open: Vec<Seen> = Vec::new();
    for order in seen {
        let is_open = !order.order.meaning().is_closed();
        let known = open.iter_mut().find(|known| known.order.order_id == order.order.order_id);
        match known {
            Some(known) => *known = order,
            None if is_open => open.push(order),
            None => {}
        }
    }
    open.retain(|order| !order.order.meaning().is_closed());
    Ok(open)
}

/// Reads today's orders that fit.
///
/// # Errors
///
/// As [`open_orders`].
pub async fn today<R: Runtime>(
    client: &Client,
    runtime: &R,
    filter: &OrderFilter,
    limits: Limits,
    found: &mut impl FnMut(Seen),
) -> Result<Duration, Box<Error>> {
    let look = list(client, runtime, filter.today().into(), limits).await?;
    // There is no way to ask for the rest.
    if look.found.has_more == Some(true) {
        return Err(too_long().into());
    }
    let left_at = look.left_at;
    tell(look, found);
    Ok(left_at)
}

/// Reads the orders of earlier days that fit and may be open, in ranges that are halved for as long
/// as there are more than a list has room for.
///
/// # Errors
///
/// As [`open_orders`].
pub async fn earlier<R: Runtime>(
    client: &Client,
    runtime: &R,
    filter: &OrderFilter,
    limits: Limits,
    found: &mut impl FnMut(Seen),
) -> Result<Duration, Box<Error>> {
    let mut ranges = vec![TimeRange::until(runtime.now().unix_ms / 1_000)];
    let mut left_at = None;
    while let Some(range) = ranges.pop() {
        let look = list(client, runtime, filter.earlier(range).into(), limits).await?;
        left_at.get_or_insert(look.left_at);
        if look.found.has_more.unwrap_or(look.found.orders.len() >= LIST_LENGTH) {
            ranges.extend(range.halves().ok_or_else(too_long)?);
        }
        tell(look, found);
    }
    Ok(left_at.unwrap_or_default())
}

fn tell(look: Look<OrderList>, found: &mut impl FnMut(Seen)) {
    let read_at_ms = look.read_at_ms;
    for order in look.found.orders {
        found(Seen { order, read_at_ms });
    }
}

fn too_long() -> Error {
    let why = "the gateway lists 1,000 orders at most; narrow it by symbol, side or market";
    let message = [Kind::ListTooLong.summary(), ": ", why].concat();
    Error { message, ..*Error::of(Kind::ListTooLong) }
}
