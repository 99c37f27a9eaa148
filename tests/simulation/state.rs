//! What happens in a session outside of the driver: whatever the runtime of a call is asked for.

use longport_cancel_order::time::Duration;
use std::collections::{BTreeMap, HashSet};

use fastrand::Rng;
use longport_cancel_order::Error;
use longport_cancel_order::call::{AttemptResult, Copies, Now, Receipt, Session};
use longport_cancel_order::driver::{Token, TokenError};
use longport_cancel_order::http::request::SignedRequest;
use longport_cancel_order::http::response::Response;
use longport_cancel_order::limit::{Admission, End, Lane, RateLimit, Scope, Ticket};
use longport_cancel_order::order::Interface;
use zeroize::Zeroizing;

use crate::client::{Cancel, Phase, has_code, is_definite};
use crate::gateway::{Gateway, Request, Weather, percent};
use crate::tally::Tally;

const MILLISECOND: Duration = Duration::from_millis(1);
/// The stamp of no phase: what comes of it is heard by nobody.
const NO_STAMP: u64 = 0;
/// More than any session has that comes to an end.
pub const MOST_EVENTS: u64 = 1_000_000;
const DAWN_MS: u64 = 1_539_095_200_000;

/// What can happen.
pub enum Event {
    Call,
    /// The time that a phase may take is over.
    Timer {
        call: usize,
        stamp: u64,
    },
    Token {
        call: usize,
        stamp: u64,
    },
    Arrival {
        request: Request,
        stamp: u64,
    },
    Answer {
        call: usize,
        stamp: u64,
        response: Response,
    },
    Failure {
        call: usize,
        stamp: u64,
        result: AttemptResult,
    },
    Abort {
        call: usize,
    },
    Death {
        call: usize,
    },
    Turn {
        call: usize,
        stamp: u64,
    },
    ClockJump {
        by_ms: i64,
    },
    Free,
}

/// Callers, network and gateway, and what happens when.
#[expect(clippy::struct_excessive_bools, reason = "each says a thing of its own")]
pub struct State {
    pub rng: Rng,
    verbose: bool,
    pub now: Duration,
    clock_ms: i64,
    pub events: BTreeMap<(Duration, u64), Event>,
    pub scheduled: u64,
    pub limit: Option<RateLimit>,
    pub uses_oauth: bool,
    /// Whether the tokens are of a US account, and the gateway is in mainland China.
    pub is_us_in_china: bool,
    /// How often the runtime sends a request by itself: most send it again when a connection closes.
    copies: Copies,
    /// Whether the runtime ends callers in the midst of what they do, as an edge runtime does.
    pub kills: bool,
    pub calls: Vec<Cancel>,
    /// Who can go on by what has just happened.
    pub ready: Option<usize>,
    /// Who sleeps with each ticket.
    sleepers: BTreeMap<Ticket, usize>,
    pub gateway: Gateway,
    weather: Weather,
    latest_token: u64,
    last_departure: Option<Duration>,
    sent: HashSet<String>,
    pub tally: Tally,
}

impl State {
    pub fn new(seed: u64, verbose: bool) -> Self {
        let mut rng = Rng::with_seed(seed);
        let limit = random_limit(&mut rng);
        let uses_oauth = rng.u8(0..4) == 0;
        let is_us_in_china = uses_oauth && rng.u8(0..20) == 0;
        let copies = if rng.bool() { Copies::Unknown } else { Copies::One };
        let kills = rng.u8(0..4) == 0;
        let weather = Weather::random(&mut rng);
        let mut state = Self {
            verbose,
            now: Duration::ZERO,
            clock_ms: 0,
            events: BTreeMap::new(),
            scheduled: 0,
            limit,
            uses_oauth,
            is_us_in_china,
            copies,
            kills,
            calls: Vec::new(),
            ready: None,
            sleepers: BTreeMap::new(),
            gateway: Gateway::new(limit, copies == Copies::Unknown),
            weather,
            latest_token: 0,
            last_departure: None,
            sent: HashSet::new(),
            tally: Tally::default(),
            rng,
        };
        state.plan();
        state
    }

