// Measures several things in turn: many short rounds, in each of which every one of them has its
// turn, so that what disturbs the machine disturbs all.

/** What a compiler needs to see before it is done with what runs. */
const WARM_UP = 4;

/** For each name, what `measure(name)` resolved to in each round. */
export async function inTurn(names, rounds, measure) {
  const results = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = -WARM_UP; round < rounds; round++) {
    for (const name of shuffled(names)) {
      const result = await measure(name);
      if (round >= 0) results[name].push(result);
    }
  }
  return results;
}

/** In another order each time, so that no one always follows the same one. */
function shuffled(names) {
  return names
    .map((name) => [Math.random(), name])
    .sort(([left], [right]) => left - right)
    .map(([, name]) => name);
}
