import type { Format } from '../../model/document.ts';
import { defineReader, type Reader } from './define-reader.ts';

/** All readers by format. */
export const READERS: Readonly<Record<Format, Reader>> = {
  answers: defineReader({
    format: 'answers',
    summary: 'a YAML or JSON map from part ids to answers',
    extensions: ['yaml', 'yml', 'json'],
    load: async () => (await import('./answers.ts')).read,
  }),
  latex: defineReader({
    format: 'latex',
    summary: 'LaTeX source',
    extensions: ['tex', 'latex', 'ltx'],
    load: async () => (await import('./latex.ts')).read,
  }),
  markdown: defineReader({
    format: 'markdown',
    summary: 'Markdown with $ mathematics',
    extensions: ['md', 'markdown', 'mdown', 'mkd', 'rmd', 'qmd'],
    load: async () => (await import('./markdown.ts')).read,
  }),
  notebook: defineReader({
    format: 'notebook',
    summary: 'a Jupyter notebook, without its outputs',
    extensions: ['ipynb'],
    load: async () => (await import('./notebook.ts')).read,
  }),
  text: defineReader({
    format: 'text',
    summary: 'plain text',
    extensions: ['txt', 'text', 'org', 'rst', 'asc', 'adoc'],
    load: async () => (await import('./text.ts')).read,
  }),
};
