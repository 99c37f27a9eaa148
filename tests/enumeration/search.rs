//! Every sequence of events, and for each point of it the worlds that the client cannot tell apart.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{BuildHasherDefault, Hasher};

use longport_cancel_order::call::record::Copies;

use crate::world::{ATTEMPTS, Event, REPLIES, Seen, Truth, World};

type HashMap<K, V> = std::collections::HashMap<K, V, BuildHasherDefault<Mix>>;
type HashSet<T> = std::collections::HashSet<T, BuildHasherDefault<Mix>>;

/// A hash for many small values, which takes most of the time of a search.
#[derive(Default)]
struct Mix(u64);

impl Hasher for Mix {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x517c_c1b7_2722_0a95);
    }

    fn write_isize(&mut self, number: isize) {
        self.write_u64(number.unsigned_abs() as u64);
    }

    fn finish(&self) -> u64 {
        self.0.rotate_left(26)
    }
}

/// What the client knows of one attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct View {
    pub copies: Copies,
    /// `None` while it is in flight.
    pub end: Option<Seen>,
}

/// What the client has seen, and every truth that is possible then.
#[derive(Debug)]
pub struct Case {
    pub views: Vec<View>,
    pub truths: BTreeSet<Truth>,
}

/// The figures of a search.
#[derive(Debug, Default)]
pub struct Figures {
    /// Sequences of what the client sees.
    pub sequences: u64,
    /// Pairs of what the client has seen and a set of worlds.
    pub cases: usize,
    /// The sets of worlds that the client cannot tell apart.
    pub sets: usize,
    /// Pairs of what the client has seen and a world.
    pub states: usize,
}

/// Sets of worlds, each closed under what the client does not see.
#[derive(Default)]
pub struct Sets {
    closed: Vec<Vec<World>>,
    ids: HashMap<Vec<World>, usize>,
    next: HashMap<(usize, Event), Option<usize>>,
}

impl Sets {
    /// The worlds before anything was seen.
    pub fn start(&mut self) -> usize {
        self.close(HashSet::from_iter([World::START]))
    }

    /// What may be true in one of these worlds.
    pub fn truths(&self, set: usize) -> BTreeSet<Truth> {
        self.closed[set].iter().map(World::truth).collect()
    }

    fn close(&mut self, worlds: HashSet<World>) -> usize {
        let mut known = worlds;
        let mut open: Vec<World> = known.iter().copied().collect();
        let mut found = Vec::new();
        while let Some(world) = open.pop() {
            world.unseen(&mut found);
            open.extend(found.drain(..).filter(|world| known.insert(*world)));
        }
        let mut closed: Vec<World> = known.into_iter().collect();
        closed.sort_unstable();
        *self.ids.entry(closed).or_insert_with_key(|closed| {
            self.closed.push(closed.clone());
            self.closed.len() - 1
        })
    }

    /// The worlds that are possible after the client saw this, if there are any.
    pub fn after(&mut self, set: usize, event: Event) -> Option<usize> {
        // To the gateway, it is all one why the client turned away.
        let event = match event {
            Event::End(index, Seen::ConnectionLost) => Event::End(index, Seen::TimedOut),
            other => other,
        };
        if let Some(known) = self.next.get(&(set, event)) {
            return *known;
        }
        let worlds: HashSet<World> = self.closed[set].iter().filter_map(|world| world.seen(event)).collect();
        let after = (!worlds.is_empty()).then(|| self.close(worlds));
        self.next.insert((set, event), after);
        after
    }
}

/// What the client may see next.
fn events(views: &[View]) -> Vec<Event> {
    let mut events = Vec::new();
    let is_aborted = views.iter().any(|view| view.end == Some(Seen::Aborted));
    if views.len() < ATTEMPTS && !is_aborted {
        events.extend([Copies::One, Copies::Unknown].map(Event::Begin));
    }
    let mut is_in_flight = false;
    for (index, _) in views.iter().enumerate().filter(|(_, view)| view.end.is_none()) {
        is_in_flight = true;
        let ends = [Seen::BrokenAnswer, Seen::NotSent, Seen::ConnectionLost, Seen::TimedOut];
        let ends = REPLIES.into_iter().map(Seen::Answer).chain(ends);
        events.extend(ends.map(|seen| Event::End(index, seen)));
    }
    if is_in_flight {
        events.push(Event::Abort);
    }
    events
}

fn view_after(views: &[View], event: Event) -> Vec<View> {
    let mut views = views.to_vec();
    match event {
        Event::Begin(copies) => views.push(View { copies, end: None }),
        Event::End(index, seen) => views[index].end = Some(seen),
        Event::Abort => {
            for view in &mut views {
                view.end.get_or_insert(Seen::Aborted);
            }
        }
    }
    views
}

/// All cases, those with the fewest events first.
pub fn search() -> (Vec<Case>, Figures) {
    let mut sets = Sets::default();
    let start = sets.start();
    let mut level = BTreeMap::from([((Vec::new(), start), 1_u64)]);
    let (mut cases, mut figures) = (Vec::new(), Figures::default());
    while !level.is_empty() {
        let mut next = BTreeMap::new();
        for ((views, set), sequences) in level {
            for event in events(&views) {
                if let Some(after) = sets.after(set, event) {
                    *next.entry((view_after(&views, event), after)).or_default() += sequences;
                }
            }
            figures.sequences += sequences;
            figures.states += sets.closed[set].len();
            cases.push((views, set));
        }
        level = next;
    }
    let truths: Vec<BTreeSet<Truth>> = (0..sets.closed.len()).map(|set| sets.truths(set)).collect();
    figures.cases = cases.len();
    figures.sets = sets.closed.len();
    let cases = cases.into_iter().map(|(views, set)| Case { views, truths: truths[set].clone() });
    (cases.collect(), figures)
}

/// Goes through each sequence of events of one attempt, seen and unseen, one by one and merges
/// nothing: what [`search`] must agree with. Returns how many there are, too. No sequence comes back
/// to a world that it was in since the client last saw something: only another actor leads there.
pub fn walk_one_attempt() -> (Vec<Case>, u64) {
    let mut walk = Walk::default();
    walk.visit(&[], &mut vec![World::START]);
    let cases = walk.truths.into_iter().map(|(views, truths)| Case { views, truths });
    (cases.collect(), walk.sequences)
}

#[derive(Default)]
struct Walk {
    truths: BTreeMap<Vec<View>, BTreeSet<Truth>>,
    sequences: u64,
}

impl Walk {
    fn visit(&mut self, views: &[View], path: &mut Vec<World>) {
        let world = path[path.len() - 1];
        self.sequences += 1;
        self.truths.entry(views.to_vec()).or_default().insert(world.truth());
        let mut found = Vec::new();
        world.unseen(&mut found);
        for next in found {
            if !path.contains(&next) {
                path.push(next);
                self.visit(views, path);
                path.pop();
            }
        }
        for event in events(views) {
            let is_second = matches!(event, Event::Begin(_)) && !views.is_empty();
            if let Some(next) = world.seen(event).filter(|_| !is_second) {
                self.visit(&view_after(views, event), &mut vec![next]);
            }
        }
    }
}
