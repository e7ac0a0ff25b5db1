// Compiles the schema of rubrics to plain functions, so that loading a rubric loads no schema compiler.
import { mkdirSync, writeFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';

const OUTPUT = new URL('../../src/generated/validators.js', import.meta.url);
/** Names the schema while it is compiled; it stands in no file. */
const ID = 'rubric';

/** Writes src/generated/validators.js. Needs what tsc has made in dist/. */
export async function buildValidators() {
  const { composeFrame } = await import(new URL('../../dist/rubric/compose-schema.js', import.meta.url));
  const { CHECKS } = await import(new URL('../../dist/checks/registry.js', import.meta.url));
  const kinds = Object.values(CHECKS).map((check) => check.options);
  mkdirSync(new URL('.', OUTPUT), { recursive: true });
  writeFileSync(OUTPUT, compileValidators(composeFrame(kinds), Object.keys(CHECKS)));
}

/** The source text of the module. `frame` is the schema that composeFrame makes, `kinds` the names of all kinds. */
export function compileValidators(frame, kinds) {
  const ajv = new Ajv.default({
    allErrors: true,
    strict: true,
    allowUnionTypes: true,
    strictTypes: false,
    strictRequired: false,
    inlineRefs: false, // What several keys share is compiled once.
    messages: false,
    code: { source: true, esm: true },
  });
  ajv.addSchema({ ...withoutRepetition(bare(frame)), $id: ID });
  const names = { validateRubric: ID, validateShared: `${ID}#/$defs/shared` };
  kinds.forEach((kind, i) => (names[`kind${i}`] = `${ID}#/$defs/complete_${kind}`));
  const code = standaloneCode.default(ajv, names);
  const table = kinds.map((kind, i) => `${JSON.stringify(kind)}: kind${i}`).join(', ');
  const schema = JSON.stringify(JSON.stringify(frame));
  return `${imported(code)}\nexport const validateKind = { ${table} };\nexport const schema = JSON.parse(${schema});\n`;
}

/** Without the sentences for people, which no validator needs. */
function bare(schema) {
  const isSentence = (key, value) => key === 'description' && typeof value === 'string';
  return JSON.parse(JSON.stringify(schema, (key, value) => (isSentence(key, value) ? undefined : value)));
}

/** Rules that stand in several places as one definition: that makes the module a fraction of its size. */
function withoutRepetition(schema) {
  const seen = new Map();
  count(schema);
  const definitions = {};
  const names = new Map();
  return { ...share(schema, true), $defs: { ...share(schema.$defs, true), ...definitions } };

  function count(value) {
    if (typeof value !== 'object' || value === null) return;
    const text = JSON.stringify(value);
    seen.set(text, (seen.get(text) ?? 0) + 1);
    if (seen.get(text) === 1) Object.values(value).forEach(count);
  }

  /** `isKept`: the value is no rule itself but holds rules by name. */
  function share(value, isKept = false) {
    if (Array.isArray(value)) return value.map((item) => share(item));
    if (typeof value !== 'object' || value === null) return value;
    const text = JSON.stringify(value);
    const inside = () =>
      Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, share(item, key === 'properties' || key === '$defs')]),
      );
    if (isKept || seen.get(text) === 1 || !isRule(value) || '$ref' in value) return inside();
    if (!names.has(text)) {
      names.set(text, `shared_${names.size}`);
      definitions[names.get(text)] = inside();
    }
    return { $ref: `#/$defs/${names.get(text)}` };
  }
}

function isRule(value) {
  return 'type' in value || 'enum' in value;
}

/** Ajv writes `require` for its helpers even into modules. */
function imported(code) {
  const helpers = new Map();
  const body = code.replaceAll(/require\("(ajv\/dist\/runtime\/\w+)"\)\.default/g, (_, path) => {
    if (!helpers.has(path)) helpers.set(path, `helper${helpers.size}`);
    return `${helpers.get(path)}.default`;
  });
  if (body.includes('require(')) throw new Error('a validator needs a module that is not one of the known helpers');
  return [...helpers].map(([path, name]) => `import ${name} from '${path}.js';\n`).join('') + body;
}
