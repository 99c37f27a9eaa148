//! What can be done with orders, as data: the method, the path and the query of each operation.

use crate::order::OrderId;

/// One thing to ask of the gateway.
///
/// ```
/// use longport_cancel_order::OrderId;
/// use longport_cancel_order::order::{CancelOrder, Operation};
///
/// let cancel = CancelOrder { order_id: OrderId::parse("7")?, is_attached: true };
/// let operation = Operation::from(cancel);
/// assert_eq!((operation.method, operation.path), ("DELETE", "/v1/trade/order"));
/// assert_eq!(operation.query, "order_id=7&is_attached=true");
/// # Ok::<(), Box<longport_cancel_order::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
    /// Which of the gateway's interfaces it calls.
    pub interface: Interface,
    /// The HTTP method.
    pub method: &'static str,
    /// The gateway's own path, which is what a signature covers; a proxy's prefix is not part of it.
    pub path: &'static str,
    /// The query string, without `?`.
    pub query: String,
    /// What it does to the account.
    pub effect: Effect,
    /// The one order that it is about.
    pub order_id: Option<OrderId>,
}

/// One of the gateway's interfaces, each of which has a rate limit of its own.
///
/// ```
/// use longport_cancel_order::order::operation::{Interface, Operation, TodayOrders};
///
/// let operation = Operation::from(TodayOrders::default());
/// assert_eq!(operation.interface, Interface::TodayOrders);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Interface {
    /// Cancels an order.
    CancelOrder,
    /// Reads an order's details.
    OrderDetail,
    /// Lists today's orders.
    TodayOrders,
    /// Lists the orders of earlier days.
    HistoryOrders,
}

impl Interface {
    /// How many there are.
    pub const COUNT: usize = 4;
}

/// What an operation does to the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nothing: it reads.
    None,
    /// Something, and no more when it is done twice.
    Idempotent,
}

/// How much of an answer is read, in bytes. The gateway's take a few hundred, and the details of an
/// order a few thousand.
pub const MAX_BODY: usize = 64 * 1024;

/// How much of a list of orders is read, in bytes. The gateway lists at most 1,000, of about 1 kB.
pub const MAX_LIST_BODY: usize = 4 * 1024 * 1024;

impl Operation {
    /// How much of its answer is read, in bytes.
    #[must_use]
    pub fn max_body(&self) -> usize {
        if self.path == "/v1/trade/order" { MAX_BODY } else { MAX_LIST_BODY }
    }
}

/// Cancels an order.
///
/// ```
/// use longport_cancel_order::OrderId;
/// use longport_cancel_order::order::operation::{CancelOrder, Effect, Operation};
///
/// let cancel = CancelOrder { order_id: OrderId::parse("7")?, is_attached: false };
/// assert_eq!(Operation::from(cancel).effect, Effect::Idempotent);
/// # Ok::<(), Box<longport_cancel_order::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CancelOrder {
    /// The order.
    pub order_id: OrderId,
    /// Whether the id is an attached (take-profit or stop-loss) order's.
    pub is_attached: bool,
}

impl From<CancelOrder> for Operation {
    fn from(CancelOrder { order_id, is_attached }: CancelOrder) -> Self {
        let query = of_one_order(order_id, is_attached);
        let interface = Interface::CancelOrder;
        Self {
            interface,
            method: "DELETE",
            path: "/v1/trade/order",
            query,
            effect: Effect::Idempotent,
            order_id: Some(order_id),
        }
    }
}

/// Reads an order's details.
///
/// ```
/// use longport_cancel_order::OrderId;
/// use longport_cancel_order::order::Operation;
/// use longport_cancel_order::order::operation::OrderDetail;
///
/// let detail = OrderDetail { order_id: OrderId::parse("7")?, is_attached: false };
/// assert_eq!(Operation::from(detail).method, "GET");
/// # Ok::<(), Box<longport_cancel_order::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderDetail {
    /// The order.
    pub order_id: OrderId,
    /// Whether the id is an attached (take-profit or stop-loss) order's.
    pub is_attached: bool,
}

impl From<OrderDetail> for Operation {
    fn from(OrderDetail { order_id, is_attached }: OrderDetail) -> Self {
        let query = of_one_order(order_id, is_attached);
        let interface = Interface::OrderDetail;
        Self {
            interface,
            method: "GET",
            path: "/v1/trade/order",
            query,
            effect: Effect::None,
            order_id: Some(order_id),
        }
    }
}

fn of_one_order(order_id: OrderId, is_attached: bool) -> String {
    let attached = if is_attached { "&is_attached=true" } else { "" };
    ["order_id=", &order_id.digits(), attached].concat()
}

/// Lists the orders that were submitted today.
///
/// ```
/// use longport_cancel_order::order::Operation;
/// use longport_cancel_order::order::operation::TodayOrders;
///
/// let today = TodayOrders { symbol: Some("700.HK".into()), ..TodayOrders::default() };
/// assert_eq!(Operation::from(today).query, "symbol=700.HK");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TodayOrders<'a> {
    /// Only of this security, such as `700.HK`.
    pub symbol: Option<&'a str>,
    /// Only of these statuses, as the gateway spells them.
    pub status: Vec<&'a str>,
    /// Only `Buy` or `Sell`.
    pub side: Option<&'a str>,
    /// Only of the market `US` or `HK`.
    pub market: Option<&'a str>,
    /// Only this order.
    pub order_id: Option<OrderId>,
}

