import '/env.js';
import '/dist/snippet.js';
