//! The cancels that are under way, which further callers for the same order join, and the orders
//! whose outcome is open.

use std::cell::{Cell, RefCell, RefMut};
use std::mem;
use std::rc::Rc;
use std::task::Waker;

use super::pursuit::Pursuit;
use super::{Receipt, Until};
use crate::call::Place;
use crate::call::record::Known;
use crate::error::{Error, Kind, Outcome};
use crate::limit::Lane;
use crate::order::OrderId;

/// What makes two cancels the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// The order.
    pub order_id: OrderId,
    /// Whether the id is an attached order's.
    pub is_attached: bool,
    /// Whether nobody joins it.
    pub is_alone: bool,
}

/// What a client knows of its cancels.
#[derive(Default)]
pub struct Flights {
    under_way: Vec<Rc<Flight>>,
    /// The orders that some request may have had an effect on, or may yet, in order.
    unsettled: Vec<OrderId>,
}

impl Flights {
    /// The cancel of this order that is under way.
    #[must_use]
    pub fn find(&self, key: Key) -> Option<Rc<Flight>> {
        let is_same = |flight: &&Rc<Flight>| flight.key == key && !key.is_alone;
        self.under_way.iter().find(is_same).cloned()
    }

    /// Notes that a cancel is under way.
    pub fn begin(&mut self, key: Key, lane: Lane) -> Rc<Flight> {
        let flight = Rc::new(Flight::new(key, lane));
        self.under_way.push(Rc::clone(&flight));
        flight
    }

    /// Whether an earlier cancel of this order is unsettled.
    #[must_use]
    pub fn is_unsettled(&self, order_id: OrderId) -> bool {
        self.unsettled.binary_search(&order_id).is_ok()
    }

    /// Nobody follows this cancel any more.
    fn end(&mut self, flight: &Rc<Flight>) {
        let is_unsettled = flight.is_unsettled.get();
        self.under_way.retain(|other| !Rc::ptr_eq(other, flight));
        let order_id = flight.key.order_id;
        match self.unsettled.binary_search(&order_id) {
            Ok(index) if !is_unsettled => drop(self.unsettled.remove(index)),
            Err(index) if is_unsettled => self.unsettled.insert(index, order_id),
            _ => {}
        }
    }
}

/// A cancel under way, and who waits for it besides its owner, who drives it.
pub struct Flight {
    key: Key,
    /// Its place in the queue, which whoever joins may better.
    pub place: Rc<Place>,
    /// How many follow it, the owner included.
    followers: Cell<u32>,
    is_unsettled: Cell<bool>,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    /// What the owner has left for others.
    pursuit: Option<Pursuit>,
    accepted: Option<Receipt>,
    end: Option<Result<Receipt, Box<Error>>>,
    known: Option<Known>,
    attempts: u32,
    wakers: Vec<Waker>,
}

/// What a follower gets from a flight.
pub enum Arrival {
    /// The order's result.
    Result(Result<Receipt, Box<Error>>),
    /// The owner has left: it is for the follower to go on.
    Pursuit(Box<Pursuit>),
}

impl Flight {
    fn new(key: Key, lane: Lane) -> Self {
        Self {
            key,
            place: Rc::new(Place::new(lane)),
            followers: Cell::new(1),
            // As long as nobody knows better.
            is_unsettled: Cell::new(true),
            state: RefCell::default(),
        }
    }

    /// Another caller follows it.
    pub fn join(&self) {
        self.followers.set(self.followers.get() + 1);
    }

    /// What there is for a follower who waits until then; otherwise `waker` is kept.
    pub fn poll(&self, until: Until, waker: &Waker) -> Option<Arrival> {
        let mut state = self.state.borrow_mut();
        if let Some(end) = &state.end {
            return Some(Arrival::Result(end.clone()));
        }
        if let (Until::Accepted, Some(receipt)) = (until, &state.accepted) {
            return Some(Arrival::Result(Ok(receipt.clone())));
        }
        if let Some(pursuit) = state.pursuit.take() {
            return Some(Arrival::Pursuit(Box::new(pursuit)));
        }
        state.wakers.push(waker.clone());
        None
    }

    /// The error of a follower who waits no longer, while the cancel goes on.
    pub fn left_by(&self, order_id: OrderId, kind: Kind) -> Box<Error> {
        let state = self.state.borrow();
        // What is under way counts as sent, as long as nobody knows better.
        let known = state.known.unwrap_or(Known::Ambiguous);
        let words = "; another call goes on with its cancel";
        let message = ["order ", &order_id.digits(), ": ", kind.summary(), words].concat();
        let mut error = Error {
            message,
            order_id: Some(order_id),
            attempts: state.attempts,
            is_accepted: known == Known::Accepted,
            ..*Error::of(kind)
        };
        error.conclude(known.outcome().unwrap_or(Outcome::Unknown));
        Box::new(error)
    }

    /// The owner tells how far it is.
    pub fn progress(&self, pursuit: &Pursuit) {
        let mut state = self.state.borrow_mut();
        state.known = Some(pursuit.known());
        state.attempts = pursuit.attempts();
        state.accepted = pursuit.receipt();
        wake(state);
    }

    /// The owner leaves, with the order's result: for all who follow, unless it has left before that
    /// is known. Then one of them goes on.
    pub fn end(&self, pursuit: Pursuit, result: &Result<Receipt, Box<Error>>) {
        let is_final = match result {
            Ok(receipt) => receipt.seen.as_ref().is_some_and(|seen| seen.order.meaning().is_closed()),
            Err(error) => !matches!(error.kind, Kind::Aborted | Kind::Timeout),
        };
        self.is_unsettled.set(pursuit.is_unsettled());
        self.progress(&pursuit);
        let mut state = self.state.borrow_mut();
        if is_final {
            state.end = Some(result.clone());
        } else {
            state.pursuit = Some(pursuit);
        }
        wake(state);
    }
}

fn wake(mut state: RefMut<'_, State>) {
    let wakers = mem::take(&mut state.wakers);
    drop(state);
    for waker in wakers {
        waker.wake();
    }
}

/// One who follows a flight leaves it.
pub fn part(flights: &RefCell<Flights>, flight: &Rc<Flight>) {
    let followers = flight.followers.get() - 1;
    flight.followers.set(followers);
    if followers == 0 {
        flights.borrow_mut().end(flight);
    }
}
