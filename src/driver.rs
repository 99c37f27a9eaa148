//! Carries out what a call asks for: waits, gets tokens, sends, and tells the call what came of it.
//!
//! What it waits with and sends by is a [`Runtime`]: the JavaScript one in `wasm/`, a simulated one
//! in the tests, or your own.

use std::cell::RefCell;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::{Context, Poll};

pub use crate::call::WaitReason;
use crate::call::record::AttemptIndex;
use crate::call::token::Source;
pub use crate::call::token::{NewToken, Token, TokenError};
pub use crate::call::{Acquired, SharedPermit};
use crate::call::{Action, Answer, Attempt, AttemptResult, Call, Input, Now, Session};
use crate::error::{Error, Kind};
use crate::http::request::SignedRequest;
use crate::limit::{End, Lane, Ticket};
use crate::order::Interface;
use crate::time::Duration;

/// What one call runs on. Its futures need not be [`Send`]: the calls of a [`Session`] share a
/// thread. Whatever it began ends when its future is dropped.
///
/// One without a network, on which the examples of this crate run; `examples/native.rs` is one over
/// threads:
///
/// ```
#[doc = include_str!("../examples/offline/runtime.rs")]
/// ```
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

    /// Ends the [`sleep`](Self::sleep) with this ticket, whichever call sleeps with it, of the session
    /// or of another that shares its limiter. Without such a sleep there is nothing to do.
    fn wake(&self, ticket: Ticket);

    /// Gets an OAuth access token. It gives up at `until`, or when the caller aborts.
    fn token(
        &self,
        wanted: WantedToken,
        until: Duration,
    ) -> impl Future<Output = Result<NewToken, TokenError>>;

    /// Whether a call may wait for what another one does. Not so in an edge worker, which ends what
    /// belongs to one request without a word to the others.
    fn shares(&self) -> bool {
        true
    }

    /// Asks the limiter that the account's callers share. It gives up at `until`. Only a session asks
    /// whose limiter is [`sharing`](crate::limit::RateLimiter::sharing).
    fn acquire(&self, request: PermitRequest, until: Duration) -> impl Future<Output = Acquired> {
        let _ = (request, until);
        async { Acquired::Unavailable }
    }

    /// Gives back what was granted, once the call has ended that left with it.
    fn release(&self, permit: SharedPermit, end: End) {
        let _ = (permit, end);
    }

    /// The call that has this ticket of the shared limiter waits no longer.
    fn forget(&self, ticket: &str) {
        let _ = ticket;
    }

    /// Sends a request and reads the answer. It gives up at `until`, or when the caller aborts.
    fn send(&self, request: SignedRequest, until: Duration) -> impl Future<Output = AttemptResult>;

    /// Hears what happens to a call.
    fn report(&self, event: Event<'_>, call: &Call);
}

/// Which token is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WantedToken {
    /// A fresh one, since the last has expired.
    pub is_fresh: bool,
    /// The one that was asked for last: who asked has given up, and this call has waited for it.
    pub is_under_way: bool,
}

/// What the limiter that the account's callers share is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PermitRequest {
    /// For which of the gateway's interfaces.
    pub interface: Interface,
    /// Whose turn it is where several wait.
    pub lane: Lane,
    /// What it answered last, if it told the call to ask again.
    pub ticket: Option<String>,
}

/// What happens to a call.
pub enum Event<'a> {
    /// A request leaves.
    Sent {
        /// Whether an earlier one is unanswered.
        is_hedge: bool,
    },
    /// An attempt ended.
    Ended(&'a Attempt),
    /// It waits, at least until then where that is known.
    Waits {
        /// Until when, at least.
        until: Option<Duration>,
        /// What for.
        reason: WaitReason,
    },
    /// The call failed.
    Failed(&'a Error),
}

/// Makes a call, to its end. It leaves the call to be asked what it knows, as
/// [`redact`](Call::redact) does.
///
/// ```
/// # mod offline { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/offline/runtime.rs")); }
/// # use offline::{Offline, block_on, client};
/// use longport_cancel_order::OrderId;
/// use longport_cancel_order::call::{AuthMode, Call, Limits};
/// use longport_cancel_order::driver::{Runtime, drive};
/// use longport_cancel_order::order::CancelOrder;
///
/// # let client = client();
/// # let runtime = Offline::new([(502, "<html>"), (200, r#"{"code":0}"#)]);
/// let order = CancelOrder { order_id: OrderId::parse("7")?, is_attached: false };
/// let mut call = Call::new(order, Limits::default(), AuthMode::ApiKey, runtime.now());
/// let answer = block_on(drive(&mut call, &client.session, &*runtime))?;
/// assert_eq!(answer.attempts, 2);
/// # Ok::<(), Box<longport_cancel_order::Error>>(())
/// ```
///
/// # Errors
///
/// Whatever [`Action::Done`] says.
pub fn drive<'a>(
    call: &'a mut Call,
    session: &'a RefCell<Session>,
    runtime: &'a impl Runtime,
) -> Pin<Box<dyn Future<Output = Result<Answer, Box<Error>>> + 'a>> {
    // Boxed, so that a program has it once for all that it makes calls for.
    Box::pin(carry_out(call, session, runtime))
}

