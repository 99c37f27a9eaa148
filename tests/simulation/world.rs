//! What happens outside of the client: time, the network, and the gateway behind it.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BinaryHeap, HashSet};
use std::rc::Rc;

use fastrand::Rng;
use longport_cancel_order::Error;
use longport_cancel_order::call::{AttemptResult, Copies, Now};
use longport_cancel_order::driver::{Acquired, PermitRequest, TokenError};
use longport_cancel_order::http::request::SignedRequest;
use longport_cancel_order::http::response::Response;
use longport_cancel_order::limit::Ticket;
use longport_cancel_order::order::Interface;
use longport_cancel_order::time::Duration;

use crate::book::Change;
use crate::gateway::{Gateway, Request, percent};
use crate::operation::{Ended, Operation, What};
use crate::oracle::Oracle;
use crate::plan::{Auth, End, Plan};
use crate::store::Store;
use crate::tally::Tally;

const MILLISECOND: Duration = Duration::from_millis(1);
const DAWN_MS: u64 = 1_539_095_200_000;
/// More than any session has that comes to an end.
const MOST_EVENTS: u64 = 1_000_000;

/// What happens next.
pub enum Event {
    /// The call of this number is made.
    Call(usize),
    /// It ends.
    EndOfCall(usize, End),
    Ends(Rc<Operation>, Ended),
    Token(Rc<Operation>, bool),
    /// A request arrives; nobody hears the answer but who waits for this.
    Arrival(Rc<Request>, Option<Rc<Operation>>),
    Order(Change),
    ClockJump(i64),
    Wipe,
}

struct Entry {
    at: Duration,
    number: u64,
    event: Event,
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl Eq for Entry {}

impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Entry {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.at, self.number).cmp(&(other.at, other.number))
    }
}

/// Network and gateway, and what happens when.
pub struct State {
    pub rng: Rng,
    pub verbose: bool,
    pub now: Duration,
    clock_ms: i64,
    events: BinaryHeap<Reverse<Entry>>,
    scheduled: u64,
    pub plan: Rc<Plan>,
    /// Who sleeps with each ticket.
    waiters: BTreeMap<Ticket, Rc<Operation>>,
    /// What each call that will be aborted waits for.
    operations: Vec<Vec<Rc<Operation>>>,
    /// The calls that were aborted, and when.
    pub aborted: Vec<Option<Duration>>,
    pub gateway: Gateway,
    pub store: Store,
    pub oracle: Oracle,
    latest_token: u64,
    pub is_wiped: bool,
    /// Whether a caller ceased to run without a word.
    pub has_killed: bool,
    last_departure: Option<Duration>,
    sent: HashSet<String>,
    pub tally: Tally,
}

impl State {
    pub fn new(seed: u64, plan: &Rc<Plan>, verbose: bool) -> Self {
        let calls = plan.calls.len();
        let mut state = Self {
            // Another sequence than the plan's.
            rng: Rng::with_seed(seed ^ 0x5eed_5eed_5eed_5eed),
            verbose,
            now: Duration::ZERO,
            clock_ms: 0,
            events: BinaryHeap::new(),
            scheduled: 0,
            waiters: BTreeMap::new(),
            operations: vec![Vec::new(); calls],
            aborted: vec![None; calls],
            gateway: Gateway::new(plan.limit, plan.copies == Copies::Unknown, plan.accepts_twice),
            store: Store::default(),
            oracle: Oracle::new(plan.shares),
            latest_token: 0,
            is_wiped: false,
            has_killed: false,
            last_departure: None,
            sent: HashSet::new(),
            tally: Tally::default(),
            plan: Rc::clone(plan),
        };
        for (index, call) in plan.calls.iter().enumerate() {
            state.schedule_at(call.at, Event::Call(index));
            if let Some((after, end)) = call.end {
                state.schedule_at(call.at + after, Event::EndOfCall(index, end));
            }
        }
        for (at, by_ms) in &plan.clock_jumps {
            state.schedule_at(*at, Event::ClockJump(*by_ms));
        }
        if let Some(at) = plan.wipe {
            state.schedule_at(at, Event::Wipe);
        }
        state
    }

    fn schedule(&mut self, after: Duration, event: Event) {
        self.schedule_at(self.now + after, event);
    }

    fn schedule_at(&mut self, at: Duration, event: Event) {
        self.scheduled += 1;
        assert!(self.scheduled < MOST_EVENTS, "someone asks for ever");
        self.events.push(Reverse(Entry { at: at.max(self.now), number: self.scheduled, event }));
    }

