//! Cancels of one order or of many: some at a time, each followed as far as was asked, and those
//! that must be looked up looked up together.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll};

use super::entry::Entry;
use super::look::{Looked, MOST_DETAILS, look_up};
use super::lookup::Boxed;
use super::pursuit::Action;
use super::{CancelOptions, Client, Receipt};
use crate::call::{Limits, Now};
use crate::driver::Runtime;
use crate::error::{Error, Kind};
use crate::order::OrderId;
use crate::order::operation::OrderDetail;
use crate::time::Duration;

/// The pause before the second list; each further one is twice the last.
const FIRST_PAUSE: Duration = Duration::from_millis(200);
/// The longest pause between two lists.
const LONGEST_PAUSE: Duration = Duration::from_secs(2);
/// How long a look-up of a bulk is waited for.
const LOOK_TIMEOUT: Duration = Duration::from_secs(5);

/// How far many cancels are. It counts orders as often as they were named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// How many were named.
    pub total: u32,
    /// How many have a result.
    pub done: u32,
    /// For how many a cancel was accepted, or is known to have been.
    pub accepted: u32,
    /// How many are known to be cancelled.
    pub closed: u32,
    /// How many failed.
    pub failed: u32,
}

/// Each order once, in the order in which they were first named, with the places where they were.
///
/// ```
/// use longport_cancel_order::OrderId;
/// use longport_cancel_order::flow::many::distinct;
///
/// let [seven, eight] = ["7", "8"].map(|id| OrderId::parse(id).unwrap());
/// let named = [(0, seven), (1, eight), (2, seven)];
/// assert_eq!(distinct(&named), [(seven, vec![0, 2]), (eight, vec![1])]);
/// ```
#[must_use]
pub fn distinct(named: &[(u32, OrderId)]) -> Vec<(OrderId, Vec<u32>)> {
    let mut orders: Vec<(OrderId, Vec<u32>)> = Vec::new();
    // Where each order is, from the place on that its id leads to; at most every second one is taken.
    let mut known = vec![usize::MAX; (2 * named.len()).next_power_of_two()];
    for (place, order_id) in named {
        let mut at = order_id.spread();
        loop {
            at &= known.len() - 1;
            match orders.get_mut(known[at]) {
                Some((known, places)) if known == order_id => break places.push(*place),
                Some(_) => at += 1,
                None => {
                    known[at] = orders.len();
                    break orders.push((*order_id, vec![*place]));
                }
            }
        }
    }
    orders
}

/// Hears what becomes of the orders. `places` is where an order was named.
pub trait Listener<R> {
    /// Something has changed.
    fn progressed(&mut self, progress: Progress);

    /// What came of an order. `runtime` is the one that it was cancelled on.
    fn ended(
        &mut self,
        places: Vec<u32>,
        order_id: OrderId,
        result: Result<Receipt, Box<Error>>,
        runtime: &R,
    );
}

/// Cancels an order.
///
/// ```
/// # mod offline { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/offline/runtime.rs")); }
/// # use offline::{Offline, block_on, client};
/// use longport_cancel_order::flow::{CancelOptions, many};
/// use longport_cancel_order::order::status::OrderStatus;
/// use longport_cancel_order::{OrderId, Outcome};
///
/// # let client = client();
/// // The gateway says that the order is not open, and then what it has come to.
/// let runtime = Offline::new([
///     (400, r#"{"code":601011,"message":"not open"}"#),
///     (
///         200,
///         r#"{"code":0,"data":{"order_id":"7","status":"FilledStatus","symbol":"700.HK","side":"Buy",
///             "quantity":"200","executed_quantity":"200","time_in_force":"Day"}}"#,
///     ),
/// ]);
/// let cancel = many::cancel(&client, OrderId::parse("7")?, CancelOptions::default(), runtime);
/// let error = block_on(cancel).unwrap_err();
/// assert_eq!(error.outcome, Some(Outcome::TooLate));
/// let seen = error.seen.unwrap();
/// assert_eq!(seen.order.status, OrderStatus::Filled);
/// # Ok::<(), Box<longport_cancel_order::Error>>(())
/// ```
///
/// # Errors
///
/// Whatever is known of the order in the end.
pub async fn cancel<R: Runtime>(
    client: &Client,
    order_id: OrderId,
    options: CancelOptions,
    runtime: Rc<R>,
) -> Result<Receipt, Box<Error>> {
    struct One(Option<Result<Receipt, Box<Error>>>);
    impl<R> Listener<R> for One {
        fn progressed(&mut self, _: Progress) {}

        fn ended(&mut self, _: Vec<u32>, _: OrderId, result: Result<Receipt, Box<Error>>, _: &R) {
            self.0 = Some(result);
        }
    }
    let mut one = One(None);
    let runtime_of = |_| Rc::clone(&runtime);
    let mut many = Many::new(client, options, 1, &runtime_of);
    many.add(order_id, vec![0]);
    poll_fn(|context| many.poll(context, &mut one)).await;
    one.0.unwrap_or_else(|| Err(Error::of(Kind::Aborted)))
}