async fn carry_out(
    call: &mut Call,
    session: &RefCell<Session>,
    runtime: &impl Runtime,
) -> Result<Answer, Box<Error>> {
    let mut driver = Driver { call, session, runtime, waits_for: None, permit: None, permits: Vec::new() };
    let mut in_flight = InFlight::default();
    poll_fn(|context| {
        loop {
            while let Some(ended) = in_flight.poll(context) {
                driver.ended(ended);
            }
            match driver.next() {
                Action::Wait(until) => {
                    driver.report_wait();
                    let wait = until.map(|until| (driver.call.ticket(), until));
                    if in_flight.sleeps_until != wait {
                        in_flight.sleeps_until = wait;
                        in_flight.sleep = wait.map(|(ticket, until)| -> Boxed<'_, ()> {
                            Box::pin(runtime.sleep(ticket, until))
                        });
                        // The new sleep is yet to say by whom it will be woken.
                        if in_flight.has_slept(context) {
                            continue;
                        }
                    }
                    return Poll::Pending;
                }
                Action::Authorize { refused, until } => {
                    in_flight.token = Some(Box::pin(token(refused, until, session, runtime)));
                }
                Action::Acquire { interface, lane, ticket, until } => {
                    let request = PermitRequest { interface, lane, ticket };
                    in_flight.permission = Some(Box::pin(runtime.acquire(request, until)));
                }
                Action::Send { attempt, request, until } => {
                    if let Some(permit) = driver.permit.take() {
                        driver.permits.push((attempt, permit));
                    }
                    runtime.report(Event::Sent { is_hedge: !in_flight.sends.is_empty() }, driver.call);
                    in_flight.sends.push((attempt, Box::pin(runtime.send(request, until))));
                }
                Action::Abort(attempt) => {
                    in_flight.sends.retain(|(sent, _)| *sent != attempt);
                    driver.ended(Completed::Attempt(attempt, AttemptResult::Aborted));
                }
                Action::Done(result) => {
                    if let Err(error) = &result {
                        runtime.report(Event::Failed(error), driver.call);
                    }
                    return Poll::Ready(result);
                }
            }
        }
    })
    .await
}

/// The session's token, or a new one, for which it is asked once however many need it.
///
/// # Errors
///
/// As [`Runtime::token`].
pub async fn token(
    refused: Option<Token>,
    until: Duration,
    session: &RefCell<Session>,
    runtime: &impl Runtime,
) -> Result<Token, TokenError> {
    let refused = refused.as_ref().map(|token| token.as_str());
    let mut is_under_way = false;
    loop {
        let source = session.borrow_mut().tokens.get(refused, runtime.shares(), runtime.now());
        let request = match source {
            Source::Kept(token) => return Ok(token),
            Source::Ask(asking) => {
                let result =
                    runtime.token(WantedToken { is_fresh: asking.is_refresh(), is_under_way }, until).await;
                return session.borrow_mut().tokens.finish(&asking, result);
            }
            Source::Wait(request) => request,
        };
        let mut sleep = pin!(runtime.sleep(None, until));
        let ended = poll_fn(|context| match request.poll(context.waker()) {
            Some(ended) => Poll::Ready(ended),
            None => sleep.as_mut().poll(context).map(|()| None),
        });
        match ended.await {
            Some(Ok(token)) => return Ok(token),
            Some(Err(error)) => return Err(TokenError::Failed(error)),
            None if runtime.is_aborted() => return Err(TokenError::Aborted),
            None if until <= runtime.now().elapsed => return Err(TokenError::TimedOut),
            // Who asked has given up.
            None => is_under_way = true,
        }
    }
}

type Boxed<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// What a call waits for.
#[derive(Default)]
struct InFlight<'a> {
    sends: Vec<(AttemptIndex, Boxed<'a, AttemptResult>)>,
    token: Option<Boxed<'a, Result<Token, TokenError>>>,
    permission: Option<Boxed<'a, Acquired>>,
    sleep: Option<Boxed<'a, ()>>,
    /// What the sleep was begun for.
    sleeps_until: Option<(Option<Ticket>, Duration)>,
}

/// What ended of it.
enum Completed {
    Attempt(AttemptIndex, AttemptResult),
    Token(Result<Token, TokenError>),
    Permission(Acquired),
}

impl InFlight<'_> {
    /// Something that the call is to hear of, if there is anything.
    fn poll(&mut self, context: &mut Context<'_>) -> Option<Completed> {
        for (index, (attempt, send)) in self.sends.iter_mut().enumerate() {
            if let Poll::Ready(result) = send.as_mut().poll(context) {
                let attempt = *attempt;
                drop(self.sends.remove(index));
                return Some(Completed::Attempt(attempt, result));
            }
        }
        if let Some(token) = &mut self.token
            && let Poll::Ready(token) = token.as_mut().poll(context)
        {
            self.token = None;
            return Some(Completed::Token(token));
        }
        if let Some(permission) = &mut self.permission
            && let Poll::Ready(permission) = permission.as_mut().poll(context)
        {
            self.permission = None;
            return Some(Completed::Permission(permission));
        }
        // Its end says nothing: the call is polled again, and knows why.
        self.has_slept(context);
        None
    }

    /// Whether a sleep has ended just now.
    fn has_slept(&mut self, context: &mut Context<'_>) -> bool {
        let is_over = self.sleep.as_mut().is_some_and(|sleep| sleep.as_mut().poll(context).is_ready());
        if is_over {
            self.sleep = None;
            self.sleeps_until = None;
        }
        is_over
    }
}

