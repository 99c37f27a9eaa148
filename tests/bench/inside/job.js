// Runs one of the measurements beside it in this process, and hands the result to the parent:
// `node job.js '{ "module": …, … }'`.

const { module, ...job } = JSON.parse(process.argv[2]);
const { measure } = await import(`./${module}.js`);
process.send(await measure(job), () => process.exit());
