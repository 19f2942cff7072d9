import { table } from '../../core/table.ts'
import type { Node } from '../../model/node.ts'
import type { SettingDifference, CheckEffect } from './differences.ts'
import { scalarText } from './value-text.ts'

/** The effect of a change of a job or step by its key; a change of any other key is just `changes`. */
export const jobEffects = table<(difference: SettingDifference) => CheckEffect>({
  'continue-on-error': ({ base, head }) => {
    const [baseValue, headValue] = [literal(base, 'false'), literal(head, 'false')]
    if (baseValue === headValue) return 'changes'
    return headValue === 'true' ? 'loosens' : headValue === 'false' ? 'tightens' : 'changes'
  },
  // A job is skipped if one that it needs fails or is skipped, and a skipped job passes a required check.
  needs: ({ base, head }) => (base === null ? 'loosens' : head === null ? 'tightens' : 'changes'),
  if: ({ base, head }) => {
    if (isNever(head) || (base === null && restricts(head))) return 'loosens'
    return isNever(base) || (head === null && restricts(base)) ? 'tightens' : 'changes'
  },
})

/** The effect of a change of a trigger; its path is `on`, the event, and a filter of the event. */
export function triggerEffect({ path, base, head, isItem }: SettingDifference): CheckEffect {
  const added = base === null ? 'tightens' : head === null ? 'loosens' : 'changes'
  const filter = path[2]
  if (filter === undefined) return added
  if (!filters.has(filter)) return 'changes'
  // A filter excludes runs. An added entry admits more runs, unless the filter lists what is ignored.
  const admitsRuns = isItem && !filter.endsWith('-ignore')
  const isNegated = isItem && scalarText((head ?? base)!).startsWith('!')
  if (added === 'changes' || isNegated) return 'changes'
  return admitsRuns ? added : added === 'tightens' ? 'loosens' : 'tightens'
}

const filters: ReadonlySet<string> = new Set([
  'paths',
  'paths-ignore',
  'branches',
  'branches-ignore',
  'tags',
  'tags-ignore',
])

/** The text of a literal boolean; `''` for an expression, whose value is unknown. */
function literal(node: Node | null, absent: string): string {
  const text = node ? scalarText(node).toLowerCase() : absent
  return text === 'true' || text === 'false' ? text : ''
}

/** An expression without `${{ }}`. */
function condition(node: Node | null): string {
  const text = node ? scalarText(node).trim() : ''
  return (/^\$\{\{(.*)\}\}$/s.exec(text)?.[1] ?? text).trim()
}

function isNever(node: Node | null): boolean {
  return condition(node) === 'false'
}

/** Whether a condition can only exclude runs: without a status function GitHub combines it with `success()`. */
function restricts(node: Node | null): boolean {
  return !/\b(always|failure|cancelled)\s*\(|^true$/.test(condition(node))
}
