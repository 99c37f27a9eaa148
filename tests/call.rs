//! What a cancel does, step by step: each test plays a script of answers and reads what was sent
//! and when. Time is an argument, so nothing here waits.

mod common;

use std::cell::RefCell;
use std::rc::Rc;

use longport_cancel_order::time::Duration;

use common::{accepted, answer, answered, api_key, end, order, session};
use longport_cancel_order::call::{
    Acquired, Action, Answer, AttemptResult, AuthMode, Call, Copies, Input, Limits, Next, Now, Session,
    SharedPermit,
};
use longport_cancel_order::http::credentials::Credentials;
use longport_cancel_order::http::response::{Body, Response};
use longport_cancel_order::limit::{RateLimit, RateLimiter};
use longport_cancel_order::{Error, Kind, Outcome};
use zeroize::Zeroizing;

const NO_JITTER: u32 = 0;
const MOST_JITTER: u32 = u32::MAX;

fn machine(limits: Limits, access: AuthMode) -> Call {
    Call::new(order(7), limits, access, at(0))
}

fn at(ms: u64) -> Now {
    common::at(Duration::from_millis(ms))
}

/// Plays `answers`, one each 10 ms after its request, and returns the result and the times in
/// milliseconds at which requests left.
fn play(limits: Limits, jitter: u32, answers: &[Response]) -> (Result<Answer, Box<Error>>, Vec<u64>) {
    let mut session = session(api_key(), None);
    let mut machine = machine(limits, AuthMode::ApiKey);
    let mut answers = answers.iter();
    let (mut now, mut departures) = (0, Vec::new());
    loop {
        match machine.poll(&mut session, at(now)) {
            Action::Wait(until) => {
                now = until.expect("a time").as_micros().div_ceil(1_000);
            }
            Action::Send { .. } => {
                departures.push(now);
                now += 10;
                let response = answers.next().expect("an answer for each request");
                machine.handle(end(&machine, answered(response), jitter), &mut session, at(now));
            }
            Action::Authorize { .. } | Action::Acquire { .. } | Action::Abort(_) => {
                panic!("nothing else is asked for")
            }
            Action::Done(result) => return (result, departures),
        }
    }
}

#[test]
fn the_first_acceptance_is_the_receipt() {
    let (result, departures) = play(Limits::default(), NO_JITTER, &[accepted()]);
    let receipt = result.unwrap();
    assert_eq!((receipt.attempts, receipt.duration), (1, Duration::from_millis(10)));
    assert_eq!(departures, [0]);
}

