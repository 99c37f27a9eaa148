//! A call, and what happens to it: the bytes of the input decide.

use libfuzzer_sys::arbitrary::{Result, Unstructured};
use longport_cancel_order::call::record::AttemptIndex;
use longport_cancel_order::call::{
    Acquired, Action, Answer, AttemptResult, AuthMode, Call, Copies, Input, Limits, Next, Now, Session,
    SharedPermit,
};
use longport_cancel_order::http::credentials::Credentials;
use longport_cancel_order::http::endpoint::Endpoint;
use longport_cancel_order::http::request::RequestSigner;
use longport_cancel_order::http::response::{Body, Response};
use longport_cancel_order::limit::{Lane, RateLimit, RateLimiter, Scope};
use longport_cancel_order::order::CancelOrder;
use longport_cancel_order::time::Duration;
use longport_cancel_order::{Error, Kind, OrderId};
use zeroize::Zeroizing;

use crate::Seen;
use crate::world::{ATTEMPTS, Event, Reply, Seen as End};

/// What each request carries and each answer echoes.
pub const SECRET: &str = "a1b2c3d4e5f6a7b8c9d0";

/// An attempt that is not answered yet.
struct Flight {
    attempt: AttemptIndex,
    copies: Copies,
    until: Duration,
}

pub struct Scene {
    call: Call,
    session: Session,
    pub seen: Seen,
    now: Duration,
    flights: Vec<Flight>,
    sent: usize,
    /// When the call wants to be polled again.
    until: Option<Duration>,
    wants_token: Option<Duration>,
    wants_permit: Option<Duration>,
    is_sharing: bool,
    permit: Option<SharedPermit>,
    has_given_up: bool,
}

impl Scene {
    pub fn new(input: &mut Unstructured<'_>, seen: Seen) -> Result<Self> {
        let auth = *input.choose(&[AuthMode::ApiKey, AuthMode::Token, AuthMode::RefreshableToken])?;
        // A refreshed token is good for one more attempt.
        let most_retries = if auth == AuthMode::RefreshableToken { 1 } else { 2 };
        let lane = *input.choose(&[Lane::Single, Lane::Bulk])?;
        let limits = Limits {
            timeout: span(input, 100_000)?,
            attempt_timeout: span(input, 20_000)?,
            max_retries: input.int_in_range(0..=most_retries)?,
            hedge: input.arbitrary()?,
            lane,
            ends_by: if lane == Lane::Bulk { Some(span(input, 200_000)?) } else { None },
        };
        let is_sharing = input.arbitrary()?;
        let session = session(input, auth, is_sharing)?;
        let order_id = OrderId::parse("7").expect("an order id");
        let order = CancelOrder { order_id, is_attached: false };
        let now = Duration::ZERO;
        Ok(Self {
            call: Call::new(order, limits, auth, at(now)),
            session,
            seen,
            now,
            flights: Vec::new(),
            sent: 0,
            until: None,
            wants_token: None,
            wants_permit: None,
            is_sharing,
            permit: None,
            has_given_up: false,
        })
    }

    pub fn sent(&self) -> u32 {
        u32::try_from(self.sent).expect("few attempts")
    }

    /// Carries out what the call asks for, until it waits or is over.
    pub fn poll(&mut self, input: &mut Unstructured<'_>) -> Option<std::result::Result<Answer, Box<Error>>> {
        loop {
            match self.call.poll(&mut self.session, at(self.now)) {
                Action::Wait(until) => {
                    self.until = until;
                    let waits_for_other =
                        !self.flights.is_empty() || self.wants_token.is_some() || self.wants_permit.is_some();
                    assert!(until.is_some() || waits_for_other, "it waits for nothing");
                    return None;
                }
                Action::Authorize { until, .. } => self.wants_token = Some(until),
                Action::Acquire { until, .. } => self.wants_permit = Some(until),
                Action::Send { attempt, request, until } => {
                    assert!(!self.has_given_up, "it sends after it was given up");
                    assert!(self.session.signer.is_some(), "it sends without credentials");
                    assert!(self.sent < ATTEMPTS, "it sends more often than it may");
                    assert!(until >= self.now);
                    if self.is_sharing {
                        let is_silent = self.session.limiter.borrow().is_shared_silent();
                        assert!(self.permit.take().is_some() || is_silent, "it sends without a permit");
                    }
                    assert_eq!(request.method(), "DELETE");
                    let copies =
                        if input.arbitrary().unwrap_or(false) { Copies::Unknown } else { Copies::One };
                    assert!(self.seen.happens(Event::Begin(copies)));
                    self.flights.push(Flight { attempt, copies, until });
                    self.sent += 1;
                    self.seen.check(self.call.known());
                }
                Action::Abort(attempt) => {
                    let place = self.flights.iter().position(|flight| flight.attempt == attempt);
                    self.end(place.expect("one in flight"), End::Aborted, AttemptResult::Aborted, 0);
                }
                Action::Done(result) => {
                    assert!(self.flights.is_empty() && self.call.is_over());
                    return Some(result);
                }
            }
        }
    }

