//! Every open order cancelled: list, cancel, and list again until nothing is open.

use std::cell::RefCell;
use std::future::poll_fn;
use std::rc::Rc;
use std::sync::Arc;
use std::task::Poll;

use super::lookup::{self, Boxed, OrderFilter};
use super::many::{Listener, Many, Progress};
use super::{CancelOptions, Client, Receipt, Until};
use crate::call::Limits;
use crate::driver::Runtime;
use crate::error::{Error, Outcome};
use crate::order::operation::OrderDetail;
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
    pub still_open: Vec<Arc<Seen>>,
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

/// Whether an order is to be cancelled; what it fails with ends it all.
pub type Wanted<'a> = dyn Fn(&Seen) -> Result<bool, Box<Error>> + 'a;

/// Cancels the orders that fit, and that are `wanted`.
///
/// ```
/// # mod offline { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/offline/runtime.rs")); }
/// # use offline::{Offline, block_on, client};
/// use std::rc::Rc;
///
/// use longport_cancel_order::flow::all::{AllListener, CancelAllOptions, cancel_all};
/// use longport_cancel_order::flow::lookup::OrderFilter;
/// use longport_cancel_order::flow::many::{Listener, Progress};
/// use longport_cancel_order::flow::{CancelOptions, Receipt};
/// use longport_cancel_order::order::Seen;
/// use longport_cancel_order::{Error, OrderId};
///
/// struct Print;
///
/// impl<R> Listener<R> for Print {
///     fn progressed(&mut self, _: Progress) {}
///
///     fn ended(&mut self, _: Vec<u32>, id: OrderId, result: Result<Receipt, Box<Error>>, _: &R) {
///         println!("{id}: {result:?}");
///     }
/// }
///
/// impl<R> AllListener<R> for Print {
///     fn found(&mut self, order: &Seen) {
///         println!("{}: {}", order.order.order_id, order.order.status.name());
///     }
/// }
///
/// # let client = client();
/// # let empty = r#"{"code":0,"data":{"orders":[],"has_more":false}}"#;
/// # let runtime = Offline::new([(200, empty); 2]);
/// let (filter, cancel) = (OrderFilter::default(), CancelOptions::default());
/// let options = CancelAllOptions { cancel, concurrency: 32, max_rounds: 5, dry_run: false };
/// let runtime_of = |_| Rc::clone(&runtime);
/// let mut print = Print;
/// let wanted = |order: &Seen| Ok(order.order.side == "Buy");
/// let cancelled =
///     cancel_all(&client, &filter, options, &wanted, &*runtime, &runtime_of, &mut print);
/// let report = block_on(cancelled)?;
/// assert!(report.is_complete && report.still_open.is_empty());
/// # Ok::<(), Box<longport_cancel_order::Error>>(())
/// ```
///
/// # Errors
///
/// Those of the first list, and of `wanted`. Where a later list fails, the report says that it is not
/// complete.
pub async fn cancel_all<R: Runtime>(
    client: &Client,
    filter: &OrderFilter,
    options: CancelAllOptions,
    wanted: &Wanted<'_>,
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
        let found = RefCell::default();
        let (dry_run, doubts) = (options.dry_run, Vec::new());
        let mut round = Round { orders: &mut orders, listener, wanted, dry_run, doubts: Some(doubts) };
        let mut many = Many::new(client, cancel, options.concurrency, runtime_of);
        many.progress = progress;
        let lists = lookup::lists(client, runtime, filter, cancel.limits, &found);
        let (whole, mut has_cancelled) = round.cancel(lists, &found, &mut many).await?;
        if let Some(doubts) = round.doubts.take().filter(|doubts| !doubts.is_empty()) {
            let details = details(client, runtime, doubts, cancel.limits, &found);
            has_cancelled |= round.cancel(details, &found, &mut many).await?.1;
        }
        progress = many.progress;
        match whole {
            Err((true, error)) if rounds == 1 => return Err(error),
            Ok(()) if !has_cancelled => break orders.are_settled(),
            _ if !has_cancelled || rounds == options.max_rounds => break false,
            _ => orders.begin_round(),
        }
    };
    let still_open = orders.tracked.into_iter().filter(|order| !order.is_closed()).map(|order| order.seen);
    Ok(Report { still_open: still_open.collect(), rounds, is_complete })
}

/// Reads the details of these orders, one after another. What cannot be read stays as a list had it.
fn details<'a, R: Runtime>(
    client: &'a Client,
    runtime: &'a R,
    doubts: Vec<Arc<Seen>>,
    limits: Limits,
    found: &'a RefCell<Vec<Arc<Seen>>>,
) -> Boxed<'a, Listed> {
    Box::pin(async move {
        for listed in doubts {
            let which = OrderDetail { order_id: listed.order.order_id, is_attached: false };
            let seen = match lookup::detail(client, runtime, which, limits).await {
                Ok(look) => look.orders,
                Err(_) => vec![listed],
            };
            found.borrow_mut().extend(seen);
        }
        Ok(())
    })
}

