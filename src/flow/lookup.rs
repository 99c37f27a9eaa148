//! Looking orders up: one by its details, or all that may be open by two lists.

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use super::Client;
use crate::call::{Call, Limits};
use crate::driver::{Runtime, drive};
use crate::error::{Error, Kind};
use crate::http::orders;
use crate::limit::Lane;
use crate::order::history::TimeRange;
use crate::order::operation::{HistoryOrders, Interface, OrderDetail, TodayOrders};
use crate::order::view::OrderList;
use crate::order::{Operation, Seen};
use crate::time::Duration;

/// How many orders the gateway lists at most.
const LIST_LENGTH: usize = 1_000;

/// Each look-up is boxed, so that a program has it once for all that look up.
pub type Boxed<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// What a look-up found.
#[derive(Clone, Debug)]
pub struct Look {
    /// The orders, as they came; of the details of an order, that one.
    pub orders: Vec<Arc<Seen>>,
    /// As in [`OrderList`].
    pub has_more: Option<bool>,
    /// When the request left that was answered with it.
    pub left_at: Duration,
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
    pub fn today(&self) -> Operation {
        let Self { symbol, side, market } = self;
        let [symbol, side, market] = [symbol, side, market].map(Option::as_deref);
        TodayOrders { symbol, side, market, ..TodayOrders::default() }.into()
    }

    /// The orders of earlier days that fit and may be open.
    #[must_use]
    pub fn earlier(&self, range: TimeRange) -> Operation {
        let Self { symbol, side, market } = self;
        let [symbol, side, market] = [symbol, side, market].map(Option::as_deref);
        HistoryOrders { symbol, side, market, ..HistoryOrders::default() }.not_closed(range).into()
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
/// assert_eq!(look.orders[0].order.status, OrderStatus::Filled);
/// # Ok::<(), Box<longport_cancel_order::Error>>(())
/// ```
///
/// # Errors
///
/// As [`look`]; [`Kind::BadResponse`] for an answer that is not this order's details.
pub fn detail<'a, R: Runtime>(
    client: &'a Client,
    runtime: &'a R,
    which: OrderDetail,
    limits: Limits,
) -> Boxed<'a, Result<Look, Box<Error>>> {
    look(client, runtime, which.into(), limits)
}

/// Reads a list of orders, a part of one, or the details of an order.
///
/// # Errors
///
/// Those of the call; [`Kind::BadResponse`] for an answer that does not say what was asked, and
/// [`Kind::Unsupported`] for an account at the US data centre.
pub fn look<'a, R: Runtime>(
    client: &'a Client,
    runtime: &'a R,
    operation: Operation,
    limits: Limits,
) -> Boxed<'a, Result<Look, Box<Error>>> {
    Box::pin(async move {
        let limits = Limits { lane: Lane::LookUp, hedge: false, ..limits };
        let detail_of = operation.order_id.filter(|_| operation.interface == Interface::OrderDetail);
        let mut call = Call::new(operation, limits, client.session.borrow().auth, runtime.now());
        let answer = drive(&mut call, &client.session, runtime).await?;
        let read_at_ms = runtime.now().unix_ms;
        let read = match detail_of {
            Some(order_id) => orders::detail(&answer.body, order_id)
                .map(|order| OrderList { orders: vec![order], has_more: None }),
            None => orders::list(&answer.body),
        };
        let list = read.map_err(|wrong| call.misread(&wrong.why()))?;
        let orders = list.orders.into_iter().map(|order| Arc::new(Seen { order, read_at_ms })).collect();
        Ok(Look { orders, has_more: list.has_more, left_at: answer.left_at })
    })
}

/// The orders that fit and may be open. One that both lists tell of is told of once, as the later list
/// has it.
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
/// As [`lists`].
pub async fn open_orders<R: Runtime>(
    client: &Client,
    runtime: &R,
    filter: &OrderFilter,
    limits: Limits,
) -> Result<Vec<Arc<Seen>>, Box<Error>> {
    let found = RefCell::default();
    lists(client, runtime, filter, limits, &found).await.map_err(|(_, error)| error)?;
    let mut open: Vec<Arc<Seen>> = Vec::new();
    for order in found.take() {
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

/// Reads today's orders that fit, then those of earlier days that fit and may be open, in this order,
/// since an order goes from the one list to the other at midnight. Earlier days are read in ranges
/// that are halved for as long as there are more than a list has room for.
///
/// # Errors
///
/// As [`look`]; [`Kind::ListTooLong`] where the orders of one second are more than a list has room
/// for. With it, whether it is the first list's.
pub fn lists<'a, R: Runtime>(
    client: &'a Client,
    runtime: &'a R,
    filter: &'a OrderFilter,
    limits: Limits,
    found: &'a RefCell<Vec<Arc<Seen>>>,
) -> Boxed<'a, Result<(), (bool, Box<Error>)>> {
    Box::pin(async move {
        // The list of today has no range.
        let mut ranges = vec![None];
        while let Some(range) = ranges.pop() {
            let which = range.map_or_else(|| filter.today(), |range| filter.earlier(range));
            let failed = |error| (range.is_none(), error);
            let look = look(client, runtime, which, limits).await.map_err(failed)?;
            let is_full = range.is_some() && look.orders.len() >= LIST_LENGTH;
            if look.has_more.unwrap_or(is_full) {
                // Of today's, there is no way to ask for the rest.
                let halves = range.and_then(TimeRange::halves).ok_or_else(|| failed(too_long().into()))?;
                ranges.extend(halves.map(Some));
            }
            if range.is_none() {
                ranges.push(Some(TimeRange::until(runtime.now().unix_ms / 1_000)));
            }
            found.borrow_mut().extend(look.orders);
        }
        Ok(())
    })
}

fn too_long() -> Error {
    let why = "the gateway lists 1,000 orders at most; narrow it by symbol, side or market";
    let message = [Kind::ListTooLong.summary(), ": ", why].concat();
    Error { message, ..*Error::of(Kind::ListTooLong) }
}
