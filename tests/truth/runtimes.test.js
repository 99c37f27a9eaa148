// What the package says in Bun, Deno and workerd is true, by the log of a gateway that says nothing
// false. They send a request again by themselves.

import { OTHERS } from './runtimes.js';
import { truthTests } from './truth.js';

for (const runtime of OTHERS) truthTests(runtime);
