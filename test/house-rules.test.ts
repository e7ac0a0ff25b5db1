import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { CHECKS } from '../src/checks/registry.ts';
import { VERSION } from '../src/model/version.ts';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const filesBelow = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(ROOT.length + 1)
        .replaceAll('\\', '/'),
    );

const sources = filesBelow('src').filter((file) => file.endsWith('.ts') && !file.startsWith('src/generated/'));
const pages = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...filesBelow('docs')].filter(
  (file) => file.endsWith('.md'),
);

describe('the house', () => {
  test('has one version', () => {
    expect(JSON.parse(read('package.json'))).toMatchObject({ version: VERSION });
    expect(read('CHANGELOG.md')).toContain(`## ${VERSION}`);
  });

  test.each(Object.keys(CHECKS))('has a folder, a page and a table of cases for the check %s', (kind) => {
    expect(existsSync(join(ROOT, `src/checks/${kind}/${kind}.ts`))).toBe(true);
    expect(existsSync(join(ROOT, `docs/checks/${kind}.md`))).toBe(true);
    expect(filesBelow('test/checks').some((file) => file.includes(`/${kind}`))).toBe(true);
  });

  test('has every folder of src/checks in the registry', () => {
    const folders = readdirSync(join(ROOT, 'src/checks'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
      .map(({ name }) => name);
    expect(Object.keys(CHECKS).toSorted()).toEqual(folders.toSorted());
  });

  test('lists each dependency with a reason', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<string, object>;
    const reasons = read('docs/dependencies.md');
    const missing = Object.keys({ ...dependencies, ...devDependencies }).filter(
      (name) => !reasons.includes(`\`${name}\``),
    );
    expect(missing).toEqual([]);
  });

  test('names every room in ARCHITECTURE.md', () => {
    const rooms = readdirSync(join(ROOT, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const text = read('ARCHITECTURE.md');
    expect(rooms.map(({ name }) => name).filter((name) => !text.includes(`\`${name}`))).toEqual([]);
  });

  test.each(pages)('has no dead link in %s', (page) => {
    const links = [...read(page).matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/gu)].map((match) => match[1] ?? '');
    const dead = links.filter((link) => !/^https?:/u.test(link) && !existsSync(join(ROOT, dirname(page), link)));
    expect(dead).toEqual([]);
  });

  test('keeps source files small enough to read in one sitting', () => {
    const long = sources.filter((file) => read(file).split('\n').length > 320);
    expect(long).toEqual([]);
  });

  test('leaves nothing behind for later', () => {
    const marks = new RegExp(['TO' + 'DO', 'FIX' + 'ME', 'eslint-' + 'disable', '@ts-' + 'ignore'].join('|'), 'u');
    // A placeholder of students that a reader must know is no note to ourselves.
    const left = sources.filter((file) => marks.test(read(file).replaceAll(/'todo'|\btodo\b/giu, '')));
    expect(left).toEqual([]);
  });
});
