//! What a caller is promised of an order, each promise played against a script of answers, on the
//! driver and the flows that ship. Time is virtual, so nothing here waits.

mod common;
mod stage;

use common::{accepted, answer};
use longport_cancel_order::call::Limits;
use longport_cancel_order::flow::{CancelOptions, ConfirmedBy, Until};
use longport_cancel_order::http::response::Response;
use longport_cancel_order::limit::Lane;
use longport_cancel_order::time::Duration;
use longport_cancel_order::{Kind, Outcome};
use stage::{Reply, Stage, detail, list};

const MS: fn(u64) -> Duration = Duration::from_millis;

fn options() -> CancelOptions {
    CancelOptions::default()
}

fn until_closed() -> CancelOptions {
    CancelOptions { until: Until::Closed, ..options() }
}

fn without_retries(options: CancelOptions) -> CancelOptions {
    let limits = Limits { max_retries: 0, ..options.limits };
    CancelOptions { limits, ..options }
}

fn timeout(ms: u64, options: CancelOptions) -> CancelOptions {
    let limits = Limits { timeout: MS(ms), ..options.limits };
    CancelOptions { limits, ..options }
}

fn not_open() -> Response {
    answer(400, r#"{"code":601011,"message":"Order has been cancelled."}"#)
}

fn refused() -> Response {
    answer(403, r#"{"code":403201,"message":"no"}"#)
}

fn failed() -> Response {
    answer(502, "<html>")
}

/// A gateway that answers each cancel and each look-up with the next of these, and the last for ever.
fn script(cancels: Vec<Reply>, looks: Vec<Reply>) -> Stage {
    let mut scripts = [cancels, looks];
    Stage::new(move |request| {
        let script = &mut scripts[usize::from(request.method == "GET")];
        if script.len() > 1 { script.remove(0) } else { script[0].clone() }
    })
}

fn at_once(response: Response) -> Reply {
    Reply::After(MS(50), response)
}

#[test]
fn a_cancel_of_a_cancelled_order_resolves_by_its_status() {
    let stage = script(vec![at_once(not_open())], vec![at_once(detail("CanceledStatus", "0"))]);
    let receipt = stage.cancel(options()).unwrap();
    assert_eq!((receipt.confirmed_by, receipt.attempts), (ConfirmedBy::Status, 1));
    assert_eq!(receipt.seen.unwrap().order.status.name(), "Canceled");
    assert_eq!(stage.requests(), ["DELETE 7", "GET 7"]);
}

#[test]
fn an_order_that_was_filled_first_is_too_late_and_comes_with_the_error() {
    let stage = script(vec![at_once(not_open())], vec![at_once(detail("FilledStatus", "200"))]);
    let error = stage.cancel(options()).unwrap_err();
    assert_eq!((error.kind, error.outcome), (Kind::OrderNotOpen, Some(Outcome::TooLate)));
    assert_eq!(error.seen.unwrap().order.executed_quantity, "200");
}

#[test]
fn a_lost_answer_is_made_good_by_a_status_that_says_that_a_cancel_was_submitted() {
    let stage = script(vec![Reply::Never], vec![at_once(detail("PendingCancelStatus", "0"))]);
    let receipt = stage.cancel(without_retries(options())).unwrap();
    assert_eq!(receipt.confirmed_by, ConfirmedBy::Status);
    assert_eq!(receipt.duration, MS(10_050), "after the one attempt's time and a look-up");
}

#[test]
fn an_open_order_after_an_ambiguous_attempt_stays_unknown_and_comes_with_the_error() {
    let stage = script(vec![at_once(failed())], vec![at_once(detail("NewStatus", "0"))]);
    let error = stage.cancel(without_retries(options())).unwrap_err();
    assert_eq!((error.kind, error.outcome), (Kind::Internal, Some(Outcome::Unknown)));
    assert_eq!(error.seen.unwrap().order.status.name(), "New");
    assert!(stage.now() <= MS(5_100), "settling takes five seconds: {:?}", stage.now());
}

#[test]
fn a_refusal_of_an_order_that_is_seen_open_is_rejected_with_the_order() {
    let stage = script(vec![at_once(not_open())], vec![at_once(detail("NewStatus", "0"))]);
    let error = stage.cancel(options()).unwrap_err();
    assert_eq!((error.outcome, stage.requests().len()), (Some(Outcome::Rejected), 2));
    assert_eq!(error.seen.unwrap().order.status.name(), "New");
}

#[test]
fn a_certain_refusal_that_is_not_about_the_order_is_not_looked_up() {
    let stage = script(vec![at_once(refused())], vec![]);
    let error = stage.cancel(options()).unwrap_err();
    assert_eq!((error.kind, error.outcome), (Kind::SignatureInvalid, Some(Outcome::Rejected)));
    assert_eq!(stage.requests(), ["DELETE 7"]);
}

#[test]
fn nothing_is_looked_up_without_a_time_for_it() {
    let stage = script(vec![at_once(not_open())], vec![]);
    let error = stage.cancel(CancelOptions { settle_timeout: Duration::ZERO, ..options() }).unwrap_err();
    assert_eq!((error.outcome, stage.requests().len()), (Some(Outcome::Rejected), 1));
}

#[test]
fn until_closed_it_resolves_with_what_was_filled_before() {
    let looks = ["PendingCancelStatus", "PendingCancelStatus", "PartialWithdrawal"];
    let looks = looks.map(|status| at_once(detail(status, "100"))).to_vec();
    let stage = script(vec![at_once(accepted())], looks);
    let receipt = stage.cancel(until_closed()).unwrap();
    let seen = receipt.seen.unwrap().order.clone();
    assert_eq!((seen.status.name(), seen.executed_quantity.as_str()), ("PartialWithdrawal", "100"));
    // 50 ms, and looks 200, 400 and 800 ms apart.
    assert_eq!(stage.now(), MS(50 + 250 + 450 + 850));
}

#[test]
fn until_closed_an_order_that_is_filled_instead_is_too_late() {
    let looks = vec![at_once(detail("PendingCancelStatus", "0")), at_once(detail("FilledStatus", "200"))];
    let error = script(vec![at_once(accepted())], looks).cancel(until_closed()).unwrap_err();
    assert_eq!((error.outcome, error.is_accepted), (Some(Outcome::TooLate), true));
}

#[test]
fn until_closed_an_order_that_the_exchange_left_open_is_cancelled_again() {
    let looks = ["PendingCancelStatus", "NewStatus", "CanceledStatus"];
    let looks = looks.map(|status| at_once(detail(status, "0"))).to_vec();
    let stage = script(vec![at_once(accepted())], looks);
    let receipt = stage.cancel(until_closed()).unwrap();
    assert_eq!(receipt.attempts, 2);
    assert_eq!(stage.requests(), ["DELETE 7", "GET 7", "GET 7", "DELETE 7", "GET 7"]);
}

#[test]
fn until_closed_what_is_not_closed_in_time_is_unknown_and_accepted() {
    let stage = script(vec![at_once(accepted())], vec![at_once(detail("PendingCancelStatus", "0"))]);
    let error = stage.cancel(timeout(20_000, until_closed())).unwrap_err();
    assert_eq!((error.kind, error.outcome), (Kind::Timeout, Some(Outcome::Unknown)));
    assert!(
        error.is_accepted && error.message.contains("still PendingCancel after 20 s"),
        "{}",
        error.message
    );
    assert_eq!(stage.now(), MS(20_000));
}

#[test]
fn until_closed_what_was_refused_while_somebody_else_cancels_is_rejected() {
    let stage = script(vec![at_once(not_open())], vec![at_once(detail("PendingCancelStatus", "0"))]);
    let error = stage.cancel(timeout(20_000, until_closed())).unwrap_err();
    assert_eq!((error.outcome, error.is_accepted), (Some(Outcome::Rejected), false));
}

#[test]
fn thirty_orders_are_confirmed_with_at_most_45_calls_in_all() {
    // Each is closed three seconds after its cancel was accepted.
    let mut closed_at = vec![Duration::ZERO; 31];
    let stage = Stage::new(move |request| {
        if let Some(order) = request.order.filter(|_| request.method == "DELETE") {
            closed_at[usize::try_from(order).unwrap()] = request.now + MS(3_000);
            return at_once(accepted());
        }
        let status = |id: u64| {
            let is_closed = closed_at[usize::try_from(id).unwrap()] <= request.now;
            if is_closed { "CanceledStatus" } else { "PendingCancelStatus" }
        };
        at_once(match request.order {
            Some(order) => stage::detail_of(order, status(order), "0", "Day"),
            None => list((1..=30).map(|id| (id, status(id)))),
        })
    });
    let results = stage.cancel_many(30, until_closed());
    assert!(results.iter().all(Result::is_ok), "{results:?}");
    assert!(stage.requests().len() <= 45, "{} calls", stage.requests().len());
}

#[test]
fn the_details_that_a_list_leaves_open_are_read_of_all_in_turn() {
    // A list never tells that an expired order is closed.
    let stage = Stage::new(|request| {
        at_once(match (request.method, request.order) {
            ("DELETE", _) => not_open(),
            (_, Some(order)) => stage::detail_of(order, "ExpiredStatus", "0", "Day"),
            (_, None) => list((1..=20).map(|id| (id, "ExpiredStatus"))),
        })
    });
    let bulk = CancelOptions { settle_timeout: MS(20_000), ..options() };
    let results = stage.cancel_many(20, bulk);
    let is_too_late = |error: &longport_cancel_order::Error| error.outcome == Some(Outcome::TooLate);
    assert!(
        results.iter().all(|result| result.as_ref().is_err_and(|error| is_too_late(error))),
        "{results:?}"
    );
}

#[test]
fn those_that_no_details_settle_do_not_keep_others_from_theirs() {
    // The first ones may be open again in the next session.
    let stage = Stage::new(|request| {
        at_once(match (request.method, request.order) {
            ("DELETE", _) => failed(),
            (_, Some(order)) => {
                stage::detail_of(order, "ExpiredStatus", "0", if order <= 5 { "GTC" } else { "Day" })
            }
            (_, None) => list((1..=12).map(|id| (id, "ExpiredStatus"))),
        })
    });
    let bulk = CancelOptions { settle_timeout: MS(20_000), ..without_retries(options()) };
    let results = stage.cancel_many(12, bulk);
    let outcomes: Vec<_> = results.iter().map(|result| result.as_ref().unwrap_err().outcome).collect();
    let count = |outcome| outcomes.iter().filter(|other| **other == Some(outcome)).count();
    assert_eq!((count(Outcome::TooLate), count(Outcome::Unknown)), (7, 5));
}

#[test]
fn of_few_orders_each_is_looked_up_as_often_as_alone() {
    let calls = |orders| {
        let mut looks = [0; 4];
        let stage = Stage::new(move |request| {
            let Some(order) = request.order.filter(|_| request.method == "GET") else {
                return Reply::After(MS(10), accepted());
            };
            let look = &mut looks[usize::try_from(order).unwrap()];
            *look += 1;
            let status = if *look == 4 { "CanceledStatus" } else { "PendingCancelStatus" };
            // Each at a time of its own.
            Reply::After(MS(10 * order), stage::detail_of(order, status, "0", "Day"))
        });
        assert!(stage.cancel_many(orders, until_closed()).iter().all(Result::is_ok));
        stage.now()
    };
    // As late as the slowest of them would be.
    assert_eq!((calls(1), calls(3)), (MS(10 + 200 + 400 + 800 + 1_600 + 4 * 10), MS(3_010 + 4 * 30)));
}

#[test]
fn a_second_caller_joins_and_each_has_its_own_timeout() {
    let mut stage = script(vec![Reply::Never, Reply::After(MS(2_000), accepted())], vec![Reply::Never]);
    let limits = Limits { attempt_timeout: MS(3_000), hedge: false, ..Limits::default() };
    let patient = CancelOptions { limits, ..options() };
    let first = stage.spawn(7, patient);
    let second = stage.spawn(7, timeout(1_000, options()));
    let results = stage.run();
    assert_eq!(results[first].as_ref().unwrap().0, MS(5_000));
    let (at, error) = results[second].as_ref().unwrap_err();
    assert_eq!((*at, error.kind, error.outcome), (MS(1_000), Kind::Timeout, Some(Outcome::Unknown)));
    assert!(error.message.contains("another call goes on with its cancel"), "{}", error.message);
    assert_eq!(stage.requests(), ["DELETE 7", "DELETE 7"]);
}

#[test]
fn a_caller_that_leaves_hands_the_order_over() {
    for is_dropped in [false, true] {
        let mut stage = script(vec![Reply::Never, at_once(accepted())], vec![Reply::Never]);
        let first = stage.spawn(7, options());
        let second = stage.spawn(7, options());
        if is_dropped {
            stage.drop_at(first, MS(500));
        } else {
            stage.abort_at(first, MS(500));
        }
        let results = stage.run();
        if !is_dropped {
            let (at, error) = results[first].as_ref().unwrap_err();
            assert_eq!((*at, error.kind, error.outcome), (MS(500), Kind::Aborted, Some(Outcome::Unknown)));
        }
        let (at, receipt) = results[second].as_ref().unwrap();
        assert_eq!((*at, stage.requests().len()), (MS(550), 2), "dropped: {is_dropped}");
        assert!(receipt.attempts >= 1);
    }
}

#[test]
fn who_leaves_while_a_cancel_is_in_flight_is_never_told_that_it_was_refused() {
    // The first call is refused, and looked up; the second one, handed over, is in flight.
    let mut stage = script(vec![at_once(not_open()), Reply::Never], vec![Reply::Never]);
    let first = stage.spawn(7, options());
    stage.abort_at(first, MS(500));
    let _second = stage.spawn(7, options());
    let third = stage.spawn(7, timeout(2_000, options()));
    let results = stage.run();
    let (at, error) = results[third].as_ref().unwrap_err();
    assert_eq!((*at, error.outcome), (MS(2_000), Some(Outcome::Unknown)));
}

#[test]
fn after_an_unknown_cancel_a_refusal_is_unknown_and_looked_up() {
    let cancels = vec![Reply::Never, at_once(refused())];
    let mut stage = script(cancels, vec![at_once(detail("NewStatus", "0"))]);
    let without = CancelOptions { settle_timeout: Duration::ZERO, ..without_retries(options()) };
    let first = stage.spawn(7, without);
    let results = stage.run();
    assert_eq!(results[first].as_ref().unwrap_err().1.outcome, Some(Outcome::Unknown));
    let error = stage.cancel(options()).unwrap_err();
    assert_eq!((error.kind, error.outcome), (Kind::SignatureInvalid, Some(Outcome::Unknown)));
    assert!(stage.requests().contains(&"GET 7".to_owned()));
}

#[test]
fn after_an_unknown_cancel_an_order_that_is_refused_and_open_is_looked_up_again() {
    // What is still on its way from the first cancel takes effect late.
    let looks = ["NewStatus", "PendingCancelStatus"].map(|status| at_once(detail(status, "0"))).to_vec();
    let mut stage = script(vec![Reply::Never, at_once(not_open())], looks);
    let without = CancelOptions { settle_timeout: Duration::ZERO, ..without_retries(options()) };
    stage.spawn(7, without);
    stage.run();
    assert_eq!(stage.cancel(options()).unwrap().confirmed_by, ConfirmedBy::Status);
}

#[test]
fn once_the_order_was_seen_closed_nothing_is_remembered() {
    let cancels = vec![Reply::Never, at_once(refused())];
    let mut stage = script(cancels, vec![at_once(detail("FilledStatus", "200"))]);
    let first = stage.spawn(7, without_retries(options()));
    assert_eq!(stage.run()[first].as_ref().unwrap_err().1.outcome, Some(Outcome::TooLate));
    let error = stage.cancel(options()).unwrap_err();
    assert_eq!((error.kind, error.outcome), (Kind::SignatureInvalid, Some(Outcome::Rejected)));
}

#[test]
fn a_single_cancel_that_joins_one_of_many_lifts_it_to_the_front() {
    // One at a time: the limit allows two in a second.
    let mut stage = Stage::with_limit(2, MS(1_000), |_| at_once(accepted()));
    let bulk = CancelOptions { limits: Limits { lane: Lane::Bulk, ..Limits::default() }, ..options() };
    for order in 1..=9 {
        stage.spawn(order, bulk);
    }
    let single = stage.spawn(9, options());
    let results = stage.run();
    let at = results[single].as_ref().unwrap().0;
    assert!(at < MS(2_000), "it left at {at:?}");
    assert_eq!(stage.requests().len(), 9);
}
