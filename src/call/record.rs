//! What the attempts of a call leave known of the order.
//!
//! Any number of attempts may be under way at once. Each keeps its own [`Delivery`], and
//! [`known`] is the only place that says what they come to together.

use crate::error::Outcome;
use crate::http::response::Disposition;

/// What is known of the delivery of one attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Delivery {
    /// It was asked for, and is unanswered so far: the gateway may act on it at any time.
    InFlight,
    /// No byte of it left, and the runtime proves that.
    NotSent,
    /// It was given up without an answer: its time was up, the caller aborted it, or the connection
    /// failed. The gateway may have acted on it, and may yet.
    GivenUp,
    /// The gateway submitted the cancel.
    Accepted,
    /// The gateway did not act on it, for certain.
    Refused,
    /// The gateway did not act on the copy that the answer is to, but may have acted on an earlier
    /// one which the runtime sent.
    CopyRefused,
    /// The answer says nothing definite.
    Ambiguous,
}

impl Delivery {
    /// That of an attempt which was answered with this.
    #[must_use]
    pub const fn answered(disposition: Disposition, code: Option<i32>, copies: Copies) -> Self {
        match disposition {
            Disposition::Accepted => Self::Accepted,
            Disposition::Refused(_) if covers_copies(copies, code) => Self::Refused,
            Disposition::Refused(_) => Self::CopyRefused,
            Disposition::Ambiguous(_) => Self::Ambiguous,
        }
    }
}

/// How often the runtime has sent the request of one attempt. Where a reused connection closes
/// without an answer, browsers and most other runtimes send the request again by themselves, and
/// what is heard of then is only the last copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Copies {
    /// Once at most, for certain.
    One,
    /// More than once, perhaps.
    Unknown,
}

/// Whether a refusal of one copy of a request is one of all copies. It is where the gateway would
/// have refused the same bytes as well when they came before: for the signature (403201), the app
/// key (403203), the address that it came from (403205) or the token (401004). Any other refusal,
/// such as "too many requests" or "not open", may be owed to an earlier copy that was accepted.
const fn covers_copies(copies: Copies, code: Option<i32>) -> bool {
    matches!(copies, Copies::One) || matches!(code, Some(403_201 | 403_203 | 403_205 | 401_004))
}

/// What the attempts of a call say together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Known {
    /// No request left.
    NothingSent,
    /// Every request that left was refused for certain.
    Refused,
    /// A request left, or may have, and has no definite answer.
    Ambiguous,
    /// The gateway submitted the cancel.
    Accepted,
}

impl Known {
    /// What it means for a call that ends here; `None` where the cancel succeeded.
    #[must_use]
    pub const fn outcome(self) -> Option<Outcome> {
        match self {
            Self::NothingSent => Some(Outcome::NotSent),
            Self::Refused => Some(Outcome::Rejected),
            Self::Ambiguous => Some(Outcome::Unknown),
            Self::Accepted => None,
        }
    }
}

/// The rules of the outcome. One acceptance is enough, and nothing undoes it. A refusal ends
/// nothing while another attempt is unanswered or ambiguous. Nothing was sent only where that holds
/// for each attempt. The order of the attempts has no say.
///
/// ```
/// use longport_cancel_order::call::record::{Delivery, Known, known};
///
/// assert_eq!(known(&[Delivery::GivenUp, Delivery::Refused]), Known::Ambiguous);
/// assert_eq!(known(&[Delivery::NotSent, Delivery::Refused]), Known::Refused);
/// assert_eq!(known(&[Delivery::Refused, Delivery::Accepted]), Known::Accepted);
/// ```
#[must_use]
pub fn known(deliveries: &[Delivery]) -> Known {
    let each = deliveries.iter().map(|delivery| match delivery {
        Delivery::NotSent => Known::NothingSent,
        Delivery::Refused => Known::Refused,
        Delivery::InFlight | Delivery::GivenUp | Delivery::CopyRefused | Delivery::Ambiguous => {
            Known::Ambiguous
        }
        Delivery::Accepted => Known::Accepted,
    });
    // The variants are in this order: each one outweighs those before it.
    each.max().unwrap_or(Known::NothingSent)
}

/// The attempts of one call, in the order in which they were asked for.
///
/// ```
/// use longport_cancel_order::call::record::{Delivery, DeliveryRecord, Known};
///
/// let mut record = DeliveryRecord::default();
/// let (first, second) = (record.begin(), record.begin());
/// record.end(second, Delivery::Refused);
/// // The first one is unanswered.
/// assert_eq!(record.known(), Known::Ambiguous);
/// record.end(first, Delivery::Accepted);
/// assert_eq!(record.known(), Known::Accepted);
/// ```
#[derive(Clone, Debug, Default)]
pub struct DeliveryRecord(Vec<Delivery>);

/// One attempt of a [`DeliveryRecord`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AttemptIndex(usize);

impl AttemptIndex {
    /// Which one; the first is 1.
    #[must_use]
    pub fn number(self) -> u32 {
        u32::try_from(self.0 + 1).unwrap_or(u32::MAX)
    }
}

impl DeliveryRecord {
    /// Takes in that another attempt is under way.
    pub fn begin(&mut self) -> AttemptIndex {
        self.0.push(Delivery::InFlight);
        AttemptIndex(self.0.len() - 1)
    }

    /// Takes in how an attempt ended. The first end stays: one that was given up is unanswered for
    /// ever, and no later answer undoes an acceptance.
    pub fn end(&mut self, attempt: AttemptIndex, delivery: Delivery) {
        if let Some(entry) = self.0.get_mut(attempt.0)
            && *entry == Delivery::InFlight
        {
            *entry = delivery;
        }
    }

    /// What each attempt says.
    #[must_use]
    pub fn deliveries(&self) -> &[Delivery] {
        &self.0
    }

    /// How many attempts there were.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        u32::try_from(self.0.len()).unwrap_or(u32::MAX)
    }

    /// What the attempts say together.
    #[must_use]
    pub fn known(&self) -> Known {
        known(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_acceptance_is_enough_and_a_refusal_ends_nothing_that_is_open() {
        use Delivery::{Accepted, Ambiguous, CopyRefused, GivenUp, InFlight, NotSent, Refused};
        for (deliveries, expected) in [
            (&[][..], Known::NothingSent),
            (&[NotSent, NotSent], Known::NothingSent),
            (&[NotSent, Refused], Known::Refused),
            (&[Refused, NotSent], Known::Refused),
            (&[InFlight], Known::Ambiguous),
            (&[GivenUp, Refused], Known::Ambiguous),
            (&[Refused, InFlight], Known::Ambiguous),
            (&[Ambiguous, Refused], Known::Ambiguous),
            (&[NotSent, CopyRefused], Known::Ambiguous),
            (&[Accepted, Refused], Known::Accepted),
            (&[GivenUp, Accepted, Ambiguous], Known::Accepted),
        ] {
            assert_eq!(known(deliveries), expected, "{deliveries:?}");
        }
    }

    #[test]
    fn the_first_end_of_an_attempt_stays() {
        let mut record = DeliveryRecord::default();
        let [first, second] = [(); 2].map(|()| record.begin());
        record.end(second, Delivery::Refused);
        assert_eq!(record.known(), Known::Ambiguous);
        record.end(first, Delivery::GivenUp);
        record.end(first, Delivery::Refused);
        assert_eq!(record.deliveries(), [Delivery::GivenUp, Delivery::Refused]);
        assert_eq!((record.known(), record.attempts()), (Known::Ambiguous, 2));
    }
}
