import type { Format } from '../model/document.ts';
import { READERS } from './readers/registry.ts';

/** The format in which a file is read; `data` where it is no write-up, `doubtful` where it is one if nothing else is. */
export type Guess = { readonly format: Format; readonly doubtful?: true } | 'data';

/** The ending of a name, in lower case and without the dot; empty where it has none that looks like one. */
export function extensionOf(name: string): string {
  return /[^/]\.([a-z0-9]{1,10})$/iu.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** The format that the name of a file promises. */
export function promised(name: string): Format | undefined {
  const extension = extensionOf(name);
  return Object.values(READERS).find(({ extensions }) => extensions.includes(extension))?.format;
}

/** Whether a name says that the file is code or data and no write-up. */
export function isOther(name: string): boolean {
  return OTHER.has(extensionOf(name)) || TOOL_FILES.test(name.replace(/^.*\//u, ''));
}

/** The format of a file by its name and its content. Students name LaTeX `.txt` and text without any ending. */
export function formatOf(name: string, text: string): Guess {
  if (isOther(name)) return 'data';
  const format = promised(name);
  if (format === 'answers') return looksLikeNotebook(text) ? { format: 'notebook' } : answersOrData(name, text);
  if (format === 'notebook') return { format };
  return { format: byContent(text) ?? format ?? 'text' };
}

const OTHER: ReadonlySet<string> = new Set([
  ...[
    'py',
    'pyc',
    'ts',
    'js',
    'mjs',
    'cjs',
    'jsx',
    'tsx',
    'm',
    'mat',
    'c',
    'h',
    'cc',
    'cpp',
    'hpp',
    'java',
    'class',
    'r',
  ],
  ...[
    'jl',
    'rs',
    'go',
    'rb',
    'hs',
    'scala',
    'kt',
    'swift',
    'sql',
    'sh',
    'bat',
    'ps1',
    'csv',
    'tsv',
    'dat',
    'npy',
    'npz',
  ],
  ...[
    'pt',
    'pth',
    'pkl',
    'h5',
    'log',
    'html',
    'htm',
    'css',
    'xml',
    'svg',
    'toml',
    'ini',
    'cfg',
    'bib',
    'bbl',
    'sty',
    'cls',
  ],
  ...['aux', 'out', 'toc', 'fls', 'lock', 'eps', 'ps', 'lnk', 'url', 'webloc'],
]);

const TOOL_FILES =
  /^(?:package|package-lock|tsconfig|composer|manifest|environment|_config|mkdocs)\.(?:json|ya?ml)$|^(?:Makefile|Dockerfile|LICEN[CS]E|Thumbs\.db)$/iu;

function byContent(text: string): Format | undefined {
  if (looksLikeNotebook(text)) return 'notebook';
  const head = text.slice(0, 200_000);
  if (/^[^%\n`]{0,200}\\(?:documentclass|begin\{(?:document|enumerate|itemize)\}|(?:sub)*section\*?\{)/mu.test(head)) {
    return 'latex';
  }
  const markdown =
    /^ {0,3}(?:#{1,6} \S|```|~~~)|\*\*[^\s*](?:[^*\n]{0,300}[^\s*])?\*\*|^ {0,3}\|? ?:?-{3,}:? ?\|[ :|-]*$/mu.test(
      head,
    );
  return markdown ? 'markdown' : undefined;
}

function looksLikeNotebook(text: string): boolean {
  return (
    /^\s*\{/u.test(text.slice(0, 1000)) && /"(?:cells|worksheets)"\s*:\s*\[/u.test(text) && text.includes('"cell_type"')
  );
}

/** A map from ids to answers is named so, or its keys look like labels: `a.1`, `q2`, `b`. Any other map may be data. */
function answersOrData(name: string, text: string): Guess {
  const named = /answer|solution|submission|response/iu.test(name.replace(/^.*\//u, ''));
  const keys = Array.from(
    text.slice(0, 50_000).matchAll(/^[ \t{,]*["']?([\w.()-]{1,40})["']?[ \t]*:/gmu),
    (match) => match[1] ?? '',
  );
  const labels = keys.filter((key) =>
    /^(?:\(?(?:[a-z]|\d{1,2}|[ivx]{1,4}|\d[a-z])\)?|(?:q|question|part|problem|ex|exercise|task)[_-]?\w{1,3})(?:\.|$)/iu.test(
      key,
    ),
  );
  return named || labels.length * 2 > keys.length ? { format: 'answers' } : { format: 'answers', doubtful: true };
}