    /// Lets the next thing happen. Without any bytes left, time passes and nothing is answered.
    pub fn happen(&mut self, input: &mut Unstructured<'_>) -> Result<()> {
        if input.is_empty() {
            self.pass(None);
            return Ok(());
        }
        match input.int_in_range(0..=9)? {
            0..=3 if !self.flights.is_empty() => return self.answer(input),
            4 if self.wants_token.is_some() => {
                let token = format!("{SECRET}-{}", self.sent);
                let token =
                    if input.ratio(1, 8)? { Err(Error::config("token", "none")) } else { Ok(token.into()) };
                self.wants_token = None;
                self.handle(Input::Authorized(token));
            }
            5 if self.wants_permit.is_some() => {
                let acquired = match input.int_in_range(0..=3)? {
                    0 => Acquired::NotBefore { at: self.now + span(input, 50_000)?, ticket: "t".into() },
                    1 => Acquired::Unavailable,
                    number => Acquired::Granted(SharedPermit(number)),
                };
                self.permit(acquired);
            }
            6 if input.ratio(1, 8)? => self.give_up(*input.choose(&[Kind::Aborted, Kind::Timeout])?),
            7 if input.ratio(1, 16)? => self.session.signer = None,
            _ => {
                let span = span(input, 20_000)?;
                self.pass(Some(span));
            }
        }
        Ok(())
    }

    /// Lets time pass until the next thing is due, or this long if that is sooner.
    fn pass(&mut self, most: Option<Duration>) {
        let flights = self.flights.iter().map(|flight| flight.until);
        let due = flights.chain(self.until).chain(self.wants_token).chain(self.wants_permit).min();
        let due = due.unwrap_or(self.now).max(self.now);
        self.now = most.map_or(due, |most| due.min(self.now + most));
        let is_due = |until: &Duration| *until <= self.now;
        if self.wants_permit.as_ref().is_some_and(is_due) {
            self.permit(Acquired::Unavailable);
        }
        if self.wants_token.is_some_and(|until| until <= self.now) {
            self.wants_token = None;
            self.give_up(Kind::Timeout);
        }
        while let Some(place) = self.flights.iter().position(|flight| flight.until <= self.now) {
            self.end(place, End::TimedOut, AttemptResult::TimedOut, 0);
        }
    }

    fn permit(&mut self, acquired: Acquired) {
        let granted = if let Acquired::Granted(permit) = acquired { Some(permit) } else { None };
        self.wants_permit = None;
        self.handle(Input::Permit(acquired));
        if self.call.is_permitted() {
            self.permit = granted;
        }
    }

    fn give_up(&mut self, kind: Kind) {
        self.has_given_up = true;
        self.handle(Input::GaveUp(kind));
    }

    fn handle(&mut self, input: Input) {
        let attempt = self.call.handle(input, &mut self.session, at(self.now));
        assert_eq!(attempt, None);
        self.seen.check(self.call.known());
    }

    /// Ends one of the attempts in flight in some way that it can end.
    fn answer(&mut self, input: &mut Unstructured<'_>) -> Result<()> {
        let place = input.choose_index(self.flights.len())?;
        let (seen, result) = end(input, self.flights[place].copies)?;
        let jitter = input.arbitrary()?;
        self.end(place, seen, result, jitter);
        Ok(())
    }

