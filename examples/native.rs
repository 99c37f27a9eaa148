//! Cancels orders on the practice gateway from a plain Rust program: `npm start` in one terminal, and
//!
//! ```sh
//! cargo run --example native -- http://127.0.0.1:8080 709043056541253632 …
//! ```
//!
//! What the crate runs on is the `Runtime` here: the clocks of the standard library, and `ureq`,
//! which blocks. Retries, the rate limit and what is known of the order come with the crate.

use std::cell::RefCell;
use std::env;
use std::pin::pin;
use std::process::ExitCode;
use std::task::{Context, Poll, Waker};
use std::thread;
use std::time::{Instant, SystemTime};

use longport_cancel_order::call::{
    Attempt, AttemptResult, AuthMode, Call, Copies, Limits, Now, Receipt, Session,
};
use longport_cancel_order::driver::{Runtime, Token, TokenError, drive};
use longport_cancel_order::http::credentials::Credentials;
use longport_cancel_order::http::endpoint::Endpoint;
use longport_cancel_order::http::request::{RequestSigner, SignedRequest};
use longport_cancel_order::http::response::{Body, MAX_BODY, Response};
use longport_cancel_order::http::timestamp::Timestamps;
use longport_cancel_order::limit::{RateLimit, RateLimiter, Ticket};
use longport_cancel_order::order::CancelOrder;
use longport_cancel_order::time::Duration;
use longport_cancel_order::{Error, OrderId, Outcome};
use ureq::{Agent, http};
use zeroize::Zeroizing;

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let url = arguments.next().unwrap_or_else(|| "http://127.0.0.1:8080".to_owned());
    let session = match session(&url) {
        Ok(session) => session,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    let runtime = Native::new(&session);
    let mut code = ExitCode::SUCCESS;
    for order in arguments {
        match cancel(&order, &session, &runtime) {
            Ok(receipt) => println!("{order}: accepted, attempts: {}", receipt.attempts),
            Err(error) => {
                println!("{order}: {}: {error}", error.outcome.name());
                code = ExitCode::FAILURE;
            }
        }
    }
    code
}

fn session(url: &str) -> Result<RefCell<Session>, Box<Error>> {
    let token = Zeroizing::new("practice-access-token".to_owned());
    let signer = RequestSigner {
        endpoint: Endpoint::parse("url", url)?,
        credentials: Credentials::api_key("practice-app-key".to_owned(), "practice-app-secret", token)?,
        language: "en",
        paper_trading: false,
        headers: Vec::new(),
    };
    let limiter = RateLimiter::new(Some(RateLimit::default()));
    Ok(Session { signer: Some(signer), limiter, timestamps: Timestamps::default() }.into())
}

fn cancel(order: &str, session: &RefCell<Session>, runtime: &Native) -> Result<Receipt, Box<Error>> {
    let order_id = OrderId::parse(order)?;
    let cancel = CancelOrder { order_id, is_attached: false };
    let mut call = Call::new(cancel, Limits::default(), AuthMode::ApiKey, runtime.now());
    // Nothing here waits but by blocking, so no waker is needed.
    let mut driven = pin!(drive(&mut call, session, runtime));
    loop {
        if let Poll::Ready(result) = driven.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return result;
        }
    }
}

/// Clocks, sleep and HTTP for one call after the other.
struct Native<'a> {
    session: &'a RefCell<Session>,
    started: Instant,
    agent: Agent,
}

impl<'a> Native<'a> {
    fn new(session: &'a RefCell<Session>) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            // On a connection of its own, a request is never sent a second time.
            .max_idle_connections(0);
        Self { session, started: Instant::now(), agent: config.build().into() }
    }

    fn request(&self, own: &SignedRequest) -> Option<http::Request<()>> {
        let session = self.session.borrow();
        let signer = session.signer.as_ref()?;
        let url = [signer.base_url(), own.target()].concat();
        let mut request = http::Request::builder().method(own.method()).uri(url);
        for (name, value) in signer.headers().into_iter().chain(own.headers()) {
            request = request.header(name, value);
        }
        request.body(()).ok()
    }
}

impl Runtime for Native<'_> {
    fn now(&self) -> Now {
        let unix = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        let unix_ms = u64::try_from(unix.as_millis()).unwrap_or(u64::MAX);
        Now { elapsed: self.started.elapsed().into(), unix_ms }
    }

    fn random(&self) -> u32 {
        fastrand::u32(..)
    }

    fn is_aborted(&self) -> bool {
        false
    }

    async fn sleep(&self, _: Option<Ticket>, until: Duration) {
        thread::sleep((until - self.started.elapsed().into()).into());
    }

    fn wake(&self, _: Ticket) {}

    async fn token(&self, _: Option<&str>, _: Duration) -> Result<Token, TokenError> {
        Err(TokenError::Failed(Error::config("token", "is not needed with an API key")))
    }

    async fn send(&self, signed: SignedRequest, until: Duration) -> AttemptResult {
        let not_sent = |why: &str| AttemptResult::NotSent { why: why.to_owned() };
        let Some(request) = self.request(&signed) else { return not_sent("the request is not valid") };
        let timeout = (until - self.started.elapsed().into()).into();
        let request = self.agent.configure_request(request).timeout_global(Some(timeout)).build();
        match self.agent.run(request) {
            Ok(answer) => AttemptResult::Answered { response: read(answer), copies: Copies::One },
            Err(ureq::Error::Timeout(_)) => AttemptResult::TimedOut,
            Err(ureq::Error::ConnectionFailed | ureq::Error::HostNotFound) => not_sent("no connection"),
            Err(ureq::Error::Io(error)) if error.kind() == std::io::ErrorKind::ConnectionRefused => {
                not_sent("connection refused")
            }
            Err(error) => AttemptResult::Lost { why: error.to_string() },
        }
    }

    fn report(&self, attempt: &Attempt, known: Outcome) {
        println!("  attempt {}: {:?}, next: {:?}; {known:?}", attempt.number, attempt.kind, attempt.next);
    }
}

fn read(mut answer: http::Response<ureq::Body>) -> Response {
    let header = |name| Some(answer.headers().get(name)?.to_str().ok()?.to_owned());
    let (trace_id, retry_after) = (header("x-trace-id"), header("retry-after"));
    let limit = u64::try_from(MAX_BODY).unwrap_or(u64::MAX);
    let body = match answer.body_mut().with_config().limit(limit).read_to_vec() {
        Ok(bytes) => Body::Whole(bytes),
        Err(ureq::Error::BodyExceedsLimit(_)) => Body::TooLong,
        Err(error) => Body::Lost(error.to_string()),
    };
    Response {
        status: answer.status().as_u16(),
        redirect: answer.status().is_redirection(),
        trace_id,
        retry_after: retry_after.and_then(|seconds| seconds.parse().ok()).map(Duration::from_secs),
        body,
    }
}