    /// Whether nothing more happens at this time.
    pub fn time_goes_on(&self) -> bool {
        self.events.peek().is_none_or(|entry| entry.0.at > self.now)
    }

    pub fn next_event(&mut self) -> Option<Event> {
        let Reverse(Entry { at, event, .. }) = self.events.pop()?;
        self.now = at;
        Some(event)
    }

    pub fn clock(&self) -> Now {
        let unix_ms = (DAWN_MS + self.now.as_millis()).saturating_add_signed(self.clock_ms);
        Now { elapsed: self.now, unix_ms }
    }

    pub fn log(&self, line: impl FnOnce() -> String) {
        if self.verbose {
            println!("{:>10.3} {}", std::time::Duration::from(self.now).as_secs_f64(), line());
        }
    }

    /// Lets happen what concerns no caller directly.
    pub fn happen(&mut self, event: Event) {
        match event {
            Event::Ends(operation, ended) => self.end(&operation, ended),
            Event::Token(operation, is_refresh) => self.token_comes(&operation, is_refresh),
            Event::Arrival(request, operation) => self.arrive(&request, operation),
            Event::Order(change) => {
                if self.gateway.book.change(change, self.now) {
                    self.log(|| format!("order {}: {:?}", change.order, change.to));
                    self.arrange(change.order);
                }
            }
            Event::ClockJump(by_ms) => self.clock_ms += by_ms,
            Event::Call(_) | Event::EndOfCall(..) | Event::Wipe => {}
        }
    }

    /// What happens to an order next.
    pub fn arrange(&mut self, order: u64) {
        if let Some((after, change)) = self.gateway.book.next(order, &mut self.rng) {
            self.schedule(after, Event::Order(change));
        }
    }

    /// Somebody asks for an order, which so far nobody has.
    pub fn touch(&mut self, order: u64) {
        if self.gateway.book.get(order).is_none() {
            self.gateway.book.order(order, &mut self.rng);
            self.arrange(order);
        }
    }

    fn begin(&mut self, call: usize, what: What) -> Rc<Operation> {
        let operation = Rc::new(Operation::new(what));
        if matches!(self.plan.calls[call].end, Some((_, End::Abort))) {
            self.operations[call].push(Rc::clone(&operation));
        }
        operation
    }

    fn end(&mut self, operation: &Rc<Operation>, ended: Ended) {
        if operation.is_over() {
            return;
        }
        match (operation.what, &ended) {
            (What::Sleep(Some(ticket)), _) => drop(self.waiters.remove(&ticket)),
            (What::Cancel(attempt), Ended::Sent(result)) => self.oracle.ended(attempt, result, self.now),
            (What::Look(order), Ended::Sent(AttemptResult::Answered { .. })) => {
                self.oracle.reads(order, self.now);
            }
            _ => {}
        }
        operation.end(ended);
    }

    /// Whoever waited for it does so no longer.
    pub fn is_cancelled(&mut self, operation: &Operation) {
        match operation.what {
            What::Sleep(Some(ticket)) => drop(self.waiters.remove(&ticket)),
            What::Cancel(attempt) => self.oracle.ended(attempt, &AttemptResult::Aborted, self.now),
            _ => {}
        }
    }

    /// A call waits no longer.
    pub fn abort(&mut self, call: usize) {
        self.aborted[call] = Some(self.now);
        for operation in std::mem::take(&mut self.operations[call]) {
            let ended = match operation.what {
                What::Sleep(_) => Ended::Slept,
                What::Token => Ended::Token(Err(TokenError::Aborted)),
                What::Permit => Ended::Permit(Acquired::Unavailable),
                What::Cancel(_) | What::Look(_) => Ended::Sent(AttemptResult::Aborted),
            };
            self.end(&operation, ended);
        }
    }

    pub fn sleep(&mut self, call: usize, ticket: Option<Ticket>, until: Duration) -> Rc<Operation> {
        let operation = self.begin(call, What::Sleep(ticket));
        if self.aborted[call].is_some() {
            self.end(&operation, Ended::Slept);
            return operation;
        }
        self.waiters.extend(ticket.map(|ticket| (ticket, Rc::clone(&operation))));
        // Nobody sleeps for ever.
        if until < Duration::from_secs(1_000_000) {
            // It may end sooner.
            let is_short = until > self.now && percent(&mut self.rng, 2);
            let micros = (until - self.now).as_micros();
            let at = if is_short { self.now + Duration::from_micros(self.rng.u64(0..micros)) } else { until };
            self.schedule_at(at, Event::Ends(Rc::clone(&operation), Ended::Slept));
        }
        operation
    }

