//! Waiting for one's turn in the pacer's queue, without a timer for each cancel that waits.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use crate::pacer::Ticket;

/// The cancels that sleep until the one before them in the queue has moved.
#[derive(Default)]
pub struct Sleepers(RefCell<VecDeque<(Ticket, Waker)>>);

impl Sleepers {
    /// Wakes the holder of `ticket`, who is mostly the first.
    pub fn wake(&self, ticket: Ticket) {
        if let Some(waker) = self.remove(ticket) {
            waker.wake();
        }
    }

    fn add(&self, ticket: Ticket, waker: &Waker) {
        self.remove(ticket);
        self.0.borrow_mut().push_back((ticket, waker.clone()));
    }

    fn remove(&self, ticket: Ticket) -> Option<Waker> {
        let mut sleepers = self.0.borrow_mut();
        let place = sleepers.iter().position(|(sleeper, _)| *sleeper == ticket)?;
        sleepers.remove(place).map(|(_, waker)| waker)
    }

    fn contains(&self, ticket: Ticket) -> bool {
        self.0.borrow().iter().any(|(sleeper, _)| *sleeper == ticket)
    }
}

/// Ready once someone has woken the holder of the ticket; without a ticket never.
pub struct Turn<'a> {
    sleepers: &'a Sleepers,
    ticket: Option<Ticket>,
    asleep: bool,
}

impl<'a> Turn<'a> {
    pub fn of(ticket: Option<Ticket>, sleepers: &'a Sleepers) -> Self {
        Self { sleepers, ticket, asleep: false }
    }
}

impl Future for Turn<'_> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let Some(ticket) = self.ticket else { return Poll::Pending };
        if self.asleep && !self.sleepers.contains(ticket) {
            return Poll::Ready(());
        }
        self.sleepers.add(ticket, context.waker());
        self.asleep = true;
        Poll::Pending
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        if let Some(ticket) = self.ticket {
            self.sleepers.remove(ticket);
        }
    }
}
