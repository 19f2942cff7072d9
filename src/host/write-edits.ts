import { readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from '../core/errors.ts'
import { groupBy } from '../core/group.ts'
import type { Edit } from '../core/report.ts'
import { applyEdits } from '../core/text-edit.ts'
import { systemErrorText } from './error-text.ts'
import { pathInside } from './folder-tree.ts'

/**
 * Writes edits, which must not overlap, to the files of a folder. `root` is absolute. If one of the files is outside
 * the folder after resolving links, nothing is written.
 * Throws `UsageError` for that, and for a file that cannot be read or written.
 */
export function writeEdits(root: string, edits: readonly Edit[]): void {
  const texts = [...groupBy(edits, ({ file }) => file)].map(([file, fileEdits]) => {
    const path = pathOf(root, file)
    return { file, path, text: applyEdits(readText(path, file), fileEdits) }
  })
  for (const { file, path, text } of texts) {
    attempt(file, 'written', () => writeFileSync(path, text))
  }
}

/**
 * Reads the file at `path` with its byte order mark, so that the text can be written back unchanged. Throws `UsageError`,
 * which calls it `file`, if it cannot be read or is not UTF-8.
 */
export function readText(path: string, file: string): string {
  return attempt(file, 'read', () =>
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path)),
  )
}

function pathOf(root: string, file: string): string {
  const path = attempt(file, 'found', () => realpathSync(join(root, file)))
  const inside = pathInside(realpathSync(root), path)
  if (inside === undefined || !statSync(path).isFile())
    throw new UsageError(`\`${file}\` is not a file in \`${root}\`: it is not written`)
  return path
}

function attempt<Result>(file: string, verb: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw new UsageError(`\`${file}\` cannot be ${verb}: ${systemErrorText(error)}`)
  }
}
