//! The limiters that the `Config`s of one account share within a process.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Function;

use super::clock::now;
use super::wait::Waiters;
use crate::limit::{RateLimit, RateLimiter};

/// A limiter, and those who wait for it.
type Local = (Rc<RefCell<RateLimiter>>, Waiters);

struct Entry {
    /// The account, and where its gateway is.
    key: String,
    limit: RateLimit,
    /// The caller's own, which may be a test's double.
    fetch: Option<Function>,
    local: Local,
}

thread_local! {
    static ENTRIES: RefCell<Vec<Entry>> = const { RefCell::new(Vec::new()) };
}

/// The limiter of this account at this gateway, under this limit and by this `fetch`. One that no
/// `Config` uses any more is kept for as long as it knows of calls, so that those of the next one count
/// with them.
pub fn of(account: Option<&str>, gateway: &str, limit: Option<RateLimit>, fetch: Option<&Function>) -> Local {
    let (Some(account), Some(limit)) = (account, limit) else { return own(RateLimiter::new(limit)) };
    let key = [account, gateway].concat();
    let now = now().elapsed;
    ENTRIES.with_borrow_mut(|entries| {
        entries.retain(|Entry { local: (limiter, _), .. }| {
            Rc::strong_count(limiter) > 1 || !limiter.borrow_mut().is_idle(now)
        });
        let is_same =
            |entry: &&Entry| entry.key == key && entry.limit == limit && entry.fetch.as_ref() == fetch;
        if let Some(entry) = entries.iter().find(is_same) {
            return entry.local.clone();
        }
        let local = own(RateLimiter::new(Some(limit)));
        entries.push(Entry { key, limit, fetch: fetch.cloned(), local: local.clone() });
        local
    })
}

/// A limiter that nobody else uses.
pub fn own(limiter: RateLimiter) -> Local {
    (Rc::new(limiter.into()), Waiters::new())
}
