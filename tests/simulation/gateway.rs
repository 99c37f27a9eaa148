//! The gateway that the sessions talk to, and what it knows for certain.

use std::collections::{HashMap, HashSet};

use fastrand::Rng;
use longport_cancel_order::http::response::{Body, Response};
use longport_cancel_order::limit::{RateLimit, Scope};
use longport_cancel_order::order::Interface;
use longport_cancel_order::time::Duration;

use crate::book::{Book, Order, Status};
use crate::common::answer;
use crate::reading::has_code;

/// How often what goes wrong, in percent of the requests.
#[derive(Clone, Copy, Debug)]
pub struct Faults {
    /// The request never arrives.
    pub request_lost: u32,
    /// The answer never arrives.
    pub response_lost: u32,
    /// The request arrives twice, as when a browser repeats it on a broken connection.
    pub duplicated: u32,
    /// The connection closes without an answer once the request has arrived, and the runtime sends
    /// it again by itself, where it does such a thing.
    pub resent: u32,
    /// The connection breaks: before the gateway acts, or after.
    pub reset: u32,
    /// There is no connection, and the runtime says so.
    pub refused_connection: u32,
    /// A proxy or the gateway answers with something else.
    pub strange_answer: u32,
    /// The access token has expired since the last call.
    pub token_expires: u32,
    /// A look-up shows what was a while ago.
    pub stale: u32,
    /// The longest way to the gateway.
    pub longest_way: Duration,
}

impl Faults {
    pub fn random(rng: &mut Rng) -> Self {
        // A third of the sessions are calm, so that the happy path is seen as well.
        let worst = *rng.choice(&[0, 5, 25]).unwrap_or(&0);
        let mut share = || rng.u32(0..=worst);
        Self {
            request_lost: share(),
            response_lost: share(),
            duplicated: share(),
            resent: share(),
            reset: share(),
            refused_connection: share(),
            strange_answer: share() * 2,
            token_expires: share(),
            stale: share() * 2,
            longest_way: Duration::from_millis(rng.u64(1..=2_000)),
        }
    }
}

/// What reached the gateway.
#[derive(Clone, Debug)]
pub struct Request {
    pub interface: Interface,
    /// The order that it is about; 0 for a list.
    pub order: u64,
    /// Which attempt to cancel an order it belongs to.
    pub attempt: Option<usize>,
    /// Timestamp, signature and address: what tells it from other requests.
    pub fingerprint: String,
    /// The OAuth token, numbered by when it was issued.
    pub token: u64,
}

pub struct Gateway {
    limit: Option<RateLimit>,
    /// Whether it looks at other things before it looks whether it has seen a request.
    is_lenient: bool,
    /// Whether it accepts the cancel of an order that is being cancelled.
    accepts_twice: bool,
    seen: HashSet<String>,
    /// Requests that it refuses for what they are, and so however often they come.
    invalid: HashMap<String, Response>,
    /// When requests came that count, and which.
    arrivals: [Vec<(Duration, String)>; Interface::COUNT],
    pub book: Book,
    /// The attempts that had an effect.
    executed: HashSet<usize>,
    /// The orders that something has happened to, by which something else will.
    pub changed: Vec<u64>,
    /// Tokens numbered below this have expired.
    pub oldest_token: u64,
}

impl Gateway {
    pub fn new(limit: Option<RateLimit>, is_lenient: bool, accepts_twice: bool) -> Self {
        Self {
            limit,
            is_lenient,
            accepts_twice,
            seen: HashSet::new(),
            invalid: HashMap::new(),
            arrivals: Default::default(),
            book: Book::default(),
            executed: HashSet::new(),
            changed: Vec::new(),
            oldest_token: 0,
        }
    }

    pub fn has_executed(&self, attempt: usize) -> bool {
        self.executed.contains(&attempt)
    }

    /// Counts an arrival and checks the promise that the limiter keeps for it: never more than the
    /// limit in any window.
    pub fn count(&mut self, request: &Request, now: Duration) {
        let Some(limit) = self.limit else { return };
        // A second copy is the network's doing: no limiter can reckon with it.
        if self.seen.contains(&request.fingerprint) {
            return;
        }
        let arrivals = &mut self.arrivals[window(limit, request)];
        arrivals.push((now, request.fingerprint.clone()));
        let in_window = arrivals.iter().rev().take_while(|(at, _)| (now - *at) < limit.window).count();
        assert!(in_window <= limit.calls, "{in_window} calls arrived in one window of {:?}", limit.window);
    }

