// The stories: what is in the gateway's book, what goes wrong, and how long it is watched. Both lanes
// of a story get the same, each on a gateway of its own.

/** A cancelled order is cancelled after 0.6 s, as each status on the way lasts so long. */
export const PACE = Object.freeze({ waitToCancelMs: 300, pendingCancelMs: 300 });

const CANCELS = { method: 'DELETE' };

export const STORIES = Object.freeze([
  {
    id: 'lost-answer',
    orders: 1,
    roundTripMs: 300,
    lengthMs: 2000,
    faults: [{ kind: 'reset', where: 'after', match: CANCELS }],
  },
  {
    id: 'silent-gateway',
    orders: 1,
    plan: { fillsAfterMs: 3500 },
    roundTripMs: 300,
    lengthMs: 5000,
    faults: [{ kind: 'hang', where: 'before', match: CANCELS }],
  },
  {
    id: 'too-many-requests',
    orders: 6,
    roundTripMs: 120,
    lengthMs: 5000,
    // The broker's 30 in 30 s would make a long story.
    limits: { calls: 3, windowMs: 1500 },
    faults: [],
  },
]);

/** The story that an address names; the first unless it names one. */
export function storyOf(id) {
  return STORIES.find((story) => story.id === id) ?? STORIES[0];
}
