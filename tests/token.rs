//! One token for all who need it: asked for once, by whoever is there to ask.

mod common;
#[path = "simulation/executor.rs"]
#[allow(dead_code, reason = "it ends tasks in more ways")]
mod executor;

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::task::{Poll, Waker};

use common::session;
use executor::Executor;
use longport_cancel_order::call::{AttemptResult, Call, Now, Session};
use longport_cancel_order::driver::{Event, NewToken, Runtime, Token, TokenError, WantedToken, token};
use longport_cancel_order::http::credentials::Credentials;
use longport_cancel_order::http::request::SignedRequest;
use longport_cancel_order::limit::Ticket;
use longport_cancel_order::time::Duration;
use zeroize::Zeroizing;

const LATE: Duration = Duration::from_secs(10);

/// A provider that is asked, and answers when the test says so.
#[derive(Default)]
struct Provider {
    asked: RefCell<Vec<bool>>,
    answer: RefCell<Option<Result<&'static str, ()>>>,
    now: Cell<Duration>,
    wakers: RefCell<Vec<Waker>>,
    /// Whether the calls may wait for each other.
    is_alone: bool,
}

impl Provider {
    fn answers(&self, answer: Result<&'static str, ()>) {
        *self.answer.borrow_mut() = Some(answer);
        self.wakers.take().into_iter().for_each(Waker::wake);
    }

    fn passes(&self, time: Duration) {
        self.now.set(time);
        self.wakers.take().into_iter().for_each(Waker::wake);
    }
}

impl Runtime for &Provider {
    fn now(&self) -> Now {
        common::at(self.now.get())
    }

    fn random(&self) -> u32 {
        0
    }

    fn is_aborted(&self) -> bool {
        false
    }

    async fn sleep(&self, _: Option<Ticket>, until: Duration) {
        // The wakers of those who wait for a token are not these.
        poll_fn(|_| if until <= self.now.get() { Poll::Ready(()) } else { Poll::Pending }).await;
    }

    fn wake(&self, _: Ticket) {}

    async fn token(&self, wanted: WantedToken, until: Duration) -> Result<NewToken, TokenError> {
        self.asked.borrow_mut().push(wanted.is_fresh);
        poll_fn(|context| {
            if until <= self.now.get() {
                return Poll::Ready(Err(TokenError::TimedOut));
            }
            if let Some(answer) = *self.answer.borrow() {
                let new = |token: &str| NewToken { token: Zeroizing::new(token.into()), expires_at_ms: None };
                let failed =
                    |()| TokenError::Failed(longport_cancel_order::Error::config("accessToken", "failed"));
                return Poll::Ready(answer.map(new).map_err(failed));
            }
            self.wakers.borrow_mut().push(context.waker().clone());
            Poll::Pending
        })
        .await
    }

    fn shares(&self) -> bool {
        !self.is_alone
    }

    async fn send(&self, _: SignedRequest, _: Duration) -> AttemptResult {
        AttemptResult::TimedOut
    }

