// Paths of a tree: relative to its root, with forward slashes and without `./`.

/** True for the folder itself and everything in it; `''` is the root. */
export function isInside(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`)
}

/**
 * Joins two paths of a tree and resolves `.` and `..`: `''` for the root. A path that leaves the root keeps its `..`. Slashes
 * at the beginning or end of `name` are ignored.
 */
export function joinPath(folder: string, name: string): string {
  const path = folder === '' ? name : `${folder}/${name}`
  return mayNeedSegments.test(path) ? joinedSegments(path) : path
}

/** Matches paths with a slash at the beginning or end, two in a row, or a segment that begins with a dot. */
const mayNeedSegments = /(?:^|\/)(?:[./]|$)/

function joinedSegments(path: string): string {
  const segments: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment === '..' && segments.length > 0 && segments.at(-1) !== '..') segments.pop()
    else segments.push(segment)
  }
  return segments.join('/')
}

/** The folder of a path, `''` for the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

/** The last segment of a path; the path itself if it has no `/`. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** The folders that contain a path, the innermost first, without the root. */
export function foldersAbove(path: string): string[] {
  const folder = folderOf(path)
  return folder === '' ? [] : [folder, ...foldersAbove(folder)]
}
