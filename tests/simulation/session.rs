//! One session: some callers on one configuration, one gateway, one network, one seed.

use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::ops::AddAssign;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::time::Duration;

use fastrand::Rng;
use longport_cancel_order::call::{Action, AttemptResult, AuthMode, Copies, Input, Next, Now, Session};
use longport_cancel_order::http::credentials::Credentials;
use longport_cancel_order::http::request::SignedRequest;
use longport_cancel_order::http::response::Response;
use longport_cancel_order::limit::{Admission, Arrival, RateLimit, Ticket};
use longport_cancel_order::{Error, Kind, Outcome};
use zeroize::Zeroizing;

use crate::client::{Cancel, Phase, is_definite};
use crate::common::{api_key, session};
use crate::gateway::{Gateway, Request, Weather, percent};

const MILLISECOND: Duration = Duration::from_millis(1);
/// The stamp of no phase: what comes of it is heard by nobody.
const NO_STAMP: u64 = 0;
/// More than any session has that comes to an end.
const MOST_EVENTS: u64 = 1_000_000;
const DAWN_MS: u64 = 1_539_095_200_000;

enum Event {
    Call,
    Timer { call: usize, stamp: u64 },
    Token { call: usize, stamp: u64, renew: bool },
    Arrival { request: Request, stamp: u64 },
    Answer { call: usize, stamp: u64, response: Response },
    Failure { call: usize, stamp: u64, ending: AttemptResult },
    Abort { call: usize },
    Death { call: usize },
    Admission { call: usize },
    ClockJump { by_ms: i64 },
    Free,
}

struct World {
    rng: Rng,
    verbose: bool,
    now: Duration,
    clock_ms: i64,
    events: BTreeMap<(Duration, u64), Event>,
    scheduled: u64,
    session: Session,
    limit: Option<RateLimit>,
    uses_oauth: bool,
    /// How often the runtime sends a request by itself: most send it again when a connection closes.
    copies: Copies,
    /// Whether the runtime ends callers in the midst of what they do, as an edge runtime does.
    kills: bool,
    calls: Vec<Cancel>,
    tickets: BTreeMap<Ticket, usize>,
    gateway: Gateway,
    weather: Weather,
    latest_token: u64,
    last_departure: Option<Duration>,
    sent: HashSet<String>,
    tally: Tally,
}

/// Runs the session of `seed` and checks it. A violation panics and names the seed.
pub fn run(seed: u64, verbose: bool) -> Tally {
    catch_unwind(|| World::new(seed, verbose).run()).unwrap_or_else(|violation| {
        eprintln!("replay with SIMULATION_SEED={seed} cargo test --test simulation -- --nocapture");
        resume_unwind(AssertUnwindSafe(violation).0)
    })
}

impl World {
    fn new(seed: u64, verbose: bool) -> Self {
        let mut rng = Rng::with_seed(seed);
        let limit = random_limit(&mut rng);
        let uses_oauth = rng.u8(0..4) == 0;
        let copies = if rng.bool() { Copies::Unknown } else { Copies::One };
        let kills = rng.u8(0..4) == 0;
        let weather = Weather::random(&mut rng);
        let mut world = Self {
            verbose,
            now: Duration::ZERO,
            clock_ms: 0,
            events: BTreeMap::new(),
            scheduled: 0,
            session: session(if uses_oauth { oauth() } else { api_key() }, limit),
            limit,
            uses_oauth,
            copies,
            kills,
            calls: Vec::new(),
            tickets: BTreeMap::new(),
            gateway: Gateway::new(limit, copies == Copies::Unknown),
            weather,
            latest_token: 0,
            last_departure: None,
            sent: HashSet::new(),
            tally: Tally::default(),
            rng,
        };
        world.plan();
        world
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
        self.schedule(at.saturating_sub(self.now), event);
    }

    fn clock(&self) -> Now {
        let unix_ms =
            (DAWN_MS + u64::try_from(self.now.as_millis()).unwrap()).saturating_add_signed(self.clock_ms);
        Now { elapsed: self.now, unix_ms }
    }

    fn run(mut self) -> Tally {
        while let Some(((at, _), event)) = self.events.pop_first() {
            self.now = at;
            self.happen(event);
            assert!(self.scheduled < MOST_EVENTS, "someone asks for ever");
        }
        for (index, call) in self.calls.iter().enumerate() {
            call.check(index, &self.gateway);
        }
        self.check_that_nothing_is_held();
        self.tally
    }

