//! Who waits for a turn, and in which order they leave.

use std::mem::replace;

use super::{Lane, Ticket};
use crate::order::Interface;
use crate::time::Duration;

/// How late someone in the queue may ask before it is taken for gone.
pub(super) const LONGEST_IDLE: Duration = Duration::from_secs(1);

/// How late a timer may be while the machine neither sleeps nor is busy with something else.
const PUNCTUAL: Duration = Duration::from_millis(250);

/// Someone in the queue.
#[derive(Debug)]
pub(super) struct Waiting {
    pub ticket: Ticket,
    /// When it was told to ask again; `None` for who has not asked yet.
    pub asks_at: Option<Duration>,
    /// Whether it was late when it last asked.
    was_late: bool,
    /// Whether it is out of the queue, and its entry only not yet cleared away.
    has_left: bool,
}

impl Waiting {
    /// Whether it has let the time to ask pass.
    fn is_gone(&self, now: Duration) -> bool {
        self.asks_at.is_none_or(|at| at + LONGEST_IDLE <= now)
    }
}

/// Those of one lane who wait for one interface, in the order of their tickets.
#[derive(Debug, Default)]
struct Line {
    waiting: Vec<Waiting>,
    /// The first who has not left.
    front: usize,
    /// How many have left.
    left: usize,
}

impl Line {
    fn front(&self) -> Option<&Waiting> {
        self.waiting.get(self.front)
    }

    fn find(&self, ticket: Ticket) -> Result<usize, usize> {
        self.waiting.binary_search_by_key(&0, |waiting| waiting.ticket.0.wrapping_sub(ticket.0).cast_signed())
    }

    /// Takes one out. Its entry stays until half of them are such: to take out all is linear.
    fn remove(&mut self, index: usize) {
        self.waiting[index].has_left = true;
        self.left += 1;
        if self.left * 2 > self.waiting.len() {
            self.waiting.retain(|waiting| !waiting.has_left);
            (self.front, self.left) = (0, 0);
        }
        while self.front().is_some_and(|waiting| waiting.has_left) {
            self.front += 1;
        }
    }
}

/// A line of the queue, and a place in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Position {
    line: usize,
    index: usize,
}

impl Position {
    /// Which interface is waited for.
    pub fn interface(self) -> usize {
        self.line % Interface::COUNT
    }
}

/// All who wait: a line for each lane and interface, in the order of the lanes.
#[derive(Debug)]
pub(super) struct Queue(Vec<Line>);

impl Default for Queue {
    fn default() -> Self {
        Self((0..Lane::COUNT * Interface::COUNT).map(|_| Line::default()).collect())
    }
}

impl Queue {
    pub fn insert(&mut self, ticket: Ticket, interface: Interface, lane: Lane) {
        self.insert_at(ticket, lane as usize * Interface::COUNT + interface as usize);
    }

    fn insert_at(&mut self, ticket: Ticket, line: usize) {
        let line = &mut self.0[line];
        let waiting = Waiting { ticket, asks_at: None, was_late: false, has_left: false };
        let index = match line.find(ticket) {
            // It comes back before its entry was cleared away.
            Ok(index) if line.waiting[index].has_left => {
                line.waiting[index] = waiting;
                line.left -= 1;
                index
            }
            Ok(_) => return,
            Err(index) => {
                line.waiting.insert(index, waiting);
                index
            }
        };
        line.front = line.front.min(index);
        while line.front().is_some_and(|waiting| waiting.has_left) {
            line.front += 1;
        }
    }

    pub fn find(&self, ticket: Ticket) -> Option<Position> {
        self.0.iter().enumerate().find_map(|(line, entries)| {
            let index = entries.find(ticket).ok()?;
            (!entries.waiting[index].has_left).then_some(Position { line, index })
        })
    }

    pub fn remove(&mut self, position: Position) {
        self.0[position.line].remove(position.index);
    }

    /// Moves one to a lane before its own, where it keeps the order of the tickets.
    pub fn promote(&mut self, position: Position, lane: Lane) {
        let target = lane as usize * Interface::COUNT + position.interface();
        if target < position.line {
            let Waiting { ticket, asks_at, .. } = *self.at(position);
            self.remove(position);
            self.insert_at(ticket, target);
            if let Some(position) = self.find(ticket) {
                self.at(position).asks_at = asks_at;
            }
        }
    }

    pub fn at(&mut self, position: Position) -> &mut Waiting {
        &mut self.0[position.line].waiting[position.index]
    }

    /// The first of each line, in the order of leaving: by lane, then by interface.
    pub fn fronts(&self) -> impl Iterator<Item = Position> {
        let lines = self.0.iter().enumerate().filter(|(_, entries)| entries.front().is_some());
        lines.map(|(line, entries)| Position { line, index: entries.front })
    }

    /// All who wait.
    pub fn tickets(&self) -> impl Iterator<Item = Ticket> {
        let waiting = self.0.iter().flat_map(|line| &line.waiting);
        waiting.filter(|waiting| !waiting.has_left).map(|waiting| waiting.ticket)
    }

    /// Takes out those before `asker` who ask no more. Where the asker is late itself, the machine
    /// slept or was busy, and the others have another second.
    pub fn forfeit(&mut self, asker: Position, now: Duration) {
        let waiting = self.at(asker);
        let Some(asks_at) = waiting.asks_at else { return };
        let is_late = now > asks_at + PUNCTUAL;
        let was_late = replace(&mut waiting.was_late, is_late);
        if is_late && !was_late {
            return;
        }
        let ticket = waiting.ticket;
        for line in &mut self.0[..=asker.line] {
            while let Some(first) = line.front()
                && first.ticket != ticket
                && first.is_gone(now)
            {
                line.remove(line.front);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_comes_back_has_the_place_it_had() {
        let mut queue = Queue::default();
        for number in 0..4 {
            queue.insert(Ticket(number), Interface::CancelOrder, Lane::Bulk);
        }
        queue.remove(queue.find(Ticket(0)).unwrap());
        queue.remove(queue.find(Ticket(1)).unwrap());
        queue.insert(Ticket(1), Interface::CancelOrder, Lane::Bulk);
        queue.insert(Ticket(0), Interface::CancelOrder, Lane::Bulk);
        let tickets: Vec<_> = queue.tickets().map(Ticket::number).collect();
        assert_eq!(tickets, [0, 1, 2, 3]);
        let front = queue.fronts().next().unwrap();
        assert_eq!(queue.at(front).ticket, Ticket(0));
    }

    #[test]
    fn who_has_left_takes_no_memory_for_long() {
        let mut queue = Queue::default();
        for number in 0..10_000 {
            queue.insert(Ticket(number), Interface::CancelOrder, Lane::Bulk);
            queue.insert(Ticket(number), Interface::OrderDetail, Lane::LookUp);
            let fronts: Vec<_> = queue.fronts().collect();
            for front in fronts {
                queue.remove(front);
            }
        }
        assert!(queue.0.iter().all(|line| line.waiting.is_empty()));
    }
}
