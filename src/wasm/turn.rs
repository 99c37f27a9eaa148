//! Waiting for one's turn in the pacer's queue, asleep until someone wakes the next in it.

use std::cell::RefCell;
use std::collections::VecDeque;

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::pacer::Ticket;

/// The cancels that sleep until the one before them in the queue has moved, and how to wake each:
/// by a promise of its own, since in Cloudflare Workers only a promise carries a cancel back into
/// the request that it belongs to.
#[derive(Default)]
pub struct Sleepers(RefCell<VecDeque<(Ticket, Function)>>);

impl Sleepers {
    /// Wakes the holder of `ticket`, who is mostly the first.
    pub fn wake(&self, ticket: Ticket) {
        if let Some(wake) = self.remove(ticket) {
            // Resolving a promise of our own cannot fail.
            let _ = wake.call0(&JsValue::UNDEFINED);
        }
    }

    fn remove(&self, ticket: Ticket) -> Option<Function> {
        let mut sleepers = self.0.borrow_mut();
        let place = sleepers.iter().position(|(sleeper, _)| *sleeper == ticket)?;
        sleepers.remove(place).map(|(_, wake)| wake)
    }
}

/// A place among the sleepers, left when it is dropped.
struct Asleep<'a>(Ticket, &'a Sleepers);

impl Drop for Asleep<'_> {
    fn drop(&mut self) {
        self.1.remove(self.0);
    }
}

/// Returns once someone has woken the holder of the ticket; without a ticket never.
pub async fn turn(ticket: Option<Ticket>, sleepers: &Sleepers) {
    let Some(ticket) = ticket else { return std::future::pending().await };
    let woken = Promise::new(&mut |wake, _| sleepers.0.borrow_mut().push_back((ticket, wake)));
    let _place = Asleep(ticket, sleepers);
    let _ = JsFuture::from(woken).await;
}
