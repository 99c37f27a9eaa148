importScripts('/env.js', '/dist/service-worker.js');