    fn happen(&mut self, event: Event) {
        match event {
            Event::Call => self.call(),
            Event::Admission { call } if self.calls[call].phase == Phase::Waiting => self.pump(call),
            Event::Timer { call, stamp } if self.calls[call].stamp == stamp => self.time_is_up(call),
            Event::Token { call, stamp, renew } if self.calls[call].stamp == stamp => self.token(call, renew),
            Event::Arrival { request, stamp } => self.arrive(&request, stamp),
            Event::Answer { call, stamp, response } if self.calls[call].stamp == stamp => {
                self.calls[call].ambiguous |= !is_definite(&response, self.copies);
                self.end(call, AttemptResult::Answered { response, copies: self.copies });
            }
            Event::Failure { call, stamp, ending } if self.calls[call].stamp == stamp => {
                self.calls[call].ambiguous |= matches!(ending, AttemptResult::Lost { .. });
                self.end(call, ending);
            }
            Event::Abort { call } => self.abort(call),
            Event::Death { call } if self.calls[call].phase != Phase::Done => {
                self.calls[call].enter(Phase::Dead);
                self.tally.deaths += 1;
                self.log(|| format!("call {call} is no more"));
            }
            Event::ClockJump { by_ms } => self.clock_ms += by_ms,
            Event::Free => {
                self.session.signer = None;
                self.wake_next(None);
            }
            // What belongs to a phase gone by.
            Event::Admission { .. }
            | Event::Timer { .. }
            | Event::Token { .. }
            | Event::Answer { .. }
            | Event::Death { .. }
            | Event::Failure { .. } => {}
        }
    }

    fn call(&mut self) {
        let call = self.calls.len();
        let now = self.clock();
        let access = if self.uses_oauth { AuthMode::RefreshableToken } else { AuthMode::ApiKey };
        self.calls.push(Cancel::random(&mut self.rng, 40, access, now));
        if percent(&mut self.rng, 10) {
            let after = Duration::from_millis(self.rng.u64(0..20_000));
            self.schedule(after, Event::Abort { call });
        }
        if self.kills && percent(&mut self.rng, 20) {
            let after = Duration::from_millis(self.rng.u64(0..5_000));
            self.schedule(after, Event::Death { call });
        }
        self.pump(call);
    }

    /// Carries out what the cancel says, as `src/wasm/driver.rs` does.
    fn pump(&mut self, index: usize) {
        let now = self.clock();
        match self.calls[index].machine.poll(&mut self.session, now) {
            Action::Wait(until) => {
                let stamp = self.calls[index].enter(Phase::Waiting);
                if let Some(ticket) = self.calls[index].machine.ticket() {
                    self.tickets.insert(ticket, index);
                }
                if let Some(until) = until {
                    assert!(until > self.now, "call {index} would wait for a time gone by");
                    self.schedule_at(until, Event::Timer { call: index, stamp });
                }
            }
            Action::Authorize { refused, until } => self.authorize(index, refused.is_some(), until),
            Action::Send { request, until } => self.send(index, &request, until),
            Action::Done(result) => {
                self.tally.count(&result);
                self.log(|| format!("call {index}: {result:?}"));
                self.calls[index].settle(result, &self.gateway, index, self.now);
            }
        }
        self.wake_next(Some(index));
    }

    fn wake_next(&mut self, except: Option<usize>) {
        let next = self.session.limiter.head().and_then(|ticket| self.tickets.get(&ticket).copied());
        if let Some(call) = next.filter(|call| Some(*call) != except) {
            self.schedule(Duration::ZERO, Event::Admission { call });
        }
    }

    fn authorize(&mut self, call: usize, renew: bool, until: Duration) {
        let stamp = self.calls[call].enter(Phase::Authorizing);
        self.schedule_at(until, Event::Timer { call, stamp });
        if !percent(&mut self.rng, self.weather.request_lost) {
            let after = Duration::from_millis(self.rng.u64(0..500));
            self.schedule(after, Event::Token { call, stamp, renew });
        }
    }