/// Orders that are being cancelled.
///
/// ```
/// # mod offline { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/offline/runtime.rs")); }
/// # use offline::{Offline, block_on, client};
/// use std::future::poll_fn;
/// use std::rc::Rc;
///
/// use longport_cancel_order::flow::many::{Listener, Many, Progress};
/// use longport_cancel_order::flow::{CancelOptions, Receipt};
/// use longport_cancel_order::{Error, OrderId};
///
/// struct Print;
///
/// impl<R> Listener<R> for Print {
///     fn progressed(&mut self, progress: Progress) {
///         println!("{} of {}", progress.done, progress.total);
///     }
///
///     fn ended(&mut self, _: Vec<u32>, id: OrderId, result: Result<Receipt, Box<Error>>, _: &R) {
///         println!("{id}: {result:?}");
///     }
/// }
///
/// # let client = client();
/// # let runtime = Offline::new([(200, r#"{"code":0}"#); 2]);
/// let runtime_of = |_| Rc::clone(&runtime);
/// let mut many = Many::new(&client, CancelOptions::default(), 8, &runtime_of);
/// for (place, id) in ["7", "8"].into_iter().enumerate() {
///     many.add(OrderId::parse(id)?, vec![u32::try_from(place).unwrap()]);
/// }
/// block_on(poll_fn(|context| many.poll(context, &mut Print)));
/// assert_eq!((many.progress.done, many.progress.accepted), (2, 2));
/// # Ok::<(), Box<longport_cancel_order::Error>>(())
/// ```
pub struct Many<'a, R> {
    /// How far they are.
    pub progress: Progress,
    runtime_of: &'a dyn Fn(OrderId) -> Rc<R>,
    client: &'a Client,
    options: CancelOptions,
    concurrency: usize,
    /// Those that nothing was done for yet.
    queue: VecDeque<(OrderId, Vec<u32>)>,
    /// Those that are open again.
    again: Vec<Entry<'a, R>>,
    active: Vec<Boxed<'a, Entry<'a, R>>>,
    /// Those whose status is wanted.
    pool: Vec<Entry<'a, R>>,
    looks: Vec<Boxed<'a, Looked>>,
    lists: Lists,
    timer: Option<(Duration, Boxed<'a, ()>)>,
}

/// When the next list is read.
#[derive(Clone, Copy)]
struct Lists {
    is_under_way: bool,
    at: Duration,
    pause: Duration,
}

