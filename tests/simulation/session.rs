//! One session: some callers on one client, one gateway, one network, one seed.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::rc::Rc;

use longport_cancel_order::flow::Client;
use longport_cancel_order::http::credentials::Credentials;
use longport_cancel_order::http::endpoint::{Brand, Endpoint};
use longport_cancel_order::limit::{Admission, End as Release, Lane, RateLimiter};
use longport_cancel_order::order::Interface;
use longport_cancel_order::time::Duration;
use zeroize::Zeroizing;

use crate::caller::World;
use crate::common::{api_key, session};
use crate::executor::Executor;
use crate::plan::{Auth, End, Plan};
use crate::tally::Tally;
use crate::world::{Event, State};

/// Runs the session of `seed` and checks it. A violation panics and names the seed.
pub fn run(seed: u64, settles: bool, verbose: bool) -> Tally {
    catch_unwind(|| World::new(seed, settles, verbose).run()).unwrap_or_else(|violation| {
        let settles = u8::from(settles);
        eprintln!("replay with SIMULATION_SEED={seed} SIMULATION_SETTLES={settles} cargo test --test simulation -- --nocapture");
        resume_unwind(AssertUnwindSafe(violation).0)
    })
}

impl World {
    fn new(seed: u64, settles: bool, verbose: bool) -> Self {
        let plan = Rc::new(Plan::of(seed, settles));
        let credentials = match plan.auth {
            Auth::ApiKey => api_key(),
            Auth::Us => {
                Credentials::api_key("us_key".into(), "secret", Zeroizing::new("token".into())).unwrap()
            }
            Auth::Token | Auth::UsInChina => Credentials::oauth("client".into()).unwrap(),
        };
        let mut session = session(credentials, plan.limit);
        if let (Auth::UsInChina, Some(signer)) = (plan.auth, &mut session.signer) {
            signer.endpoint = Endpoint::of(Brand::Longport, true);
        }
        if let (Some(_), Some(limit)) = (plan.store, plan.limit) {
            let limiter = RateLimiter::new(Some(limit)).sharing(limit.calls / 2);
            session = session.under(Rc::new(limiter.into()));
        }
        let state = State::new(seed, &plan, verbose);
        state.log(|| format!("{:?}", state.plan));
        Self { client: Client::new(session), state: state.into() }
    }

    /// Lets one event after the other happen, and whoever it concerns go on.
    fn run(self) -> Tally {
        let plan = Rc::clone(&self.state().plan);
        let mut tasks = Executor::new();
        loop {
            tasks.run();
            let time_goes_on = self.state().time_goes_on();
            if time_goes_on {
                self.check_that_no_turn_is_missed();
            }
            let next = self.state().next_event();
            let Some(event) = next else { break };
            match event {
                Event::Call(index) => tasks.spawn(self.call(index, plan.calls[index].clone())),
                Event::EndOfCall(index, end) => self.end(index, end, &mut tasks),
                Event::Wipe => self.wipe(),
                event => self.state().happen(event),
            }
        }
        assert_eq!(tasks.left_over(), None, "a call waits for what never comes");
        self.check_that_nothing_is_held();
        drop(tasks);
        let state = self.state.into_inner();
        state.oracle.check_in_the_end(&state.gateway);
        state.tally
    }

    fn end<'a>(&'a self, index: usize, end: End, tasks: &mut Executor<'a>) {
        if tasks.is_over(index) {
            return;
        }
        self.state().log(|| format!("call {index}: {end:?}"));
        match end {
            End::Abort => self.state().abort(index),
            End::Drop => tasks.drop_task(index),
            End::Kill => {
                tasks.kill(index);
                self.state().has_killed = true;
            }
        }
        if end != End::Abort {
            let state = &mut *self.state();
            state.tally.deaths += 1;
            for number in 0..state.oracle.callers.len() {
                if state.oracle.callers[number].call == index {
                    state.oracle.is_gone(number);
                }
            }
        }
    }

    /// The credentials are wiped.
    fn wipe(&self) {
        let mut session = self.client.session.borrow_mut();
        session.signer = None;
        session.tokens.wipe();
        self.state().is_wiped = true;
        let queued: Vec<_> = session.limiter.borrow_mut().queued().collect();
        drop(session);
        for ticket in queued {
            self.state().wake(ticket);
        }
    }

    /// Before time goes on: whoever is next in the queue and could leave has been told so.
    fn check_that_no_turn_is_missed(&self) {
        let state = self.state();
        // Who ceases to run without a word holds a place for longer than anyone knows.
        if !state.plan.shares {
            return;
        }
        let session = self.client.session.borrow();
        let mut limiter = session.limiter.borrow_mut();
        let Some((next, at)) = limiter.next_departure(state.now) else { return };
        assert!(at > state.now, "the turn of {next:?} has come, and nobody told it");
    }

    /// Everyone has left the queue, but for who is dead, and every place in the window is free again.
    fn check_that_nothing_is_held(&self) {
        let session = self.client.session.borrow();
        let mut limiter = session.limiter.borrow_mut();
        let state = self.state();
        let left_over = limiter.queued().next();
        assert!(left_over.is_none() || state.has_killed, "someone is left in the queue: {left_over:?}");
        if !state.has_killed {
            state.store.check_that_nothing_is_held();
        }
        let Some(limit) = state.plan.limit else { return };
        limiter.shared_answers();
        let mut later = state.now + Duration::from_secs(3_600);
        let mut granted = Vec::new();
        let mut ticket = limiter.enqueue(Interface::CancelOrder, Lane::LookUp);
        while granted.len() < limit.calls {
            match limiter.try_acquire(ticket, later + Duration::from_secs(1), later) {
                Admission::Granted(permit) => {
                    limiter.release(permit, Release::Answered, later);
                    granted.push(later);
                    ticket = limiter.enqueue(Interface::CancelOrder, Lane::LookUp);
                }
                Admission::At(time) => later = time,
                Admission::Forfeited => panic!("it asked when it was told to"),
            }
            // Answers take no time here, so that only the spacing is in the way.
            let is_in_window = later < granted.first().copied().unwrap_or(later) + limit.window;
            let fits = Duration::from_millis(200) * (limit.calls as u64) < limit.window;
            assert!(is_in_window || !fits, "a place is held for ever: {granted:?}");
        }
    }
}