    /// Who calls when, and what else happens.
    fn plan(&mut self) {
        let span_ms = self.rng.u64(1..=60_000);
        for _ in 0..self.rng.usize(1..=60) {
            let after = Duration::from_millis(self.rng.u64(0..=span_ms));
            self.schedule(after, Event::Call);
        }
        for _ in 0..self.rng.usize(0..4) {
            let after = Duration::from_millis(self.rng.u64(0..=span_ms));
            let by_ms = self.rng.i64(-100_000..=100_000);
            self.schedule(after, Event::ClockJump { by_ms });
        }
        if percent(&mut self.rng, 3) {
            let after = Duration::from_millis(self.rng.u64(0..=span_ms));
            self.schedule(after, Event::Free);
        }
    }

    fn schedule(&mut self, after: Duration, event: Event) {
        self.scheduled += 1;
        self.events.insert((self.now + after, self.scheduled), event);
    }

    fn schedule_at(&mut self, at: Duration, event: Event) {
        self.schedule(at - self.now, event);
    }

    pub fn clock(&self) -> Now {
        let unix_ms = (DAWN_MS + self.now.as_millis()).saturating_add_signed(self.clock_ms);
        Now { elapsed: self.now, unix_ms }
    }

    /// Lets an event happen; then whoever is [`ready`](Self::ready) can go on.
    pub fn happen(&mut self, event: Event) {
        match event {
            Event::Timer { call, stamp } if self.is_on(call, stamp) => self.time_is_up(call),
            Event::Turn { call, stamp } if self.is_on(call, stamp) => self.goes_on(call, Phase::Awake),
            Event::Token { call, stamp } if self.is_on(call, stamp) => self.token(call),
            Event::Answer { call, stamp, response } if self.is_on(call, stamp) => {
                self.calls[call].ambiguous |= !is_definite(&response, self.copies);
                self.calls[call].is_expired = has_code(&response, 401_003);
                let copies = self.copies;
                self.goes_on(call, Phase::Ended(AttemptResult::Answered { response, copies }));
            }
            Event::Failure { call, stamp, result } if self.is_on(call, stamp) => {
                self.calls[call].ambiguous |= matches!(result, AttemptResult::Lost { .. });
                self.goes_on(call, Phase::Ended(result));
            }
            Event::Abort { call } if !self.calls[call].is_over() => self.abort(call),
            Event::Death { call } if !self.calls[call].is_over() => {
                self.calls[call].enter(Phase::Dead);
                self.tally.deaths += 1;
                self.log(|| format!("call {call} is no more"));
            }
            Event::Arrival { request, stamp } => self.arrive(&request, stamp),
            Event::ClockJump { by_ms } => self.clock_ms += by_ms,
            // What belongs to a phase gone by.
            _ => {}
        }
    }

    fn is_on(&self, call: usize, stamp: u64) -> bool {
        self.calls[call].stamp == stamp && !self.calls[call].is_over()
    }

    fn goes_on(&mut self, call: usize, phase: Phase) {
        if let Phase::Sleeping(Some(ticket)) = self.calls[call].phase {
            self.sleepers.remove(&ticket);
        }
        self.calls[call].enter(phase);
        self.ready = Some(call);
    }

    pub fn new_call(&mut self, call: usize) -> Cancel {
        let cancel = Cancel::random(&mut self.rng, 40);
        if percent(&mut self.rng, 10) {
            let after = Duration::from_millis(self.rng.u64(0..20_000));
            self.schedule(after, Event::Abort { call });
        }
        if self.kills && percent(&mut self.rng, 20) {
            let after = Duration::from_millis(self.rng.u64(0..5_000));
            self.schedule(after, Event::Death { call });
        }
        cancel
    }

    pub fn settle(&mut self, call: usize, result: Result<Receipt, Box<Error>>) {
        self.tally.count(&result);
        self.log(|| format!("call {call}: {result:?}"));
        self.calls[call].settle(result, &self.gateway, call, self.now);
    }

    pub fn sleep(&mut self, call: usize, ticket: Option<Ticket>, until: Duration) {
        assert!(until > self.now, "call {call} would wait for a time gone by");
        let stamp = self.calls[call].enter(Phase::Sleeping(ticket));
        self.sleepers.extend(ticket.map(|ticket| (ticket, call)));
        self.schedule_at(until, Event::Timer { call, stamp });
    }

    pub fn wake(&mut self, ticket: Ticket) {
        if let Some(&call) = self.sleepers.get(&ticket) {
            let stamp = self.calls[call].stamp;
            self.schedule(Duration::ZERO, Event::Turn { call, stamp });
        }
    }

