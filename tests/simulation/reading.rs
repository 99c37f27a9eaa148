//! What can be read in an answer, by other means than the crate's.

use longport_cancel_order::call::Copies;
use longport_cancel_order::http::response::{Body, Response};
use longport_cancel_order::order::Seen;
use longport_cancel_order::time::Duration;

use crate::book::{Book, Status};
use crate::oracle::Visible;

/// The order was what it is said to have been.
pub fn check_seen(seen: &Seen, id: u64, book: &Book, now: Duration, context: &dyn Fn() -> String) {
    let view = &seen.order;
    assert_eq!(view.order_id.digits(), id.to_string(), "{}: another order", context());
    let order = book.get(id).expect("an order");
    let all = [
        Status::New,
        Status::PartialFilled,
        Status::Odd,
        Status::WaitToCancel,
        Status::PendingCancel,
        Status::Canceled,
        Status::PartialWithdrawal,
        Status::Filled,
        Status::Rejected,
        Status::Expired,
    ];
    let spelled = all.iter().find(|status| {
        let text = status.spelling();
        [text, text.trim_end_matches("Status")].contains(&view.status.name())
    });
    let status = spelled.unwrap_or_else(|| panic!("{}: a status that never was", context()));
    let was = order.was(status.spelling(), &view.executed_quantity, now);
    assert!(was, "{}: it never was that: {:?}", context(), order.history);
}

/// Whether an answer leaves no doubt about the request that it answers, nor about other copies of it
/// where there may be some.
pub fn visible(response: &Response, copies: Copies) -> Visible {
    let Some(code) = code(response) else { return Visible::Ambiguous };
    let status = response.status;
    let is_refused = match code / 10_000 {
        40..=49 | 60 => status == 200 || (400..500).contains(&status),
        50..=59 => false,
        _ => code != 0 && (400..500).contains(&status),
    };
    let is_about_the_bytes = [401_004, 403_201, 403_203, 403_205].contains(&code);
    let is_certain = is_refused && code != 403_202 && status != 408 && status != 499;
    if response.redirect {
        Visible::Ambiguous
    } else if status == 200 && code == 0 {
        Visible::Accepted
    } else if is_certain && (copies == Copies::One || is_about_the_bytes) {
        Visible::Refused
    } else {
        Visible::Ambiguous
    }
}

/// Whether the envelope of an answer has this code.
pub fn has_code(response: &Response, wanted: i64) -> bool {
    code(response) == Some(wanted)
}

fn code(response: &Response) -> Option<i64> {
    let Body::Whole(body) = &response.body else { return None };
    let envelope: serde_json::Value = serde_json::from_slice(body).ok()?;
    envelope["code"].as_i64()
}
