// What the package says in a page is true, by the log of a gateway that says nothing false. Browsers
// send a request again by themselves.

import { PAGES } from './runtimes.js';
import { truthTests } from './truth.js';

for (const runtime of PAGES) truthTests(runtime);
