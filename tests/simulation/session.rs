//! One session: some callers on one configuration, one gateway, one network, one seed. The driver
//! is the one that ships, on a runtime whose clock shows what the next event says.

use longport_cancel_order::time::Duration;
use std::cell::{RefCell, RefMut};
use std::future::{Future, poll_fn};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use longport_cancel_order::call::{Attempt, AttemptResult, AuthMode, Call, Next, Now, Receipt, Session};
use longport_cancel_order::driver::{Runtime, Token, TokenError, drive};
use longport_cancel_order::http::credentials::Credentials;
use longport_cancel_order::http::endpoint::{Brand, Endpoint};
use longport_cancel_order::http::request::SignedRequest;
use longport_cancel_order::limit::Ticket;
use longport_cancel_order::{Error, Outcome};

use crate::client::Phase;
use crate::common::{api_key, session};
use crate::state::{Event, MOST_EVENTS, State};
use crate::tally::Tally;

/// What the calls run on, and what is outside.
struct World {
    session: RefCell<Session>,
    state: RefCell<State>,
}

type Task<'a> = Pin<Box<dyn Future<Output = Result<Receipt, Box<Error>>> + 'a>>;

/// Runs the session of `seed` and checks it. A violation panics and names the seed.
pub fn run(seed: u64, verbose: bool) -> Tally {
    catch_unwind(|| World::new(seed, verbose).run()).unwrap_or_else(|violation| {
        eprintln!("replay with SIMULATION_SEED={seed} cargo test --test simulation -- --nocapture");
        resume_unwind(AssertUnwindSafe(violation).0)
    })
}

impl World {
    fn new(seed: u64, verbose: bool) -> Self {
        let state = State::new(seed, verbose);
        let mut session = session(if state.uses_oauth { oauth() } else { api_key() }, state.limit);
        if let (true, Some(signer)) = (state.is_us_in_china, &mut session.signer) {
            signer.endpoint = Endpoint::of(Brand::Longport, true);
        }
        Self { session: session.into(), state: state.into() }
    }

    fn state(&self) -> RefMut<'_, State> {
        self.state.borrow_mut()
    }

    /// Lets one event after the other happen, and whoever it concerns go on.
    fn run(self) -> Tally {
        let mut tasks: Vec<Task<'_>> = Vec::new();
        loop {
            let next = self.state().events.pop_first();
            let Some(((at, _), event)) = next else { break };
            if at > self.state().now {
                self.check_that_no_turn_is_missed();
                self.state().now = at;
            }
            match event {
                Event::Call => tasks.push(self.call(tasks.len())),
                Event::Free => self.free(),
                event => self.state().happen(event),
            }
            let ready = self.state().ready.take();
            if let Some(call) = ready {
                let task = tasks[call].as_mut();
                if let Poll::Ready(result) = task.poll(&mut Context::from_waker(Waker::noop())) {
                    self.state().settle(call, result);
                }
            }
            assert!(self.state().scheduled < MOST_EVENTS, "someone asks for ever");
        }
        drop(tasks);
        let Self { session, state } = self;
        let state = state.into_inner();
        for (index, call) in state.calls.iter().enumerate() {
            call.check(index, &state.gateway);
        }
        state.check_that_nothing_is_held(session.into_inner());
        state.tally
    }

    /// Someone calls.
    fn call(&self, index: usize) -> Task<'_> {
        let mut state = self.state();
        let cancel = state.new_call(index);
        let access = if state.uses_oauth { AuthMode::RefreshableToken } else { AuthMode::ApiKey };
        let mut call = Call::new(cancel.target, cancel.limits, access, state.clock());
        state.calls.push(cancel);
        state.ready = Some(index);
        let caller = Caller { world: self, index };
        Box::pin(async move { drive(&mut call, &self.session, &caller).await })
    }

    /// The credentials are wiped.
    fn free(&self) {
        let mut session = self.session.borrow_mut();
        session.signer = None;
        for ticket in session.limiter.queued() {
            self.state().wake(ticket);
        }
    }

    /// Before time goes on: whoever is next in the queue and could leave has been told so.
    fn check_that_no_turn_is_missed(&self) {
        let state = self.state();
        let limiter = &mut self.session.borrow_mut().limiter;
        // Who ceases to run without a word holds a place for longer than anyone knows.
        let Some((next, at)) = limiter.next_departure(state.now).filter(|_| !state.kills) else { return };
        assert!(at > state.now, "the turn of {next:?} has come, and nobody told it");
    }
}

/// The runtime of one call.
struct Caller<'a> {
    world: &'a World,
    index: usize,
}

impl Caller<'_> {
    fn with<T>(&self, then: impl FnOnce(&mut State, usize) -> T) -> T {
        then(&mut self.world.state(), self.index)
    }

    /// Waits for what was begun.
    fn ended(&self) -> impl Future<Output = Phase> {
        poll_fn(|_| self.with(|state, call| state.calls[call].take().map_or(Poll::Pending, Poll::Ready)))
    }
}

impl Runtime for Caller<'_> {
    fn now(&self) -> Now {
        self.world.state().clock()
    }

    fn random(&self) -> u32 {
        self.with(|state, call| {
            state.calls[call].has_drawn = true;
            state.rng.u32(..)
        })
    }

    fn is_aborted(&self) -> bool {
        self.with(|state, call| state.calls[call].aborted.is_some())
    }

    async fn sleep(&self, ticket: Option<Ticket>, until: Duration) {
        self.with(|state, call| state.sleep(call, ticket, until));
        self.ended().await;
    }

    fn wake(&self, ticket: Ticket) {
        self.world.state().wake(ticket);
    }

    async fn token(&self, refused: Option<&str>, until: Duration) -> Result<Token, TokenError> {
        self.with(|state, call| state.authorize(call, refused, until));
        let Phase::Authorized(result) = self.ended().await else { panic!("it waited for a token") };
        result.map(|()| self.with(|state, call| state.token_of(call)))
    }

    async fn send(&self, request: SignedRequest, until: Duration) -> AttemptResult {
        self.with(|state, call| state.send(call, &request, until));
        let Phase::Ended(result) = self.ended().await else { panic!("it waited for an answer") };
        result
    }

    fn report(&self, attempt: &Attempt, known: Outcome) {
        self.with(|state, call| {
            state.tally.retries += u64::from(matches!(attempt.next, Next::Retry(_)));
            state.log(|| format!("call {call}: {attempt:?}, {known:?}"));
            let has_accepted = state.gateway.has_accepted(call);
            state.calls[call].check_report(attempt, known, has_accepted);
        });
    }
}

fn oauth() -> Credentials {
    Credentials::oauth("client".into()).unwrap()
}