#[test]
fn a_final_refusal_is_not_retried() {
    for (status, code) in
        [(400, 1), (403, 403_201), (403, 403_203), (403, 403_205), (401, 401_003), (200, 602_001)]
    {
        let refusal = answer(status, &format!(r#"{{"code":{code},"message":"no"}}"#));
        let (result, departures) = play(Limits::default(), NO_JITTER, &[refusal]);
        let error = result.unwrap_err();
        assert_eq!(
            (error.outcome, error.attempts, departures.len()),
            (Some(Outcome::Rejected), 1, 1),
            "{code}"
        );
        assert_eq!((error.http_status, error.code), (Some(status), Some(code)));
    }
}

#[test]
fn a_limit_is_retried_four_times_with_growing_pauses() {
    let limited = vec![answer(429, r#"{"code":429002,"message":"limited"}"#); 5];
    let (result, departures) = play(Limits::default(), MOST_JITTER, &limited);
    let error = result.unwrap_err();
    assert_eq!((error.kind, error.outcome, error.attempts), (Kind::RateLimited, Some(Outcome::Rejected), 5));
    assert_eq!(departures, [0, 210, 620, 1_430, 3_040]);
}

#[test]
fn retry_after_is_waited_for() {
    let limited = Response { retry_after: Some(Duration::from_secs(3)), ..answer(429, "") };
    let (result, departures) = play(Limits::default(), NO_JITTER, &[limited, accepted()]);
    assert_eq!((result.unwrap().attempts, departures), (2, vec![0, 3_010]));
}

#[test]
fn a_retry_that_would_come_too_late_is_not_waited_for() {
    let limited = Response { retry_after: Some(Duration::from_secs(60)), ..answer(429, "") };
    let (result, departures) = play(Limits::default(), NO_JITTER, &[limited]);
    let error = result.unwrap_err();
    assert_eq!((error.kind, error.retry_after), (Kind::RateLimited, Some(Duration::from_secs(60))));
    assert_eq!(departures, [0]);
}

#[test]
fn a_refusal_after_an_ambiguous_answer_stays_unknown() {
    let answers = [answer(502, "<html>"), answer(400, r#"{"code":602012,"message":"not open"}"#)];
    let error = play(Limits::default(), NO_JITTER, &answers).0.unwrap_err();
    assert_eq!((error.kind, error.outcome, error.attempts), (Kind::Rejected, Some(Outcome::Unknown), 2));
}

#[test]
fn an_acceptance_after_an_ambiguous_answer_is_a_receipt() {
    let answers = [answer(502, "<html>"), accepted()];
    assert_eq!(play(Limits::default(), NO_JITTER, &answers).0.unwrap().attempts, 2);
}

#[test]
fn a_page_in_place_of_an_answer_is_not_retried() {
    let error = play(Limits::default(), NO_JITTER, &[answer(200, "<html>Sign in</html>")]).0.unwrap_err();
    assert_eq!((error.kind, error.outcome), (Kind::BadResponse, Some(Outcome::Unknown)));
}

#[test]
fn a_connection_that_was_refused_sent_nothing() {
    let mut session = session(api_key(), None);
    let mut machine = machine(Limits { max_retries: 0, ..Limits::default() }, AuthMode::ApiKey);
    assert!(matches!(machine.poll(&mut session, at(0)), Action::Send { .. }));
    machine.handle(
        end(&machine, AttemptResult::NotSent { why: String::new() }, NO_JITTER),
        &mut session,
        at(1),
    );
    let Action::Done(Err(error)) = machine.poll(&mut session, at(1)) else { panic!("not over") };
    assert_eq!((error.kind, error.outcome, error.attempts), (Kind::Network, Some(Outcome::NotSent), 1));
}

#[test]
fn the_deadline_of_the_whole_call_ends_an_attempt() {
    let limits = Limits { timeout: Duration::from_secs(3), ..Limits::default() };
    let mut session = session(api_key(), None);
    let mut machine = machine(limits, AuthMode::ApiKey);
    let Action::Send { until, .. } = machine.poll(&mut session, at(0)) else { panic!("not sent") };
    assert_eq!(until, Duration::from_secs(3));
    let attempt =
        machine.handle(end(&machine, AttemptResult::TimedOut, NO_JITTER), &mut session, at(3_000)).unwrap();
    assert_eq!((attempt.kind, attempt.next), (Some(Kind::Timeout), Next::Error));
}

#[test]
fn the_deadline_runs_from_the_first_departure_and_not_in_the_queue() {
    let limit = RateLimit { calls: 1, ..RateLimit::default() };
    let mut session = session(api_key(), Some(limit));
    let (mut first, mut second) =
        (machine(Limits::default(), AuthMode::ApiKey), machine(Limits::default(), AuthMode::ApiKey));
    assert!(matches!(first.poll(&mut session, at(0)), Action::Send { .. }));
    assert!(matches!(second.poll(&mut session, at(0)), Action::Wait(Some(_))));
    first.handle(end(&first, answered(&accepted()), NO_JITTER), &mut session, at(10_000));
    assert!(matches!(second.poll(&mut session, at(10_000)), Action::Wait(Some(_))));
    let Action::Send { until, .. } = second.poll(&mut session, at(40_000)) else { panic!("not sent") };
    assert_eq!(until, Duration::from_secs(50));
}

#[test]
fn an_expired_token_is_refreshed_once() {
    let mut session = session(Credentials::oauth("client".into()).unwrap(), None);
    let mut machine = machine(Limits::default(), AuthMode::RefreshableToken);
    let expired = answer(401, r#"{"code":401003,"message":"token expired"}"#);
    for refresh in 0..2 {
        let Action::Authorize { refused, .. } = machine.poll(&mut session, at(0)) else { panic!("no token") };
        assert_eq!(refused.as_deref().map(String::as_str), (refresh == 1).then_some("token-0"));
        machine.handle(
            Input::Authorized(Ok(Zeroizing::new(format!("token-{refresh}")))),
            &mut session,
            at(0),
        );
        let Action::Send { request, .. } = machine.poll(&mut session, at(0)) else { panic!("not sent") };
        let authorization = format!("Bearer token-{refresh}");
        assert!(request.headers().any(|header| header == ("authorization", authorization.as_str())));
        machine.handle(end(&machine, answered(&expired), NO_JITTER), &mut session, at(0));
    }
    let Action::Done(Err(error)) = machine.poll(&mut session, at(0)) else { panic!("not over") };
    assert_eq!((error.kind, error.outcome, error.attempts), (Kind::TokenExpired, Some(Outcome::Rejected), 2));
}

/// A call that asks for a fresh token, while its hedge is unanswered.
fn refreshing() -> (Call, Session) {
    let mut session = session(Credentials::oauth("client".into()).unwrap(), None);
    let mut machine = machine(Limits::default(), AuthMode::RefreshableToken);
    assert!(matches!(machine.poll(&mut session, at(0)), Action::Authorize { .. }));
    machine.handle(Input::Authorized(Ok(Zeroizing::new("token".into()))), &mut session, at(0));
    for now in [0, 1_000] {
        assert!(matches!(machine.poll(&mut session, at(now)), Action::Send { .. }));
    }
    let expired = answer(401, r#"{"code":401003,"message":"token expired"}"#);
    machine.handle(end(&machine, answered(&expired), NO_JITTER), &mut session, at(1_000));
    assert!(matches!(machine.poll(&mut session, at(1_000)), Action::Authorize { .. }));
    (machine, session)
}

#[test]
fn a_token_that_fails_after_the_acceptance_undoes_nothing() {
    let (mut machine, mut session) = refreshing();
    machine.handle(end(&machine, answered(&accepted()), NO_JITTER), &mut session, at(1_010));
    machine.handle(Input::Authorized(Err(Error::config("token", "none"))), &mut session, at(1_010));
    assert!(matches!(machine.poll(&mut session, at(1_010)), Action::Done(Ok(_))));
}

#[test]
fn a_permit_that_is_refused_after_the_acceptance_undoes_nothing() {
    let mut session = session(api_key(), None);
    session.limiter = Rc::new(RefCell::new(RateLimiter::new(Some(RateLimit::default())).sharing(15)));
    let mut machine = machine(Limits::default(), AuthMode::ApiKey);
    assert!(matches!(machine.poll(&mut session, at(0)), Action::Acquire { .. }));
    machine.handle(Input::Permit(Acquired::Granted(SharedPermit(0))), &mut session, at(0));
    assert!(matches!(machine.poll(&mut session, at(0)), Action::Send { .. }));
    assert!(matches!(machine.poll(&mut session, at(1_000)), Action::Acquire { .. }));
    machine.handle(end(&machine, answered(&accepted()), NO_JITTER), &mut session, at(1_010));
    let refusal = Acquired::NotBefore { at: at(100_000).elapsed, ticket: "ticket".into() };
    machine.handle(Input::Permit(refusal), &mut session, at(1_010));
    assert!(matches!(machine.poll(&mut session, at(1_010)), Action::Done(Ok(_))));
    assert_eq!(session.limiter.borrow().queued().count(), 0);
}

#[test]
fn a_token_that_comes_after_the_call_was_given_up_sends_nothing() {
    let (mut machine, mut session) = refreshing();
    machine.handle(Input::GaveUp(Kind::Aborted), &mut session, at(1_010));
    machine.handle(Input::Authorized(Ok(Zeroizing::new("fresh".into()))), &mut session, at(1_010));
    assert!(matches!(machine.poll(&mut session, at(1_010)), Action::Wait(_)));
}

#[test]
fn no_message_repeats_the_token_that_an_answer_echoes() {
    let echo = format!(r#"{{"code":1,"message":"{} access-token is bad"}}"#, "x".repeat(190));
    let response = Response { trace_id: Some("access-token".into()), ..answer(400, &echo) };
    let error = play(Limits::default(), NO_JITTER, &[response]).0.unwrap_err();
    assert!(!format!("{error:?}").contains("access"), "{error:?}");
}

#[test]
fn no_message_repeats_the_signature_that_an_answer_echoes() {
    let mut session = session(api_key(), None);
    let mut machine = machine(Limits::default(), AuthMode::ApiKey);
    let Action::Send { request, .. } = machine.poll(&mut session, at(0)) else { panic!("not sent") };
    let signature = request.signature().to_uppercase();
    assert_eq!(signature.len(), 64);
    let echo =
        answer(403, &format!(r#"{{"code":403201,"message":"not {signature}, {}"}}"#, &signature[..20]));
    machine.handle(end(&machine, answered(&echo), NO_JITTER), &mut session, at(0));
    let Action::Done(Err(error)) = machine.poll(&mut session, at(0)) else { panic!("not over") };
    assert!(error.message.contains(": not ***, *** (HTTP 403"), "{}", error.message);
}

/// The message of a cancel that gets these answers, is then retried, and given up while it waits.
fn message_after(answers: &[Response], kind: Kind) -> String {
    let mut session = session(api_key(), None);
    let mut machine = machine(Limits::default(), AuthMode::ApiKey);
    for answer in answers {
        assert!(matches!(machine.poll(&mut session, at(0)), Action::Send { .. }));
        machine.handle(end(&machine, answered(answer), NO_JITTER), &mut session, at(0));
    }
    machine.handle(Input::GaveUp(kind), &mut session, at(0));
    let Action::Done(Err(error)) = machine.poll(&mut session, at(0)) else { panic!("not over") };
    [&error.message, "; ", error.outcome.unwrap().summary()].concat()
}

#[test]
fn a_message_keeps_apart_why_it_ended_and_what_the_last_answer_was() {
    let limited = || answer(429, r#"{"code":429002,"message":"api request is limited"}"#);
    let asks = "the order may have been cancelled: look it up before acting on it";
    for (answers, kind, message) in [
        (vec![], Kind::Aborted, "order 7: aborted by the caller; nothing was sent".to_owned()),
        (
            vec![limited()],
            Kind::Timeout,
            "order 7: no answer in time; the last answer was HTTP 429, code 429002: too many requests; \
             this call changed nothing"
                .to_owned(),
        ),
        (
            vec![answer(502, "<html>")],
            Kind::Aborted,
            format!(
                "order 7: aborted by the caller; the last answer was HTTP 502: the gateway or a proxy before \
                 it failed; {asks}"
            ),
        ),
        (
            vec![Response { body: Body::Lost(String::new()), ..limited() }],
            Kind::Timeout,
            format!("order 7: no answer in time; the last answer was HTTP 429: too many requests; {asks}"),
        ),
        (
            vec![Response { body: Body::Lost(String::new()), ..accepted() }],
            Kind::Timeout,
            format!(
                "order 7: no answer in time; the last answer was HTTP 200: the connection failed while the \
                 answer was read; {asks}"
            ),
        ),
        // One that is over stays as it is.
        (
            vec![answer(463, "<html>")],
            Kind::Timeout,
            format!("order 7: the gateway or a proxy before it refused (HTTP 463); {asks}"),
        ),
        (
            vec![answer(400, r#"{"code":602012,"message":"not open"}"#)],
            Kind::Timeout,
            "order 7: the gateway refused: not open (HTTP 400, code 602012); this call changed nothing"
                .to_owned(),
        ),
    ] {
        assert_eq!(message_after(&answers, kind), message);
    }
}

#[test]
fn no_message_puts_an_answer_to_what_is_none() {
    let bodies =
        ["", "<html>", r#"{"code":0}"#, r#"{"code":429002}"#, r#"{"code":500000}"#, r#"{"code":403202}"#];
    for kind in [Kind::Timeout, Kind::Aborted] {
        for status in [0, 200, 302, 400, 401, 403, 408, 429, 499, 500, 503] {
            for body in bodies {
                if status == 200 && body == r#"{"code":0}"# {
                    continue;
                }
                let message = message_after(&[answer(status, body)], kind);
                assert!(!message.contains("in time (") && !message.contains("caller ("), "{message}");
                assert_eq!(message.matches('(').count(), message.matches(')').count(), "{message}");
                assert!(status == 0 || message.matches("HTTP ").count() == 1, "{message}");
                assert!(message.matches("cancelled").count() <= 1 && !message.contains(": ;"), "{message}");
            }
        }
    }
}

#[test]
fn nothing_is_sent_once_the_credentials_are_wiped() {
    let mut session = session(api_key(), None);
    session.signer = None;
    let mut machine = machine(Limits::default(), AuthMode::ApiKey);
    let Action::Done(Err(error)) = machine.poll(&mut session, at(0)) else { panic!("not over") };
    assert_eq!((error.kind, error.outcome), (Kind::InvalidConfig, Some(Outcome::NotSent)));
}

#[test]
fn a_page_that_refuses_is_no_proof() {
    for (status, kind) in [(400, Kind::Rejected), (403, Kind::Rejected), (302, Kind::BadResponse)] {
        let error = play(Limits::default(), NO_JITTER, &[answer(status, "<html>no</html>")]).0.unwrap_err();
        assert_eq!(
            (error.kind, error.outcome, error.attempts),
            (kind, Some(Outcome::Unknown), 1),
            "{status}"
        );
    }
}

#[test]
fn what_a_proxy_gave_up_on_is_retried_and_stays_unknown() {
    for (status, kind) in [(408, Kind::Internal), (499, Kind::Internal), (429, Kind::RateLimited)] {
        let answers = [answer(status, "given up"), answer(400, r#"{"code":602012}"#)];
        let error = play(Limits::default(), NO_JITTER, &answers).0.unwrap_err();
        assert_eq!((error.kind, error.outcome, error.attempts), (Kind::Rejected, Some(Outcome::Unknown), 2));
        let error = play(Limits { max_retries: 0, ..Limits::default() }, NO_JITTER, &answers).0.unwrap_err();
        assert_eq!(
            (error.kind, error.outcome, error.attempts),
            (kind, Some(Outcome::Unknown), 1),
            "{status}"
        );
    }
}

/// What is known after one answer to a request that the runtime may have sent twice.
fn after_copies(response: &Response) -> Error {
    let mut session = session(api_key(), None);
    let mut machine = machine(Limits { max_retries: 0, ..Limits::default() }, AuthMode::ApiKey);
    assert!(matches!(machine.poll(&mut session, at(0)), Action::Send { .. }));
    let ending = AttemptResult::Answered { response: response.clone(), copies: Copies::Unknown };
    machine.handle(end(&machine, ending, NO_JITTER), &mut session, at(1));
    let Action::Done(Err(error)) = machine.poll(&mut session, at(1)) else { panic!("not over") };
    *error
}

#[test]
fn a_refusal_of_what_may_have_been_sent_twice_is_certain_only_where_it_is_for_the_bytes() {
    for (status, code, kind, outcome) in [
        (403, 403_201, Kind::SignatureInvalid, Some(Outcome::Rejected)),
        (403, 403_203, Kind::AppKeyIllegal, Some(Outcome::Rejected)),
        (403, 403_205, Kind::IpNotAllowed, Some(Outcome::Rejected)),
        (401, 401_004, Kind::Rejected, Some(Outcome::Rejected)),
        (200, 403_201, Kind::SignatureInvalid, Some(Outcome::Rejected)),
        (201, 403_201, Kind::SignatureInvalid, Some(Outcome::Unknown)),
        (401, 401_003, Kind::TokenExpired, Some(Outcome::Unknown)),
        (401, 401_102, Kind::Rejected, Some(Outcome::Unknown)),
        (403, 403_202, Kind::DuplicateRequest, Some(Outcome::Unknown)),
        (429, 429_002, Kind::RateLimited, Some(Outcome::Unknown)),
        (400, 601_011, Kind::OrderNotOpen, Some(Outcome::Unknown)),
        (400, 602_001, Kind::OrderNotFound, Some(Outcome::Unknown)),
    ] {
        let error = after_copies(&answer(status, &format!(r#"{{"code":{code}}}"#)));
        assert_eq!((error.kind, error.outcome), (kind, outcome), "{status} {code}");
    }
}

#[test]
fn what_may_have_been_sent_twice_is_retried_and_refreshed_as_ever() {
    let mut session = session(Credentials::oauth("client".into()).unwrap(), None);
    let mut machine = machine(Limits::default(), AuthMode::RefreshableToken);
    let expired = answer(401, r#"{"code":401003}"#);
    let limited = answer(429, r#"{"code":429002}"#);
    for (response, next) in [(&expired, Next::Retry(Duration::ZERO)), (&limited, Next::Retry(Duration::ZERO))]
    {
        if let Action::Authorize { .. } = machine.poll(&mut session, at(0)) {
            machine.handle(Input::Authorized(Ok(Zeroizing::new("token".into()))), &mut session, at(0));
            assert!(matches!(machine.poll(&mut session, at(0)), Action::Send { .. }));
        }
        let ending = AttemptResult::Answered { response: response.clone(), copies: Copies::Unknown };
        let attempt = machine.handle(end(&machine, ending, NO_JITTER), &mut session, at(0)).unwrap();
        assert_eq!(attempt.next, next);
    }
    assert!(matches!(machine.poll(&mut session, at(0)), Action::Send { .. }));
    machine.handle(end(&machine, answered(&accepted()), NO_JITTER), &mut session, at(0));
    assert!(matches!(machine.poll(&mut session, at(0)), Action::Done(Ok(_))));
}

#[test]
fn whose_owner_runs_no_more_holds_nobody_up() {
    let limit = RateLimit { calls: 1, ..RateLimit::default() };
    let mut session = session(api_key(), Some(limit));
    let mut cancels: Vec<_> = (0..4).map(|_| machine(Limits::default(), AuthMode::ApiKey)).collect();
    let mut looks_at = [0; 4];
    for (cancel, looks_at) in cancels.iter_mut().zip(&mut looks_at) {
        if let Action::Wait(Some(until)) = cancel.poll(&mut session, at(0)) {
            *looks_at = until.as_millis();
        }
    }
    assert!(cancels[0].in_flight().next().is_some());
    // The first is never heard of again, nor the two that wait after it.
    let mut now = looks_at[3];
    for _ in 0..3 {
        match cancels[3].poll(&mut session, at(now)) {
            Action::Wait(until) => now = until.expect("a time").as_millis(),
            Action::Send { .. } => break,
            _ => panic!("neither over nor without a token"),
        }
    }
    assert!(cancels[3].in_flight().next().is_some());
    // Ten seconds until the first is given up, the window, and a second for each look.
    assert!((40_000..=43_000).contains(&now), "it left at {now}");
}

#[test]
fn who_was_taken_for_gone_joins_anew() {
    let mut session = session(api_key(), Some(RateLimit::default()));
    let [mut first, mut late, mut next] = [(); 3].map(|()| machine(Limits::default(), AuthMode::ApiKey));
    assert!(matches!(first.poll(&mut session, at(0)), Action::Send { .. }));
    assert!(matches!(late.poll(&mut session, at(0)), Action::Wait(Some(_))));
    assert!(matches!(next.poll(&mut session, at(0)), Action::Wait(Some(_))));
    // The first is alone for a second.
    assert!(matches!(next.poll(&mut session, at(2_000)), Action::Send { .. }));
    assert!(matches!(late.poll(&mut session, at(2_010)), Action::Wait(Some(_))));
    assert_eq!(session.limiter.borrow_mut().queued().next(), late.ticket());
    assert!(matches!(late.poll(&mut session, at(3_000)), Action::Send { .. }));
}
