//! The rules of the outcome, and what they must not be.

use longport_cancel_order::call::record::{Copies, Delivery, DeliveryRecord, Known, known};
use longport_cancel_order::http::response::{Body, Response, classify};

use crate::search::View;
use crate::world::{Reply, Seen};

/// How what was seen of the attempts becomes what is known of the order.
pub struct Rules {
    pub name: &'static str,
    /// What the end of one attempt says.
    delivery: fn(View) -> Delivery,
    /// What the attempts say together.
    known: fn(&[Delivery]) -> Known,
}

impl Rules {
    pub const OURS: Self = Self { name: "the rules of the crate", delivery, known };

    pub fn say(&self, views: &[View]) -> Known {
        let mut record = DeliveryRecord::default();
        let attempts: Vec<_> = views.iter().map(|_| record.begin()).collect();
        for (attempt, view) in attempts.into_iter().zip(views) {
            record.end(attempt, (self.delivery)(*view));
            // An answer that comes late changes nothing.
            if view.end.is_some() {
                record.end(attempt, Delivery::Refused);
            }
        }
        (self.known)(record.deliveries())
    }
}

fn delivery(view: View) -> Delivery {
    let answered = |status, body| {
        let response = Response { status, redirect: false, trace_id: None, retry_after: None, body };
        let parsed = classify(&response);
        Delivery::answered(parsed.disposition, parsed.code, view.copies)
    };
    let envelope = |status, code| answered(status, Body::Whole(format!(r#"{{"code":{code}}}"#).into_bytes()));
    match view.end {
        None => Delivery::InFlight,
        Some(Seen::Answer(Reply::Accepted)) => envelope(200, 0),
        Some(Seen::Answer(Reply::BytesRefused)) => envelope(403, 403_201),
        Some(Seen::Answer(Reply::Limited)) => envelope(429, 429_002),
        Some(Seen::Answer(Reply::NotOpen)) => envelope(400, 601_011),
        Some(Seen::Answer(Reply::Duplicate)) => envelope(403, 403_202),
        Some(Seen::Answer(Reply::Failed)) => envelope(500, 500_000),
        Some(Seen::BrokenAnswer) => answered(200, Body::Lost(String::new())),
        Some(Seen::NotSent) => Delivery::NotSent,
        Some(Seen::ConnectionLost | Seen::TimedOut | Seen::Aborted) => Delivery::GivenUp,
    }
}

/// The crate's rules, but that one delivery is taken for another.
fn known_with(deliveries: &[Delivery], from: Delivery, to: Delivery) -> Known {
    let changed: Vec<_> =
        deliveries.iter().map(|delivery| if *delivery == from { to } else { *delivery }).collect();
    known(&changed)
}

/// The crate's rules, but that such attempts are passed over.
fn known_without(deliveries: &[Delivery], left_out: Delivery) -> Known {
    let kept: Vec<_> = deliveries.iter().copied().filter(|delivery| *delivery != left_out).collect();
    known(&kept)
}

/// What one delivery says where it is definite.
fn definite(delivery: Delivery) -> Option<Known> {
    matches!(delivery, Delivery::Accepted | Delivery::Refused).then(|| known(&[delivery]))
}

const fn outcome_rule(name: &'static str, known: fn(&[Delivery]) -> Known) -> Rules {
    Rules { name, delivery, known }
}

const fn delivery_rule(name: &'static str, delivery: fn(View) -> Delivery) -> Rules {
    Rules { name, delivery, known }
}

/// Rules that are wrong in one point each.
pub const MUTATIONS: &[Rules] = &[
    outcome_rule("the last definite answer decides", |all| {
        all.iter().rev().copied().find_map(definite).unwrap_or_else(|| known(all))
    }),
    outcome_rule("the first definite answer decides", |all| {
        all.iter().copied().find_map(definite).unwrap_or_else(|| known(all))
    }),
    outcome_rule("a refusal decides unless something was accepted", |all| {
        let is_refused = all.contains(&Delivery::Refused) && !all.contains(&Delivery::Accepted);
        if is_refused { Known::Refused } else { known(all) }
    }),
    outcome_rule("only the last attempt counts", |all| known(&all[all.len().saturating_sub(1)..])),
    delivery_rule("a timed-out attempt is over", |view| match view.end {
        Some(Seen::TimedOut) => Delivery::Refused,
        _ => delivery(view),
    }),
    delivery_rule("an aborted attempt never left", |view| match view.end {
        Some(Seen::Aborted) => Delivery::NotSent,
        _ => delivery(view),
    }),
    delivery_rule("a lost connection proves that nothing left", |view| match view.end {
        Some(Seen::ConnectionLost) => Delivery::NotSent,
        _ => delivery(view),
    }),
    outcome_rule("an attempt given up is passed over", |all| known_without(all, Delivery::GivenUp)),
    outcome_rule("an attempt in flight is passed over", |all| known_without(all, Delivery::InFlight)),
    outcome_rule("an ambiguous answer is a refusal", |all| {
        known_with(all, Delivery::Ambiguous, Delivery::Refused)
    }),
    outcome_rule("an ambiguous answer is an acceptance", |all| {
        known_with(all, Delivery::Ambiguous, Delivery::Accepted)
    }),
    outcome_rule("an ambiguous answer is passed over", |all| known_without(all, Delivery::Ambiguous)),
    outcome_rule("a refusal of one copy is one of all", |all| {
        known_with(all, Delivery::CopyRefused, Delivery::Refused)
    }),
    delivery_rule("no refusal is one of all copies", |view| match (delivery(view), view.copies) {
        (Delivery::Refused, Copies::Unknown) => Delivery::CopyRefused,
        (other, _) => other,
    }),
    delivery_rule("the code of a duplicate is a refusal", |view| match view.end {
        Some(Seen::Answer(Reply::Duplicate)) => Delivery::Refused,
        _ => delivery(view),
    }),
    outcome_rule("no refusal is certain", |all| known_with(all, Delivery::Refused, Delivery::Ambiguous)),
    outcome_rule("what was not sent is ambiguous", |all| {
        known_with(all, Delivery::NotSent, Delivery::Ambiguous)
    }),
    outcome_rule("what was not sent was refused", |all| {
        known_with(all, Delivery::NotSent, Delivery::Refused)
    }),
    outcome_rule("one attempt that was not sent is enough for not-sent", |all| {
        if all.contains(&Delivery::NotSent) { Known::NothingSent } else { known(all) }
    }),
    outcome_rule("all must accept", |all| match known(all) {
        Known::Accepted if all.iter().any(|delivery| *delivery != Delivery::Accepted) => Known::Ambiguous,
        other => other,
    }),
    outcome_rule("a refusal undoes an acceptance", |all| {
        if all.contains(&Delivery::Refused) { known_without(all, Delivery::Accepted) } else { known(all) }
    }),
];
