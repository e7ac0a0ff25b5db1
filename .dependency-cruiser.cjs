/** The walls of the house: which room may import which. The table in ARCHITECTURE.md is this one. */
const ROOMS = {
  model: [],
  math: ['model'],
  calculus: ['model', 'math'],
  language: ['model'],
  rubric: ['model', 'math', 'generated'],
  reference: ['model', 'math', 'calculus'],
  submission: ['model'],
  alignment: ['model', 'math', 'language'],
  checks: ['model', 'math', 'calculus', 'language', 'reference'],
  grading: ['model', 'math', 'calculus', 'language', 'rubric', 'reference', 'submission', 'alignment', 'checks'],
  statistics: ['model', 'math'],
  authoring: ['model', 'math', 'language', 'rubric', 'reference', 'checks', 'alignment', 'grading', 'statistics'],
  reporters: ['model', 'statistics', 'generated'],
  batch: ['model', 'rubric', 'submission', 'alignment', 'reference', 'grading', 'statistics', 'reporters'],
  cli: ['.*'],
};

const walls = Object.entries(ROOMS).map(([room, allowed]) => ({
  name: `wall-of-${room}`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: [`^src/${room}/`, ...allowed.map((one) => `^src/${one}/`)] },
}));

module.exports = {
  forbidden: [
    ...walls,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'checks-do-not-know-each-other',
      severity: 'error',
      from: { path: '^src/checks/([^/]+)/' },
      to: { path: '^src/checks/([^/]+)/', pathNot: ['^src/checks/$1/', '^src/checks/shared/'] },
    },
    {
      name: 'effects-at-the-edges',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/(cli|batch|lms|sandbox)/', '/(load|read)\\.ts$'] },
      to: { path: '^(node:)?(fs|fs/promises|child_process|worker_threads|http|https|net)$' },
    },
    {
      name: 'declared-dependencies',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
  },
};