    fn token(&mut self, index: usize, renew: bool) {
        if renew && self.latest_token < self.gateway.oldest_token {
            self.latest_token = self.gateway.oldest_token;
        }
        let now = self.clock();
        let call = &mut self.calls[index];
        call.token = self.latest_token;
        if percent(&mut self.rng, 2) {
            call.machine.handle(
                Input::Authorized(Err(Error::config("accessToken", "the function failed"))),
                &mut self.session,
                now,
            );
        } else {
            call.machine.handle(
                Input::Authorized(Ok(Zeroizing::new(format!("token-{}", call.token)))),
                &mut self.session,
                now,
            );
        }
        self.pump(index);
    }

    fn send(&mut self, index: usize, request: &SignedRequest, until: Duration) {
        self.check_departure(request);
        let now = self.now;
        let call = &mut self.calls[index];
        call.departs(now);
        let stamp = call.enter(Phase::InFlight);
        let request = Request {
            call: index,
            order: call.order,
            fingerprint: fingerprint(request),
            token: if self.uses_oauth { call.token } else { u64::MAX },
        };
        self.schedule_at(until, Event::Timer { call: index, stamp });
        self.tally.requests += 1;
        if percent(&mut self.rng, self.weather.refused_connection) {
            let after = MILLISECOND * self.rng.u32(1..50);
            // Where a first copy may have left, a connection that was refused proves nothing.
            let ending = if self.copies == Copies::One {
                AttemptResult::NotSent { why: String::new() }
            } else {
                AttemptResult::Lost { why: String::new() }
            };
            return self.schedule(after, Event::Failure { call: index, stamp, ending });
        }
        self.calls[index].left += 1;
        self.travel(request, stamp);
    }

    fn travel(&mut self, request: Request, stamp: u64) {
        let call = request.call;
        if percent(&mut self.rng, self.weather.reset) {
            let after = MILLISECOND * self.rng.u32(0..3_000);
            self.schedule(
                after,
                Event::Failure { call, stamp, ending: AttemptResult::Lost { why: String::new() } },
            );
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
            let refused = Event::Failure {
                call: request.call,
                stamp,
                ending: AttemptResult::Lost { why: String::new() },
            };
            return self.schedule(second, refused);
        }
        self.schedule(second, Event::Arrival { request, stamp });
    }

