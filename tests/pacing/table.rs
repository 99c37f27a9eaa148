//! The tables of the rule of 0.1 and the limiter.

use longport_cancel_order::limit::RateLimiter;

use crate::bulk::{Outcome, Scenario};
use crate::gateway::{EXACT, EXACT_AND_COUNTS, MODELS, Model, UNCHECKED};
use crate::network::{Jitter, Network, Transport};
use crate::old::OldRule;
use crate::rule::Rule;
use crate::{RTTS, SEEDS, calm, median, outcomes, seconds};

/// `1.01 (2.0, 1.5 lost, 3 % over 10 s)`: the median of the makespan, calls refused and orders lost
/// on average, and of thirty orders how often they took longer than ten seconds.
#[expect(clippy::cast_precision_loss, reason = "a hundred")]
fn cell<R: Rule>(scenario: &Scenario) -> String {
    let outcomes = outcomes::<R>(scenario, SEEDS);
    let mean = |count: fn(&Outcome) -> u32| {
        f64::from(outcomes.iter().map(count).sum::<u32>()) / outcomes.len() as f64
    };
    let mut notes = Vec::new();
    for (value, name) in [(mean(|outcome| outcome.refused), ""), (mean(|outcome| outcome.lost), " lost")] {
        if value > 0.0 {
            notes.push(format!("{value:.1}{name}"));
        }
    }
    let slow = outcomes.iter().filter(|outcome| seconds(outcome) > 10.0).count();
    if scenario.orders == 30 && slow > 0 {
        notes.push(format!("{} % over 10 s", 100 * slow / outcomes.len()));
    }
    let notes = if notes.is_empty() { String::new() } else { format!(" ({})", notes.join(", ")) };
    format!("{:.2}{notes}", median(&outcomes))
}

fn row(name: &str, gateway: Model, scenario: impl Fn(u64) -> Scenario) {
    print!("| {name}, {} |", gateway.name);
    for rtt in RTTS {
        let scenario = Scenario { gateway, ..scenario(rtt) };
        print!(" {} → {} |", cell::<OldRule>(&scenario), cell::<RateLimiter>(&scenario));
    }
    println!();
}

#[test]
fn the_tables_are_printed() {
    println!(
        "\n| 0.1 → now: median in s (refused calls) | RTT 5 | 50 | 100 | 200 | 300 |\n|---|---|---|---|---|---|"
    );
    for gateway in MODELS {
        row("30 orders, HTTP/2 warm", gateway, |rtt| calm(30, rtt, true, gateway));
    }
    for gateway in MODELS {
        row("30 orders, HTTP/2 cold", gateway, |rtt| calm(30, rtt, false, gateway));
    }
    for (name, transport, is_warm) in [
        ("HTTP/1.1 cold (Node.js)", Transport::Http1(usize::MAX), false),
        ("HTTP/1.1 warm (Node.js)", Transport::Http1(usize::MAX), true),
        ("HTTP/1.1 cold (browser)", Transport::Http1(6), false),
    ] {
        for gateway in [EXACT, UNCHECKED, EXACT_AND_COUNTS] {
            row(&format!("30 orders, {name}"), gateway, |rtt| {
                let calm = calm(30, rtt, is_warm, gateway);
                Scenario { network: Network { transport, ..calm.network }, ..calm }
            });
        }
    }
    for (name, jitter, loss) in [
        ("jitter 0.5 ms", Jitter::Normal(0.5), 0.0),
        ("jitter 10 ms", Jitter::Normal(10.0), 0.0),
        ("jitter 20 ms", Jitter::Normal(20.0), 0.0),
        ("jitter lognormal 5 ms", Jitter::LogNormal(5.0), 0.0),
        ("jitter lognormal 20 ms", Jitter::LogNormal(20.0), 0.0),
        ("loss 0.5 %", Jitter::Normal(2.0), 0.005),
        ("loss 2 %", Jitter::Normal(2.0), 0.02),
    ] {
        for gateway in [EXACT, EXACT_AND_COUNTS] {
            row(&format!("30 orders, HTTP/2 warm, {name}"), gateway, |rtt| {
                let calm = calm(30, rtt, true, gateway);
                Scenario { network: Network { jitter, loss, ..calm.network }, ..calm }
            });
        }
    }
    for gateway in [EXACT, EXACT_AND_COUNTS] {
        row("100 orders, HTTP/2 warm", gateway, |rtt| calm(100, rtt, true, gateway));
    }
    for says_when in [false, true] {
        let name = if says_when { "60 orders, none left, Retry-After" } else { "60 orders, none left" };
        for gateway in MODELS {
            let gateway = Model { says_when, ..gateway };
            row(name, gateway, |rtt| Scenario { used_up: 30, ..calm(60, rtt, true, gateway) });
        }
    }
}
