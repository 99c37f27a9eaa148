//! What a call asks of the limiter that the account's callers share, and what it makes of the answer.
//!
//! It is asked when the session's own limiter would let the call go, which holds a place for it
//! meanwhile. A call that is told to wait gives that place back, and keeps the one in both queues.

use super::machine::{Turn, is_past};
use super::{Acquired, Action, Call, Now, Session};
use crate::error::Kind;
use crate::limit::{PATIENCE, Permit};

impl Call {
    pub(super) fn acquire(&mut self, permit: Permit, now: Now) -> Action {
        self.turn = Turn::Acquiring(permit);
        Action::Acquire {
            interface: self.operation.interface,
            lane: self.lane(),
            ticket: self.shared_ticket.take(),
            until: self.until(now, PATIENCE),
        }
    }

    /// Whether it will leave with the permit that the shared limiter gave.
    #[must_use]
    pub fn is_permitted(&self) -> bool {
        matches!(self.turn, Turn::Permitted(_))
    }

    /// What keeps its place in the queue of the shared limiter, if it has one there.
    #[must_use]
    pub fn shared_ticket(&self) -> Option<&str> {
        self.shared_ticket.as_deref()
    }

    pub(super) fn take_permit(&mut self, acquired: Acquired, session: &mut Session, now: Now) {
        let is_there = !matches!(acquired, Acquired::Unavailable);
        if is_there {
            session.limiter.borrow_mut().shared_answers();
        } else if !is_past(self.deadline, now) {
            session.limiter.borrow_mut().shared_is_silent(now.elapsed);
        }
        let Turn::Acquiring(permit) = self.turn else {
            // What it was given is given up, since the call needs it no more.
            if let Acquired::NotBefore { ticket, .. } = acquired {
                self.shared_ticket = Some(ticket);
            }
            return;
        };
        if let Acquired::Granted(_) = acquired {
            self.turn = Turn::Permitted(permit);
            return;
        }
        session.limiter.borrow_mut().give_back(permit);
        let Acquired::NotBefore { at, ticket } = acquired else { return self.requeue(session) };
        self.turn = Turn::Deferred(at);
        self.shared_ticket = Some(ticket);
        if self.flights.is_empty() && is_past(self.deadline, Now { elapsed: at, ..now }) {
            self.stop(Kind::RateLimited, NO_TURN.to_owned(), session);
        }
    }

    pub(super) fn has_no_turn_in_time(&self, session: &Session, now: Now) -> bool {
        let at = session.next_available(self.operation.interface, now.elapsed);
        self.flights.is_empty() && at.is_some_and(|at| is_past(self.deadline, Now { elapsed: at, ..now }))
    }

    /// Joins the session's queue again, where it was.
    pub(super) fn requeue(&mut self, session: &mut Session) {
        let Some(ticket) = self.place.ticket.get() else { return };
        session.limiter.borrow_mut().requeue(ticket, self.operation.interface, self.lane());
        self.turn = Turn::Queued(ticket);
    }

    pub(super) fn leave_queue(&self, session: &mut Session) {
        match self.turn {
            Turn::Queued(ticket) => session.limiter.borrow_mut().dequeue(ticket),
            Turn::Acquiring(permit) | Turn::Permitted(permit) => {
                session.limiter.borrow_mut().give_back(permit);
            }
            _ => {}
        }
    }
}

/// Why a call ends that would wait in vain.
pub(super) const NO_TURN: &str = "the limit allows no call before the time is up";
