import path from 'node:path';

/** The path functions of a system: `path`, or `path.win32` and `path.posix` in tests. */
type Paths = Pick<typeof path, 'basename' | 'extname' | 'isAbsolute' | 'relative' | 'resolve' | 'sep'>;

/** Whether `inner` is `outer` or lies below it. Both are absolute, or relative to the same folder. */
export function isWithin(outer: string, inner: string, paths: Paths = path): boolean {
  if (inner === '') return false;
  const way = paths.relative(outer, inner);
  return way !== '..' && !way.startsWith(`..${paths.sep}`) && !paths.isAbsolute(way);
}

/** The path of a file within a folder, with `/` on every system. */
export function toName(folder: string, file: string, paths: Paths = path): string {
  return paths.relative(folder, file).split(paths.sep).join('/');
}

/** The name of a folder as its owner sees it, also for `.` and with a separator at the end. */
export function folderId(folder: string, paths: Paths = path): string {
  return paths.basename(paths.resolve(folder)) || 'submission';
}

/** The name of a file without folders and without its extension. */
export function fileId(file: string, paths: Paths = path): string {
  const name = paths.basename(file);
  return name.slice(0, name.length - paths.extname(name).length);
}
