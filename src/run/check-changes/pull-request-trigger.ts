import type { Tree } from '../../core/tree.ts'
import { rootOf } from '../../discover/root.ts'
import { readerOf } from '../../yaml/reader.ts'
import type { Node } from '../../model/node.ts'
import { meshgateUse } from './meshgate-use.ts'
import { triggersOf } from './workflow-differences.ts'

/**
 * True if a workflow that uses meshgate runs on pull requests. Then the changes of a merge group were judged before.
 * Also true if the repository has no such workflow: then a ruleset provides it, and ruleset workflows run on pull
 * requests (docs.github.com: "Require workflows to pass before merging").
 */
export function runsOnPullRequests(tree: Tree): boolean {
  const reader = readerOf(tree)
  const files = [...meshgateUse(reader).workflows.keys()]
  return files.length === 0 || files.some((file) => isForPullRequests(rootOf(reader, file)))
}

function isForPullRequests(root: Node | null): boolean {
  return root !== null && triggersOf(root).has('pull_request')
}