    pub fn authorize(&mut self, index: usize, refused: Option<&str>, until: Duration) {
        let expired = self.calls[index].is_expired.then(|| self.token_of(index));
        assert_eq!(refused, expired.as_ref().map(|token| token.as_str()), "the token that was refused");
        let stamp = self.calls[index].enter(Phase::Authorizing { refresh: refused.is_some() });
        self.schedule_at(until, Event::Timer { call: index, stamp });
        if !percent(&mut self.rng, self.weather.request_lost) {
            let after = Duration::from_millis(self.rng.u64(0..500));
            self.schedule(after, Event::Token { call: index, stamp });
        }
    }

    /// The OAuth token that a call was given last.
    pub fn token_of(&self, call: usize) -> Token {
        let prefix = if self.is_us_in_china { "us_" } else { "" };
        Zeroizing::new(format!("{prefix}token-{}", self.calls[call].token))
    }

    fn token(&mut self, call: usize) {
        let Phase::Authorizing { refresh } = self.calls[call].phase else { return };
        if refresh && self.latest_token < self.gateway.oldest_token {
            self.latest_token = self.gateway.oldest_token;
        }
        self.calls[call].token = self.latest_token;
        let failure = || TokenError::Failed(Error::config("accessToken", "the function failed"));
        let result = if percent(&mut self.rng, 2) { Err(failure()) } else { Ok(()) };
        self.goes_on(call, Phase::Authorized(result));
    }

    pub fn send(&mut self, index: usize, request: &SignedRequest, until: Duration) {
        self.check_departure(request);
        let now = self.now;
        let call = &mut self.calls[index];
        call.departs(now);
        let stamp = call.enter(Phase::InFlight);
        let request = Request {
            call: index,
            order: call.target.order_id.digits().parse().unwrap(),
            fingerprint: fingerprint(request),
            token: if self.uses_oauth { call.token } else { u64::MAX },
        };
        self.schedule_at(until, Event::Timer { call: index, stamp });
        self.tally.requests += 1;
        if percent(&mut self.rng, self.weather.refused_connection) {
            let after = MILLISECOND * self.rng.u64(1..50);
            // Where a first copy may have left, a connection that was refused proves nothing.
            let result = if self.copies == Copies::One {
                AttemptResult::NotSent { why: String::new() }
            } else {
                lost()
            };
            return self.schedule(after, Event::Failure { call: index, stamp, result });
        }
        self.calls[index].left += 1;
        self.travel(request, stamp);
    }

    fn travel(&mut self, request: Request, stamp: u64) {
        let call = request.call;
        if percent(&mut self.rng, self.weather.reset) {
            let after = MILLISECOND * self.rng.u64(0..3_000);
            self.schedule(after, Event::Failure { call, stamp, result: lost() });
        }
        if self.copies == Copies::Unknown && percent(&mut self.rng, self.weather.resent) {
            return self.travel_twice(request, stamp);
        }
        if percent(&mut self.rng, self.weather.duplicated) {
            let way = self.way();
            self.schedule(way, Event::Arrival { request: request.clone(), stamp });
        }
        if !percent(&mut self.rng, self.weather.request_lost) {
            let way = self.way();
            self.schedule(way, Event::Arrival { request, stamp });
        }
    }

    /// The gateway acts on the request and closes the connection, and the runtime sends it again.
    fn travel_twice(&mut self, request: Request, stamp: u64) {
        self.tally.resent += 1;
        let first = self.way();
        self.schedule(first, Event::Arrival { request: request.clone(), stamp: NO_STAMP });
        let second = first + self.way();
        if percent(&mut self.rng, 30) {
            let refused = Event::Failure { call: request.call, stamp, result: lost() };
            return self.schedule(second, refused);
        }
        self.schedule(second, Event::Arrival { request, stamp });
    }

    fn way(&mut self) -> Duration {
        std::time::Duration::from(self.weather.longest_way).mul_f64(self.rng.f64()).into()
    }

    fn arrive(&mut self, request: &Request, stamp: u64) {
        self.gateway.count(request, self.now);
        if percent(&mut self.rng, self.weather.token_expires) {
            self.gateway.oldest_token = self.latest_token + 1;
        }
        let response = self.gateway.answer(request, &self.weather, &mut self.rng);
        self.log(|| format!("arrival of {} for call {}: {response:?}", request.fingerprint, request.call));
        if !percent(&mut self.rng, self.weather.response_lost) {
            let way = self.way();
            self.schedule(way, Event::Answer { call: request.call, stamp, response });
        }
    }

