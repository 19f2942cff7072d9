import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import type { PathChange } from '../../core/difference.ts'
import { regularModes } from './entries.ts'
import { nulSeparatedEntries, type Git } from './git.ts'

/** The commit of HEAD, and the differences of the working folder from it. */
export interface WorkingState {
  /** The commit of HEAD; `null` before the first one. */
  readonly commit: string | null
  readonly changes: readonly PathChange[]
  /** True if `changes` are those of the index; the folder may have others. */
  readonly isOfIndex?: true
}

/** The state outside Git. */
export const noWorkingState: WorkingState = { commit: null, changes: [] }

/** The paths of the commit that the folder has changed or removed. */
export function alteredPaths({ changes }: WorkingState): string[] {
  return changes.flatMap(({ type, path }) => (type === 'added' ? [] : path))
}

/** The paths of the folder that the commit does not have. */
export function addedPaths({ changes }: WorkingState): string[] {
  return changes.flatMap(({ type, path }) => (type === 'added' ? path : []))
}

/**
 * The commit of HEAD if the working folder equals it; `null` if a tracked file differs, an untracked file exists, or there
 * is no commit yet. With `asCommitted` files of the commit are read from the commit, so their changes in the folder are
 * ignored.
 */
export function cleanCommit(state: WorkingState, asCommitted: boolean): string | null {
  const isClean = addedPaths(state).length === 0 && (asCommitted || alteredPaths(state).length === 0)
  return isClean ? state.commit : null
}

/** Compares the working folder with HEAD by `git status --porcelain=v2` (git-status(1)). */
export function workingState(git: Git): WorkingState {
  const options = ['--branch', '--no-ahead-behind', '--no-renames', '--untracked-files=all', '-z']
  const lines = nulSeparatedEntries(git(['status', '--porcelain=v2', '--ignore-submodules=none', ...options]))
  const [, commit = null] = /^# branch\.oid ([0-9a-f]+)$/m.exec(lines.join('\n')) ?? []
  return {
    commit,
    changes: lines.filter((line) => !line.startsWith('# ')).map((line) => changeOf(line, git.top)),
  }
}

function changeOf(line: string, top: string): PathChange {
  if (line.startsWith('? ')) return untracked(line.slice(2), top)
  if (!line.startsWith('1 ')) return { path: pathAfter(line, conflictFields), type: 'changed', isFile: false }
  const [, , , inHead = '', inIndex = '', onDisk = ''] = line.split(' ', ordinaryFields)
  const path = pathAfter(line, ordinaryFields)
  // Git does not report an empty folder that replaced the file.
  if (onDisk === absent) return { path, type: 'removed', isFile: false }
  const modes = [inHead, inIndex, onDisk].filter((mode) => mode !== absent)
  const isFile = modes.every((mode) => regularModes.has(mode))
  return { path, type: inHead === absent ? 'added' : 'changed', isFile }
}

/** The mode of a missing file. */
const absent = '000000'

/** Fields of an ordinary entry before its path: `1 XY SUB HEAD INDEX DISK OID OID`. */
const ordinaryFields = 8

/** Fields of an unmerged entry before its path: `u XY SUB BASE OURS THEIRS DISK OID OID OID`. */
const conflictFields = 10

function pathAfter(line: string, count: number): string {
  return line.split(' ').slice(count).join(' ')
}

/** An untracked path; a nested repository is listed with a slash at its end. */
function untracked(path: string, top: string): PathChange {
  const isFile = lstatSync(join(top, path), { throwIfNoEntry: false })?.isFile() ?? false
  return { path: path.replace(/\/$/, ''), type: 'added', isFile }
}
