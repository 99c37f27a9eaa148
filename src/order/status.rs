//! The status of an order, and what it means for a cancel.

/// Where an order was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// In its own details.
    Detail,
    /// In a list, which was seen to swap `Day` and `GTC`.
    List,
}

/// What a status means.
///
/// ```
/// use longport_cancel_order::order::status::{Meaning, OrderStatus, Source, TimeInForce};
///
/// let meaning = |status: &str, force| {
///     OrderStatus::parse(status).meaning(Some(&TimeInForce::parse(force)), Source::Detail)
/// };
/// assert_eq!(meaning("PartialWithdrawal", "Day"), Meaning::Cancelled);
/// assert_eq!(meaning("ExpiredStatus", "Day"), Meaning::EndedOtherwise);
/// // It is open again in the next session.
/// assert_eq!(meaning("ExpiredStatus", "GTC"), Meaning::Dormant);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// It is open, and a cancel would be for something.
    Open,
    /// It is open, and a cancel has been submitted; it may still be filled.
    BeingCancelled,
    /// It is closed: cancelled, perhaps after a part was filled.
    Cancelled,
    /// It is closed otherwise: filled, rejected, or expired for good.
    EndedOtherwise,
    /// It has expired, and for all that is known may be open again in the next session.
    Dormant,
    /// The gateway says something that this crate does not know, so it may be open.
    Unknown,
}

impl Meaning {
    /// Whether the order has reached its end, from which no order comes back.
    #[must_use]
    pub const fn is_closed(self) -> bool {
        matches!(self, Self::Cancelled | Self::EndedOtherwise)
    }
}

/// From a table of the gateway's spellings: the statuses by the official SDK's names, each with its
/// meaning, whatever the time in force.
macro_rules! statuses {
    ($($(#[$doc:meta])* $name:ident, $spelling:literal, $meaning:ident;)*) => {
        /// The status of an order. The broker does not document which ones are final: what they mean
        /// here is what SDKs and users agree on.
        ///
        /// ```
        /// use longport_cancel_order::order::status::OrderStatus;
        ///
        /// let status = OrderStatus::parse("PartialFilledStatus");
        /// assert_eq!(status, OrderStatus::PartialFilled);
        /// assert_eq!(status.name(), "PartialFilled");
        /// // What is not known stays as it was written.
        /// assert_eq!(OrderStatus::parse("SuspendedStatus").name(), "SuspendedStatus");
        /// ```
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum OrderStatus {
            $($(#[$doc])* $name,)*
            /// One that this crate does not know, as the gateway writes it.
            Other(String),
        }

        impl OrderStatus {
            /// Each with its name, its spelling and its meaning.
            const TABLE: &[(Self, &str, &str, Meaning)] =
                &[$((Self::$name, stringify!($name), $spelling, Meaning::$meaning)),*];
        }
    };
}

statuses! {
    /// Not yet reported to the exchange.
    NotReported, "NotReported", Open;
    /// Replaced, and the replacement not yet reported.
    ReplacedNotReported, "ReplacedNotReported", Open;
    /// A protected order that is not yet reported.
    ProtectedNotReported, "ProtectedNotReported", Open;
    /// A conditional order that waits for its trigger.
    VarietiesNotReported, "VarietiesNotReported", Open;
    /// On its way to the exchange.
    WaitToNew, "WaitToNew", Open;
    /// At the exchange, and nothing of it is filled.
    New, "NewStatus", Open;
    /// A replacement is on its way.
    WaitToReplace, "WaitToReplace", Open;
    /// A replacement is at the exchange.
    PendingReplace, "PendingReplaceStatus", Open;
    /// Replaced.
    Replaced, "ReplacedStatus", Open;
    /// A part is filled, and the rest is open.
    PartialFilled, "PartialFilledStatus", Open;
    /// A cancel is on its way.
    WaitToCancel, "WaitToCancel", BeingCancelled;
    /// A cancel is at the exchange.
    PendingCancel, "PendingCancelStatus", BeingCancelled;
    /// Cancelled.
    Canceled, "CanceledStatus", Cancelled;
    /// Cancelled after a part was filled.
    PartialWithdrawal, "PartialWithdrawal", Cancelled;
    /// Filled.
    Filled, "FilledStatus", EndedOtherwise;
    /// Rejected, by the broker or by the exchange.
    Rejected, "RejectedStatus", EndedOtherwise;
    /// Expired, for good or until the next session.
    Expired, "ExpiredStatus", Dormant;
}

impl OrderStatus {
    /// The status that the gateway spells so.
    #[must_use]
    pub fn parse(spelling: &str) -> Self {
        let known = Self::TABLE.iter().find(|(.., known, _)| *known == spelling);
        known.map_or_else(|| Self::Other(spelling.to_owned()), |(status, ..)| status.clone())
    }

    /// The official Node.js SDK's name, or what the gateway wrote.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Other(text) => text,
            status => status.entry().map_or("", |(_, name, ..)| name),
        }
    }

    /// What it means of an order with this time in force, where it was read.
    #[must_use]
    pub fn meaning(&self, time_in_force: Option<&TimeInForce>, source: Source) -> Meaning {
        match (self, time_in_force, source) {
            // A GTC or GTD order shows this between two sessions.
            (Self::Expired, Some(TimeInForce::Day), Source::Detail) => Meaning::EndedOtherwise,
            (status, ..) => status.entry().map_or(Meaning::Unknown, |(.., meaning)| *meaning),
        }
    }

    /// The gateway's spellings of the statuses that an order may have and still be open, or be open
    /// again.
    pub fn not_closed() -> impl Iterator<Item = &'static str> {
        let entries = Self::TABLE.iter().filter(|(.., meaning)| !meaning.is_closed());
        entries.map(|(.., spelling, _)| *spelling)
    }

    fn entry(&self) -> Option<&'static (Self, &'static str, &'static str, Meaning)> {
        Self::TABLE.iter().find(|(status, ..)| status == self)
    }
}

