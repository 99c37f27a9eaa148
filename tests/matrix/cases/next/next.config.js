import { resolve } from 'node:path';

// Next.js itself is installed beside this project, not in it.
export default { turbopack: { root: resolve('../..') } };