    fn report(&self, _: Event<'_>, _: &Call) {}
}

fn oauth() -> RefCell<Session> {
    session(Credentials::oauth("client".into()).unwrap(), None).into()
}

type Told = RefCell<Vec<Result<Token, TokenError>>>;

async fn ask(
    refused: Option<&str>,
    until: Duration,
    session: &RefCell<Session>,
    provider: &Provider,
    told: &Told,
) {
    let refused = refused.map(|token| Zeroizing::new(token.to_owned()));
    let result = token(refused, until, session, &provider).await;
    told.borrow_mut().push(result);
}

fn tokens(told: &Told) -> Vec<String> {
    told.borrow().iter().map(|told| told.as_ref().map_or("none".into(), |token| token.to_string())).collect()
}

#[test]
fn however_many_need_a_token_it_is_asked_for_once() {
    let (session, provider, told) = (oauth(), Provider::default(), Told::default());
    let mut tasks = Executor::new();
    for _ in 0..3 {
        tasks.spawn(ask(None, LATE, &session, &provider, &told));
    }
    tasks.run();
    provider.answers(Ok("a"));
    tasks.run();
    assert_eq!((tokens(&told), provider.asked.borrow().len()), (vec!["a".to_owned(); 3], 1));
    // And it is kept.
    tasks.spawn(ask(None, LATE, &session, &provider, &told));
    tasks.run();
    assert_eq!((told.borrow().len(), provider.asked.borrow().len()), (4, 1));
}

#[test]
fn what_went_wrong_is_told_to_all_who_wait() {
    let (session, provider, told) = (oauth(), Provider::default(), Told::default());
    let mut tasks = Executor::new();
    for _ in 0..2 {
        tasks.spawn(ask(None, LATE, &session, &provider, &told));
    }
    tasks.run();
    provider.answers(Err(()));
    tasks.run();
    let is_failure = |told: &Result<Token, TokenError>| matches!(told, Err(TokenError::Failed(_)));
    assert!(told.borrow().len() == 2 && told.borrow().iter().all(is_failure));
}

#[test]
fn who_asked_and_is_dropped_leaves_the_asking_to_another() {
    let (session, provider, told) = (oauth(), Provider::default(), Told::default());
    let mut tasks = Executor::new();
    for _ in 0..2 {
        tasks.spawn(ask(None, LATE, &session, &provider, &told));
    }
    tasks.run();
    tasks.drop_task(0);
    tasks.run();
    assert_eq!(provider.asked.borrow().len(), 2);
    provider.answers(Ok("a"));
    tasks.run();
    assert_eq!(tokens(&told), ["a"]);
}

#[test]
fn whose_time_is_up_leaves_the_asking_to_another() {
    let (session, provider, told) = (oauth(), Provider::default(), Told::default());
    let mut tasks = Executor::new();
    tasks.spawn(ask(None, Duration::from_secs(1), &session, &provider, &told));
    tasks.spawn(ask(None, LATE, &session, &provider, &told));
    tasks.run();
    provider.passes(Duration::from_secs(1));
    tasks.run();
    assert_eq!((told.borrow().len(), provider.asked.borrow().len()), (1, 2));
    provider.answers(Ok("a"));
    tasks.run();
    assert_eq!(tokens(&told), ["none", "a"]);
}

#[test]
fn who_needs_a_fresh_token_does_not_wait_for_one_that_need_not_be() {
    let (session, provider, told) = (oauth(), Provider::default(), Told::default());
    let mut tasks = Executor::new();
    tasks.spawn(ask(None, LATE, &session, &provider, &told));
    tasks.spawn(ask(Some("a"), LATE, &session, &provider, &told));
    // But for a fresh one everyone may wait.
    tasks.spawn(ask(None, LATE, &session, &provider, &told));
    tasks.run();
    assert_eq!(*provider.asked.borrow(), [false, true]);
}

#[test]
fn a_token_that_was_refused_is_not_given_out_again() {
    let (session, provider, told) = (oauth(), Provider::default(), Told::default());
    let mut tasks = Executor::new();
    provider.answers(Ok("a"));
    tasks.spawn(ask(None, LATE, &session, &provider, &told));
    tasks.run();
    provider.answers(Ok("b"));
    tasks.spawn(ask(Some("a"), LATE, &session, &provider, &told));
    tasks.run();
    // Somebody else's refusal of the old one asks for nothing.
    tasks.spawn(ask(Some("a"), LATE, &session, &provider, &told));
    tasks.run();
    assert_eq!(tokens(&told), ["a", "b", "b"]);
    assert_eq!(*provider.asked.borrow(), [false, true]);
}

#[test]
fn where_calls_end_without_a_word_each_asks_for_itself() {
    let provider = Provider { is_alone: true, ..Provider::default() };
    let (session, told) = (oauth(), Told::default());
    let mut tasks = Executor::new();
    for _ in 0..2 {
        tasks.spawn(ask(None, LATE, &session, &provider, &told));
    }
    tasks.run();
    assert_eq!(provider.asked.borrow().len(), 2);
}