impl<'a, R: Runtime + 'a> Many<'a, R> {
    /// No orders yet; `concurrency` is how many are cancelled at a time, each on a runtime of its own.
    #[must_use]
    pub fn new(
        client: &'a Client,
        options: CancelOptions,
        concurrency: usize,
        runtime_of: &'a dyn Fn(OrderId) -> Rc<R>,
    ) -> Self {
        Self {
            progress: Progress::default(),
            runtime_of,
            client,
            options,
            concurrency,
            queue: VecDeque::new(),
            again: Vec::new(),
            active: Vec::new(),
            pool: Vec::new(),
            looks: Vec::new(),
            lists: Lists { is_under_way: false, at: Duration::ZERO, pause: FIRST_PAUSE },
            timer: None,
        }
    }

    /// Takes in an order that was named in these places.
    pub fn add(&mut self, order_id: OrderId, places: Vec<u32>) {
        self.progress.total += count(&places);
        self.queue.push_back((order_id, places));
    }

    fn next(&mut self) -> Option<Entry<'a, R>> {
        let again = self.again.pop();
        again.or_else(|| {
            let (order_id, places) = self.queue.pop_front()?;
            let runtime = (self.runtime_of)(order_id);
            Some(Entry::new(self.client, order_id, places, self.options, runtime))
        })
    }

    /// Gets on with all of them; ready once there is nothing left to do. `listener` hears what
    /// becomes of them.
    pub fn poll(&mut self, context: &mut Context<'_>, listener: &mut dyn Listener<R>) -> Poll<()> {
        loop {
            while self.active.len() < self.concurrency
                && let Some(entry) = self.next()
            {
                self.active.push(Box::pin(entry.cancel()));
            }
            let mut is_over = true;
            for entry in ready(&mut self.active, context) {
                self.sort(entry, listener);
                is_over = false;
            }
            for looked in ready(&mut self.looks, context) {
                self.take_in(&looked, listener);
                is_over = false;
            }
            if !is_over || self.look(context, listener) {
                continue;
            }
            let is_idle = self.active.is_empty() && self.pool.is_empty();
            return if is_idle { Poll::Ready(()) } else { Poll::Pending };
        }
    }

    /// Puts an order where it belongs by its next step.
    fn sort(&mut self, mut entry: Entry<'a, R>, listener: &mut dyn Listener<R>) {
        let now = entry.runtime.now();
        match entry.poll(now) {
            Action::Cancel => {
                entry.is_looked_up = false;
                entry.tell_others();
                self.again.push(entry);
            }
            Action::Look(at) => {
                if entry.is_accepted() {
                    self.progress.accepted += count(&entry.places);
                    listener.progressed(self.progress);
                }
                if self.pool.is_empty() {
                    self.lists = Lists { is_under_way: false, at, pause: FIRST_PAUSE };
                }
                self.pool.push(entry);
            }
            Action::Done(result) => {
                entry.part(&result);
                self.count(&entry, &result);
                listener.ended(std::mem::take(&mut entry.places), entry.order_id, result, &entry.runtime);
                listener.progressed(self.progress);
            }
        }
    }

    fn count(&mut self, entry: &Entry<'_, R>, result: &Result<Receipt, Box<Error>>) {
        let count = count(&entry.places);
        let progress = &mut self.progress;
        progress.done += count;
        match result {
            Ok(receipt) => {
                let is_closed = receipt.seen.as_ref().is_some_and(|seen| seen.order.meaning().is_closed());
                progress.closed += if is_closed { count } else { 0 };
                progress.accepted += if entry.is_accepted { 0 } else { count };
            }
            Err(_) => progress.failed += count,
        }
    }

    /// Puts those whose status is wanted where they belong now.
    fn sort_pool(&mut self, listener: &mut dyn Listener<R>) {
        let lists = self.lists;
        for entry in std::mem::take(&mut self.pool) {
            self.sort(entry, listener);
        }
        self.lists = lists;
    }

    /// Begins the look-ups that are due, or waits for the next one; whether something has changed.
    fn look(&mut self, context: &mut Context<'_>, listener: &mut dyn Listener<R>) -> bool {
        let Some(entry) = self.pool.first() else { return false };
        let (runtime, now) = (Rc::clone(&entry.runtime), entry.runtime.now());
        if runtime.is_aborted() {
            for pursuit in self.pool.iter_mut().filter_map(|entry| entry.pursuit.as_mut()) {
                pursuit.stop(Kind::Aborted, now);
            }
            self.sort_pool(listener);
            return true;
        }
        let ends = self.pool.iter().filter_map(|entry| entry.pursuit.as_ref()?.ends_by());
        let mut next = ends.min().unwrap_or(Duration::from_micros(u64::MAX));
        if next <= now.elapsed {
            self.sort_pool(listener);
            return true;
        }
        let has_begun = if self.pool.len() > MOST_DETAILS && !self.options.is_attached {
            self.list(&runtime, now, &mut next)
        } else {
            self.details(now, &mut next)
        };
        has_begun || self.sleep(next, runtime, context)
    }

    /// Reads the list of all, if it is time.
    fn list(&mut self, runtime: &Rc<R>, now: Now, next: &mut Duration) -> bool {
        if self.lists.is_under_way {
            return false;
        }
        if self.lists.at > now.elapsed {
            *next = (*next).min(self.lists.at);
            return false;
        }
        self.lists.is_under_way = true;
        let wanted = self.pool.iter().map(|entry| entry.order_id).collect();
        // For all of its calls together.
        let limits = Limits { ends_by: Some(now.elapsed + LOOK_TIMEOUT), ..self.limits(LOOK_TIMEOUT) };
        self.looks.push(Box::pin(look_up(self.client, Rc::clone(runtime), wanted, None, limits)));
        true
    }

    /// Reads the details of each whose time it is.
    fn details(&mut self, now: Now, next: &mut Duration) -> bool {
        let mut has_begun = false;
        let limits = self.limits(LOOK_TIMEOUT);
        for entry in self.pool.iter_mut().filter(|entry| !entry.is_looked_up) {
            let Some(pursuit) = &mut entry.pursuit else { continue };
            if pursuit.look_at() > now.elapsed {
                *next = (*next).min(pursuit.look_at());
                continue;
            }
            pursuit.looks(now);
            entry.is_looked_up = true;
            let limits = Limits { ends_by: pursuit.ends_by(), ..limits };
            let which = OrderDetail { order_id: entry.order_id, is_attached: entry.options.is_attached };
            let runtime = Rc::clone(&entry.runtime);
            let look = look_up(self.client, runtime, vec![entry.order_id], Some(which), limits);
            self.looks.push(Box::pin(look));
            has_begun = true;
        }
        has_begun
    }

    /// Of a look-up, which is repeated by the pursuit and not by the call.
    fn limits(&self, timeout: Duration) -> Limits {
        let attempt_timeout = self.options.limits.attempt_timeout.min(timeout);
        Limits { timeout, attempt_timeout, max_retries: 0, ..self.options.limits }
    }

    /// Waits until then; whether the wait is over already.
    fn sleep(&mut self, until: Duration, runtime: Rc<R>, context: &mut Context<'_>) -> bool {
        if self.timer.as_ref().is_none_or(|(at, _)| *at != until) {
            let sleep = async move { runtime.sleep(None, until).await };
            self.timer = Some((until, Box::pin(sleep)));
        }
        let is_over = self.timer.as_mut().is_some_and(|(_, sleep)| sleep.as_mut().poll(context).is_ready());
        if is_over {
            self.timer = None;
        }
        is_over
    }

    /// Tells the orders what a look-up found.
    fn take_in(&mut self, looked: &Looked, listener: &mut dyn Listener<R>) {
        if looked.is_list {
            let now = self.pool.first().map(|entry| entry.runtime.now().elapsed);
            self.lists.is_under_way = false;
            self.lists.at = now.unwrap_or_default() + self.lists.pause;
            self.lists.pause = (self.lists.pause * 2).min(LONGEST_PAUSE);
        }
        for entry in self.pool.iter_mut().filter(|entry| looked.wanted.contains(&entry.order_id)) {
            entry.is_looked_up &= looked.is_list;
            let Some(pursuit) = &mut entry.pursuit else { continue };
            let now = entry.runtime.now();
            pursuit.looks(now);
            match looked.see(entry.order_id) {
                Some((seen, left_at)) => pursuit.saw(Arc::clone(seen), *left_at, now),
                None => pursuit.was_not_seen(looked.failure, now),
            }
        }
        if looked.is_list {
            // Next time it is for others that the few details are read.
            let few = MOST_DETAILS.min(self.pool.len());
            self.pool.rotate_left(few);
        }
        self.sort_pool(listener);
    }
}

fn count(places: &[u32]) -> u32 {
    u32::try_from(places.len()).unwrap_or(u32::MAX)
}

/// Those that are ready, which are taken out.
fn ready<T>(futures: &mut Vec<Boxed<'_, T>>, context: &mut Context<'_>) -> Vec<T> {
    let mut results = Vec::new();
    futures.retain_mut(|future| match future.as_mut().poll(context) {
        Poll::Ready(result) => {
            results.push(result);
            false
        }
        Poll::Pending => true,
    });
    results
}
