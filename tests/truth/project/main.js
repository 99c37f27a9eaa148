// Does the job that the environment names, and writes what came of it. `resend` makes this runtime
// send requests again by itself: see resend.js.

import * as api from 'longport-cancel-order';
import { cancels } from './cancels.js';

const job = JSON.parse(process.env.TRUTH_JOB);
const resend = job.resend ? await (await import('./resend.js'))[job.resend]() : {};
console.log(JSON.stringify(await cancels(api, job, resend)));
