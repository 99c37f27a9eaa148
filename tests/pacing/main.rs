//! How fast many orders are cancelled at a distance, and how many calls are refused: the limiter
//! itself, on simulated networks, against models of the gateway, beside the rule of 0.1.
//!
//! ```sh
//! cargo test --test pacing -- --nocapture   # prints the tables
//! ```

mod bulk;
mod gateway;
mod network;
mod old;
mod rule;
mod table;

use bulk::{Outcome, Scenario, run};
use gateway::{EXACT, MODELS, Model};
use longport_cancel_order::limit::RateLimiter;
use network::{Jitter, Network, Transport};
use old::OldRule;
use rule::Rule;

const SEEDS: u64 = 101;
const RTTS: [u64; 5] = [5, 50, 100, 200, 300];

/// Over HTTP/2, without loss and with little jitter.
fn calm(orders: usize, rtt: u64, is_warm: bool, gateway: Model) -> Scenario {
    let network = Network { transport: Transport::Http2, rtt, jitter: Jitter::Normal(2.0), loss: 0.0 };
    Scenario { orders, network, is_warm, gateway, used_up: 0 }
}

/// What comes of a scenario, by chance; the fastest first.
fn outcomes<R: Rule>(scenario: &Scenario, seeds: u64) -> Vec<Outcome> {
    let mut outcomes: Vec<_> = (0..seeds).map(|seed| run::<R>(scenario, seed)).collect();
    outcomes.sort_by_key(|outcome| outcome.makespan);
    outcomes
}

/// The median of the makespan, in seconds.
fn median(outcomes: &[Outcome]) -> f64 {
    seconds(&outcomes[outcomes.len() / 2])
}

fn seconds(outcome: &Outcome) -> f64 {
    std::time::Duration::from(outcome.makespan).as_secs_f64()
}

/// The least that the limit and the distance allow, in seconds: 30 calls in a window, 20 ms apart.
#[expect(clippy::cast_precision_loss, reason = "a few thousand")]
fn least(orders: usize, rtt: u64) -> f64 {
    let (windows, rest) = ((orders - 1) / 30, (orders - 1) % 30);
    windows as f64 * 30.0 + rest as f64 * 0.02 + rtt as f64 / 1_000.0
}

/// Of twenty makespans of a scenario at most one is longer than so many times the least.
fn assert_at_most(times: f64, scenario: &Scenario, seeds: u64) {
    let outcomes = outcomes::<RateLimiter>(scenario, seeds);
    let index = outcomes.len() - 1 - outcomes.len() / 20;
    let ratio = seconds(&outcomes[index]) / least(scenario.orders, scenario.network.rtt);
    assert!(ratio <= times, "{ratio:.3} times the least: {scenario:?}");
    assert!(outcomes.iter().all(|outcome| outcome.lost == 0), "{scenario:?}");
}

#[test]
fn thirty_orders_over_a_warm_connection_take_at_most_1_6_times_the_least() {
    for gateway in MODELS {
        for rtt in [50, 100, 200, 300] {
            assert_at_most(1.6, &calm(30, rtt, true, gateway), SEEDS);
        }
    }
}

#[test]
fn thirty_orders_over_a_cold_connection_take_at_most_2_4_times_the_least() {
    for gateway in MODELS {
        for rtt in [5, 50, 100, 200] {
            assert_at_most(2.4, &calm(30, rtt, false, gateway), SEEDS);
        }
    }
}

/// From 200 ms on it is more: each window begins with a round trip for its last answer, and with
/// three for the first call, since an idle connection is closed after four seconds.
#[test]
fn what_takes_several_windows_takes_at_most_two_percent_longer_than_the_least() {
    for gateway in MODELS {
        for (rtt, times) in [(5, 1.02), (50, 1.02), (100, 1.02), (200, 1.035), (300, 1.05)] {
            for is_warm in [true, false] {
                assert_at_most(times, &calm(100, rtt, is_warm, gateway), 20);
                assert_at_most(times, &calm(1_000, rtt, is_warm, gateway), 2);
            }
        }
    }
}

#[test]
fn at_most_one_call_is_refused_by_an_exact_gateway() {
    for rtt in RTTS {
        for (orders, seeds) in [(30, SEEDS), (100, SEEDS), (1_000, 5)] {
            for is_warm in [true, false] {
                let scenario = calm(orders, rtt, is_warm, EXACT);
                let most =
                    outcomes::<RateLimiter>(&scenario, seeds).iter().map(|outcome| outcome.refused).max();
                assert!(most <= Some(1), "{most:?} refused: {scenario:?}");
            }
        }
    }
}

fn lost<R: Rule>(scenario: &Scenario, seeds: u64) -> u32 {
    outcomes::<R>(scenario, seeds).iter().map(|outcome| outcome.lost).sum()
}

#[test]
fn no_order_is_lost_while_another_program_uses_up_the_calls_of_the_account() {
    let mut lost_by_the_old_rule = 0;
    for model in MODELS {
        for says_when in [false, true] {
            for rtt in RTTS {
                for is_warm in [true, false] {
                    let gateway = Model { says_when, ..model };
                    let scenario = Scenario { used_up: 30, ..calm(60, rtt, is_warm, gateway) };
                    assert_eq!(lost::<RateLimiter>(&scenario, 20), 0, "{scenario:?}");
                    lost_by_the_old_rule += lost::<OldRule>(&scenario, 5);
                }
            }
        }
    }
    assert!(lost_by_the_old_rule > 0, "where nothing can be lost, this proves nothing");
}

#[test]
fn no_order_is_lost_on_any_network() {
    let jitters =
        [0.5, 2.0, 10.0, 20.0].map(Jitter::Normal).into_iter().chain([5.0, 20.0].map(Jitter::LogNormal));
    for jitter in jitters {
        for transport in [Transport::Http2, Transport::Http1(usize::MAX), Transport::Http1(6)] {
            for loss in [0.0, 0.005, 0.02] {
                for rtt in RTTS {
                    let network = Network { transport, rtt, jitter, loss };
                    for gateway in MODELS {
                        for (orders, is_warm) in [(28, true), (28, false), (60, true), (60, false)] {
                            let scenario = Scenario { network, ..calm(orders, rtt, is_warm, gateway) };
                            assert_eq!(lost::<RateLimiter>(&scenario, 2), 0, "{scenario:?}");
                        }
                    }
                }
            }
        }
    }
}

/// Where a gateway counts no refused call, none makes an order wait for a window.
#[test]
fn thirty_orders_never_take_a_window_however_the_network_is() {
    for jitter in
        [Jitter::Normal(10.0), Jitter::Normal(20.0), Jitter::LogNormal(5.0), Jitter::LogNormal(20.0)]
    {
        for loss in [0.0, 0.01] {
            for rtt in [50, 100, 200, 300] {
                let calm = calm(30, rtt, true, EXACT);
                let scenario = Scenario { network: Network { jitter, loss, ..calm.network }, ..calm };
                let longest = outcomes::<RateLimiter>(&scenario, SEEDS).last().map_or(0.0, seconds);
                assert!(longest < 15.0, "{longest:.1} s: {scenario:?}");
            }
        }
    }
}
