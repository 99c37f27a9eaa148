// The parts of the benchmark, by name.

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
};