/// Whether all was read; of an error, whether it is the first list's.
type Listed = Result<(), (bool, Box<Error>)>;

/// The orders that were ever seen.
#[derive(Default)]
struct Orders {
    tracked: Vec<Tracked>,
    /// Those that had expired for good before anything was done for them.
    expired: Vec<OrderId>,
}

struct Tracked {
    seen: Arc<Seen>,
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
        self.tracked
            .iter()
            .all(|order| order.is_closed() && !order.failure.is_some_and(|failure| failure.is_unknown))
    }

    fn begin_round(&mut self) {
        for order in &mut self.tracked {
            order.is_begun = false;
        }
    }
}

/// Keeps what is heard of the orders in one round.
struct Round<'a, R> {
    orders: &'a mut Orders,
    listener: &'a mut dyn AllListener<R>,
    wanted: &'a Wanted<'a>,
    dry_run: bool,
    /// The orders that a list says have expired, and are in force for a day: that is over, unless the
    /// list has it wrong. `None` once their details have been asked for.
    doubts: Option<Vec<Arc<Seen>>>,
}

impl<R: Runtime> Round<'_, R> {
    /// Cancels what is found while this goes on, to its end: those of the first list need not wait
    /// for the second. Returns what it came to, and whether there was anything to cancel.
    async fn cancel<'m>(
        &mut self,
        mut source: Boxed<'_, Listed>,
        found: &RefCell<Vec<Arc<Seen>>>,
        many: &mut Many<'m, R>,
    ) -> Result<(Listed, bool), Box<Error>>
    where
        R: 'm,
    {
        let mut result = None;
        let mut has_cancelled = false;
        poll_fn(|context| {
            if result.is_none()
                && let Poll::Ready(ended) = source.as_mut().poll(context)
            {
                result = Some(ended);
            }
            for seen in found.take() {
                let order_id = seen.order.order_id;
                let Some(place) = self.see(seen)? else { continue };
                has_cancelled = true;
                self.orders.tracked[place].forget_result(&mut many.progress);
                many.add(order_id, vec![index(place)]);
            }
            match many.poll(context, self) {
                Poll::Ready(()) => result.take().map_or(Poll::Pending, |result| Poll::Ready(Ok(result))),
                Poll::Pending => Poll::Pending,
            }
        })
        .await
        .map(|result| (result, has_cancelled))
    }

    /// Takes in an order that was found; its place if it is to be cancelled.
    fn see(&mut self, seen: Arc<Seen>) -> Result<Option<usize>, Box<Error>> {
        let is_closed = seen.order.meaning().is_closed();
        let order_id = seen.order.order_id;
        let known = self.orders.tracked.iter().position(|order| order.seen.order.order_id == order_id);
        match known {
            // A list may lag behind what the order's own status said.
            Some(place) if self.orders.tracked[place].is_closed() => return Ok(None),
            None if self.orders.expired.contains(&order_id) => return Ok(None),
            // What was over before is nobody's concern.
            None if is_closed => {
                self.orders.expired.extend(self.doubts.is_none().then_some(order_id));
                return Ok(None);
            }
            None if !(self.wanted)(&seen)? => return Ok(None),
            _ => {}
        }
        if let Some(doubts) = self.doubts.as_mut().filter(|_| seen.order.seems_expired()) {
            doubts.push(seen);
            return Ok(None);
        }
        let place = if let Some(place) = known {
            self.orders.tracked[place].seen = seen;
            place
        } else {
            self.listener.found(&seen);
            self.orders.tracked.push(Tracked { seen, is_begun: false, failure: None });
            self.orders.tracked.len() - 1
        };
        let order = &mut self.orders.tracked[place];
        if is_closed || order.is_begun || self.dry_run {
            return Ok(None);
        }
        order.is_begun = true;
        Ok(Some(place))
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
            Ok(receipt) => receipt.seen.as_ref(),
            Err(error) => error.seen.as_ref(),
        };
        for place in &places {
            if let Some(order) = self.orders.tracked.get_mut(*place as usize) {
                order.failure = result.as_ref().err().map(|error| Failure {
                    is_unknown: error.outcome == Some(Outcome::Unknown),
                    is_accepted: error.is_accepted,
                });
                if let Some(seen) = seen {
                    order.seen = Arc::clone(seen);
                }
            }
        }
        self.listener.ended(places, order_id, result, runtime);
    }
}

fn index(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