/// How long an order is in force.
///
/// ```
/// use longport_cancel_order::order::status::TimeInForce;
///
/// assert_eq!(TimeInForce::parse("GTC"), TimeInForce::GoodTilCanceled);
/// assert_eq!(TimeInForce::GoodTilCanceled.name(), "GoodTilCanceled");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimeInForce {
    /// Until the end of the day.
    Day,
    /// Until it is cancelled.
    GoodTilCanceled,
    /// Until a date.
    GoodTilDate,
    /// Something that this crate does not know, as the gateway writes it.
    Other(String),
}

impl TimeInForce {
    /// The time in force that the gateway spells so.
    #[must_use]
    pub fn parse(spelling: &str) -> Self {
        match spelling {
            "Day" => Self::Day,
            "GTC" => Self::GoodTilCanceled,
            "GTD" => Self::GoodTilDate,
            _ => Self::Other(spelling.to_owned()),
        }
    }

    /// The official Node.js SDK's name, or what the gateway wrote.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Day => "Day",
            Self::GoodTilCanceled => "GoodTilCanceled",
            Self::GoodTilDate => "GoodTilDate",
            Self::Other(text) => text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Option<TimeInForce> = Some(TimeInForce::Day);

    /// As the protocol's table has them: the gateway's spelling, the official SDK's name, and what
    /// it means in the details of a day order.
    const PROTOCOL: [(&str, &str, Meaning); 17] = [
        ("NotReported", "NotReported", Meaning::Open),
        ("ReplacedNotReported", "ReplacedNotReported", Meaning::Open),
        ("ProtectedNotReported", "ProtectedNotReported", Meaning::Open),
        ("VarietiesNotReported", "VarietiesNotReported", Meaning::Open),
        ("WaitToNew", "WaitToNew", Meaning::Open),
        ("NewStatus", "New", Meaning::Open),
        ("WaitToReplace", "WaitToReplace", Meaning::Open),
        ("PendingReplaceStatus", "PendingReplace", Meaning::Open),
        ("ReplacedStatus", "Replaced", Meaning::Open),
        ("PartialFilledStatus", "PartialFilled", Meaning::Open),
        ("WaitToCancel", "WaitToCancel", Meaning::BeingCancelled),
        ("PendingCancelStatus", "PendingCancel", Meaning::BeingCancelled),
        ("CanceledStatus", "Canceled", Meaning::Cancelled),
        ("PartialWithdrawal", "PartialWithdrawal", Meaning::Cancelled),
        ("FilledStatus", "Filled", Meaning::EndedOtherwise),
        ("RejectedStatus", "Rejected", Meaning::EndedOtherwise),
        ("ExpiredStatus", "Expired", Meaning::EndedOtherwise),
    ];

    #[test]
    fn each_status_has_the_official_name_and_one_meaning() {
        for (spelling, name, meaning) in PROTOCOL {
            let status = OrderStatus::parse(spelling);
            assert_eq!(status.name(), name);
            assert!(!matches!(status, OrderStatus::Other(_)), "{spelling}");
            assert_eq!(status.meaning(DAY.as_ref(), Source::Detail), meaning, "{spelling}");
        }
        assert_eq!(OrderStatus::TABLE.len(), PROTOCOL.len());
    }

    #[test]
    fn only_what_expires_depends_on_the_time_in_force_and_on_where_it_was_read() {
        for time_in_force in [None, Some(""), Some("GTC"), Some("GTD"), Some("Day"), Some("day"), Some("IOC")]
        {
            let time_in_force = time_in_force.map(TimeInForce::parse);
            for source in [Source::Detail, Source::List] {
                for (spelling, _, meaning) in PROTOCOL {
                    let is_dormant =
                        spelling == "ExpiredStatus" && (&time_in_force, source) != (&DAY, Source::Detail);
                    let expected = if is_dormant { Meaning::Dormant } else { meaning };
                    let status = OrderStatus::parse(spelling);
                    assert_eq!(
                        status.meaning(time_in_force.as_ref(), source),
                        expected,
                        "{spelling} {time_in_force:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn what_is_not_known_stays_as_it_was_written_and_may_be_open() {
        for text in ["", "New", "Filled", "filledstatus", "FilledStatus ", "SuspendedStatus", "已撤单"] {
            let status = OrderStatus::parse(text);
            assert_eq!(status, OrderStatus::Other(text.to_owned()));
            assert_eq!(status.name(), text);
            assert_eq!(status.meaning(DAY.as_ref(), Source::Detail), Meaning::Unknown);
        }
    }

    #[test]
    fn a_time_in_force_has_the_official_name() {
        for (spelling, name) in
            [("Day", "Day"), ("GTC", "GoodTilCanceled"), ("GTD", "GoodTilDate"), ("IOC", "IOC"), ("", "")]
        {
            assert_eq!(TimeInForce::parse(spelling).name(), name);
        }
        assert_eq!(TimeInForce::parse("DAY"), TimeInForce::Other("DAY".into()));
    }

    #[test]
    fn what_is_asked_for_is_all_that_may_be_open() {
        let asked: Vec<_> = OrderStatus::not_closed().collect();
        let closed = ["CanceledStatus", "PartialWithdrawal", "FilledStatus", "RejectedStatus"];
        let expected = PROTOCOL.iter().map(|(spelling, ..)| *spelling).filter(|text| !closed.contains(text));
        assert_eq!(asked, expected.collect::<Vec<_>>());
        assert!(asked.contains(&"ExpiredStatus"));
    }
}
