#!/usr/bin/env node
// `npx longport-practice`, and `npm start` in a checkout.

import { main } from '../server/command.js';

process.exitCode = await main(process.argv.slice(2));
