import type { LocatedFinding } from '../../inspect/locate.ts'
import { hasPath, type Tree } from '../../core/tree.ts'
import type { Weakening } from '../../model/check-problems.ts'
import type { RuleDifference } from '../check-changes/rule-changes.ts'
import { changeText } from './change-text.ts'
import { hiddenFinding, isNewError } from './hidden-findings.ts'

/**
 * The custom rules whose change loosens the check, may loosen it, or hides findings of head.
 *
 * @param hidden what only base's rules find in head
 */
export function ruleWeakenings(
  differences: readonly RuleDifference[],
  hidden: readonly LocatedFinding[],
  headTree: Tree,
): Weakening[] {
  return differences.flatMap((difference) => {
    const ofRule = hidden.filter(({ rule }) => rule === difference.id)
    const code = codeOf(difference, ofRule)
    if (code === null) return []
    const node = nodeOf(difference, headTree)
    return [{ code, node, change: changeText(difference), hidden: ofRule.map(hiddenFinding) }]
  })
}

function codeOf({ effect }: RuleDifference, hidden: readonly LocatedFinding[]): Weakening['code'] | null {
  if (effect === 'tightens') return null
  if (hidden.some(isNewError)) return 'hides-new'
  return effect === 'loosens' ? 'loosens' : 'may-loosen'
}

/** The changed line in head; of a rule that is gone its file, or its line in base if head lacks the file. */
function nodeOf({ base, head, entry }: RuleDifference, headTree: Tree): Weakening['node'] {
  if (head ?? entry) return head ?? entry!.get('id')
  const { file, line } = base!.location
  return { file, line: hasPath(headTree, file) ? 1 : line }
}
