//! The machine of a call: whatever happens to it and in whatever order, it ends, it sends nothing
//! that it may not send, and what it says of the order is true in every world that fits what it saw.
//! The worlds are those of `tests/enumeration`.

#![no_main]

#[path = "../scene.rs"]
mod scene;
#[allow(dead_code, reason = "the search for all cases is the test's")]
#[path = "../../tests/enumeration/search.rs"]
mod search;
#[allow(dead_code, reason = "the search for all cases is the test's")]
#[path = "../../tests/enumeration/world.rs"]
mod world;

use std::cell::RefCell;
use std::collections::BTreeSet;

use libfuzzer_sys::arbitrary::{Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use longport_cancel_order::Outcome;
use longport_cancel_order::call::record::Known;

use crate::scene::Scene;
use crate::search::Sets;
use crate::world::{Event, Truth};

/// How many things happen after the bytes have run out; by then a call must be over.
const MOST_STEPS: usize = 2_000;

thread_local! {
    /// The sets of worlds that were met so far, for all runs.
    static SETS: RefCell<Sets> = RefCell::default();
}

/// What the client saw, as the set of worlds that fit it.
pub struct Seen(usize);

impl Seen {
    fn start() -> Self {
        Self(SETS.with_borrow_mut(Sets::start))
    }

    /// Whether this can happen at all; if so, it has.
    pub fn happens(&mut self, event: Event) -> bool {
        let after = SETS.with_borrow_mut(|sets| sets.after(self.0, event));
        self.0 = after.unwrap_or(self.0);
        after.is_some()
    }

    /// Asserts that this is what is known.
    pub fn check(&self, known: Known) {
        let truths = SETS.with_borrow(|sets| sets.truths(self.0));
        let claim = match known {
            Known::NothingSent => Truth::NothingLeft,
            Known::Refused => Truth::LeftWithoutEffect,
            Known::Accepted => Truth::Executed,
            Known::Ambiguous => return assert!(truths.len() > 1, "needless unknown: {truths:?}"),
        };
        assert_eq!(truths, BTreeSet::from([claim]), "false: {known:?}");
    }
}

fuzz_target!(|bytes: &[u8]| {
    let mut input = Unstructured::new(bytes);
    let _ = run(&mut input);
});

fn run(input: &mut Unstructured<'_>) -> Result<()> {
    let mut scene = Scene::new(input, Seen::start())?;
    let mut steps = 0;
    let result = loop {
        if let Some(result) = scene.poll(input) {
            break result;
        }
        scene.happen(input)?;
        // Several things may have happened by the time the call is asked again.
        while !input.is_empty() && input.ratio(1, 3)? {
            scene.happen(input)?;
        }
        steps += usize::from(input.is_empty());
        assert!(steps < MOST_STEPS, "the call does not end");
    };
    let said = match result {
        Ok(answer) => {
            assert_eq!(answer.attempts, scene.sent());
            Known::Accepted
        }
        Err(error) => {
            assert!(!format!("{error:?}").contains(scene::SECRET), "a secret is shown");
            assert_eq!(error.attempts, scene.sent());
            match error.outcome.expect("an outcome") {
                Outcome::NotSent => Known::NothingSent,
                Outcome::Rejected => Known::Refused,
                Outcome::Unknown => Known::Ambiguous,
                Outcome::TooLate => panic!("no status was read"),
            }
        }
    };
    scene.seen.check(said);
    Ok(())
}