struct Driver<'a, R: Runtime> {
    call: &'a mut Call,
    session: &'a RefCell<Session>,
    runtime: &'a R,
    /// What the caller was told that the call waits for.
    waits_for: Option<WaitReason>,
    /// With what the next attempt will leave.
    permit: Option<SharedPermit>,
    /// With what those in flight have left.
    permits: Vec<(AttemptIndex, SharedPermit)>,
}

impl<R: Runtime> Drop for Driver<'_, R> {
    fn drop(&mut self) {
        if let Some(ticket) = self.call.shared_ticket() {
            self.runtime.forget(ticket);
        }
        if let Some(permit) = self.permit.take() {
            self.runtime.release(permit, End::NotSent);
        }
        for (_, permit) in self.permits.drain(..) {
            self.runtime.release(permit, End::Uncertain);
        }
        if self.call.is_over() && self.call.in_flight().next().is_none() {
            return;
        }
        // The call is dropped before its end. Others are not to wait for it.
        let now = self.runtime.now();
        self.call.abandon(&mut self.session.borrow_mut(), now);
        self.wake_others(now);
    }
}

// No `RefCell` stays borrowed across a call of the runtime, since any such call may come back in.
impl<R: Runtime> Driver<'_, R> {
    fn next(&mut self) -> Action {
        if self.runtime.is_aborted() {
            self.handle(Input::GaveUp(Kind::Aborted));
        }
        let now = self.runtime.now();
        let action = self.call.poll(&mut self.session.borrow_mut(), now);
        self.wake_others(now);
        action
    }

    /// Whatever has ended, others in the queue may have their turn by it.
    fn wake_others(&self, now: Now) {
        while let Some(ticket) = self.to_wake(now) {
            self.runtime.wake(ticket);
        }
    }

    /// Tells the caller what the call waits for, once each time.
    fn report_wait(&mut self) {
        let now = self.runtime.now();
        let waits = self.call.waits_for(&self.session.borrow(), now);
        let reason = waits.map(|(reason, _)| reason);
        if std::mem::replace(&mut self.waits_for, reason) != reason
            && let Some((reason, until)) = waits
        {
            self.runtime.report(Event::Waits { until, reason }, self.call);
        }
    }

    fn to_wake(&self, now: Now) -> Option<Ticket> {
        self.session.borrow_mut().limiter.borrow_mut().to_wake(now.elapsed)
    }

    fn ended(&mut self, ended: Completed) {
        match ended {
            Completed::Attempt(attempt, result) => {
                let input = Input::Ended { attempt, result, jitter: self.runtime.random() };
                if let Some(ended) = self.handle(input) {
                    if let Some(index) = self.permits.iter().position(|(sent, _)| *sent == attempt) {
                        self.runtime.release(self.permits.remove(index).1, ended.end);
                    }
                    self.runtime.report(Event::Ended(&ended), self.call);
                }
            }
            Completed::Permission(acquired) => {
                let permit = match acquired {
                    Acquired::Granted(permit) => Some(permit),
                    _ => None,
                };
                let is_unavailable = acquired == Acquired::Unavailable;
                if is_unavailable && self.runtime.is_aborted() {
                    // Which says nothing of the limiter; the call gives up next.
                    return;
                }
                self.handle(Input::Permit(acquired));
                if self.call.is_permitted() {
                    self.permit = permit;
                } else if let Some(permit) = permit {
                    self.runtime.release(permit, End::NotSent);
                }
                if is_unavailable {
                    let reason = WaitReason::LimiterUnavailable;
                    self.waits_for = Some(reason);
                    let now = self.runtime.now().elapsed;
                    let interface = self.call.operation().interface;
                    let until = self.session.borrow().next_available(interface, now);
                    self.runtime.report(Event::Waits { until, reason }, self.call);
                }
            }
            Completed::Token(token) => {
                self.handle(match token {
                    Ok(token) => Input::Authorized(self.check(&token).map(|()| token)),
                    Err(TokenError::Failed(error)) => Input::Authorized(Err(error)),
                    Err(TokenError::TimedOut) => Input::GaveUp(Kind::Timeout),
                    Err(TokenError::Aborted) => Input::GaveUp(Kind::Aborted),
                });
            }
        }
    }

    /// Checks that a token may go to this gateway.
    fn check(&self, token: &str) -> Result<(), Box<Error>> {
        self.session.borrow().signer.as_ref().map_or(Ok(()), |signer| signer.check_token(token))
    }

    fn handle(&mut self, input: Input) -> Option<Attempt> {
        let now = self.runtime.now();
        self.call.handle(input, &mut self.session.borrow_mut(), now)
    }
}
