//! The look-ups of orders that are being cancelled: one by its details, many by the lists.

use std::rc::Rc;

use super::Client;
use super::lookup::{self, Look, OrderFilter};
use crate::call::Limits;
use crate::driver::Runtime;
use crate::error::Kind;
use crate::order::history::TimeRange;
use crate::order::operation::{HistoryOrders, OrderDetail};
use crate::order::status::Meaning;
use crate::order::{OrderId, OrderView};

/// With more orders than this to look up, one list takes the place of their details.
pub const MOST_DETAILS: usize = 5;

/// What a look-up found of the orders that it was for; nothing of one that it did not see.
pub struct Looked {
    pub is_list: bool,
    pub wanted: Vec<OrderId>,
    pub found: Vec<Look<OrderView>>,
    /// Why it failed, if it did.
    pub failure: Option<Kind>,
}

/// Looks an order up in its details.
pub async fn look_at_detail<R: Runtime>(
    client: &Client,
    runtime: Rc<R>,
    which: OrderDetail,
    limits: Limits,
) -> Looked {
    let result = lookup::detail(client, &*runtime, which, limits).await;
    let failure = result.as_ref().err().map(|error| error.kind);
    let (wanted, found) = (vec![which.order_id], result.into_iter().collect());
    Looked { is_list: false, wanted, found, failure }
}

/// Looks orders up in today's list, in that of earlier days for what is not there, and in details
/// for a few that neither shows, or that have expired: no list tells for how long.
pub async fn look_at_lists<R: Runtime>(
    client: &Client,
    runtime: Rc<R>,
    wanted: Vec<OrderId>,
    limits: Limits,
) -> Looked {
    let mut looked = Looked { is_list: true, wanted, found: Vec::new(), failure: None };
    // By default the gateway goes back 90 days, and a GTC order may be older.
    let TimeRange { start, end } = TimeRange::until(runtime.now().unix_ms / 1_000);
    let earlier = HistoryOrders { start_at: Some(start), end_at: Some(end), ..HistoryOrders::default() };
    let lists = [OrderFilter::default().today().into(), earlier.into()];
    for list in lists {
        match lookup::list(client, &*runtime, list, limits).await {
            Ok(Look { found, left_at, read_at_ms }) => {
                let orders = found.orders.into_iter().filter(|order| looked.wanted.contains(&order.order_id));
                looked.found.extend(orders.map(|found| Look { found, left_at, read_at_ms }));
            }
            Err(error) => {
                looked.failure = Some(error.kind);
                return looked;
            }
        }
        if looked.wanted.iter().all(|id| looked.found.iter().any(|look| look.found.order_id == *id)) {
            break;
        }
    }
    let is_told = |id: &OrderId| {
        let look = looked.found.iter().find(|look| look.found.order_id == *id);
        look.is_some_and(|look| look.found.meaning() != Meaning::Dormant)
    };
    let rest: Vec<_> = looked.wanted.iter().copied().filter(|id| !is_told(id)).take(MOST_DETAILS).collect();
    for order_id in rest {
        let which = OrderDetail { order_id, is_attached: false };
        if let Ok(look) = lookup::detail(client, &*runtime, which, limits).await {
            looked.found.retain(|look| look.found.order_id != order_id);
            looked.found.push(look);
        }
    }
    looked
}
