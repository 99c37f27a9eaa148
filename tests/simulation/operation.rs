//! What a caller waits for.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use longport_cancel_order::call::AttemptResult;
use longport_cancel_order::driver::{Acquired, TokenError};
use longport_cancel_order::limit::Ticket;

use crate::world::State;

/// What came of something that was begun.
pub enum Ended {
    Slept,
    /// The number of the token.
    Token(Result<u64, TokenError>),
    Permit(Acquired),
    Sent(AttemptResult),
}

/// What a caller waits for.
pub struct Operation {
    is_over: Cell<bool>,
    ended: RefCell<Option<Ended>>,
    waker: RefCell<Option<Waker>>,
    pub what: What,
}

impl Operation {
    pub fn new(what: What) -> Self {
        let (is_over, ended, waker) = Default::default();
        Self { is_over, ended, waker, what }
    }

    pub fn is_over(&self) -> bool {
        self.is_over.get()
    }

    pub fn end(&self, ended: Ended) {
        self.is_over.set(true);
        *self.ended.borrow_mut() = Some(ended);
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }
}

/// What an [`Operation`] is.
#[derive(Clone, Copy)]
pub enum What {
    Sleep(Option<Ticket>),
    Token,
    Permit,
    /// An attempt to cancel an order.
    Cancel(usize),
    /// A look-up of an order, or of all.
    Look(u64),
}

/// The end of an [`Operation`]. Dropped before, it cancels it.
pub struct Wait<'a> {
    operation: Rc<Operation>,
    state: &'a RefCell<State>,
}

impl<'a> Wait<'a> {
    pub fn new(operation: Rc<Operation>, state: &'a RefCell<State>) -> Self {
        Self { operation, state }
    }
}

impl Future for Wait<'_> {
    type Output = Ended;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Ended> {
        if let Some(ended) = self.operation.ended.take() {
            return Poll::Ready(ended);
        }
        // Whoever polls last is who is woken.
        *self.operation.waker.borrow_mut() = Some(context.waker().clone());
        Poll::Pending
    }
}

impl Drop for Wait<'_> {
    fn drop(&mut self) {
        if !self.operation.is_over.replace(true) {
            self.state.borrow_mut().is_cancelled(&self.operation);
        }
    }
}
