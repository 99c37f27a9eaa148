// The entries of the package, and the files that each of them ships.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reached } from './reached.js';

/** For each entry `{ entry, module, script }`: the files of the WebAssembly, and the others. */
export function entries(packageFolder) {
  const files = (entry) => [...reached(join(packageFolder, entry))];
  const slim = files('slim.js');
  const module = exportedModule(packageFolder);
  return [
    divided('node.js, by import', files('node.js'), isModule),
    divided('node.cjs, by require', files('node.cjs'), isModule),
    // What it has and the slim one has not, besides itself, is the module as text.
    divided('browser.js', files('browser.js'), (file, at) => at > 0 && !slim.includes(file)),
    divided('workerd.js', files('workerd.js'), isModule),
    divided('slim.js', [...slim, module], isModule),
  ];
}

const isModule = (file) => file.endsWith('.wasm');

function divided(entry, files, isModule) {
  const module = files.filter(isModule);
  return { entry, module, script: files.filter((file) => !module.includes(file)) };
}

/** The module that is there for whoever serves it themselves. */
function exportedModule(packageFolder) {
  const { exports } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  const path = Object.keys(exports).find((path) => path.endsWith('.wasm'));
  return join(packageFolder, exports[path]);
}
