//! What callers were told, counted.

use std::fmt;
use std::ops::AddAssign;

use longport_cancel_order::{Error, Outcome};

/// What callers were told.
#[derive(Default)]
pub struct Tally {
    receipts: u64,
    not_sent: u64,
    rejected: u64,
    unknown: u64,
    pub requests: u64,
    pub retries: u64,
    pub resent: u64,
    pub deaths: u64,
}

impl Tally {
    pub fn cancels(&self) -> u64 {
        self.receipts + self.not_sent + self.rejected + self.unknown
    }

    pub fn count<T>(&mut self, result: &Result<T, Box<Error>>) {
        *match result.as_ref().map_err(|error| error.outcome) {
            Ok(_) => &mut self.receipts,
            Err(Outcome::NotSent) => &mut self.not_sent,
            Err(Outcome::Rejected) => &mut self.rejected,
            Err(Outcome::Unknown) => &mut self.unknown,
        } += 1;
    }

    /// A check that nothing went wrong proves nothing where nothing could.
    pub fn assert_that_everything_happened(&self) {
        let told = [self.receipts, self.not_sent, self.rejected, self.unknown];
        let counts = [self.retries, self.resent, self.deaths].into_iter().chain(told);
        assert!(counts.min() > Some(0), "{self}");
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.receipts += other.receipts;
        self.not_sent += other.not_sent;
        self.rejected += other.rejected;
        self.unknown += other.unknown;
        self.requests += other.requests;
        self.retries += other.retries;
        self.resent += other.resent;
        self.deaths += other.deaths;
    }
}

impl fmt::Display for Tally {
    #[expect(clippy::cast_precision_loss, reason = "percentages of counts")]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = |count: u64| 100.0 * count as f64 / self.cancels() as f64;
        writeln!(
            formatter,
            "{} cancels, {} requests, {} retries, {} sent twice by the runtime, {} callers dead",
            self.cancels(),
            self.requests,
            self.retries,
            self.resent,
            self.deaths
        )?;
        for (name, count) in [
            ("receipt", self.receipts),
            ("not-sent", self.not_sent),
            ("rejected", self.rejected),
            ("unknown", self.unknown),
        ] {
            writeln!(formatter, "{name:>10} {count:>9} {:5.1} %", share(count))?;
        }
        Ok(())
    }
}
