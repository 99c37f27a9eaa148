//! Every open order cancelled: list, cancel, and list again until nothing is open.

use std::cell::RefCell;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

use super::lookup::{self, OrderFilter};
use super::many::{Listener, Many};
use super::{CancelOptions, Client, Receipt, Until};
use crate::call::Limits;
use crate::driver::Runtime;
use crate::error::{Error, Outcome};
use crate::order::{OrderId, Seen};

/// How all orders are cancelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CancelAllOptions {
    /// How each is cancelled. They are always followed until they are closed.
    pub cancel: CancelOptions,
    /// How many are cancelled at a time.
    pub concurrency: usize,
    /// How often the lists are read at most.
    pub max_rounds: u32,
    /// Whether the orders are only listed.
    pub dry_run: bool,
}

/// What came of it, besides what the listener heard of each order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The orders that are not known to be closed, as they were last seen.
    pub still_open: Vec<Seen>,
    /// How often the lists were read.
    pub rounds: u32,
    /// Whether nothing is open any more: both lists were read whole after the last cancel was
    /// answered, and each order that was ever seen has a closing status of its own.
    pub is_complete: bool,
}

/// Hears what becomes of the orders; the place of an order is when it was first seen.
pub trait AllListener<R>: Listener<R> {
    /// An order was seen for the first time.
    fn found(&mut self, place: u32, order: &Seen);

    /// An order that has a result already is cancelled again.
    fn again(&mut self, place: u32);
}

/// Cancels the orders that fit, and that are `wanted`.
///
/// # Errors
///
/// Those of the first list. Where a later one fails, the report says that it is not complete.
pub async fn cancel_all<R: Runtime, L: AllListener<R>>(
    client: &Client,
    filter: &OrderFilter,
    options: CancelAllOptions,
    wanted: impl Fn(&Seen) -> bool,
    runtime_of: impl Fn(Option<OrderId>) -> R,
    mut listener: L,
) -> Result<(Report, L), Box<Error>> {
    let cancel = CancelOptions { until: Until::Closed, ..options.cancel };
    let runtime = runtime_of(None);
    let mut orders = Orders::default();
    let mut rounds = 0;
    let is_complete = loop {
        rounds += 1;
        let listed = RefCell::new(Vec::new());
        let mut listing = pin!(list(client, &runtime, filter, cancel.limits, &listed));
        let mut whole = None;
        let mut many =
            Many::new(client, cancel, options.concurrency, Round { orders: &mut orders, listener });
        let mut has_cancelled = false;
        poll_fn(|context| {
            if whole.is_none()
                && let Poll::Ready(result) = listing.as_mut().poll(context)
            {
                whole = Some(result);
            }
            // Those of the first list need not wait for the second.
            for seen in listed.take() {
                let Some(place) = many.listener.see(seen, &wanted, options.dry_run) else { continue };
                let order_id = many.listener.orders.0[place].seen.order.order_id;
                has_cancelled = true;
                many.add(order_id, vec![index(place)], runtime_of(Some(order_id)));
            }
            match many.poll(context) {
                Poll::Ready(()) if whole.is_some() => Poll::Ready(()),
                _ => Poll::Pending,
            }
        })
        .await;
        listener = many.into_listener().listener;
        match whole {
            Some(Err((true, error))) if rounds == 1 => return Err(error),
            Some(Ok(())) if !has_cancelled => break orders.are_settled(),
            _ if !has_cancelled || rounds == options.max_rounds => break false,
            _ => orders.begin_round(),
        }
    };
    let still_open = orders.0.into_iter().filter(|order| !order.is_closed()).map(|order| order.seen);
    Ok((Report { still_open: still_open.collect(), rounds, is_complete }, listener))
}

/// Reads both lists; of an error, whether it is the first one's.
async fn list<R: Runtime>(
    client: &Client,
    runtime: &R,
    filter: &OrderFilter,
    limits: Limits,
    listed: &RefCell<Vec<Seen>>,
) -> Result<(), (bool, Box<Error>)> {
    let mut found = |seen| listed.borrow_mut().push(seen);
    lookup::today(client, runtime, filter, limits, &mut found).await.map_err(|error| (true, error))?;
    lookup::earlier(client, runtime, filter, limits, &mut found).await.map_err(|error| (false, error))?;
    Ok(())
}

/// The orders that were ever seen.
#[derive(Default)]
struct Orders(Vec<Tracked>);

struct Tracked {
    seen: Seen,
    /// Whether it was cancelled in this round.
    is_begun: bool,
    has_result: bool,
    is_unknown: bool,
}

impl Tracked {
    fn is_closed(&self) -> bool {
        self.seen.order.meaning().is_closed()
    }
}

impl Orders {
    fn are_settled(&self) -> bool {
        self.0.iter().all(|order| order.is_closed() && !order.is_unknown)
    }

    fn begin_round(&mut self) {
        for order in &mut self.0 {
            order.is_begun = false;
        }
    }
}

/// Keeps what is heard of the orders in one round.
struct Round<'a, L> {
    orders: &'a mut Orders,
    listener: L,
}

impl<L> Round<'_, L> {
    /// Takes in an order of a list; its place if it is to be cancelled.
    fn see<R>(&mut self, seen: Seen, wanted: impl Fn(&Seen) -> bool, dry_run: bool) -> Option<usize>
    where
        L: AllListener<R>,
    {
        let is_closed = seen.order.meaning().is_closed();
        let order_id = seen.order.order_id;
        let place = match self.orders.0.iter().position(|order| order.seen.order.order_id == order_id) {
            // A list may lag behind what the order's own status said.
            Some(place) if self.orders.0[place].is_closed() => return None,
            Some(place) => {
                self.orders.0[place].seen = seen;
                place
            }
            // What was over before is nobody's concern.
            None if is_closed || !wanted(&seen) => return None,
            None => {
                let place = self.orders.0.len();
                self.listener.found(index(place), &seen);
                self.orders.0.push(Tracked { seen, is_begun: false, has_result: false, is_unknown: false });
                place
            }
        };
        let order = &mut self.orders.0[place];
        if is_closed || order.is_begun || dry_run {
            return None;
        }
        order.is_begun = true;
        if order.has_result {
            self.listener.again(index(place));
        }
        Some(place)
    }
}

impl<R, L: Listener<R>> Listener<R> for Round<'_, L> {
    fn accepted(&mut self, places: &[u32]) {
        self.listener.accepted(places);
    }

    fn ended(
        &mut self,
        places: Vec<u32>,
        order_id: OrderId,
        result: Result<Receipt, Box<Error>>,
        runtime: &R,
    ) {
        let seen = match &result {
            Ok(receipt) => receipt.seen.as_deref(),
            Err(error) => error.seen.as_deref(),
        };
        for place in &places {
            if let Some(order) = self.orders.0.get_mut(*place as usize) {
                order.has_result = true;
                order.is_unknown =
                    result.as_ref().is_err_and(|error| error.outcome == Some(Outcome::Unknown));
                if let Some(seen) = seen {
                    order.seen = seen.clone();
                }
            }
        }
        self.listener.ended(places, order_id, result, runtime);
    }
}

fn index(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
