import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import type { PathChange } from '../../core/difference.ts'
import { regularModes } from './entries.ts'
import { fields, type Git } from './git.ts'

/** What HEAD is, and how the working folder differs from it. */
export interface WorkingState {
  /** The commit of HEAD; `null` before the first one. */
  readonly commit: string | null
  readonly changes: readonly PathChange[]
}

/** Compares the working folder with HEAD, by what `git status` says in its version 2 format (git-status(1)). */
export function workingState(git: Git): WorkingState {
  const options = ['--branch', '--no-ahead-behind', '--no-renames', '--untracked-files=all', '-z']
  const lines = fields(git(['status', '--porcelain=v2', '--ignore-submodules=none', ...options]))
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
  // An empty folder may be left where the file was, of which Git says nothing.
  if (onDisk === absent) return { path, type: 'removed', isFile: false }
  const modes = [inHead, inIndex, onDisk].filter((mode) => mode !== absent)
  const isFile = modes.every((mode) => regularModes.has(mode))
  return { path, type: inHead === absent ? 'added' : 'changed', isFile }
}

/** The mode of what is not there. */
const absent = '000000'

/** `1 XY SUB HEAD INDEX DISK OID OID` before the path. */
const ordinaryFields = 8

/** `u XY SUB BASE OURS THEIRS DISK OID OID OID` before the path. */
const conflictFields = 10

function pathAfter(line: string, count: number): string {
  return line.split(' ').slice(count).join(' ')
}

/** Another repository is listed with a slash at its end. */
function untracked(path: string, top: string): PathChange {
  const isFile = lstatSync(join(top, path), { throwIfNoEntry: false })?.isFile() ?? false
  return { path: path.replace(/\/$/, ''), type: 'added', isFile }
}
