//! Callers, and the runtime that each has.

use std::cell::{RefCell, RefMut};
use std::future::poll_fn;
use std::rc::Rc;

use longport_cancel_order::Error;
use longport_cancel_order::call::{AttemptResult, Call, Next, Now};
use longport_cancel_order::driver::{
    Acquired, Event, NewToken, PermitRequest, Runtime, SharedPermit, TokenError, WantedToken,
};
use longport_cancel_order::flow::many::{Listener, Many, Progress, cancel};
use longport_cancel_order::flow::{CancelOptions, Client, Receipt};
use longport_cancel_order::http::request::SignedRequest;
use longport_cancel_order::limit::{End, Lane, Ticket};
use longport_cancel_order::order::OrderId;
use longport_cancel_order::time::Duration;
use zeroize::Zeroizing;

use crate::operation::{Ended, Wait};
use crate::plan::{self, Auth};
use crate::world::State;

/// What all share: the client, and what is outside.
pub struct World {
    pub client: Client,
    pub state: RefCell<State>,
}

impl World {
    pub fn state(&self) -> RefMut<'_, State> {
        self.state.borrow_mut()
    }

    /// Someone calls.
    pub async fn call(&self, index: usize, call: plan::Call) {
        let plan::Call { orders, options, concurrency, .. } = call;
        let id = |order: &u64| OrderId::parse(&order.to_string()).unwrap();
        // One of many calls when its turn comes.
        let runtime_of = |order_id| self.caller(index, order_id, &options);
        if options.limits.lane == Lane::Single {
            let order_id = id(&orders[0]);
            let caller = runtime_of(order_id);
            let number = caller.number;
            let result = cancel(&self.client, order_id, options, caller).await;
            return self.tell(number, order_id, result);
        }
        let mut many = Many::new(&self.client, options, concurrency, &runtime_of);
        for (place, order) in (0..).zip(&orders) {
            many.add(id(order), vec![place]);
        }
        let mut bulk = Bulk { world: self, progress: many.progress };
        poll_fn(|context| many.poll(context, &mut bulk)).await;
        let Progress { total, done, accepted, failed, .. } = bulk.progress;
        assert_eq!((total as usize, done), (orders.len(), total));
        assert!(accepted + failed >= done, "{:?}", bulk.progress);
    }

    fn caller(&self, call: usize, order_id: OrderId, options: &CancelOptions) -> Rc<Caller<'_>> {
        let order = order_id.digits().parse().unwrap();
        let mut state = self.state();
        state.touch(order);
        let now = state.now;
        let number = state.oracle.calls(call, order, *options, now);
        state.log(|| format!("caller {number} of call {call}: order {order}, {options:?}"));
        Rc::new(Caller { world: self, call, number, order_id })
    }

    fn tell(&self, number: usize, order_id: OrderId, result: Result<Receipt, Box<Error>>) {
        let state = &mut *self.state();
        state.log(|| format!("caller {number} is told {result:?}"));
        state.tally.count(&result);
        let (now, aborted) = (state.now, state.aborted[state.oracle.callers[number].call]);
        state.oracle.tells(number, order_id, result, aborted, &state.gateway, now);
    }
}

/// What hears of many orders.
struct Bulk<'a> {
    world: &'a World,
    progress: Progress,
}

impl<'a> Listener<Caller<'a>> for Bulk<'a> {
    fn progressed(&mut self, now: Progress) {
        let before = std::mem::replace(&mut self.progress, now);
        let counts = |progress: Progress| {
            [progress.total, progress.done, progress.accepted, progress.closed, progress.failed]
        };
        let has_grown = counts(before).iter().zip(counts(now)).all(|(before, now)| *before <= now);
        assert!(has_grown && now.closed + now.failed <= now.done, "{before:?}, {now:?}");
    }

    fn ended(
        &mut self,
        places: Vec<u32>,
        order_id: OrderId,
        result: Result<Receipt, Box<Error>>,
        runtime: &Caller<'a>,
    ) {
        assert_eq!((places.len(), order_id), (1, runtime.order_id));
        self.world.tell(runtime.number, order_id, result);
    }
}

/// The runtime of one caller.
pub struct Caller<'a> {
    world: &'a World,
    call: usize,
    number: usize,
    order_id: OrderId,
}

impl Runtime for Caller<'_> {
    fn now(&self) -> Now {
        self.world.state().clock()
    }

    fn random(&self) -> u32 {
        let mut state = self.world.state();
        state.oracle.draws(self.number);
        state.rng.u32(..)
    }

    fn is_aborted(&self) -> bool {
        self.world.state().aborted[self.call].is_some()
    }

    async fn sleep(&self, ticket: Option<Ticket>, until: Duration) {
        let operation = self.world.state().sleep(self.call, ticket, until);
        Wait::new(operation, &self.world.state).await;
    }

    fn wake(&self, ticket: Ticket) {
        self.world.state().wake(ticket);
    }

    async fn token(&self, wanted: WantedToken, until: Duration) -> Result<NewToken, TokenError> {
        let operation = self.world.state().token(self.call, wanted.is_fresh, until);
        let Ended::Token(result) = Wait::new(operation, &self.world.state).await else {
            panic!("it waited for a token")
        };
        let mut state = self.world.state();
        let prefix = if state.plan.auth == Auth::UsInChina { "us_" } else { "" };
        let expires = state.rng.bool().then(|| state.rng.u64(0..60_000));
        let expires_at_ms = expires.map(|after| state.clock().unix_ms + after);
        result.map(|number| NewToken {
            token: Zeroizing::new(format!("{prefix}token-{number}")),
            expires_at_ms,
        })
    }

    fn shares(&self) -> bool {
        self.world.state().plan.shares
    }

    async fn acquire(&self, request: PermitRequest, until: Duration) -> Acquired {
        let operation = self.world.state().acquire(self.call, self.number, &request, until);
        let Ended::Permit(acquired) = Wait::new(operation, &self.world.state).await else {
            panic!("it waited for a permit")
        };
        let state = &mut *self.world.state();
        state.log(|| format!("caller {}: {acquired:?}", self.number));
        state.store.answer(self.number, acquired, state.now)
    }

    fn release(&self, permit: SharedPermit, end: End) {
        self.world.state().store.release(self.number, permit.0, end);
    }

    fn forget(&self, ticket: &str) {
        self.world.state().store.give_up(self.number, ticket);
    }

    async fn send(&self, request: SignedRequest, until: Duration) -> AttemptResult {
        let operation = self.world.state().send(self.call, self.number, &request, until);
        drop(request);
        let Ended::Sent(result) = Wait::new(operation, &self.world.state).await else {
            panic!("it waited for an answer")
        };
        result
    }

    fn report(&self, event: Event<'_>, call: &Call) {
        let state = &mut *self.world.state();
        match event {
            Event::Sent { is_hedge } => {
                state.tally.hedges += u64::from(is_hedge);
                state.oracle.reports_departure(self.number, is_hedge, call);
            }
            Event::Ended(attempt) => {
                state.tally.retries += u64::from(matches!(attempt.next, Next::Retry(_)));
                state.log(|| format!("caller {}: {attempt:?}, {:?}", self.number, call.known()));
                state.oracle.reports_end(self.number, attempt, call);
            }
            Event::Waits { until, reason } => {
                assert!(until.is_none_or(|until| until >= state.now), "{reason:?} until {until:?}");
            }
            Event::Failed(error) => {
                state.log(|| format!("caller {}: a call failed: {error:?}", self.number));
            }
        }
    }
}
