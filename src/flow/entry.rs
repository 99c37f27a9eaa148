//! One order of many, from the first call for it to its result.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::rc::Rc;
use std::task::Poll;

use super::flight::{Arrival, Flight, Key, part};
use super::pursuit::{Action, Pursuit};
use super::{CancelOptions, Client, Receipt};
use crate::call::record::Known;
use crate::call::{Call, Now};
use crate::driver::{Runtime, drive};
use crate::error::{Error, Kind};
use crate::order::{CancelOrder, OrderId};

/// One order, and how far it is. Dropped before it has a result, it is left to those who follow it.
pub(super) struct Entry<'a, R> {
    pub client: &'a Client,
    pub order_id: OrderId,
    pub places: Vec<u32>,
    pub runtime: Rc<R>,
    pub options: CancelOptions,
    pub flight: Option<Rc<Flight>>,
    pub pursuit: Option<Pursuit>,
    /// From another caller's cancel of the same order.
    pub result: Option<Result<Receipt, Box<Error>>>,
    pub is_looked_up: bool,
    pub is_accepted: bool,
}

impl<'a, R: Runtime> Entry<'a, R> {
    pub fn new(
        client: &'a Client,
        order_id: OrderId,
        places: Vec<u32>,
        options: CancelOptions,
        runtime: Rc<R>,
    ) -> Self {
        Self {
            client,
            order_id,
            places,
            runtime,
            options,
            flight: None,
            pursuit: None,
            result: None,
            is_looked_up: false,
            is_accepted: false,
        }
    }

    /// Has the order cancelled, or follows who does already.
    pub async fn cancel(mut self) -> Self {
        if self.pursuit.is_none() {
            self.take_over().await;
        }
        if let (Some(pursuit), Some(flight)) = (&mut self.pursuit, &self.flight) {
            let (client, runtime, now) = (self.client, &*self.runtime, self.runtime.now());
            if pursuit.is_to_cancel() {
                let order = CancelOrder { order_id: self.order_id, is_attached: self.options.is_attached };
                let limits = pursuit.limits(now);
                let auth = client.session.borrow().auth;
                let mut call = Call::new(order, limits, auth, now).at(Rc::clone(&flight.place));
                flight.calls();
                let result = drive(&mut call, &client.session, runtime).await;
                let now = runtime.now();
                match result {
                    Ok(answer) => pursuit.accepted(&answer, now),
                    Err(error) => {
                        let is_unsettled = client.flights.borrow().is_unsettled(flight);
                        pursuit.failed(error, call.known(), is_unsettled, now);
                    }
                }
            }
        }
        self.tell_others();
        self
    }

    /// Takes up a pursuit of its own, or one that another caller has left; none once that one has the
    /// order's result, or the time is up.
    async fn take_over(&mut self) {
        let CancelOptions { is_attached, is_alone, .. } = self.options;
        let key = Key { order_id: self.order_id, is_attached, is_alone };
        let lane = self.options.limits.lane;
        let started = self.runtime.now();
        let found = self.client.flights.borrow().find(key).filter(|_| self.runtime.shares());
        let Some(flight) = found else {
            self.flight = Some(self.client.flights.borrow_mut().begin(key, lane));
            self.pursuit = Some(Pursuit::new(self.order_id, self.options, started));
            return;
        };
        flight.join();
        flight.place.promote(lane, &mut self.client.session.borrow().limiter.borrow_mut());
        self.flight = Some(Rc::clone(&flight));
        let until = self.options.limits.deadline(started);
        loop {
            let mut sleep = pin!(self.runtime.sleep(None, until));
            let ended = poll_fn(|context| match flight.poll(self.options.until, context.waker()) {
                Some(arrival) => Poll::Ready(Some(arrival)),
                None => sleep.as_mut().poll(context).map(|()| None),
            });
            match ended.await {
                Some(Arrival::Pursuit(mut pursuit)) => {
                    pursuit.hand_over(self.options, started, self.runtime.now());
                    self.pursuit = Some(*pursuit);
                    return;
                }
                Some(Arrival::Result(result)) => {
                    self.result = Some(result);
                    return;
                }
                None => {}
            }
            let kind = if self.runtime.is_aborted() {
                Kind::Aborted
            } else if until <= self.runtime.now().elapsed {
                Kind::Timeout
            } else {
                // It slept for less than was asked.
                continue;
            };
            self.result = Some(Err(flight.left_by(self.order_id, kind)));
            return;
        }
    }

    pub fn poll(&mut self, now: Now) -> Action {
        match (&mut self.pursuit, self.result.take()) {
            (_, Some(result)) => Action::Done(result),
            (Some(pursuit), None) => pursuit.poll(now),
            (None, None) => Action::Cancel,
        }
    }

    /// Whether the gateway has accepted the cancel since it was last asked.
    pub fn is_accepted(&mut self) -> bool {
        let is_accepted = self.pursuit.as_ref().is_some_and(|pursuit| pursuit.known() == Known::Accepted);
        !std::mem::replace(&mut self.is_accepted, is_accepted) && is_accepted
    }

    /// Tells those who follow the order how far it is.
    pub fn tell_others(&self) {
        if let (Some(flight), Some(pursuit)) = (&self.flight, &self.pursuit) {
            flight.progress(pursuit);
        }
    }

    /// Leaves the order's flight, with what others are to know.
    pub fn part(&mut self, result: &Result<Receipt, Box<Error>>) {
        let Some(flight) = self.flight.take() else { return };
        if let Some(pursuit) = self.pursuit.take() {
            flight.end(pursuit, result);
        }
        part(&self.client.flights, &flight);
    }
}

impl<R> Drop for Entry<'_, R> {
    fn drop(&mut self) {
        let Some(flight) = self.flight.take() else { return };
        if let Some(pursuit) = self.pursuit.take() {
            flight.is_left(pursuit);
        }
        part(&self.client.flights, &flight);
    }
}
