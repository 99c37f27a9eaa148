//! The rules of the outcome, held against every sequence of events of up to three attempts.
//!
//! An outcome is false where one of the worlds that fit what the client saw has another truth. An
//! `unknown` is needless where all of them have the same.

mod orders;
mod pursuit;
mod rules;
mod search;
mod world;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use longport_cancel_order::call::record::{Copies, Known};

use crate::rules::Rules;
use crate::search::{Case, View};
use crate::world::{ATTEMPTS, REPLIES, Reply, Seen, Truth};

/// The faults of some rules, with the shortest example of each.
#[derive(Debug, Default)]
struct Faults<'a> {
    false_outcomes: usize,
    needless_unknowns: usize,
    first: Option<(&'a Case, Known)>,
}

fn faults<'a>(rules: &Rules, cases: &'a [Case]) -> Faults<'a> {
    let mut faults = Faults::default();
    for case in cases {
        let said = rules.say(&case.views);
        let claim = match said {
            Known::NothingSent => Some(Truth::NothingLeft),
            Known::Refused => Some(Truth::LeftWithoutEffect),
            Known::Accepted => Some(Truth::Executed),
            Known::Ambiguous => None,
        };
        let is_false = claim.is_some_and(|claim| case.truths != BTreeSet::from([claim]));
        let is_needless = claim.is_none() && case.truths.len() == 1;
        faults.false_outcomes += usize::from(is_false);
        faults.needless_unknowns += usize::from(is_needless);
        if is_false || is_needless {
            faults.first.get_or_insert((case, said));
        }
    }
    faults
}

/// All cases of up to three attempts, found once for all tests.
static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
    let (cases, figures) = search::search();
    println!("{figures:?}");
    cases
});

#[test]
fn no_outcome_is_false_and_no_unknown_is_needless_after_any_events_of_three_attempts() {
    let found = faults(&Rules::OURS, &CASES);
    assert_eq!((found.false_outcomes, found.needless_unknowns), (0, 0), "{:?}", found.first);
}

#[test]
fn every_rule_that_is_wrong_in_one_point_is_found() {
    assert!(rules::MUTATIONS.len() >= 10);
    for mutation in rules::MUTATIONS {
        let found = faults(mutation, &CASES);
        println!(
            "{}: {} false outcomes, {} needless unknowns",
            mutation.name, found.false_outcomes, found.needless_unknowns
        );
        assert!(found.first.is_some(), "nothing was found wrong with {:?}", mutation.name);
    }
}

#[test]
fn each_event_that_can_happen_to_an_attempt_is_among_those_of_three() {
    let ended: BTreeSet<_> = CASES
        .iter()
        .filter(|case| case.views.len() == ATTEMPTS)
        .flat_map(|case| case.views.iter().filter_map(|view| Some((view.copies, view.end?))))
        .collect();
    let ends = REPLIES.map(Seen::Answer).into_iter().chain([
        Seen::BrokenAnswer,
        Seen::NotSent,
        Seen::ConnectionLost,
        Seen::TimedOut,
        Seen::Aborted,
    ]);
    for end in ends {
        // One copy is no duplicate, and in a runtime that resends nothing proves that none left.
        let is_possible = |copies| match copies {
            Copies::One => end != Seen::Answer(Reply::Duplicate),
            Copies::Unknown => end != Seen::NotSent,
        };
        for copies in [Copies::One, Copies::Unknown] {
            assert_eq!(ended.contains(&(copies, end)), is_possible(copies), "{copies:?} {end:?}");
        }
    }
}

#[test]
fn the_worlds_of_some_well_known_cases_are_those_of_the_trade() {
    use Truth::{Executed, LeftWithoutEffect, NothingLeft};
    let not_open = Seen::Answer(Reply::NotOpen);
    for (ends, truths) in [
        // Nobody knows.
        (&[(Copies::One, Some(Seen::TimedOut))][..], &[NothingLeft, LeftWithoutEffect, Executed][..]),
        // Filled, cancelled by another, or by the first attempt.
        (
            &[(Copies::One, Some(Seen::TimedOut)), (Copies::One, Some(not_open))],
            &[LeftWithoutEffect, Executed],
        ),
        // Filled, or cancelled by another.
        (&[(Copies::One, Some(not_open))], &[LeftWithoutEffect]),
        // Or by a copy that the runtime sent before.
        (&[(Copies::Unknown, Some(not_open))], &[LeftWithoutEffect, Executed]),
        // The first attempt may still arrive.
        (&[(Copies::One, None), (Copies::One, Some(not_open))], &[LeftWithoutEffect, Executed]),
        (&[(Copies::One, Some(Seen::Answer(Reply::Failed)))], &[LeftWithoutEffect, Executed]),
    ] {
        let views: Vec<_> = ends.iter().map(|(copies, end)| View { copies: *copies, end: *end }).collect();
        let found: BTreeSet<_> =
            CASES.iter().filter(|case| case.views == views).flat_map(|case| case.truths.clone()).collect();
        assert_eq!(found, truths.iter().copied().collect(), "{views:?}");
    }
}

#[test]
fn one_by_one_the_sequences_of_one_attempt_leave_the_same_truths() {
    let (walked, sequences) = search::walk_one_attempt();
    println!("{sequences} sequences of seen and unseen events, one by one");
    let searched = CASES.iter().filter(|case| case.views.len() <= 1);
    let by_views = |cases: Vec<&Case>| -> BTreeSet<_> {
        cases.into_iter().map(|case| (case.views.clone(), case.truths.clone())).collect()
    };
    assert_eq!(by_views(walked.iter().collect()), by_views(searched.collect()));
}