    /// Answers, and acts on the book or does not. What is refused because there were too many does
    /// not count.
    pub fn answer(&mut self, request: &Request, faults: &Faults, now: Duration, rng: &mut Rng) -> Response {
        let response = self.decide(request, faults, now, rng);
        if let Some(limit) = self.limit
            && (response.status == 429 || has_code(&response, 429_002))
        {
            let arrivals = &mut self.arrivals[window(limit, request)];
            arrivals.retain(|(_, fingerprint)| *fingerprint != request.fingerprint);
        }
        response
    }

    fn decide(&mut self, request: &Request, faults: &Faults, now: Duration, rng: &mut Rng) -> Response {
        if let Some(refusal) = self.invalid.get(&request.fingerprint) {
            return refusal.clone();
        }
        // A strict gateway refuses a repeated request before anything else, so that its two answers
        // never contradict each other. A lenient one may find the limit reached, the token expired
        // or the order closed since, or may even do it again.
        if !self.seen.insert(request.fingerprint.clone()) {
            match rng.u8(0..4) {
                1 if self.is_lenient => return envelope(429, 429_002, "limited"),
                2 if self.is_lenient && request.attempt.is_some() => return not_open(400, rng),
                3 if self.is_lenient => {}
                _ => return envelope(403, 403_202, "duplicate request"),
            }
        }
        if percent(rng, faults.strange_answer) {
            return self.strange_answer(request, faults, now, rng);
        }
        if request.token < self.oldest_token {
            return envelope(401, 401_003, "token expired");
        }
        self.act(request, faults, now, rng)
    }

    /// Whether no copy of a request that the gateway acted on came before. Copies of one that was
    /// refused for its bytes are refused all alike.
    fn is_first(&self, request: &Request) -> bool {
        request.attempt.is_none_or(|attempt| !self.has_executed(attempt))
    }

    fn act(&mut self, request: &Request, faults: &Faults, now: Duration, rng: &mut Rng) -> Response {
        match request.attempt {
            Some(attempt) => self.cancel(request.order, attempt, now, rng),
            None => self.look(request, faults, now, rng),
        }
    }

    fn cancel(&mut self, id: u64, attempt: usize, now: Duration, rng: &mut Rng) -> Response {
        let order = self.book.order(id, rng);
        let status = order.now().status;
        let is_being_cancelled = status.is_being_cancelled();
        if order.is_closed() || is_being_cancelled && !self.accepts_twice {
            return not_open(*rng.choice(&[200, 400]).unwrap_or(&400), rng);
        }
        if !is_being_cancelled {
            order.enter(Status::WaitToCancel, now);
            self.changed.push(id);
        }
        self.executed.insert(attempt);
        envelope(200, 0, "success")
    }

