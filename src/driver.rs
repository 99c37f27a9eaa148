//! Carries out what a call asks for: waits, gets tokens, sends, and tells the call what came of it.
//!
//! What it waits with and sends by is a [`Runtime`]: the JavaScript one in `wasm/`, a simulated one
//! in the tests, or your own.

use std::cell::RefCell;
use std::future::Future;

use zeroize::Zeroizing;

use crate::call::{Action, Attempt, AttemptResult, Call, Input, Now, Receipt, Session};
use crate::error::{Error, Kind, Outcome};
use crate::http::request::SignedRequest;
use crate::limit::Ticket;
use crate::time::Duration;

/// However long the queue is, someone looks again after this time.
const LONGEST_SLEEP: Duration = Duration::from_secs(30);

/// An OAuth access token.
pub type Token = Zeroizing<String>;

/// What one call runs on. Its futures need not be [`Send`]: the calls of a [`Session`] share a thread.
pub trait Runtime {
    /// The time. All calls of a session are given the same clocks.
    fn now(&self) -> Now;

    /// A random number, which spreads retries; it guards nothing.
    fn random(&self) -> u32;

    /// Whether the caller waits no longer. It then stays so.
    fn is_aborted(&self) -> bool;

    /// Waits until that time, until the caller aborts, or until [`wake`](Self::wake) of `ticket`.
    /// It may end sooner.
    fn sleep(&self, ticket: Option<Ticket>, until: Duration) -> impl Future<Output = ()>;

    /// Ends the [`sleep`](Self::sleep) with this ticket, whichever call of the session sleeps with
    /// it. Without such a sleep there is nothing to do.
    fn wake(&self, ticket: Ticket);

    /// Gets an OAuth access token, another one than `refused`, which has expired. It gives up at
    /// `until`, or when the caller aborts.
    fn token(
        &self,
        refused: Option<&str>,
        until: Duration,
    ) -> impl Future<Output = Result<Token, TokenError>>;

    /// Sends a request and reads the answer. It gives up at `until`, or when the caller aborts.
    fn send(&self, request: SignedRequest, until: Duration) -> impl Future<Output = AttemptResult>;

    /// Hears how an attempt ended, and what the attempts so far leave known of the order.
    fn report(&self, attempt: &Attempt, known: Outcome);
}

/// Why there is no token.
#[derive(Debug)]
pub enum TokenError {
    /// It cannot be had, or not be used.
    Failed(Box<Error>),
    /// The time was up.
    TimedOut,
    /// The caller aborted.
    Aborted,
}

/// Makes a call, to its end. It leaves the call to be asked what it knows, as
/// [`redact`](Call::redact) does.
///
/// # Errors
///
/// Whatever [`Action::Done`] says.
pub async fn drive(
    call: &mut Call,
    session: &RefCell<Session>,
    runtime: &impl Runtime,
) -> Result<Receipt, Box<Error>> {
    let mut driver = Driver { call, session, runtime };
    loop {
        match driver.next() {
            Action::Wait(until) => {
                let until = until.unwrap_or_else(|| runtime.now().elapsed + LONGEST_SLEEP);
                // Its end says nothing: the call is polled again, and knows why.
                runtime.sleep(driver.call.ticket(), until).await;
            }
            Action::Authorize { refused, until } => {
                let refused = refused.as_ref().map(|token| token.as_str());
                let token = runtime.token(refused, until).await;
                driver.authorize(token);
            }
            Action::Send { request, until } => {
                let result = runtime.send(request, until).await;
                driver.end(result);
            }
            Action::Done(result) => return result,
        }
    }
}

struct Driver<'a, R> {
    call: &'a mut Call,
    session: &'a RefCell<Session>,
    runtime: &'a R,
}

// No `RefCell` stays borrowed across a call of the runtime, since any such call may come back in.
impl<R: Runtime> Driver<'_, R> {
    fn next(&mut self) -> Action {
        if self.runtime.is_aborted() && !self.call.is_over() {
            self.handle(Input::GaveUp(Kind::Aborted));
        }
        let now = self.runtime.now();
        let action = self.call.poll(&mut self.session.borrow_mut(), now);
        // Whatever has ended, the call that is next in the queue may have its turn by it.
        let sooner = self.session.borrow_mut().limiter.to_wake(now.elapsed);
        if let Some(ticket) = sooner {
            self.runtime.wake(ticket);
        }
        action
    }

    fn authorize(&mut self, token: Result<Token, TokenError>) {
        self.handle(match token {
            Ok(token) => Input::Authorized(self.check(&token).map(|()| token)),
            Err(TokenError::Failed(error)) => Input::Authorized(Err(error)),
            Err(TokenError::TimedOut) => Input::GaveUp(Kind::Timeout),
            Err(TokenError::Aborted) => Input::GaveUp(Kind::Aborted),
        });
    }

    /// Checks that a token may go to this gateway.
    fn check(&self, token: &str) -> Result<(), Box<Error>> {
        self.session.borrow().signer.as_ref().map_or(Ok(()), |signer| signer.check_token(token))
    }

    fn end(&mut self, result: AttemptResult) {
        let attempt = self.handle(Input::Ended { result, jitter: self.runtime.random() });
        if let Some(attempt) = attempt {
            self.runtime.report(&attempt, self.call.outcome());
        }
    }

    fn handle(&mut self, input: Input) -> Option<Attempt> {
        let now = self.runtime.now();
        self.call.handle(input, &mut self.session.borrow_mut(), now)
    }
}