    fn way(&mut self) -> Duration {
        self.weather.longest_way.mul_f64(self.rng.f64())
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

    fn end(&mut self, index: usize, ending: AttemptResult) {
        let now = self.clock();
        let jitter = self.rng.u32(..);
        let call = &mut self.calls[index];
        let attempt = call
            .machine
            .handle(Input::Ended { result: ending, jitter }, &mut self.session, now)
            .expect("it was in flight");
        self.tally.retries += u64::from(matches!(attempt.next, Next::Retry(_)));
        self.log(|| format!("call {index}: {attempt:?}"));
        self.pump(index);
    }

    fn time_is_up(&mut self, index: usize) {
        match self.calls[index].phase {
            Phase::InFlight => {
                self.calls[index].ambiguous = true;
                self.end(index, AttemptResult::TimedOut);
            }
            Phase::Authorizing => self.give_up(index, Kind::Timeout),
            Phase::Waiting => self.pump(index),
            Phase::Done | Phase::Dead => {}
        }
    }

    fn abort(&mut self, index: usize) {
        match self.calls[index].phase {
            Phase::InFlight => {
                self.calls[index].ambiguous = true;
                self.end(index, AttemptResult::Aborted);
            }
            Phase::Waiting | Phase::Authorizing => self.give_up(index, Kind::Aborted),
            Phase::Done | Phase::Dead => {}
        }
    }

    fn give_up(&mut self, index: usize, kind: Kind) {
        let now = self.clock();
        self.calls[index].machine.handle(Input::GaveUp(kind), &mut self.session, now);
        self.pump(index);
    }

    /// No two requests are the same, and none leaves too soon after the last.
    fn check_departure(&mut self, request: &SignedRequest) {
        let fingerprint = fingerprint(request);
        assert!(self.sent.insert(fingerprint), "two requests are the same: {}", request.target());
        if let (Some(limit), Some(last)) = (self.limit, self.last_departure) {
            let apart = self.now.saturating_sub(last);
            assert!(apart >= limit.interval, "two calls left {apart:?} apart");
        }
        self.last_departure = Some(self.now);
    }

    /// Everyone has left the queue, but for who is dead, and every place in the window is free again.
    fn check_that_nothing_is_held(&mut self) {
        let head = self.session.limiter.head().map(|ticket| self.calls[self.tickets[&ticket]].phase);
        assert!(head.is_none_or(|phase| phase == Phase::Dead), "someone is left in the queue: {head:?}");
        let Some(limit) = self.limit else { return };
        let mut later = self.now + Duration::from_hours(1);
        let (ticket, mut looks) = (self.session.limiter.enqueue(), 0);
        let place = loop {
            match self.session.limiter.try_acquire(ticket, later, later) {
                Admission::Granted(place) => break place,
                Admission::At(time) => later = time,
                Admission::Forfeited => panic!("it asked when it was told to"),
            }
            looks += 1;
            assert!(looks <= 2, "the dead are in the way");
        };
        self.session.limiter.release(place, Arrival::None, later);
        later += Duration::from_millis(100) + limit.interval;
        for _ in 0..limit.calls {
            let ticket = self.session.limiter.enqueue();
            let turn = self.session.limiter.try_acquire(ticket, later, later);
            assert!(matches!(turn, Admission::Granted(_)), "a place is held for ever");
            later += Duration::from_millis(100) + limit.interval;
        }
    }

    fn log(&self, line: impl FnOnce() -> String) {
        if self.verbose {
            println!("{:>10.3} {}", self.now.as_secs_f64(), line());
        }
    }
}

fn random_limit(rng: &mut Rng) -> Option<RateLimit> {
    match rng.u8(0..4) {
        0 => None,
        1 => Some(RateLimit {
            calls: rng.usize(1..5),
            window: Duration::from_millis(rng.u64(1..5_000)),
            interval: Duration::from_millis(rng.u64(0..200)),
        }),
        _ => Some(RateLimit::default()),
    }
}

fn oauth() -> Credentials {
    Credentials::oauth("client".into()).unwrap()
}

/// All that a gateway could tell two requests apart by.
fn fingerprint(request: &SignedRequest) -> String {
    let told = ["x-api-signature", "x-timestamp"];
    let values = request.headers().filter(|(name, _)| told.contains(name));
    values.map(|(_, value)| value).chain([request.target()]).collect::<Vec<_>>().join(" ")
}

/// What callers were told.
#[derive(Default)]
pub struct Tally {
    receipts: u64,
    not_sent: u64,
    rejected: u64,
    unknown: u64,
    requests: u64,
    retries: u64,
    resent: u64,
    deaths: u64,
}

impl Tally {
    pub fn cancels(&self) -> u64 {
        self.receipts + self.not_sent + self.rejected + self.unknown
    }

    fn count<T>(&mut self, result: &Result<T, Box<Error>>) {
        *match result.as_ref().map_err(|error| error.outcome) {
            Ok(_) => &mut self.receipts,
            Err(Outcome::NotSent) => &mut self.not_sent,
            Err(Outcome::Rejected) => &mut self.rejected,
            Err(Outcome::Unknown) => &mut self.unknown,
        } += 1;
    }

    /// A check that nothing went wrong proves nothing where nothing could.
    pub fn assert_that_everything_happened(&self) {
        let told = [self.receipts, self.not_sent, self.rejected, self.unknown];
        let counts = [self.retries, self.resent, self.deaths].into_iter().chain(told);
        assert!(counts.min() > Some(0), "{self}");
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.receipts += other.receipts;
        self.not_sent += other.not_sent;
        self.rejected += other.rejected;
        self.unknown += other.unknown;
        self.requests += other.requests;
        self.retries += other.retries;
        self.resent += other.resent;
        self.deaths += other.deaths;
    }
}

impl fmt::Display for Tally {
    #[expect(clippy::cast_precision_loss, reason = "percentages of counts")]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = |count: u64| 100.0 * count as f64 / self.cancels() as f64;
        writeln!(
            formatter,
            "{} cancels, {} requests, {} retries, {} sent twice by the runtime, {} callers dead",
            self.cancels(),
            self.requests,
            self.retries,
            self.resent,
            self.deaths
        )?;
        for (name, count) in [
            ("receipt", self.receipts),
            ("not-sent", self.not_sent),
            ("rejected", self.rejected),
            ("unknown", self.unknown),
        ] {
            writeln!(formatter, "{name:>10} {count:>9} {:5.1} %", share(count))?;
        }
        Ok(())
    }
}