    /// Nothing where the worlds say that it cannot happen.
    fn end(&mut self, place: usize, seen: End, result: AttemptResult, jitter: u32) {
        let attempt = self.flights[place].attempt;
        let index = usize::try_from(attempt.number()).expect("few attempts") - 1;
        if !self.seen.happens(Event::End(index, seen)) {
            return;
        }
        self.flights.remove(place);
        let input = Input::Ended { attempt, result: result.clone(), jitter };
        let ended = self.call.handle(input, &mut self.session, at(self.now)).expect("an attempt");
        assert_eq!(ended.number, attempt.number());
        assert!(ended.kind.is_none() == (seen == End::Answer(Reply::Accepted)));
        assert!(ended.kind.is_some() || ended.next == Next::Receipt);
        // What is heard of it again changes nothing.
        let again = Input::Ended { attempt, result, jitter };
        self.handle(again);
    }
}

fn session(input: &mut Unstructured<'_>, auth: AuthMode, is_sharing: bool) -> Result<Session> {
    let credentials = match auth {
        AuthMode::ApiKey => Credentials::api_key("key".into(), "secret", Zeroizing::new(SECRET.into())),
        AuthMode::Token | AuthMode::RefreshableToken => Credentials::oauth("client".into()),
    };
    let signer = RequestSigner {
        endpoint: Endpoint::default(),
        credentials: credentials.expect("credentials"),
        language: "en",
        paper_trading: false,
        headers: Vec::new(),
    };
    let limit = RateLimit {
        calls: input.int_in_range(1..=3)?,
        window: span(input, 40_000)?,
        interval: span(input, 1_000)?,
        scope: *input.choose(&[Scope::Interface, Scope::Account])?,
    };
    let limiter = RateLimiter::new(input.arbitrary::<bool>()?.then_some(limit));
    let limiter = if is_sharing { limiter.sharing(1) } else { limiter };
    Ok(Session::new(Some(signer), auth, limiter))
}

/// How an attempt ends, as the worlds know it and as the call is told.
fn end(input: &mut Unstructured<'_>, copies: Copies) -> Result<(End, AttemptResult)> {
    let why = || SECRET.to_owned();
    Ok(match input.int_in_range(0..=15)? {
        0 => (End::NotSent, AttemptResult::NotSent { why: why() }),
        1 => (End::ConnectionLost, AttemptResult::Lost { why: why() }),
        2 => (End::TimedOut, AttemptResult::TimedOut),
        3 => {
            let body = input.choose(&[Body::Lost(why()), Body::TooLong, Body::Unreadable(why())])?.clone();
            let status = *input.choose(&[200, 400, 403, 429, 500])?;
            (End::BrokenAnswer, answered(status, body, None, copies))
        }
        _ => {
            let (reply, status, code) = *input.choose(&REPLIES)?;
            let body = format!(r#"{{"message":"no, {SECRET}","code":{code}}}"#);
            let wait = if input.ratio(1, 4)? { Some(span(input, 70_000)?) } else { None };
            (End::Answer(reply), answered(status, Body::Whole(body.into_bytes()), wait, copies))
        }
    })
}

const REPLIES: [(Reply, u16, i32); 15] = [
    (Reply::Accepted, 200, 0),
    (Reply::Accepted, 201, 0),
    (Reply::BytesRefused, 403, 403_201),
    (Reply::BytesRefused, 200, 403_203),
    (Reply::BytesRefused, 403, 403_205),
    (Reply::BytesRefused, 401, 401_004),
    (Reply::Limited, 429, 429_001),
    (Reply::Limited, 200, 429_002),
    // As to what it says of the order, a token that has expired meanwhile is like the limit.
    (Reply::Limited, 401, 401_003),
    (Reply::NotOpen, 400, 601_011),
    (Reply::NotOpen, 200, 602_001),
    (Reply::Duplicate, 403, 403_202),
    (Reply::Failed, 500, 500_000),
    (Reply::Failed, 400, 504_000),
    (Reply::Failed, 502, 0),
];

fn answered(status: u16, body: Body, retry_after: Option<Duration>, copies: Copies) -> AttemptResult {
    let trace_id = Some(SECRET.to_owned());
    AttemptResult::Answered {
        response: Response { status, redirect: false, trace_id, retry_after, body },
        copies,
    }
}

/// A span of time up to so many milliseconds.
fn span(input: &mut Unstructured<'_>, most: u64) -> Result<Duration> {
    Ok(Duration::from_millis(input.int_in_range(0..=most)?))
}

fn at(elapsed: Duration) -> Now {
    Now { elapsed, unix_ms: 1_700_000_000_000 + elapsed.as_millis() }
}
