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
  const entries = nulSeparatedEntries(git(['ls-files', '--stage', '-z'])).map(entryOf)
  const intended = entries.some(({ oid }) => emptyBlobs.has(oid)) ? intendedPaths(git) : null
  return treeOfEntries(git, intended ? entries.filter(({ path }) => !intended.has(path)) : entries)
}

/** The ids of an empty blob with SHA-1 and SHA-256. */
const emptyBlobs = new Set([
  'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391',
  '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813',
])

/** The paths of `git add --intent-to-add`: the index has an empty blob for them, and a commit does not contain them. */
function intendedPaths(git: Git): ReadonlySet<string> {
  const options = ['--ita-invisible-in-index', '--diff-filter=A', '--name-only', '--no-ext-diff', '-z']
  return new Set(nulSeparatedEntries(git(['diff-files', ...options, '--'])))
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
  const changes =
    commit === null ? [] : rawChanges(git, ['diff-index', '--cached', '--ita-invisible-in-index', commit])
  return { commit, changes, isOfIndex: true }
}
