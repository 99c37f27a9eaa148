//! Cancels orders on the practice gateway from a plain Rust program: `npm start` in one terminal, and
//!
//! ```sh
//! cargo run --example native -- http://127.0.0.1:8080 709043056541253632 …
//! ```
//!
//! What the crate runs on is the `Runtime` here: the clocks of the standard library, and `ureq` on a
//! thread for each request. Retries, hedges, the rate limit, look-ups and what is known of the order
//! come with the crate.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::env;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::process::ExitCode;
use std::rc::Rc;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::time::{Instant, SystemTime};

use longport_cancel_order::call::{AttemptResult, AuthMode, Call, Copies, Now, Session};
use longport_cancel_order::driver::{Event, NewToken, Runtime, TokenError, WantedToken};
use longport_cancel_order::flow::{CancelOptions, Client, Receipt, many};
use longport_cancel_order::http::credentials::Credentials;
use longport_cancel_order::http::endpoint::Endpoint;
use longport_cancel_order::http::request::{RequestSigner, SignedRequest};
use longport_cancel_order::http::response::{Body, Response};
use longport_cancel_order::limit::{RateLimit, RateLimiter, Ticket};
use longport_cancel_order::time::Duration;
use longport_cancel_order::{Error, OrderId, Outcome};
use ureq::{Agent, http};

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let url = arguments.next().unwrap_or_else(|| "http://127.0.0.1:8080".to_owned());
    let client = match client(&url) {
        Ok(client) => client,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    let runtime = Rc::new(Native::new(&client));
    let mut code = ExitCode::SUCCESS;
    for order in arguments {
        match cancel(&order, &client, &runtime) {
            Ok(receipt) => {
                println!("{order}: accepted, by {:?}, attempts: {}", receipt.confirmed_by, receipt.attempts);
            }
            Err(error) => {
                println!("{order}: {}: {error}", error.outcome.map_or("no outcome", Outcome::name));
                code = ExitCode::FAILURE;
            }
        }
    }
    code
}

fn client(url: &str) -> Result<Client, Box<Error>> {
    let token = "practice-access-token".to_owned().into();
    let signer = RequestSigner {
        endpoint: Endpoint::parse("url", url)?,
        credentials: Credentials::api_key("practice-app-key".to_owned(), "practice-app-secret", token)?,
        language: "en",
        paper_trading: false,
        headers: Vec::new(),
    };
    let limiter = RateLimiter::new(Some(RateLimit::default()));
    Ok(Client::new(Session::new(Some(signer), AuthMode::ApiKey, limiter)))
}

fn cancel<'a>(order: &str, client: &'a Client, runtime: &Rc<Native<'a>>) -> Result<Receipt, Box<Error>> {
    let order_id = OrderId::parse(order)?;
    runtime.block_on(many::cancel(client, order_id, CancelOptions::default(), Rc::clone(runtime)))
}

/// Clocks, sleep and HTTP, for any number of calls on one thread.
struct Native<'a> {
    client: &'a Client,
    started: Instant,
    agent: Agent,
    /// When the sleeps end.
    timers: RefCell<Vec<Duration>>,
    /// Who sleeps with a ticket.
    sleepers: RefCell<BTreeMap<Ticket, Waker>>,
}

impl<'a> Native<'a> {
    fn new(client: &'a Client) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            // On a connection of its own, a request is never sent a second time.
            .max_idle_connections(0);
        Self {
            client,
            started: Instant::now(),
            agent: config.build().into(),
            timers: RefCell::default(),
            sleepers: RefCell::default(),
        }
    }

    fn elapsed(&self) -> Duration {
        self.started.elapsed().into()
    }

    /// Runs a future to its end. Between two polls the thread is parked until a request has ended,
    /// somebody is woken, or the next sleep is over.
    fn block_on<T>(&self, future: impl Future<Output = T>) -> T {
        struct Unpark(Thread);
        impl Wake for Unpark {
            fn wake(self: Arc<Self>) {
                self.0.unpark();
            }
        }
        let waker = Waker::from(Arc::new(Unpark(thread::current())));
        let mut future = pin!(future);
        loop {
            // Each sleep that goes on says so again.
            self.timers.borrow_mut().clear();
            if let Poll::Ready(value) = future.as_mut().poll(&mut Context::from_waker(&waker)) {
                return value;
            }
            match self.timers.borrow().iter().min() {
                Some(until) => thread::park_timeout((*until - self.elapsed()).into()),
                None => thread::park(),
            }
        }
    }

