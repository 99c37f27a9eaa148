//! What can be true of an order while it is cancelled and looked up, in every way that it can.
//!
//! As in [`world`](crate::world), what the client cannot see happens in [`Truth::unseen`], and what
//! it sees leaves the worlds in which it can.

use std::collections::BTreeSet;

/// The status of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    Open,
    BeingCancelled,
    Cancelled,
    /// Filled, rejected, or expired for good.
    Ended,
    /// Expired until the next session.
    Dormant,
    /// One that nobody has heard of.
    Odd,
}

pub const STATUSES: [Status; 6] =
    [Status::Open, Status::BeingCancelled, Status::Cancelled, Status::Ended, Status::Dormant, Status::Odd];

/// How a call for the order ends, as the client sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Accepted,
    /// That the order is not open, which may be said for any reason.
    NotOpen,
    Refused,
    Ambiguous,
    NotSent,
}

/// What is true.
#[expect(clippy::struct_excessive_bools, reason = "each says a thing of its own")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Truth {
    pub status: Status,
    /// Each status that it ever had: a look-up may be late.
    ever: u8,
    /// Requests of this cancel that may arrive yet.
    strays: u8,
    /// Whether one of another cancel of this client may arrive yet.
    has_other_stray: bool,
    pub left: bool,
    /// Whether a request of this cancel, or of another one of this client, had an effect.
    pub executed: bool,
    pub others_executed: bool,
}

impl Truth {
    /// All that may be true when the caller calls; with `memory`, after another cancel that is
    /// unsettled.
    pub fn beginnings(memory: bool) -> BTreeSet<Self> {
        let begin = |status| Self {
            status,
            ever: 1 << status as u8,
            strays: 0,
            has_other_stray: memory,
            left: false,
            executed: false,
            others_executed: false,
        };
        close(STATUSES.map(begin).into())
    }

    /// Whether nothing of this client's had an effect, nor may have one yet.
    pub fn is_untouched(self) -> bool {
        let has_stray = self.strays > 0 || self.has_other_stray;
        !self.executed && !self.others_executed && !has_stray
    }

    /// Whether it ever had this status.
    pub fn was(self, status: Status) -> bool {
        self.ever & (1 << status as u8) != 0
    }

    fn becomes(self, status: Status) -> Self {
        Self { status, ever: self.ever | 1 << status as u8, ..self }
    }

    fn unseen(self, found: &mut Vec<Self>) {
        use Status::{BeingCancelled, Cancelled, Dormant, Ended, Odd, Open};
        let next: &[_] = match self.status {
            Open => &[BeingCancelled, Ended, Dormant, Odd],
            Odd | Dormant => &[Open, Ended],
            BeingCancelled => &[Open, Cancelled, Ended],
            Cancelled | Ended => &[],
        };
        found.extend(next.iter().map(|status| self.becomes(*status)));
        let takes_effect =
            |world: Self| if world.status == Open { world.becomes(BeingCancelled) } else { world };
        let has_effect = self.status == Open;
        if self.strays > 0 {
            let executed = self.executed || has_effect;
            found.push(takes_effect(Self { strays: self.strays - 1, executed, ..self }));
        }
        if self.has_other_stray {
            let others_executed = self.others_executed || has_effect;
            found.push(takes_effect(Self { has_other_stray: false, others_executed, ..self }));
        }
    }

    /// The worlds after a call that ended so.
    fn after(self, answer: Answer) -> Vec<Self> {
        let sent = Self { left: true, ..self };
        let submitted = Self { executed: true, ..sent.becomes(Status::BeingCancelled) };
        match answer {
            Answer::Accepted => match self.status {
                Status::Open | Status::BeingCancelled => vec![submitted],
                _ => vec![],
            },
            Answer::NotOpen | Answer::Refused => vec![sent],
            Answer::NotSent => vec![self],
            Answer::Ambiguous => {
                let stray = Self { strays: self.strays + 1, ..sent };
                let executed = (self.status == Status::Open).then_some(submitted);
                [self, sent, stray].into_iter().chain(executed).collect()
            }
        }
    }
}

/// The worlds that the client cannot tell apart from these.
fn close(mut known: BTreeSet<Truth>) -> BTreeSet<Truth> {
    let mut open: Vec<_> = known.iter().copied().collect();
    let mut found = Vec::new();
    while let Some(world) = open.pop() {
        world.unseen(&mut found);
        open.extend(found.drain(..).filter(|world| known.insert(*world)));
    }
    known
}

/// The worlds that are possible after a call that ended so.
pub fn after(worlds: &BTreeSet<Truth>, answer: Answer) -> BTreeSet<Truth> {
    close(worlds.iter().flat_map(|world| world.after(answer)).collect())
}

/// Those in which a look-up can show this status, which may have been a while ago.
pub fn seen(worlds: &BTreeSet<Truth>, status: Status) -> BTreeSet<Truth> {
    worlds.iter().copied().filter(|world| world.was(status)).collect()
}
