//! What can happen to the requests of a call, in every way that it can.
//!
//! A [`World`] is what is true: the order, and where each request is. What the client cannot see
//! happens in [`World::unseen`]; what it sees, in [`World::seen`]. A request or an answer that is
//! lost is one that never arrives, so it needs no event of its own: a sequence may end at any point.

use longport_cancel_order::call::record::Copies;

/// How many attempts are enumerated at most.
pub const ATTEMPTS: usize = 3;

/// What the client sees of an attempt when it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Seen {
    Answer(Reply),
    /// An answer whose body broke off.
    BrokenAnswer,
    /// The runtime proves that nothing left.
    NotSent,
    ConnectionLost,
    TimedOut,
    Aborted,
}

/// An answer of the gateway's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reply {
    Accepted,
    /// 403201 and its kin: for the bytes alone, so each copy is refused.
    BytesRefused,
    /// 429002.
    Limited,
    /// 601011.
    NotOpen,
    /// 403202: another copy came before this one.
    Duplicate,
    /// 5xx, with effect or without.
    Failed,
}

pub const REPLIES: [Reply; 6] =
    [Reply::Accepted, Reply::BytesRefused, Reply::Limited, Reply::NotOpen, Reply::Duplicate, Reply::Failed];

/// What the client sees next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Event {
    /// Another attempt is asked of the runtime.
    Begin(Copies),
    /// An attempt ends.
    End(usize, Seen),
    /// The caller aborts the call: each attempt in flight ends.
    Abort,
}

/// What is true of the order and of this call, should nothing else arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Truth {
    NothingLeft,
    LeftWithoutEffect,
    Executed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Order {
    Open,
    /// Another program's cancel is pending; should the exchange refuse it, the order is open again.
    PendingForAnother,
    /// Filled, or cancelled by another program.
    Ended,
    /// This call's cancel was submitted.
    CancelledByUs,
}

/// One copy of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Copy {
    Unsent,
    UnderWay,
    Answered(Reply),
    /// Nobody listens for its answer any more.
    Done,
}

