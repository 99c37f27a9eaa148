// The few numbers that sum up many.

/** The value below which a share of all values lies. */
export function quantile(values, share) {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

export const median = (values) => quantile(values, 0.5);

/** A ratio for each round, as median and quartiles. */
export function ratio(peer, ours) {
  const ratios = peer.map((value, round) => value / ours[round]);
  const [low, middle, high] = [0.25, 0.5, 0.75].map((share) => quantile(ratios, share).toFixed(2));
  return `${middle} (${low}–${high})`;
}

export const round = (value, digits = 1) => Number(value.toFixed(digits));

/** The names in another order each time, so that no one always comes first. */
export function shuffled(names) {
  return names
    .map((name) => [Math.random(), name])
    .sort(([left], [right]) => left - right)
    .map(([, name]) => name);
}
