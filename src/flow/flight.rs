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
        let is_same = |flight: &&Rc<Flight>| flight.key == key && !key.is_alone && !flight.is_over();
        self.under_way.iter().find(is_same).cloned()
    }

    /// Notes that a cancel is under way.
    pub fn begin(&mut self, key: Key, lane: Lane) -> Rc<Flight> {
        let flight = Rc::new(Flight::new(key, lane));
        self.under_way.push(Rc::clone(&flight));
        flight
    }

    /// Whether another cancel of the same order may have had an effect, or may yet.
    #[must_use]
    pub fn is_unsettled(&self, flight: &Rc<Flight>) -> bool {
        let order_id = flight.key.order_id;
        let is_open = |other: &Rc<Flight>| {
            other.key.order_id == order_id && !Rc::ptr_eq(other, flight) && other.is_open()
        };
        self.unsettled.binary_search(&order_id).is_ok() || self.under_way.iter().any(is_open)
    }

    /// Nobody follows this cancel any more.
    fn end(&mut self, flight: &Rc<Flight>) {
        let order_id = flight.key.order_id;
        let is_closed = flight.is_closed.get();
        self.under_way.retain(|other| !Rc::ptr_eq(other, flight));
        if is_closed {
            // Nothing need be remembered of the others, some of which may never be heard of again.
            let others = self.under_way.iter().filter(|other| other.key.order_id == order_id);
            others.for_each(|other| other.is_closed.set(true));
        }
        match self.unsettled.binary_search(&order_id) {
            Ok(index) if is_closed => drop(self.unsettled.remove(index)),
            Err(index) if flight.is_open() => self.unsettled.insert(index, order_id),
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
    /// Whether the order was seen to be closed.
    is_closed: Cell<bool>,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    /// What the owner has left for others.
    pursuit: Option<Pursuit>,
    accepted: Option<Receipt>,
    end: Option<Result<Receipt, Box<Error>>>,
    /// What is known; nothing while a call is under way of which more will be.
    known: Option<Known>,
    is_open: bool,
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
            is_closed: Cell::new(false),
            state: RefCell::default(),
        }
    }

    fn is_over(&self) -> bool {
        self.state.borrow().end.is_some()
    }

    /// Whether an attempt has no definite answer, and none was accepted since.
    fn is_open(&self) -> bool {
        let is_open = self.state.borrow().is_open || self.place.known() == Known::Ambiguous;
        is_open && !self.is_closed.get()
    }

    /// Another caller follows it.
    pub fn join(&self) {
        self.followers.set(self.followers.get() + 1);
    }

    /// What there is for a follower who waits until then; otherwise `waker` is kept.
    pub fn poll(&self, until: Until, waker: &Waker) -> Option<Arrival> {
        let mut state = self.state.borrow_mut();
        if let (Until::Accepted, Some(receipt)) = (until, &state.accepted) {
            return Some(Arrival::Result(Ok(receipt.clone())));
        }
        if let Some(end) = &state.end {
            return Some(Arrival::Result(end.clone()));
        }
        if let Some(pursuit) = state.pursuit.take() {
            return Some(Arrival::Pursuit(Box::new(pursuit)));
        }
        if !state.wakers.iter().any(|known| known.will_wake(waker)) {
            state.wakers.push(waker.clone());
        }
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

    /// The owner makes a call.
    pub fn calls(&self) {
        let mut state = self.state.borrow_mut();
        state.known = state.known.filter(|known| *known >= Known::Ambiguous);
    }

    /// The owner tells how far it is.
    pub fn progress(&self, pursuit: &Pursuit) {
        let mut state = self.state.borrow_mut();
        state.known = Some(pursuit.known());
        state.is_open = pursuit.is_open();
        state.attempts = pursuit.attempts();
        state.accepted = pursuit.receipt();
        wake(state);
    }

    /// The owner leaves, with the order's result: for all who follow, unless it has left before that
    /// is known. Then one of them goes on.
    pub fn end(&self, pursuit: Pursuit, result: &Result<Receipt, Box<Error>>) {
        let is_final = match result {
            Ok(_) => pursuit.is_closed(),
            Err(error) => {
                // These say that the owner's time was up, or would have been.
                let is_the_owners = matches!(error.kind, Kind::Aborted | Kind::Timeout | Kind::RateLimited);
                error.outcome == Some(Outcome::TooLate) || !is_the_owners && !pursuit.is_given_up()
            }
        };
        self.is_closed.set(self.is_closed.get() || pursuit.is_closed());
        self.progress(&pursuit);
        let mut state = self.state.borrow_mut();
        if is_final {
            state.end = Some(result.clone());
        } else {
            if let Ok(receipt) = result {
                state.accepted = Some(receipt.clone());
            }
            state.pursuit = Some(pursuit);
        }
        wake(state);
    }

    /// The owner is gone, perhaps in the midst of a call.
    pub fn is_left(&self, mut pursuit: Pursuit) {
        if pursuit.is_to_cancel() {
            pursuit.is_left(self.place.known());
        }
        self.progress(&pursuit);
        let mut state = self.state.borrow_mut();
        state.pursuit = Some(pursuit);
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