/// Whether the gateway takes the bytes of a request; the same for each copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Bytes {
    Untested,
    Good,
    Bad,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Attempt {
    /// Whether the client waits for its end.
    is_in_flight: bool,
    /// Whether the runtime may send a second copy; the answer is then to that one.
    resends: bool,
    copies: [Copy; 2],
    bytes: Bytes,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct World {
    order: Order,
    attempts: [Option<Attempt>; ATTEMPTS],
}

impl Attempt {
    fn left(self) -> bool {
        self.copies[0] != Copy::Unsent
    }

    fn answer(self) -> Option<Reply> {
        match self.copies {
            [Copy::Answered(reply), Copy::Unsent] | [_, Copy::Answered(reply)] => Some(reply),
            _ => None,
        }
    }

    /// The attempt without what makes no difference once the client has turned away from it.
    fn ended(self) -> Self {
        let mut copies = self.copies.map(|copy| match copy {
            Copy::Answered(_) => Copy::Done,
            other => other,
        });
        if self.left() {
            let is_under_way = |copy| copy == Copy::UnderWay && self.bytes != Bytes::Bad;
            copies = copies.map(|copy| if is_under_way(copy) { copy } else { Copy::Done });
            copies.sort_unstable();
        }
        let bytes = if copies.contains(&Copy::UnderWay) { self.bytes } else { Bytes::Untested };
        Self { is_in_flight: false, resends: false, copies, bytes }
    }
}

impl World {
    pub const START: Self = Self { order: Order::Open, attempts: [None; ATTEMPTS] };

    pub fn truth(&self) -> Truth {
        if self.order == Order::CancelledByUs {
            Truth::Executed
        } else if self.attempts.iter().flatten().any(|attempt| attempt.left()) {
            Truth::LeftWithoutEffect
        } else {
            Truth::NothingLeft
        }
    }

    /// The worlds after each thing that can happen next without the client seeing it.
    pub fn unseen(&self, found: &mut Vec<Self>) {
        // Another actor: its cancel is pending or turned down by the exchange; the order is filled.
        let by_another: &[Order] = match self.order {
            Order::Open => &[Order::PendingForAnother, Order::Ended],
            Order::PendingForAnother => &[Order::Open],
            Order::Ended | Order::CancelledByUs => &[],
        };
        found.extend(by_another.iter().map(|order| Self { order: *order, ..*self }));
        for (index, attempt) in self.attempts.iter().enumerate() {
            let Some(attempt) = *attempt else { continue };
            if attempt.is_in_flight && !attempt.left() {
                found.push(self.with(index, Attempt { copies: [Copy::UnderWay, Copy::Unsent], ..attempt }));
            }
            if attempt.is_in_flight && attempt.resends && attempt.left() && attempt.copies[1] == Copy::Unsent
            {
                let first = match attempt.copies[0] {
                    Copy::UnderWay => Copy::UnderWay,
                    _ => Copy::Done,
                };
                found.push(self.with(index, Attempt { copies: [first, Copy::UnderWay], ..attempt }));
            }
            for copy in 0..2 {
                if attempt.copies[copy] == Copy::UnderWay {
                    self.arrive(index, attempt, copy, found);
                }
            }
        }
    }

    /// The gateway gets a copy of a request.
    fn arrive(&self, index: usize, attempt: Attempt, copy: usize, found: &mut Vec<Self>) {
        let mut add = |order, bytes, reply| {
            let mut after = Attempt { bytes, ..attempt };
            let is_heard = copy == 1 || attempt.copies[1] == Copy::Unsent;
            after.copies[copy] = if is_heard { Copy::Answered(reply) } else { Copy::Done };
            let after = if attempt.is_in_flight { after } else { after.ended() };
            found.push(Self { order, ..self.with(index, after) });
        };
        // A failure before anything was looked at.
        add(self.order, attempt.bytes, Reply::Failed);
        if attempt.bytes != Bytes::Good {
            add(self.order, Bytes::Bad, Reply::BytesRefused);
        }
        if attempt.bytes == Bytes::Bad {
            return;
        }
        if attempt.bytes == Bytes::Good {
            add(self.order, Bytes::Good, Reply::Duplicate);
        }
        add(self.order, Bytes::Good, Reply::Limited);
        if self.order == Order::Open {
            add(Order::CancelledByUs, Bytes::Good, Reply::Accepted);
            add(Order::CancelledByUs, Bytes::Good, Reply::Failed);
        } else {
            add(self.order, Bytes::Good, Reply::NotOpen);
        }
    }

    /// The world after the client saw this; `None` where it cannot see it in this world.
    pub fn seen(&self, event: Event) -> Option<Self> {
        match event {
            Event::Begin(copies) => {
                let index = self.attempts.iter().position(Option::is_none)?;
                let attempt = Attempt {
                    is_in_flight: true,
                    resends: copies == Copies::Unknown,
                    copies: [Copy::Unsent; 2],
                    bytes: Bytes::Untested,
                };
                Some(self.with(index, attempt))
            }
            Event::End(index, seen) => {
                let attempt = self.attempts[index].filter(|attempt| attempt.is_in_flight)?;
                let can_be_seen = match seen {
                    Seen::Answer(reply) => attempt.answer() == Some(reply),
                    Seen::BrokenAnswer => attempt.answer().is_some(),
                    Seen::NotSent => !attempt.resends && !attempt.left(),
                    Seen::ConnectionLost | Seen::TimedOut | Seen::Aborted => true,
                };
                can_be_seen.then(|| self.with(index, attempt.ended()))
            }
            Event::Abort => {
                let mut after = *self;
                for attempt in after.attempts.iter_mut().flatten().filter(|attempt| attempt.is_in_flight) {
                    *attempt = attempt.ended();
                }
                Some(after)
            }
        }
    }

    fn with(&self, index: usize, attempt: Attempt) -> Self {
        let mut world = *self;
        world.attempts[index] = Some(attempt);
        world
    }
}
