import type { CheckChange } from '../../core/report.ts'
import type { Node } from '../../model/node.ts'
import type { SettingDifference } from './differences.ts'
import { scalarText } from './value-text.ts'

type Effect = CheckChange['effect']

/** What a change of a key of a job or step does, by the key; keys that are not here may do anything. */
export const jobEffects: Readonly<Record<string, (difference: SettingDifference) => Effect>> = {
  'continue-on-error': ({ before, after }) => {
    const [left, right] = [literal(before, 'false'), literal(after, 'false')]
    if (left === right) return 'changes'
    return right === 'true' ? 'loosens' : right === 'false' ? 'tightens' : 'changes'
  },
  if: ({ before, after }) => {
    if (isNever(after) || (before === null && restricts(after))) return 'loosens'
    return isNever(before) || (after === null && restricts(before)) ? 'tightens' : 'changes'
  },
}

/** What a change of a trigger does: `trail` is `on`, the event, and a filter of it. */
export function triggerEffect({ trail, before, after, isItem }: SettingDifference): Effect {
  const added = before === null ? 'tightens' : after === null ? 'loosens' : 'changes'
  const filter = trail[2]
  if (filter === undefined) return added
  if (!filters.has(filter)) return 'changes'
  // A filter leaves something out; another entry lets something in, unless it is one of what is ignored.
  const letsIn = isItem && !filter.endsWith('-ignore')
  const isNegated = isItem && scalarText((after ?? before)!).startsWith('!')
  if (added === 'changes' || isNegated) return 'changes'
  return letsIn ? added : added === 'tightens' ? 'loosens' : 'tightens'
}

const filters: ReadonlySet<string> = new Set([
  'paths',
  'paths-ignore',
  'branches',
  'branches-ignore',
  'tags',
  'tags-ignore',
])

/** A literal boolean; of an expression, nothing is known. */
function literal(node: Node | null, absent: string): string {
  const text = node ? scalarText(node).toLowerCase() : absent
  return text === 'true' || text === 'false' ? text : ''
}

/** An expression without its frame. */
function condition(node: Node | null): string {
  const text = node ? scalarText(node).trim() : ''
  return (/^\$\{\{(.*)\}\}$/s.exec(text)?.[1] ?? text).trim()
}

function isNever(node: Node | null): boolean {
  return condition(node) === 'false'
}

/** Without a status function a condition stands beside `success()`, so that it can only leave runs out. */
function restricts(node: Node | null): boolean {
  return !/\b(always|failure|cancelled)\s*\(|^true$/.test(condition(node))
}
