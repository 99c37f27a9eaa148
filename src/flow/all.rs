//! Every open order cancelled: list, cancel, and list again until nothing is open.

use std::cell::RefCell;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::rc::Rc;
use std::task::Poll;

use super::lookup::{self, OrderFilter};
use super::many::{Listener, Many, Progress};
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

/// Hears what becomes of the orders. The place of an order is when it was first seen.
pub trait AllListener<R>: Listener<R> {
    /// An order was seen for the first time, as the next one.
    fn found(&mut self, order: &Seen);
}

/// Cancels the orders that fit, and that are `wanted`.
///
/// # Errors
///
/// Those of the first list. Where a later one fails, the report says that it is not complete.
pub async fn cancel_all<R: Runtime>(
    client: &Client,
    filter: &OrderFilter,
    options: CancelAllOptions,
    wanted: &dyn Fn(&Seen) -> bool,
    runtime: &R,
    runtime_of: &dyn Fn(OrderId) -> Rc<R>,
    listener: &mut dyn AllListener<R>,
) -> Result<Report, Box<Error>> {
    let cancel = CancelOptions { until: Until::Closed, ..options.cancel };
    let mut progress = Progress::default();
    let mut orders = Orders::default();
    let mut rounds = 0;
    let is_complete = loop {
        rounds += 1;
        let listed = RefCell::new(Vec::new());
        let mut listing = pin!(list(client, runtime, filter, cancel.limits, &listed));
        let mut whole = None;
        let mut round = Round { orders: &mut orders, listener };
        let mut many = Many::new(client, cancel, options.concurrency, runtime_of);
        many.progress = progress;
        let mut has_cancelled = false;
        poll_fn(|context| {
            if whole.is_none()
                && let Poll::Ready(result) = listing.as_mut().poll(context)
            {
                whole = Some(result);
            }
            // Those of the first list need not wait for the second.
            for seen in listed.take() {
                let order_id = seen.order.order_id;
                let Some(place) = round.see(seen, wanted, options.dry_run) else { continue };
                has_cancelled = true;
                round.orders.0[place].forget_result(&mut many.progress);
                many.add(order_id, vec![index(place)]);
            }
            match many.poll(context, &mut round) {
                Poll::Ready(()) if whole.is_some() => Poll::Ready(()),
                _ => Poll::Pending,
            }
        })
        .await;
        progress = many.progress;
        match whole {
            Some(Err((true, error))) if rounds == 1 => return Err(error),
            Some(Ok(())) if !has_cancelled => break orders.are_settled(),
            _ if !has_cancelled || rounds == options.max_rounds => break false,
            _ => orders.begin_round(),
        }
    };
    let still_open = orders.0.into_iter().filter(|order| !order.is_closed()).map(|order| order.seen);
    Ok(Report { still_open: still_open.collect(), rounds, is_complete })
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
    /// What is known of its last cancel, if that failed.
    failure: Option<Failure>,
}

#[derive(Clone, Copy)]
struct Failure {
    is_unknown: bool,
    is_accepted: bool,
}

impl Tracked {
    /// It is cancelled again, so it counts as if it had never been.
    fn forget_result(&mut self, progress: &mut Progress) {
        let Some(failure) = self.failure.take() else { return };
        progress.total -= 1;
        progress.done -= 1;
        progress.failed -= 1;
        progress.accepted -= u32::from(failure.is_accepted);
    }

    fn is_closed(&self) -> bool {
        self.seen.order.meaning().is_closed()
    }
}

impl Orders {
    fn are_settled(&self) -> bool {
        self.0
            .iter()
            .all(|order| order.is_closed() && !order.failure.is_some_and(|failure| failure.is_unknown))
    }

    fn begin_round(&mut self) {
        for order in &mut self.0 {
            order.is_begun = false;
        }
    }
}

/// Keeps what is heard of the orders in one round.
struct Round<'a, R> {
    orders: &'a mut Orders,
    listener: &'a mut dyn AllListener<R>,
}

impl<R> Round<'_, R> {
    /// Takes in an order of a list; its place if it is to be cancelled.
    fn see(&mut self, seen: Seen, wanted: &dyn Fn(&Seen) -> bool, dry_run: bool) -> Option<usize> {
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
                self.listener.found(&seen);
                self.orders.0.push(Tracked { seen, is_begun: false, failure: None });
                place
            }
        };
        let order = &mut self.orders.0[place];
        if is_closed || order.is_begun || dry_run {
            return None;
        }
        order.is_begun = true;
        Some(place)
    }
}

impl<R> Listener<R> for Round<'_, R> {
    fn progressed(&mut self, progress: Progress) {
        self.listener.progressed(progress);
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
                order.failure = result.as_ref().err().map(|error| Failure {
                    is_unknown: error.outcome == Some(Outcome::Unknown),
                    is_accepted: error.is_accepted,
                });
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