impl From<TodayOrders<'_>> for Operation {
    fn from(orders: TodayOrders<'_>) -> Self {
        let TodayOrders { symbol, status, side, market, order_id } = orders;
        let numbers = [("order_id", order_id.map(OrderId::digits)), ("", None)];
        let query = list([symbol, side, market], &status, &numbers);
        Self {
            interface: Interface::TodayOrders,
            method: "GET",
            path: "/v1/trade/order/today",
            query,
            effect: Effect::None,
            order_id: None,
        }
    }
}

/// Lists the orders of earlier days, which leaves out today's.
///
/// ```
/// use longport_cancel_order::order::Operation;
/// use longport_cancel_order::order::history::TimeRange;
/// use longport_cancel_order::order::operation::HistoryOrders;
///
/// let range = TimeRange::until(1_700_000_000);
/// let history = Operation::from(HistoryOrders::default().not_closed(range));
/// assert_eq!(history.path, "/v1/trade/order/history");
/// assert!(history.query.contains("status=ExpiredStatus"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HistoryOrders<'a> {
    /// Only of this security, such as `700.HK`.
    pub symbol: Option<&'a str>,
    /// Only of these statuses, as the gateway spells them.
    pub status: Vec<&'a str>,
    /// Only `Buy` or `Sell`.
    pub side: Option<&'a str>,
    /// Only of the market `US` or `HK`.
    pub market: Option<&'a str>,
    /// From this time on, in seconds since 1970; the gateway's default is 90 days ago.
    pub start_at: Option<u64>,
    /// Until this time, in seconds since 1970.
    pub end_at: Option<u64>,
}

impl From<HistoryOrders<'_>> for Operation {
    fn from(orders: HistoryOrders<'_>) -> Self {
        let HistoryOrders { symbol, status, side, market, start_at, end_at } = orders;
        let text = |time: u64| time.to_string();
        let numbers = [("start_at", start_at.map(text)), ("end_at", end_at.map(text))];
        let query = list([symbol, side, market], &status, &numbers);
        Self {
            interface: Interface::HistoryOrders,
            method: "GET",
            path: "/v1/trade/order/history",
            query,
            effect: Effect::None,
            order_id: None,
        }
    }
}

/// The query of a list, with what both lists can be asked for.
fn list(
    [symbol, side, market]: [Option<&str>; 3],
    status: &[&str],
    numbers: &[(&str, Option<String>); 2],
) -> String {
    let mut query = Query::default();
    query.add("symbol", symbol);
    for status in status {
        query.add("status", Some(status));
    }
    query.add("side", side);
    query.add("market", market);
    for (name, number) in numbers {
        query.add(name, number.as_deref());
    }
    query.0
}

/// A query string, form-urlencoded.
#[derive(Default)]
struct Query(String);

impl Query {
    fn add(&mut self, name: &str, value: Option<&str>) {
        let Some(value) = value else { return };
        if !self.0.is_empty() {
            self.0.push('&');
        }
        self.0 += name;
        self.0.push('=');
        for byte in value.bytes() {
            self.encode(byte);
        }
    }

    fn encode(&mut self, byte: u8) {
        match byte {
            b' ' => self.0.push('+'),
            _ if byte.is_ascii_alphanumeric() || b"*-._".contains(&byte) => self.0.push(byte.into()),
            _ => {
                let digits = b"0123456789ABCDEF";
                let [high, low] = [byte >> 4, byte & 15].map(|digit| digits[usize::from(digit)].into());
                self.0.extend(['%', high, low]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id() -> OrderId {
        OrderId::parse("709043056541253632").unwrap()
    }

    #[test]
    fn a_cancel_and_a_detail_differ_in_method_and_effect_alone() {
        for (is_attached, query) in
            [(false, "order_id=709043056541253632"), (true, "order_id=709043056541253632&is_attached=true")]
        {
            let cancel = Operation::from(CancelOrder { order_id: id(), is_attached });
            let detail = Operation::from(OrderDetail { order_id: id(), is_attached });
            assert_eq!((cancel.method, cancel.effect), ("DELETE", Effect::Idempotent));
            assert_eq!((detail.method, detail.effect), ("GET", Effect::None));
            assert_eq!([&cancel.query, &detail.query], [query; 2]);
            assert_eq!([cancel.path, detail.path], ["/v1/trade/order"; 2]);
            assert_eq!([cancel.max_body(), detail.max_body()], [MAX_BODY; 2]);
        }
    }

    #[test]
    fn a_list_asks_for_what_is_given_and_for_nothing_else() {
        let all = Operation::from(TodayOrders::default());
        assert_eq!((all.query.as_str(), all.max_body()), ("", MAX_LIST_BODY));
        let today = TodayOrders {
            symbol: Some("700.HK"),
            status: vec!["NewStatus", "PartialFilledStatus"],
            side: Some("Buy"),
            market: Some("HK"),
            order_id: Some(id()),
        };
        assert_eq!(
            Operation::from(today).query,
            "symbol=700.HK&status=NewStatus&status=PartialFilledStatus&side=Buy&market=HK&order_id=709043056541253632"
        );
        let history = HistoryOrders {
            start_at: Some(1_700_000_000),
            end_at: Some(1_700_086_400),
            ..Default::default()
        };
        let history = Operation::from(history);
        assert_eq!(history.query, "start_at=1700000000&end_at=1700086400");
        assert_eq!((history.path, history.max_body()), ("/v1/trade/order/history", MAX_LIST_BODY));
    }

    #[test]
    fn a_value_is_form_urlencoded() {
        let symbol = Some("BRK A/ü*-._&=%");
        let query = Operation::from(TodayOrders { symbol, ..Default::default() }).query;
        assert_eq!(query, "symbol=BRK+A%2F%C3%BC*-._%26%3D%25");
    }
}