    fn time_is_up(&mut self, call: usize) {
        match self.calls[call].phase {
            Phase::InFlight => {
                self.calls[call].ambiguous = true;
                self.goes_on(call, Phase::Ended(AttemptResult::TimedOut));
            }
            Phase::Authorizing { .. } => self.goes_on(call, Phase::Authorized(Err(TokenError::TimedOut))),
            Phase::Sleeping(_) => self.goes_on(call, Phase::Awake),
            _ => {}
        }
    }

    fn abort(&mut self, call: usize) {
        self.calls[call].aborted = Some(self.now);
        match self.calls[call].phase {
            Phase::InFlight => {
                self.calls[call].ambiguous = true;
                self.goes_on(call, Phase::Ended(AttemptResult::Aborted));
            }
            Phase::Authorizing { .. } => self.goes_on(call, Phase::Authorized(Err(TokenError::Aborted))),
            Phase::Sleeping(_) => self.goes_on(call, Phase::Awake),
            _ => {}
        }
    }

    /// No two requests are the same, and none leaves too soon after the last.
    fn check_departure(&mut self, request: &SignedRequest) {
        assert!(!self.is_us_in_china, "the token of a US account goes to mainland China");
        let fingerprint = fingerprint(request);
        assert!(self.sent.insert(fingerprint), "two requests are the same: {}", request.target());
        if let (Some(limit), Some(last)) = (self.limit, self.last_departure) {
            let apart = self.now - last;
            assert!(apart >= limit.interval, "two calls left {apart:?} apart");
        }
        self.last_departure = Some(self.now);
    }

    /// Everyone has left the queue, but for who is dead, and every place in the window is free again.
    pub fn check_that_nothing_is_held(&self, mut session: Session) {
        let head = session.limiter.queued().next().map(|ticket| self.sleepers.get(&ticket));
        let is_dead = |call: &usize| matches!(self.calls[*call].phase, Phase::Dead);
        assert!(head.is_none_or(|call| call.is_some_and(is_dead)), "someone is left in the queue: {head:?}");
        let Some(limit) = self.limit else { return };
        let mut later = self.now + Duration::from_secs(3_600);
        let (ticket, mut looks) = (session.limiter.enqueue(Interface::CancelOrder, Lane::Bulk), 0);
        let place = loop {
            match session.limiter.try_acquire(ticket, later, later) {
                Admission::Granted(place) => break place,
                Admission::At(time) => later = time,
                Admission::Forfeited => panic!("it asked when it was told to"),
            }
            looks += 1;
            assert!(looks <= 2, "the dead are in the way");
        };
        session.limiter.release(place, End::NotSent, later);
        let soon = later + Duration::from_secs(1_200);
        let mut granted = 0;
        while granted < limit.calls {
            let ticket = session.limiter.enqueue(Interface::CancelOrder, Lane::Bulk);
            let ends_by = later + Duration::from_secs(3_600);
            match session.limiter.try_acquire(ticket, ends_by, later) {
                Admission::Granted(_) => granted += 1,
                Admission::At(time) => {
                    session.limiter.dequeue(ticket);
                    later = time;
                }
                Admission::Forfeited => panic!("it asks at once"),
            }
            assert!(later < soon, "a place is held for ever");
        }
    }

    pub fn log(&self, line: impl FnOnce() -> String) {
        if self.verbose {
            println!("{:>10.3} {}", std::time::Duration::from(self.now).as_secs_f64(), line());
        }
    }
}

fn lost() -> AttemptResult {
    AttemptResult::Lost { why: String::new() }
}

fn random_limit(rng: &mut Rng) -> Option<RateLimit> {
    match rng.u8(0..4) {
        0 => None,
        1 => Some(RateLimit {
            calls: rng.usize(1..5),
            window: Duration::from_millis(rng.u64(1..5_000)),
            interval: Duration::from_millis(rng.u64(0..200)),
            scope: Scope::Interface,
        }),
        _ => Some(RateLimit::default()),
    }
}

/// All that a gateway could tell two requests apart by.
fn fingerprint(request: &SignedRequest) -> String {
    let told = ["x-api-signature", "x-timestamp"];
    let values = request.headers().filter(|(name, _)| told.contains(name));
    values.map(|(_, value)| value).chain([request.target()]).collect::<Vec<_>>().join(" ")
}
