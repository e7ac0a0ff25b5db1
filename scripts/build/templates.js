// Compiles the templates of reports to one module, so that grading loads Handlebars' runtime and no compiler.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import Handlebars from 'handlebars';

const TEMPLATES = new URL('../../src/reporters/html/templates/', import.meta.url);
const OUTPUT = new URL('../../src/generated/templates.js', import.meta.url);
/** Templates that are pages, by the name of the function that renders them; all others are partials. */
const PAGES = { renderReport: 'report', renderIndex: 'index' };

/** Writes src/generated/templates.js. */
export function buildTemplates() {
  mkdirSync(new URL('.', OUTPUT), { recursive: true });
  writeFileSync(OUTPUT, compileTemplates());
}

/** The source text of the module with all templates. */
export function compileTemplates() {
  const names = readdirSync(TEMPLATES).toSorted();
  const partials = names.map((name) => `partials['${name.replace(/\.hbs$/, '')}'] = template(${compile(name)});`);
  const pages = Object.entries(PAGES).map(
    ([name, page]) => `export const ${name} = (view) => partials['${page}'](view, { partials });`,
  );
  return [
    "import Handlebars from 'handlebars/runtime.js';",
    'const { template } = Handlebars;',
    'const partials = Object.create(null);',
    ...partials,
    ...pages,
    '',
  ].join('\n');
}

/** Strict: a name that a view does not have is an error. A partial ends where its text ends, without a line break. */
function compile(name) {
  const text = readFileSync(new URL(name, TEMPLATES), 'utf8').trimEnd();
  if (name.endsWith('.css')) return Handlebars.precompile(minify(text));
  return Handlebars.precompile(text, { strict: true, knownHelpersOnly: true, preventIndent: true });
}

/** Styles without comments, indentation and line breaks; nothing else is touched. */
function minify(css) {
  return css.replaceAll(/\/\*.*?\*\//gs, '').replaceAll(/\s*\n\s*/g, '');
}
