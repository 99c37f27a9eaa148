// Collects garbage on demand, without a flag on the command line.

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');

/** A full collection. What a FinalizationRegistry makes of it comes a little later. */
export const collectGarbage = runInNewContext('gc');