    pub fn wake(&mut self, ticket: Ticket) {
        if let Some(operation) = self.waiters.get(&ticket).cloned() {
            self.end(&operation, Ended::Slept);
        }
    }

    pub fn token(&mut self, call: usize, is_refresh: bool, until: Duration) -> Rc<Operation> {
        let operation = self.begin(call, What::Token);
        let too_late = Event::Ends(Rc::clone(&operation), Ended::Token(Err(TokenError::TimedOut)));
        self.schedule_at(until, too_late);
        self.tally.tokens += 1;
        if !percent(&mut self.rng, self.plan.faults.request_lost) {
            let after = Duration::from_millis(self.rng.u64(0..500));
            self.schedule(after, Event::Token(Rc::clone(&operation), is_refresh));
        }
        operation
    }

    /// The shared limiter is asked.
    pub fn acquire(
        &mut self,
        call: usize,
        caller: usize,
        request: &PermitRequest,
        until: Duration,
    ) -> Rc<Operation> {
        let operation = self.begin(call, What::Permit);
        let too_late = Event::Ends(Rc::clone(&operation), Ended::Permit(Acquired::Unavailable));
        self.schedule_at(until, too_late);
        let Some(faults) = self.plan.store else { panic!("there is none") };
        let ticket = request.ticket.as_deref();
        if let Some((after, acquired)) = self.store.ask(caller, ticket, faults, self.now, &mut self.rng) {
            self.schedule(after, Event::Ends(Rc::clone(&operation), Ended::Permit(acquired)));
        }
        operation
    }

    fn token_comes(&mut self, operation: &Rc<Operation>, is_refresh: bool) {
        if is_refresh && self.latest_token < self.gateway.oldest_token {
            self.latest_token = self.gateway.oldest_token;
        }
        let failure = || TokenError::Failed(Error::config("accessToken", "the function failed"));
        let result = if percent(&mut self.rng, 2) { Err(failure()) } else { Ok(self.latest_token) };
        self.log(|| format!("token: {result:?}"));
        self.end(operation, Ended::Token(result));
    }

    /// A request leaves, which the runtime waits for until then. `caller` is who asks, by its number
    /// in the oracle's list.
    pub fn send(
        &mut self,
        call: usize,
        caller: usize,
        sent: &SignedRequest,
        until: Duration,
    ) -> Rc<Operation> {
        let request = self.request(caller, sent);
        if self.plan.store.is_some() {
            self.store.check_departure(caller, self.now);
        }
        self.check_departure(call, &request);
        let operation = self.begin(call, request.attempt.map_or(What::Look(request.order), What::Cancel));
        self.log(|| format!("caller {caller} sends {request:?}"));
        let too_late = Event::Ends(Rc::clone(&operation), Ended::Sent(AttemptResult::TimedOut));
        self.schedule_at(until, too_late);
        if percent(&mut self.rng, self.plan.faults.refused_connection) {
            // Where a first copy may have left, a connection that was refused proves nothing.
            let is_proof = self.plan.copies == Copies::One;
            let result = if is_proof { AttemptResult::NotSent { why: String::new() } } else { lost() };
            let after = MILLISECOND * self.rng.u64(1..50);
            self.schedule(after, Event::Ends(Rc::clone(&operation), Ended::Sent(result)));
            return operation;
        }
        if let Some(attempt) = request.attempt {
            self.oracle.leaves(attempt);
        }
        self.travel(Rc::new(request), &operation);
        operation
    }

    fn request(&mut self, caller: usize, sent: &SignedRequest) -> Request {
        let target = sent.target();
        let interface = match (sent.method(), target.split('?').next()) {
            ("DELETE", _) => Interface::CancelOrder,
            (_, Some("/v1/trade/order")) => Interface::OrderDetail,
            (_, Some("/v1/trade/order/today")) => Interface::TodayOrders,
            _ => Interface::HistoryOrders,
        };
        let digits = |text: &str| -> String { text.chars().take_while(char::is_ascii_digit).collect() };
        let after =
            |text: &str, mark: &str| text.split_once(mark).and_then(|(_, rest)| digits(rest).parse().ok());
        let header =
            |name: &str| sent.headers().find(|header| header.0 == name).map_or("", |header| header.1);
        let is_cancel = interface == Interface::CancelOrder;
        let token =
            if self.is_oauth() { after(header("authorization"), "token-").unwrap_or(0) } else { u64::MAX };
        let mut fingerprint = String::from(header("x-timestamp"));
        for part in [header("x-api-signature"), sent.method(), target] {
            fingerprint.push(' ');
            fingerprint.push_str(part);
        }
        Request {
            interface,
            order: after(target, "order_id=").unwrap_or(0),
            attempt: is_cancel.then(|| self.oracle.begins(caller, token, self.now)),
            fingerprint,
            token,
        }
    }

