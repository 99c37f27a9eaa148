import { Worker } from 'node:worker_threads';

new Worker(new URL('./snippet.js', import.meta.url));
