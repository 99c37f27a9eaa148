// Runs one of the measurements beside it in this process, and hands the result to the parent, or
// prints it where the parent does not listen: `node job.js '{ "module": …, … }'`.

const { module, ...job } = JSON.parse(process.argv[2]);
const { measure } = await import(`./${module}.js`);
const result = await measure(job);
if (process.send) process.send(result, () => process.exit());
else process.stdout.write(JSON.stringify(result), () => process.exit());
