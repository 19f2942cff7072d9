import { lstatSync, readdirSync, type Dirent } from 'node:fs'
import { join } from 'node:path'
import { folderOf } from '../core/path.ts'
import type { Skipped } from '../core/tree.ts'
import { systemErrorText } from './error-text.ts'

/** Names of folders, at any depth, that are skipped in a folder without Git, since they hold no configuration. */
export const neverRead: ReadonlySet<string> = new Set(['.git', 'node_modules'])

/** Default limit on files: more than any folder of configuration has, and walked in a fraction of a second. */
export const defaultMaxFiles = 50_000

/**
 * The paths of all files and links under a root, without `neverRead`. If there are more than `maxFiles`, only those in the
 * folders of `namedPaths`, if any are named. Folders that cannot be read are added to `refused`.
 */
export function walkedFiles(
  root: string,
  namedPaths: readonly string[],
  maxFiles: number,
  refused: Skipped[],
): Iterable<string> {
  const paths: string[] = []
  for (const path of walk(root, '', refused)) {
    if (paths.push(path) > maxFiles && namedPaths.length > 0) {
      refused.length = 0
      return new Set(
        namedPaths.flatMap((namedPath) => [...walk(root, nearestFolder(root, namedPath), refused)]),
      )
    }
  }
  return paths
}

function nearestFolder(root: string, path: string): string {
  return lstatSync(join(root, path)).isDirectory() ? path : folderOf(path)
}

function* walk(root: string, folder: string, refused: Skipped[]): Iterable<string> {
  for (const entry of entriesOf(root, folder, refused)) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (neverRead.has(entry.name)) continue
    if (entry.isDirectory()) yield* walk(root, path, refused)
    else yield path
  }
}

function entriesOf(root: string, folder: string, refused: Skipped[]): Dirent[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true })
  } catch (error) {
    refused.push({ file: folder || '.', reason: `cannot be read: ${systemErrorText(error)}` })
    return []
  }
}
