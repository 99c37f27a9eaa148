//! A client, a script that answers it, and callers, in virtual time.

use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};

use longport_cancel_order::call::{AttemptResult, Call, Copies, Limits, Now};
use longport_cancel_order::driver::{Event, NewToken, Runtime, TokenError, WantedToken};
use longport_cancel_order::flow::many::{Listener, Many, Progress, cancel};
use longport_cancel_order::flow::{CancelOptions, Client, Receipt};
use longport_cancel_order::http::request::SignedRequest;
use longport_cancel_order::http::response::Response;
use longport_cancel_order::limit::{Lane, RateLimit, Ticket};
use longport_cancel_order::time::Duration;
use longport_cancel_order::{Error, OrderId};

use crate::common::{answer, api_key, at, session};

/// What the script answers.
#[derive(Clone)]
pub enum Reply {
    After(Duration, Response),
    Never,
}

/// What it is asked.
pub struct Request {
    pub method: &'static str,
    /// The order that it is about, if it is about one.
    pub order: Option<u64>,
    pub now: Duration,
}

type Told = Result<(Duration, Receipt), (Duration, Box<Error>)>;

pub struct Stage(Rc<Inner>);

struct Inner {
    client: Client,
    now: Cell<Duration>,
    script: RefCell<Box<dyn FnMut(Request) -> Reply>>,
    requests: RefCell<Vec<String>>,
    /// When something is due.
    timers: RefCell<Vec<Duration>>,
    woken: Arc<Woken>,
    tickets: RefCell<Vec<Ticket>>,
    callers: RefCell<Vec<Caller>>,
}

struct Caller {
    task: Option<Pin<Box<dyn Future<Output = ()>>>>,
    told: Rc<RefCell<Option<Told>>>,
    aborts_at: Rc<Cell<Option<Duration>>>,
    dropped_at: Option<Duration>,
}

#[derive(Default)]
struct Woken(AtomicBool);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl Stage {
    pub fn new(script: impl FnMut(Request) -> Reply + 'static) -> Self {
        Self::of(None, script)
    }

    pub fn with_limit(
        calls: usize,
        window: Duration,
        script: impl FnMut(Request) -> Reply + 'static,
    ) -> Self {
        Self::of(Some(RateLimit { calls, window, ..RateLimit::default() }), script)
    }

    fn of(limit: Option<RateLimit>, script: impl FnMut(Request) -> Reply + 'static) -> Self {
        Self(Rc::new(Inner {
            client: Client::new(session(api_key(), limit)),
            now: Cell::default(),
            script: RefCell::new(Box::new(script)),
            requests: RefCell::default(),
            timers: RefCell::default(),
            woken: Arc::default(),
            tickets: RefCell::default(),
            callers: RefCell::default(),
        }))
    }

    pub fn now(&self) -> Duration {
        self.0.now.get()
    }

    /// The requests so far, each as its method and its order.
    pub fn requests(&self) -> Vec<String> {
        self.0.requests.borrow().clone()
    }

    /// Someone cancels an order; returns its number.
    pub fn spawn(&mut self, order: u64, options: CancelOptions) -> usize {
        let (inner, told, aborts_at) = (Rc::clone(&self.0), Rc::default(), Rc::default());
        let (result, aborts): (Rc<RefCell<Option<Told>>>, _) = (Rc::clone(&told), Rc::clone(&aborts_at));
        let task = Box::pin(async move {
            let runtime = Rc::new(Script { stage: Rc::clone(&inner), aborts_at: aborts });
            let receipt = cancel(&inner.client, id(order), options, runtime).await;
            let now = inner.now.get();
            *result.borrow_mut() = Some(match receipt {
                Ok(receipt) => Ok((now, receipt)),
                Err(error) => Err((now, error)),
            });
        });
        let mut callers = self.0.callers.borrow_mut();
        callers.push(Caller { task: Some(task), told, aborts_at, dropped_at: None });
        callers.len() - 1
    }

    pub fn abort_at(&mut self, caller: usize, time: Duration) {
        self.0.callers.borrow()[caller].aborts_at.set(Some(time));
    }

    pub fn drop_at(&mut self, caller: usize, time: Duration) {
        self.0.callers.borrow_mut()[caller].dropped_at = Some(time);
        self.0.timers.borrow_mut().push(time);
    }

    /// Lets all callers come to their ends; returns what each was told.
    pub fn run(&mut self) -> Vec<Told> {
        let now = || self.0.now.get();
        loop {
            self.poll();
            let mut timers = self.0.timers.borrow_mut();
            timers.retain(|time| *time > now());
            let is_over = self.0.callers.borrow().iter().all(|caller| caller.task.is_none());
            match timers.iter().min() {
                Some(next) if !is_over => self.0.now.set(*next),
                _ => break,
            }
        }
        let callers = self.0.callers.borrow();
        let gone = || Err((now(), Error::config("caller", "was dropped")));
        callers.iter().map(|caller| caller.told.borrow().clone().unwrap_or_else(gone)).collect()
    }

    fn poll(&self) {
        let waker = Waker::from(Arc::clone(&self.0.woken));
        let mut context = Context::from_waker(&waker);
        self.0.woken.0.store(true, Ordering::Relaxed);
        while self.0.woken.0.swap(false, Ordering::Relaxed) {
            for caller in self.0.callers.borrow_mut().iter_mut() {
                if caller.dropped_at.is_some_and(|time| time <= self.now()) {
                    caller.task = None;
                }
                let Some(task) = &mut caller.task else { continue };
                if task.as_mut().poll(&mut context).is_ready() {
                    caller.task = None;
                }
            }
        }
    }

