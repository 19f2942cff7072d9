import { UsageError } from '../../core/errors.ts'
import type { Tree } from '../../core/tree.ts'
import { tryGit } from './base.ts'
import { treeOfEntries } from './commit-tree.ts'
import { rawChanges } from './difference.ts'
import type { TreeEntry } from './entries.ts'
import { nulSeparatedEntries, type Git } from './git.ts'
import type { WorkingState } from './working-changes.ts'

/**
 * The files of the index, as a commit of it would have them, read from Git's objects. Throws `UsageError` for an index with
 * conflicts, which Git does not commit.
 */
export function indexTree(git: Git): Tree {
  return treeOfEntries(git, nulSeparatedEntries(git(['ls-files', '--stage', '-z'])).map(entryOf))
}

/** An entry of `git ls-files --stage`: `MODE OID STAGE TAB PATH`. It does not contain the size of a blob. */
function entryOf(line: string): TreeEntry {
  const tab = line.indexOf('\t')
  const [mode = '', oid = '', stage = ''] = line.slice(0, tab).split(' ')
  const path = line.slice(tab + 1)
  if (stage !== '0')
    throw new UsageError(`\`${path}\` has conflicts: \`--staged\` checks what can be committed`)
  return { mode, oid, path, size: 0 }
}

/** The commit of HEAD, and the differences of the index from it. */
export function stagedState(git: Git): WorkingState {
  const commit = tryGit(git, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']) ?? null
  const changes = commit === null ? [] : rawChanges(git, ['diff-index', '--cached', commit])
  return { commit, changes, isOfIndex: true }
}
