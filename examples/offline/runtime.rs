// A runtime without a network: it answers as it was told to, and its time passes only while a call
// sleeps.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::future::Future;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use longport_cancel_order::call::{AttemptResult, AuthMode, Call, Copies, Now, Session};
use longport_cancel_order::driver::{Event, NewToken, Runtime, TokenError, WantedToken};
use longport_cancel_order::flow::Client;
use longport_cancel_order::http::credentials::Credentials;
use longport_cancel_order::http::endpoint::Endpoint;
use longport_cancel_order::http::request::{RequestSigner, SignedRequest};
use longport_cancel_order::http::response::{Body, Response};
use longport_cancel_order::limit::{RateLimit, RateLimiter, Ticket};
use longport_cancel_order::time::Duration;

/// The runtime.
pub struct Offline {
    elapsed: Cell<Duration>,
    answers: RefCell<VecDeque<AttemptResult>>,
    /// The method, path and query of each request.
    pub sent: RefCell<Vec<String>>,
}

impl Offline {
    /// One that gives these answers, each a status and a body. After the last one none comes.
    pub fn new<'a>(answers: impl IntoIterator<Item = (u16, &'a str)>) -> Rc<Self> {
        let answered = |(status, body): (u16, &str)| AttemptResult::Answered {
            response: Response {
                status,
                redirect: false,
                trace_id: None,
                retry_after: None,
                body: Body::Whole(body.into()),
            },
            copies: Copies::One,
        };
        let answers = answers.into_iter().map(answered).collect();
        Rc::new(Self { elapsed: Cell::default(), answers: RefCell::new(answers), sent: RefCell::default() })
    }

    fn pass(&self, until: Duration) {
        self.elapsed.set(self.elapsed.get().max(until));
    }
}

impl Runtime for Offline {
    fn now(&self) -> Now {
        let elapsed = self.elapsed.get();
        Now { elapsed, unix_ms: 1_700_000_000_000 + elapsed.as_millis() }
    }

    fn random(&self) -> u32 {
        0
    }

    fn is_aborted(&self) -> bool {
        false
    }

    async fn sleep(&self, _: Option<Ticket>, until: Duration) {
        self.pass(until);
    }

    fn wake(&self, _: Ticket) {}

    async fn token(&self, _: WantedToken, _: Duration) -> Result<NewToken, TokenError> {
        Err(TokenError::TimedOut)
    }

    async fn send(&self, request: SignedRequest, until: Duration) -> AttemptResult {
        self.sent.borrow_mut().push(format!("{} {}", request.method(), request.target()));
        let answer = self.answers.borrow_mut().pop_front();
        answer.unwrap_or_else(|| {
            self.pass(until);
            AttemptResult::TimedOut
        })
    }

    fn report(&self, _: Event<'_>, _: &Call) {}
}

/// A client with an API key like any other, and the broker's rate limit.
///
/// # Panics
///
/// Never: each credential can be used.
#[must_use]
pub fn client() -> Client {
    let token = "access-token".to_owned().into();
    let signer = RequestSigner {
        endpoint: Endpoint::default(),
        credentials: Credentials::api_key("app-key".to_owned(), "app-secret", token).unwrap(),
        language: "en",
        paper_trading: false,
        headers: Vec::new(),
    };
    let limiter = RateLimiter::new(Some(RateLimit::default()));
    Client::new(Session::new(Some(signer), AuthMode::ApiKey, limiter))
}

/// Runs a future that waits for nothing outside this thread.
pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return value;
        }
    }
}
