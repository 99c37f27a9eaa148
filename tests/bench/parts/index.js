// The parts of the benchmark, by name.

import { deadConnection } from '../distance/dead-connection.js';
import * as distance from '../distance/parts.js';
import { fetchVariants } from './fetch.js';
import { latency } from './latency.js';
import { makespan } from './makespan.js';
import { memory } from './memory.js';
import { signatures } from './signatures.js';
import { size } from './size.js';
import { startUp } from './start-up.js';
import { throughput } from './throughput.js';

export const PARTS = {
  size,
  latency,
  throughput,
  signatures,
  'start-up': startUp,
  memory,
  makespan,
  fetch: fetchVariants,
  'distance-one': distance.one,
  'distance-rest': distance.rest,
  'distance-bulk': distance.bulk,
  'distance-loss': distance.loss,
  'distance-hundred': distance.hundred,
  'distance-silence': distance.silence,
  'dead-connection': deadConnection,
};

/** What stands for several of them. */
export const GROUPS = {
  distance: Object.keys(PARTS).filter((name) => /^(distance|dead)-/.test(name)),
};
