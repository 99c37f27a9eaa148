// The few numbers that sum up many.

/** The value below which a share of all values lies. */
export function quantile(values, share) {
  const sorted = [...values].sort((left, right) => left - right);
  const place = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low + (high - low) * (place - Math.floor(place));
}

export const median = (values) => quantile(values, 0.5);

/** The median and the quartiles. */
export function spread(values) {
  const [low, middle, high] = [0.25, 0.5, 0.75].map((share) => quantile(values, share));
  return { low, median: middle, high };
}

/** How `ours` compares with `peer`: the spread of a ratio for each round that both were in. */
export function ratio(peer, ours) {
  return spread(peer.map((value, round) => value / ours[round]));
}

/** A spread in words: `0.96 (0.94–0.97)`. */
export function inWords({ low, median, high }, digits = 2) {
  const [from, middle, to] = [low, median, high].map((value) => value.toFixed(digits));
  return `${middle} (${from}–${to})`;
}

export const round = (value, digits = 1) => Number(value.toFixed(digits));