    fn look(&mut self, request: &Request, faults: &Faults, now: Duration, rng: &mut Rng) -> Response {
        let is_stale = percent(rng, faults.stale);
        let lag = if is_stale { Duration::from_millis(rng.u64(0..6_000)) } else { Duration::ZERO };
        let (mut json, at) = (String::new(), now - lag);
        if request.interface == Interface::OrderDetail {
            let order = self.book.order(request.order, rng);
            order.write(request.order, order.at(at), false, &mut json);
            return envelope_with(&json);
        }
        let is_history = request.interface == Interface::HistoryOrders;
        let swaps = is_stale && rng.bool();
        let in_list = |order: &Order| order.is_earlier == is_history;
        for (id, order) in self.book.iter().filter(|(_, order)| in_list(order)) {
            // One that was submitted just now may be missing.
            if is_stale && rng.u8(0..10) == 0 {
                continue;
            }
            json += if json.is_empty() { "" } else { "," };
            order.write(id, order.at(at), swaps, &mut json);
        }
        envelope_with(&format!(r#"{{"orders":[{json}],"has_more":false}}"#))
    }

    fn strange_answer(
        &mut self,
        request: &Request,
        faults: &Faults,
        now: Duration,
        rng: &mut Rng,
    ) -> Response {
        match rng.u8(0..18) {
            0 => Response {
                retry_after: Some(Duration::from_secs(rng.u64(0..40))),
                ..envelope(429, 429_002, "limited")
            },
            1 => Response {
                retry_after: Some(Duration::from_millis(rng.u64(0..20_000))),
                ..text(429, "slow down")
            },
            2 => envelope(429, 429_001, "limited"),
            3 => text(502, "<html>bad gateway</html>"),
            4 => envelope(500, 500_000, "internal error"),
            5 => text(463, "<html>blocked</html>"),
            6 => Response { redirect: rng.bool(), ..text(302, "") },
            7 if self.is_first(request) => {
                let codes = [(403, 403_201), (403, 403_203), (403, 403_205), (401, 401_004), (200, 401_004)];
                let (status, code) = *rng.choice(&codes).unwrap_or(&codes[0]);
                let refusal = envelope(status, code, "invalid");
                self.invalid.insert(request.fingerprint.clone(), refusal.clone());
                refusal
            }
            // What looks like the answer to a look-up, and is none.
            8..14 if request.attempt.is_none() => self.strange_look(request, now, rng),
            // A failure on the way back: the gateway had acted.
            8 => {
                self.act(request, faults, now, rng);
                text(504, "gateway time-out")
            }
            9 => {
                self.act(request, faults, now, rng);
                text(200, "<html>welcome</html>")
            }
            10 => {
                let whole = self.act(request, faults, now, rng);
                Response { body: Body::Lost(String::new()), ..whole }
            }
            // What looks like a refusal, and hides that the gateway had acted.
            11 => {
                self.act(request, faults, now, rng);
                text(*rng.choice(&[302, 400, 403, 404, 408, 429, 463, 499]).unwrap_or(&0), "<html>no</html>")
            }
            12 => {
                self.act(request, faults, now, rng);
                let status = *rng.choice(&[200, 400]).unwrap_or(&0);
                envelope(status, *rng.choice(&[500_001, 504_000]).unwrap_or(&0), "internal error")
            }
            13 => {
                self.act(request, faults, now, rng);
                envelope(*rng.choice(&[408, 499]).unwrap_or(&0), 400_000, "given up")
            }
            14 => {
                self.act(request, faults, now, rng);
                envelope(200, *rng.choice(&[-1, 7, 399_999, 610_000]).unwrap_or(&0), "done")
            }
            15 => {
                self.act(request, faults, now, rng);
                text(400, r#"{"code":"0","message":"success"}"#)
            }
            16 => envelope(200, *rng.choice(&[429_002, 602_001]).unwrap_or(&0), "refused"),
            _ => {
                self.act(request, faults, now, rng);
                Response { body: Body::TooLong, ..text(200, "") }
            }
        }
    }

    fn strange_look(&mut self, request: &Request, now: Duration, rng: &mut Rng) -> Response {
        let cancelled = crate::book::State { since: now, status: Status::Canceled, executed: 0 };
        let id = request.order.max(1);
        let order = self.book.order(id, rng);
        let mut json = String::new();
        // That another order is cancelled.
        order.write(id + 100, cancelled, false, &mut json);
        match rng.u8(0..5) {
            0 => envelope_with(&json),
            1 => envelope_with(&json.replace(&format!("{}", id + 100), &format!("{id}\",\"status\":\"New"))),
            2 => envelope_with("null"),
            3 => envelope_with(r#"{"orders":[],"orders":[]}"#),
            _ => text(200, &format!(r#"{{"code":500000,"data":{json}}}"#)),
        }
    }
}

/// Which window a request counts in.
fn window(limit: RateLimit, request: &Request) -> usize {
    if limit.scope == Scope::Account { 0 } else { request.interface as usize }
}

pub fn percent(rng: &mut Rng, share: u32) -> bool {
    rng.u32(0..100) < share
}

/// That an order is not open, in words that differ and prove nothing about how it ended.
fn not_open(status: u16, rng: &mut Rng) -> Response {
    let codes = [601_011, 601_011, 601_012, 601_013, 602_001, 602_012, 603_001];
    envelope(status, *rng.choice(&codes).unwrap_or(&codes[0]), "order is not open")
}

fn envelope(status: u16, code: i32, message: &str) -> Response {
    text(status, &format!(r#"{{"code":{code},"message":"{message}","data":{{}}}}"#))
}

fn envelope_with(data: &str) -> Response {
    text(200, &format!(r#"{{"code":0,"message":"success","data":{data}}}"#))
}

fn text(status: u16, body: &str) -> Response {
    Response { trace_id: Some("trace".into()), ..answer(status, body) }
}
