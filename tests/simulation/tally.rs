//! What callers were told, counted.

use std::fmt;
use std::ops::AddAssign;

use longport_cancel_order::flow::{ConfirmedBy, Receipt};
use longport_cancel_order::{Error, Outcome};

/// What callers were told, and what it took.
#[derive(Clone, Default)]
pub struct Tally {
    answer: u64,
    status: u64,
    not_sent: u64,
    rejected: u64,
    too_late: u64,
    unknown: u64,
    /// Accepted, and not closed in time.
    still_open: u64,
    pub requests: u64,
    pub look_ups: u64,
    pub hedges: u64,
    pub retries: u64,
    pub resent: u64,
    pub tokens: u64,
    pub deaths: u64,
}

impl Tally {
    pub fn cancels(&self) -> u64 {
        self.outcomes().iter().map(|(_, count)| count).sum()
    }

    fn outcomes(&self) -> [(&'static str, u64); 7] {
        [
            ("accepted", self.answer),
            ("by status", self.status),
            ("not-sent", self.not_sent),
            ("rejected", self.rejected),
            ("too-late", self.too_late),
            ("unknown", self.unknown),
            ("not closed", self.still_open),
        ]
    }

    pub fn count(&mut self, result: &Result<Receipt, Box<Error>>) {
        *match result.as_ref().map_err(|error| (error.outcome, error.is_accepted)) {
            Ok(receipt) if receipt.confirmed_by == ConfirmedBy::Answer => &mut self.answer,
            Ok(_) => &mut self.status,
            Err((Some(Outcome::NotSent), _)) => &mut self.not_sent,
            Err((Some(Outcome::Rejected), _)) => &mut self.rejected,
            Err((Some(Outcome::TooLate), _)) => &mut self.too_late,
            Err((_, true)) => &mut self.still_open,
            Err(_) => &mut self.unknown,
        } += 1;
    }

    /// A check that nothing went wrong proves nothing where nothing could.
    pub fn assert_that_everything_happened(&self) {
        let counts = [self.requests, self.look_ups, self.hedges, self.retries, self.resent, self.tokens];
        let told = self.outcomes().map(|(_, count)| count);
        assert!(counts.into_iter().chain(told).chain([self.deaths]).min() > Some(0), "{self}");
    }

    #[expect(clippy::cast_precision_loss, reason = "a percentage of counts")]
    fn share(&self, count: u64) -> f64 {
        100.0 * count as f64 / self.cancels() as f64
    }

    /// The percentage of cancels whose outcome is unknown.
    pub fn unknown(&self) -> f64 {
        self.share(self.unknown)
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.answer += other.answer;
        self.status += other.status;
        self.not_sent += other.not_sent;
        self.rejected += other.rejected;
        self.too_late += other.too_late;
        self.unknown += other.unknown;
        self.still_open += other.still_open;
        self.requests += other.requests;
        self.look_ups += other.look_ups;
        self.hedges += other.hedges;
        self.retries += other.retries;
        self.resent += other.resent;
        self.tokens += other.tokens;
        self.deaths += other.deaths;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { requests, look_ups, hedges, retries, resent, tokens, deaths, .. } = self;
        writeln!(
            formatter,
            "{} cancels, {requests} requests, of which {hedges} hedges and {retries} retries; {look_ups} look-ups",
            self.cancels()
        )?;
        writeln!(
            formatter,
            "{resent} sent twice by the runtime, {tokens} tokens asked for, {deaths} calls dead"
        )?;
        for (name, count) in self.outcomes() {
            writeln!(formatter, "{name:>12} {count:>9} {:5.1} %", self.share(count))?;
        }
        Ok(())
    }
}
