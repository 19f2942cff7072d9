import type { Node } from '../../../model/node.ts'
import { quote } from '../../message/quote.ts'
import type { ProposedFix } from '../../problem.ts'

/** The fix of a misspelt key. */
export function renamingFix(node: Node, name: string): ProposedFix {
  return {
    safety: 'unsafe',
    title: `rename ${quote(node.pathKeys.at(-1))} to ${quote(name)}`,
    set: [{ node, value: name, isKey: true }],
  }
}
