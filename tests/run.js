// The test command: says what it will install, installs it, runs the checks, and says what failed.
//
//   npm test                    what whoever changes something wants to know
//   npm run test:all            that, and every runtime, bundler and browser
//   npm test rust node          some steps
//   npm test -- --list          their names
//
// It runs before anything is installed, so Node.js alone must do. What the steps check is in
// tasks/steps.js, what they need and how to come by it in tasks/tools.js.

import { begin, end, since } from './tasks/progress.js';
import { EVERYDAY, FURTHER } from './tasks/steps.js';
import { TOOLS, install, installed, missing } from './tasks/tools.js';

const ALL = [...EVERYDAY, ...FURTHER];

const names = process.argv.slice(2);
if (names.includes('--list')) list();
else process.exit(await runAll(choose(names)));

function list() {
  for (const { name, what } of ALL) console.log(name.padEnd(12), what);
}

function choose(names) {
  if (names.length === 0) return EVERYDAY;
  if (names.includes('--all')) return ALL;
  const unknown = names.filter((name) => !ALL.some((step) => step.name === name));
  if (unknown.length > 0) {
    console.error(`No such step: ${unknown.join(', ')}. These there are:`);
    list();
    process.exit(2);
  }
  return ALL.filter((step) => names.includes(step.name));
}

/** Runs the steps, whether or not one fails; resolves to the exit code. */
async function runAll(steps) {
  const start = performance.now();
  const lacking = await missing(steps.flatMap(({ needs }) => needs));
  announce(lacking, steps);
  install(lacking);
  // What compiles waits for what compiles; the rest can run beside it.
  const lanes = [steps.filter((step) => step.compiles), steps.filter((step) => !step.compiles)];
  const results = (await Promise.all(lanes.map(runLane))).flat();
  const failed = results.filter((result) => result.failed > 0);
  if (failed.length > 0) console.log(`\nFailed: ${failed.map(({ name }) => name).join(', ')}`);
  console.log(`\n${inWords(total(results))}, in ${since(start)}`);
  return failed.length > 0 ? 1 : 0;
}

async function runLane(steps) {
  const results = [];
  for (const step of steps) results.push({ name: step.name, ...(await runStep(step)) });
  return results;
}

/** Says what will be installed, how, for which steps, and about how much that is. */
function announce(lacking, steps) {
  if (lacking.length === 0) return;
  console.log('Missing here, so installed while the first steps run:');
  for (const name of lacking) {
    const { install, size } = TOOLS[name];
    const isFor = ({ needs }) =>
      needs.some((need) => need === name || TOOLS[need].needs?.includes(name));
    const purpose = steps.filter(isFor).map((step) => step.name);
    console.log(`  ${name}, about ${size} on the disk, for: ${purpose.join(', ')}\n    ${install}`);
  }
  console.log();
}

async function runStep({ name, what, needs, checks }) {
  const say = begin(name);
  const results = [];
  try {
    for (const tool of needs) {
      say(`waits until ${tool} is installed`);
      await installed(tool);
    }
    for (const check of checks) results.push(await check(say));
  } catch (error) {
    results.push({ passed: 0, failed: 1, skipped: 0, output: error.message });
  }
  const counts = total(results);
  const verdict = counts.failed > 0 ? 'FAILED' : 'ok';
  console.log(`${verdict.padEnd(6)} ${name}, ${end(name)}: ${inWords(counts)}; ${what}`);
  for (const { failed, output } of results) if (failed > 0) console.log(output.trimEnd());
  return counts;
}

function total(results) {
  const sum = (key) => results.reduce((all, result) => all + result[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
