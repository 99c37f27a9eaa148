// `npm test`: installs what the checks need, runs them all, and says what failed.
//
//   npm test                    every step
//   npm test -- rust node       some of them
//   npm test -- --list          their names
//
// It runs before anything is installed, so Node.js alone must do. What the steps check is in
// tasks/steps.js, what they need and how to come by it in tasks/tools.js.

import { STEPS } from './tasks/steps.js';
import { provide } from './tasks/tools.js';

const names = process.argv.slice(2);
if (names.includes('--list')) list();
else process.exit(await runAll(choose(names)));

function list() {
  for (const { name, what } of STEPS) console.log(name.padEnd(12), what);
}

function choose(names) {
  const unknown = names.filter((name) => !STEPS.some((step) => step.name === name));
  if (unknown.length > 0) {
    console.error(`No such step: ${unknown.join(', ')}. These there are:`);
    list();
    process.exit(2);
  }
  return names.length > 0 ? STEPS.filter((step) => names.includes(step.name)) : STEPS;
}

/** Runs the steps one after the other, whether or not one fails; resolves to the exit code. */
async function runAll(steps) {
  const results = [];
  for (const step of steps) results.push({ name: step.name, ...(await runStep(step)) });
  const failed = results.filter((result) => result.failed > 0);
  if (failed.length > 0) console.log(`\nFailed: ${failed.map(({ name }) => name).join(', ')}`);
  console.log(`\n${inWords(total(results))}`);
  return failed.length > 0 ? 1 : 0;
}

async function runStep({ name, what, needs, checks }) {
  console.log(`\n${name}: ${what}`);
  const start = performance.now();
  const results = [];
  try {
    for (const tool of needs) await provide(tool);
    for (const check of checks) results.push(await check());
  } catch (error) {
    results.push({ passed: 0, failed: 1, skipped: 0, output: error.message });
  }
  for (const { failed, output } of results) if (failed > 0) console.log(output.trimEnd());
  const counts = total(results);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${counts.failed > 0 ? 'FAILED' : 'ok'}, ${seconds} s: ${inWords(counts)}`);
  return counts;
}

function total(results) {
  const sum = (key) => results.reduce((all, result) => all + result[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