    fn request(&self, own: &SignedRequest) -> Option<http::Request<()>> {
        let session = self.client.session.borrow();
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
        Now { elapsed: self.elapsed(), unix_ms }
    }

    fn random(&self) -> u32 {
        fastrand::u32(..)
    }

    fn is_aborted(&self) -> bool {
        false
    }

    async fn sleep(&self, ticket: Option<Ticket>, until: Duration) {
        if let Some(ticket) = ticket {
            self.sleepers.borrow_mut().remove(&ticket);
        }
        let mut is_asleep = false;
        poll_fn(|context| {
            // Who wakes it takes it out.
            let is_woken =
                is_asleep && ticket.is_some_and(|ticket| !self.sleepers.borrow().contains_key(&ticket));
            if is_woken || until <= self.elapsed() {
                return Poll::Ready(());
            }
            is_asleep = true;
            self.timers.borrow_mut().push(until);
            if let Some(ticket) = ticket {
                self.sleepers.borrow_mut().insert(ticket, context.waker().clone());
            }
            Poll::Pending
        })
        .await;
    }

    fn wake(&self, ticket: Ticket) {
        let sleeper = self.sleepers.borrow_mut().remove(&ticket);
        if let Some(waker) = sleeper {
            waker.wake();
        }
    }

    async fn token(&self, _: WantedToken, _: Duration) -> Result<NewToken, TokenError> {
        Err(TokenError::Failed(Error::config("access token", "is not needed with an API key")))
    }

    async fn send(&self, signed: SignedRequest, until: Duration) -> AttemptResult {
        let Some(request) = self.request(&signed) else { return not_sent("the request is not valid") };
        let timeout = (until - self.elapsed()).into();
        let request = self.agent.configure_request(request).timeout_global(Some(timeout)).build();
        let (agent, max_body) = (self.agent.clone(), signed.max_body());
        on_a_thread(move || result(agent.run(request), max_body)).await
    }

    fn report(&self, event: Event<'_>, call: &Call) {
        if let Event::Ended(attempt) = event {
            let method = call.operation().method;
            let number = attempt.number;
            println!(
                "  {method} {number}: {:?}, next: {:?}; known: {:?}",
                attempt.kind,
                attempt.next,
                call.known()
            );
        }
    }
}

fn not_sent(why: &str) -> AttemptResult {
    AttemptResult::NotSent { why: why.to_owned() }
}

/// What came of a request.
fn result(answer: Result<http::Response<ureq::Body>, ureq::Error>, max_body: usize) -> AttemptResult {
    match answer {
        Ok(answer) => AttemptResult::Answered { response: read(answer, max_body), copies: Copies::One },
        Err(ureq::Error::Timeout(_)) => AttemptResult::TimedOut,
        Err(ureq::Error::ConnectionFailed | ureq::Error::HostNotFound) => not_sent("no connection"),
        Err(ureq::Error::Io(error)) if error.kind() == std::io::ErrorKind::ConnectionRefused => {
            not_sent("connection refused")
        }
        Err(error) => AttemptResult::Lost { why: error.to_string() },
    }
}

fn read(mut answer: http::Response<ureq::Body>, max_body: usize) -> Response {
    let header = |name| Some(answer.headers().get(name)?.to_str().ok()?.to_owned());
    let (trace_id, retry_after) = (header("x-trace-id"), header("retry-after"));
    let limit = u64::try_from(max_body).unwrap_or(u64::MAX);
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

/// Does some work on a thread of its own, which wakes the caller at its end.
async fn on_a_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    struct Shared<T> {
        value: Option<T>,
        waker: Option<Waker>,
    }
    let shared = Arc::new(Mutex::new(Shared { value: None, waker: None }));
    let theirs = Arc::clone(&shared);
    thread::spawn(move || {
        let value = work();
        let mut shared = theirs.lock().unwrap_or_else(PoisonError::into_inner);
        shared.value = Some(value);
        if let Some(waker) = shared.waker.take() {
            waker.wake();
        }
    });
    poll_fn(|context| {
        let mut shared = shared.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(value) = shared.value.take() {
            return Poll::Ready(value);
        }
        shared.waker = Some(context.waker().clone());
        Poll::Pending
    })
    .await
}