    /// One cancel of order 7, to its end.
    pub fn cancel(&self, options: CancelOptions) -> Result<Receipt, Box<Error>> {
        let mut stage = Self(Rc::clone(&self.0));
        let caller = stage.spawn(7, options);
        match stage.run().swap_remove(caller) {
            Ok((_, receipt)) => Ok(receipt),
            Err((_, error)) => Err(error),
        }
    }

    /// Cancels the orders from 1 to `orders` together.
    pub fn cancel_many(&self, orders: u64, options: CancelOptions) -> Vec<Result<Receipt, Box<Error>>> {
        struct Results(Vec<Result<Receipt, Box<Error>>>);
        impl<R> Listener<R> for Results {
            fn progressed(&mut self, _: Progress) {}

            fn ended(&mut self, _: Vec<u32>, _: OrderId, result: Result<Receipt, Box<Error>>, _: &R) {
                self.0.push(result);
            }
        }
        let options = CancelOptions { limits: Limits { lane: Lane::Bulk, ..options.limits }, ..options };
        let (inner, told, aborts_at) = (Rc::clone(&self.0), Rc::default(), Rc::default());
        let results = Rc::new(RefCell::new(Results(Vec::new())));
        let (hears, aborts) = (Rc::clone(&results), Rc::clone(&aborts_at));
        let task = Box::pin(async move {
            let runtime = Rc::new(Script { stage: Rc::clone(&inner), aborts_at: aborts });
            let runtime_of = |_| Rc::clone(&runtime);
            let mut many = Many::new(&inner.client, options, 32, &runtime_of);
            for order in 1..=orders {
                many.add(id(order), vec![0]);
            }
            poll_fn(|context| many.poll(context, &mut *hears.borrow_mut())).await;
        });
        self.0.callers.borrow_mut().push(Caller { task: Some(task), told, aborts_at, dropped_at: None });
        Self(Rc::clone(&self.0)).run();
        std::mem::take(&mut results.borrow_mut().0)
    }
}

fn id(order: u64) -> OrderId {
    OrderId::parse(&order.to_string()).unwrap()
}

/// The details of order 7, a day order of 200.
pub fn detail(status: &str, executed: &str) -> Response {
    detail_of(7, status, executed, "Day")
}

pub fn detail_of(order: u64, status: &str, executed: &str, time_in_force: &str) -> Response {
    answer(200, &format!(r#"{{"code":0,"data":{}}}"#, json(order, status, executed, time_in_force)))
}

/// A list of orders, each with its status.
pub fn list(orders: impl Iterator<Item = (u64, &'static str)>) -> Response {
    let orders: Vec<_> = orders.map(|(order, status)| json(order, status, "0", "Day")).collect();
    answer(200, &format!(r#"{{"code":0,"data":{{"orders":[{}],"has_more":false}}}}"#, orders.join(",")))
}

fn json(order: u64, status: &str, executed: &str, time_in_force: &str) -> String {
    format!(
        r#"{{"order_id":"{order}","status":"{status}","quantity":"200","executed_quantity":"{executed}",
            "time_in_force":"{time_in_force}","symbol":"700.HK","side":"Buy"}}"#
    )
}

/// The runtime of one caller.
struct Script {
    stage: Rc<Inner>,
    aborts_at: Rc<Cell<Option<Duration>>>,
}

impl Script {
    /// Waits until then, or until the caller aborts.
    async fn wait(&self, until: Duration) {
        let until = self.aborts_at.get().map_or(until, |aborts_at| aborts_at.min(until));
        self.stage.timers.borrow_mut().push(until);
        poll_fn(|_| if until <= self.stage.now.get() { Poll::Ready(()) } else { Poll::Pending }).await;
    }
}

impl Runtime for Script {
    fn now(&self) -> Now {
        at(self.stage.now.get())
    }

    fn random(&self) -> u32 {
        0
    }

    fn is_aborted(&self) -> bool {
        self.aborts_at.get().is_some_and(|time| time <= self.stage.now.get())
    }

    async fn sleep(&self, ticket: Option<Ticket>, until: Duration) {
        let mut wait = std::pin::pin!(self.wait(until));
        poll_fn(|context| {
            let is_woken = ticket.is_some_and(|ticket| self.stage.tickets.borrow().contains(&ticket));
            if is_woken { Poll::Ready(()) } else { wait.as_mut().poll(context) }
        })
        .await;
        self.stage.tickets.borrow_mut().retain(|other| Some(*other) != ticket);
    }

    fn wake(&self, ticket: Ticket) {
        self.stage.tickets.borrow_mut().push(ticket);
        Arc::clone(&self.stage.woken).wake();
    }

    async fn token(&self, _: WantedToken, _: Duration) -> Result<NewToken, TokenError> {
        Err(TokenError::TimedOut)
    }

    async fn send(&self, request: SignedRequest, until: Duration) -> AttemptResult {
        let order = request.target().split_once("order_id=").map(|(_, id)| id.parse().unwrap());
        let method = request.method();
        let name = order.map_or("list".to_owned(), |order: u64| order.to_string());
        self.stage.requests.borrow_mut().push(format!("{method} {name}"));
        let now = self.stage.now.get();
        let reply = (self.stage.script.borrow_mut())(Request { method, order, now });
        let answered = match reply {
            Reply::After(after, response) if now + after < until => Some((now + after, response)),
            _ => None,
        };
        self.wait(answered.as_ref().map_or(until, |(time, _)| *time)).await;
        match answered {
            _ if self.is_aborted() => AttemptResult::Aborted,
            Some((_, response)) => AttemptResult::Answered { response, copies: Copies::One },
            None => AttemptResult::TimedOut,
        }
    }

    fn report(&self, _: Event<'_>, _: &Call) {}
}
