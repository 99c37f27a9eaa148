//! What a call does with several attempts in flight, step by step.

mod common;

use common::{answer, answered, api_key, order, session};
use longport_cancel_order::call::record::AttemptIndex;
use longport_cancel_order::call::{Action, AttemptResult, Call, Input, Limits, Now, Session};
use longport_cancel_order::http::credentials::Credentials;
use longport_cancel_order::http::response::Response;
use longport_cancel_order::time::Duration;
use longport_cancel_order::{Error, Kind, Outcome};
use zeroize::Zeroizing;

fn at(ms: u64) -> Now {
    common::at(Duration::from_millis(ms))
}

/// A call, the session that it is made in, and the attempts that left.
struct Play {
    session: Session,
    call: Call,
    attempts: Vec<AttemptIndex>,
}

impl Play {
    fn new(credentials: Credentials, limits: Limits) -> Self {
        let session = session(credentials, None);
        let call = Call::new(order(7), limits, session.auth, at(0));
        Self { session, call, attempts: Vec::new() }
    }

    fn poll(&mut self, ms: u64) -> Action {
        let action = self.call.poll(&mut self.session, at(ms));
        if let Action::Send { attempt, .. } = &action {
            self.attempts.push(*attempt);
        }
        action
    }

    /// Sends one attempt after the other, as each is due.
    fn hedge(&mut self, attempts: usize) -> u64 {
        let mut now = 0;
        while self.attempts.len() < attempts {
            if let Action::Wait(until) = self.poll(now) {
                now = until.expect("another attempt").as_millis();
            }
        }
        now
    }

    fn token(&mut self, ms: u64, token: &str) {
        let Action::Authorize { .. } = self.poll(ms) else { panic!("no token is asked for") };
        self.call.handle(Input::Authorized(Ok(Zeroizing::new(token.into()))), &mut self.session, at(ms));
    }

    fn end(&mut self, index: usize, response: &Response, ms: u64) {
        self.result(index, answered(response), ms);
    }

    fn result(&mut self, index: usize, result: AttemptResult, ms: u64) {
        let attempt = self.attempts[index];
        self.call.handle(Input::Ended { attempt, result, jitter: 0 }, &mut self.session, at(ms));
    }

    fn error(&mut self, ms: u64) -> Error {
        loop {
            match self.poll(ms) {
                Action::Done(result) => return *result.unwrap_err(),
                Action::Abort(attempt) => {
                    let result = AttemptResult::Aborted;
                    let input = Input::Ended { attempt, result, jitter: 0 };
                    self.call.handle(input, &mut self.session, at(ms));
                }
                _ => panic!("it is not over"),
            }
        }
    }
}

fn oauth() -> Credentials {
    Credentials::oauth("client".into()).unwrap()
}

fn expired() -> Response {
    answer(401, r#"{"code":401003,"message":"token expired"}"#)
}

fn failed() -> Response {
    answer(502, "<html>")
}

#[test]
fn nothing_leaves_without_a_token_while_a_fresh_one_is_asked_for() {
    let mut play = Play::new(oauth(), Limits::default());
    play.token(0, "old");
    let now = play.hedge(2);
    play.end(1, &expired(), now);
    let Action::Authorize { refused: Some(_), .. } = play.poll(now) else {
        panic!("no fresh token is asked for")
    };
    play.end(0, &failed(), now);
    assert!(matches!(play.poll(now + 5_000), Action::Wait(_)), "the token is yet to come");
    play.call.handle(Input::Authorized(Ok(Zeroizing::new("new".into()))), &mut play.session, at(now + 5_000));
    let Action::Send { request, .. } = play.poll(now + 5_000) else { panic!("nothing is sent") };
    assert!(request.headers().any(|header| header == ("authorization", "Bearer new")));
}

#[test]
fn attempts_that_are_refused_for_one_old_token_ask_for_one_fresh_token() {
    let mut play = Play::new(oauth(), Limits::default());
    play.token(0, "old");
    let now = play.hedge(2);
    play.end(1, &expired(), now);
    play.end(0, &expired(), now);
    play.token(now, "new");
    assert!(matches!(play.poll(now), Action::Send { .. }));
    play.end(2, &answer(200, r#"{"code":0}"#), now + 10);
    assert!(matches!(play.poll(now + 10), Action::Done(Ok(answer)) if answer.attempts == 3));
}

#[test]
fn the_answer_to_an_old_token_ends_nothing_while_a_fresh_one_is_under_way() {
    let limits = Limits { max_retries: 1, ..Limits::default() };
    let mut play = Play::new(oauth(), limits);
    play.token(0, "old");
    let now = play.hedge(2);
    play.end(1, &expired(), now);
    play.token(now, "new");
    assert!(matches!(play.poll(now), Action::Send { .. }));
    play.end(0, &expired(), now);
    // Its answer may take longer than is waited for after a verdict.
    assert!(matches!(play.poll(now + 5_000), Action::Wait(None)));
    play.end(2, &answer(400, r#"{"code":601011}"#), now + 5_000);
    let error = play.error(now + 5_000);
    assert_eq!((error.kind, error.outcome), (Kind::OrderNotOpen, Some(Outcome::Rejected)));
}

#[test]
fn a_fresh_token_that_is_refused_is_not_sent_again() {
    let mut play = Play::new(oauth(), Limits::default());
    play.token(0, "old");
    assert!(matches!(play.poll(0), Action::Send { .. }));
    play.end(0, &expired(), 0);
    play.token(0, "new");
    let mut now = play.hedge(3);
    // One attempt is to be made again when the other is refused for the fresh token.
    play.end(2, &failed(), now);
    now += 1;
    play.end(1, &expired(), now);
    assert_eq!(play.error(now).kind, Kind::TokenExpired);
}

#[test]
fn each_attempt_counts_once_against_the_retries() {
    let limits = Limits { max_retries: 3, ..Limits::default() };
    let mut play = Play::new(api_key(), limits);
    let mut now = play.hedge(2);
    // One that follows a failed one while another is unanswered is no hedge and a retry at once.
    for failing in 1..=2 {
        play.end(failing, &failed(), now);
        assert!(matches!(play.poll(now), Action::Send { .. }), "{failing}");
        now += 10;
    }
    play.end(3, &failed(), now);
    play.end(0, &failed(), now);
    let error = play.error(now);
    assert_eq!((error.kind, error.attempts), (Kind::Internal, 4));
}

#[test]
fn a_refusal_ends_nothing_while_another_attempt_may_be_accepted() {
    let mut play = Play::new(api_key(), Limits::default());
    let now = play.hedge(2);
    play.end(1, &answer(400, r#"{"code":601011}"#), now);
    let Action::Wait(Some(until)) = play.poll(now) else { panic!("it waits for the other one") };
    assert!(until >= at(now + 400).elapsed, "{until:?}");
    play.end(0, &answer(200, r#"{"code":0}"#), now + 400);
    assert!(matches!(play.poll(now + 400), Action::Done(Ok(answer)) if answer.attempts == 2));
}

#[test]
fn after_a_refusal_the_other_attempts_are_waited_for_no_longer_than_for_a_hedge() {
    let mut play = Play::new(api_key(), Limits::default());
    let now = play.hedge(2);
    play.end(1, &answer(400, r#"{"code":601011}"#), now);
    let Action::Wait(Some(until)) = play.poll(now) else { panic!("it waits for the other one") };
    let error = play.error(until.as_millis());
    assert_eq!((error.kind, error.outcome), (Kind::OrderNotOpen, Some(Outcome::Unknown)));
}
