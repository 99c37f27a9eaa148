//! The gateway that the sessions talk to, and what it knows for certain.

use longport_cancel_order::time::Duration;
use std::collections::{HashMap, HashSet};

use fastrand::Rng;
use longport_cancel_order::http::response::{Body, Response};
use longport_cancel_order::limit::RateLimit;

use crate::client::has_code;
use crate::common::answer;

/// How often what goes wrong, in percent of the requests.
#[derive(Clone, Copy, Debug)]
pub struct Weather {
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
    /// The longest way to the gateway.
    pub longest_way: Duration,
}

impl Weather {
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
            longest_way: Duration::from_millis(rng.u64(1..=2_000)),
        }
    }
}

/// What reached the gateway.
#[derive(Clone)]
pub struct Request {
    pub call: usize,
    pub order: u64,
    /// Timestamp, signature or token: what tells it from other requests.
    pub fingerprint: String,
    /// The OAuth token, numbered by when it was issued; with an API key 0.
    pub token: u64,
}

pub struct Gateway {
    limit: Option<RateLimit>,
    /// Whether it looks at other things before it looks whether it has seen a request.
    is_lenient: bool,
    seen: HashSet<String>,
    /// Requests that it refuses for what they are, and so however often they come.
    invalid: HashMap<String, Response>,
    /// When requests came that count, and which.
    arrivals: Vec<(Duration, String)>,
    /// How many more withdrawals of each order are accepted before it is closed.
    open: HashMap<u64, u32>,
    /// The calls that had a request accepted.
    accepted: HashSet<usize>,
    /// Tokens numbered below this have expired.
    pub oldest_token: u64,
}

impl Gateway {
    pub fn new(limit: Option<RateLimit>, is_lenient: bool) -> Self {
        Self {
            limit,
            is_lenient,
            seen: HashSet::new(),
            invalid: HashMap::new(),
            arrivals: Vec::new(),
            open: HashMap::new(),
            accepted: HashSet::new(),
            oldest_token: 0,
        }
    }

    pub fn has_accepted(&self, call: usize) -> bool {
        self.accepted.contains(&call)
    }

    /// Counts an arrival and checks the promise that the pacer keeps for it: never more than the
    /// limit in any window.
    pub fn count(&mut self, request: &Request, now: Duration) {
        let Some(limit) = self.limit else { return };
        // A second copy is the network's doing: no pacer can reckon with it.
        if self.seen.contains(&request.fingerprint) {
            return;
        }
        self.arrivals.push((now, request.fingerprint.clone()));
        let in_window = self.arrivals.iter().rev().take_while(|(at, _)| (now - *at) < limit.window).count();
        assert!(in_window <= limit.calls, "{in_window} calls arrived in one window of {:?}", limit.window);
    }

    /// Answers, and acts on the book or does not. What is refused because there were too many does
    /// not count.
    pub fn answer(&mut self, request: &Request, weather: &Weather, rng: &mut Rng) -> Response {
        let response = self.decide(request, weather, rng);
        if response.status == 429 || has_code(&response, 429_002) {
            self.arrivals.retain(|(_, fingerprint)| *fingerprint != request.fingerprint);
        }
        response
    }

    fn decide(&mut self, request: &Request, weather: &Weather, rng: &mut Rng) -> Response {
        if let Some(refusal) = self.invalid.get(&request.fingerprint) {
            return refusal.clone();
        }
        // A strict gateway refuses a repeated request before anything else, so that its two answers
        // never contradict each other. A lenient one may find the limit reached, the token expired
        // or the order closed since, or may even do it again.
        if !self.seen.insert(request.fingerprint.clone()) {
            match rng.u8(0..4) {
                1 if self.is_lenient => return envelope(429, 429_002, "limited"),
                2 if self.is_lenient => return envelope(400, 602_012, "order is not open"),
                3 if self.is_lenient => {}
                _ => return envelope(403, 403_202, "duplicate request"),
            }
        }
        if percent(rng, weather.strange_answer) {
            return self.strange_answer(request, rng);
        }
        if request.token < self.oldest_token {
            return envelope(401, 401_003, "token expired");
        }
        self.withdraw(request, rng)
    }

    /// Whether no copy of a request that the gateway acted on came before. Copies of one that was
    /// refused for its bytes are refused all alike.
    fn is_first(&self, request: &Request) -> bool {
        !self.accepted.contains(&request.call)
    }

    fn withdraw(&mut self, request: &Request, rng: &mut Rng) -> Response {
        let left = self.open.entry(request.order).or_insert_with(|| rng.u32(0..4));
        if *left == 0 {
            return envelope(400, 602_012, "order is not open");
        }
        *left -= 1;
        self.accepted.insert(request.call);
        envelope(200, 0, "success")
    }

    fn strange_answer(&mut self, request: &Request, rng: &mut Rng) -> Response {
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
            // A failure on the way back: the gateway had acted.
            8 => {
                self.withdraw(request, rng);
                text(504, "gateway time-out")
            }
            9 => {
                self.withdraw(request, rng);
                text(200, "<html>welcome</html>")
            }
            10 => {
                let whole = self.withdraw(request, rng);
                Response { body: Body::Lost(String::new()), ..whole }
            }
            // What looks like a refusal, and hides that the gateway had acted.
            11 => {
                self.withdraw(request, rng);
                text(*rng.choice(&[302, 400, 403, 404, 408, 429, 463, 499]).unwrap_or(&0), "<html>no</html>")
            }
            12 => {
                self.withdraw(request, rng);
                let status = *rng.choice(&[200, 400]).unwrap_or(&0);
                envelope(status, *rng.choice(&[500_001, 504_000]).unwrap_or(&0), "internal error")
            }
            13 => {
                self.withdraw(request, rng);
                envelope(*rng.choice(&[408, 499]).unwrap_or(&0), 400_000, "given up")
            }
            14 => {
                self.withdraw(request, rng);
                envelope(200, *rng.choice(&[-1, 7, 399_999, 610_000]).unwrap_or(&0), "done")
            }
            15 => {
                self.withdraw(request, rng);
                text(400, r#"{"code":"0","message":"success"}"#)
            }
            16 => envelope(200, *rng.choice(&[429_002, 602_001]).unwrap_or(&0), "refused"),
            _ => {
                self.withdraw(request, rng);
                Response { body: Body::TooLong, ..text(200, "") }
            }
        }
    }
}

pub fn percent(rng: &mut Rng, share: u32) -> bool {
    rng.u32(0..100) < share
}

fn envelope(status: u16, code: i32, message: &str) -> Response {
    text(status, &format!(r#"{{"code":{code},"message":"{message}","data":{{}}}}"#))
}

fn text(status: u16, body: &str) -> Response {
    Response { trace_id: Some("trace".into()), ..answer(status, body) }
}