    pub fn is_oauth(&self) -> bool {
        matches!(self.plan.auth, Auth::Token | Auth::UsInChina)
    }

    fn travel(&mut self, request: Rc<Request>, operation: &Rc<Operation>) {
        let faults = self.plan.faults;
        if percent(&mut self.rng, faults.reset) {
            let after = MILLISECOND * self.rng.u64(0..3_000);
            self.schedule(after, Event::Ends(Rc::clone(operation), Ended::Sent(lost())));
        }
        if self.plan.copies == Copies::Unknown && percent(&mut self.rng, faults.resent) {
            return self.travel_twice(request, operation);
        }
        if percent(&mut self.rng, faults.duplicated) {
            let way = self.way();
            self.schedule(way, Event::Arrival(Rc::clone(&request), Some(Rc::clone(operation))));
        }
        if !percent(&mut self.rng, faults.request_lost) {
            let way = self.way();
            self.schedule(way, Event::Arrival(request, Some(Rc::clone(operation))));
        }
    }

    /// The gateway acts on the request and closes the connection, and the runtime sends it again.
    fn travel_twice(&mut self, request: Rc<Request>, operation: &Rc<Operation>) {
        self.tally.resent += 1;
        let first = self.way();
        self.schedule(first, Event::Arrival(Rc::clone(&request), None));
        let second = first + self.way();
        if percent(&mut self.rng, 30) {
            return self.schedule(second, Event::Ends(Rc::clone(operation), Ended::Sent(lost())));
        }
        self.schedule(second, Event::Arrival(request, Some(Rc::clone(operation))));
    }

    fn way(&mut self) -> Duration {
        Duration::from_micros(self.rng.u64(0..self.plan.faults.longest_way.as_micros()))
    }

    fn arrive(&mut self, request: &Request, operation: Option<Rc<Operation>>) {
        self.gateway.count(request, self.now);
        let faults = self.plan.faults;
        if percent(&mut self.rng, faults.token_expires) {
            self.gateway.oldest_token = self.latest_token + 1;
        }
        let response = self.gateway.answer(request, &faults, self.now, &mut self.rng);
        self.log(|| format!("arrival of {}: {}", request.fingerprint, describe(&response)));
        for order in std::mem::take(&mut self.gateway.changed) {
            self.arrange(order);
        }
        if let Some(operation) = operation
            && !percent(&mut self.rng, faults.response_lost)
        {
            let way = self.way();
            let copies = self.plan.copies;
            let result = AttemptResult::Answered { response, copies };
            self.schedule(way, Event::Ends(operation, Ended::Sent(result)));
        }
    }

    /// No two requests are the same, none leaves too soon after the last, and none that should not.
    fn check_departure(&mut self, call: usize, request: &Request) {
        assert!(self.aborted[call].is_none(), "a request leaves after its caller has aborted");
        assert!(!self.is_wiped, "a request leaves once the credentials are wiped");
        assert_ne!(self.plan.auth, Auth::UsInChina, "the token of a US account goes to mainland China");
        let is_look = request.attempt.is_none();
        assert!(!is_look || self.plan.auth != Auth::Us, "an order of a US account is looked up");
        *(if is_look { &mut self.tally.look_ups } else { &mut self.tally.requests }) += 1;
        let is_new = self.sent.insert(request.fingerprint.clone());
        assert!(is_new, "two requests are the same: {}", request.fingerprint);
        if let (Some(limit), Some(last)) = (self.plan.limit, self.last_departure) {
            let apart = self.now - last;
            assert!(apart >= limit.interval, "two calls left {apart:?} apart");
        }
        self.last_departure = Some(self.now);
    }
}

fn lost() -> AttemptResult {
    AttemptResult::Lost { why: String::new() }
}

fn describe(response: &Response) -> String {
    use longport_cancel_order::http::response::Body;
    match &response.body {
        Body::Whole(body) => format!("{} {}", response.status, String::from_utf8_lossy(body)),
        body => format!("{} {body:?}", response.status),
    }
}
