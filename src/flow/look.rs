//! The look-ups of orders that are being cancelled: one by its details, many by the lists.

use std::rc::Rc;
use std::sync::Arc;

use super::Client;
use super::lookup::{self, OrderFilter};
use crate::call::Limits;
use crate::driver::Runtime;
use crate::error::Kind;
use crate::order::history::TimeRange;
use crate::order::operation::{HistoryOrders, OrderDetail};
use crate::order::status::Meaning;
use crate::order::{Operation, OrderId, Seen};
use crate::time::Duration;

/// With more orders than this to look up, one list takes the place of their details.
pub const MOST_DETAILS: usize = 5;

/// What a look-up found of the orders that it was for; nothing of one that it did not see.
pub struct Looked {
    pub is_list: bool,
    pub wanted: Vec<OrderId>,
    /// Each with the time when the look-up left.
    pub found: Vec<(Arc<Seen>, Duration)>,
    /// Why it failed, if it did.
    pub failure: Option<Kind>,
}

impl Looked {
    /// What it found of this order.
    pub fn see(&self, order_id: OrderId) -> Option<&(Arc<Seen>, Duration)> {
        self.found.iter().find(|(seen, _)| seen.order.order_id == order_id)
    }

    /// The few whose details are read since the lists leave them open.
    fn rest(&self) -> Vec<Operation> {
        let is_told =
            |id: OrderId| self.see(id).is_some_and(|(seen, _)| seen.order.meaning() != Meaning::Dormant);
        let rest = self.wanted.iter().copied().filter(|id| !is_told(*id)).take(MOST_DETAILS);
        rest.map(|order_id| OrderDetail { order_id, is_attached: false }.into()).collect()
    }
}

/// Looks orders up: one in its details, or many in today's list, in that of earlier days for what is
/// not there, and in details for a few that neither shows, or that have expired: no list tells for
/// how long.
pub async fn look_up<R: Runtime>(
    client: &Client,
    runtime: Rc<R>,
    wanted: Vec<OrderId>,
    detail: Option<OrderDetail>,
    limits: Limits,
) -> Looked {
    let mut looked = Looked { is_list: detail.is_none(), wanted, found: Vec::new(), failure: None };
    let mut steps = if let Some(detail) = detail {
        vec![detail.into()]
    } else {
        // By default the gateway goes back 90 days, and a GTC order may be older.
        let TimeRange { start, end } = TimeRange::until(runtime.now().unix_ms / 1_000);
        let (start_at, end_at) = (Some(start), Some(end));
        let earlier = HistoryOrders { start_at, end_at, ..HistoryOrders::default() };
        vec![OrderFilter::default().today(), earlier.into()]
    }
    .into_iter();
    let mut has_rest = looked.is_list;
    loop {
        let Some(which) = steps.next() else {
            if !has_rest {
                return looked;
            }
            has_rest = false;
            steps = looked.rest().into_iter();
            continue;
        };
        let detail_of = which.order_id;
        match lookup::look(client, &*runtime, which, limits).await {
            Ok(look) => {
                looked.found.retain(|(seen, _)| Some(seen.order.order_id) != detail_of);
                let wanted = &looked.wanted;
                let orders = look.orders.into_iter().filter(|seen| wanted.contains(&seen.order.order_id));
                looked.found.extend(orders.map(|seen| (seen, look.left_at)));
            }
            // Without the details of one, what the lists say holds.
            Err(_) if looked.is_list && detail_of.is_some() => {}
            Err(error) => {
                looked.failure = Some(error.kind);
                return looked;
            }
        }
        if detail_of.is_none() && looked.wanted.iter().all(|id| looked.see(*id).is_some()) {
            steps = Vec::new().into_iter();
        }
    }
}
