// Writes the published schemas from what the code in dist/ declares; with --check only says whether they are current.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { printSchema } from './print-schema.js';

const root = new URL('../..', import.meta.url);
const { composeSchema } = await import(new URL('dist/rubric/compose-schema.js', root));
const { CHECKS } = await import(new URL('dist/checks/registry.js', root));
const { RESULT_SCHEMA } = await import(new URL('dist/model/result-schema.js', root));

const schemas = {
  'rubric.schema.json': composeSchema(Object.values(CHECKS).map((check) => check.options)),
  'result.schema.json': RESULT_SCHEMA,
};
const stale = [];
mkdirSync(new URL('schema/', root), { recursive: true });
for (const [name, schema] of Object.entries(schemas)) {
  const file = new URL(`schema/${name}`, root);
  const text = printSchema(schema);
  if (process.argv.includes('--check')) {
    if (read(file) !== text) stale.push(name);
  } else writeFileSync(file, text);
}
if (stale.length > 0) {
  process.stderr.write(
    `Not current: ${stale.map((name) => `schema/${name}`).join(', ')}. Run \`node scripts/build/schemas.js\`.\n`,
  );
  process.exitCode = 1;
}

function read(file) {
  try {
    return readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
  } catch {
    return undefined;
  }
}
