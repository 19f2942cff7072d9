import type { CheckEffect } from './differences.ts'
import { table } from '../../core/table.ts'

/** The defaults of the action's inputs. A test compares them with action.yml. */
export const inputDefaults = table<string>({
  config: '.meshgate.yaml',
  'config-from': 'head',
  'approve-weakening': 'false',
  'fail-on': 'error',
  'min-confidence': 'certain',
  'fail-on-diff': 'false',
  'only-new': 'true',
  all: 'false',
  strict: 'false',
  comment: 'auto',
  'comment-key': 'default',
  annotate: 'changed',
  suggestions: 'safe',
  fetch: 'false',
  'time-budget': '900',
})

/** Inputs that are lists, one entry per line. */
export const listInputs: ReadonlySet<string> = new Set(['paths', 'environments', 'egress-allowlist'])

/** The effect of changing an input of the action. An expression may have any value. */
export function inputEffect(name: string, base: string, head: string): CheckEffect {
  if (name === 'config-from' && base === 'head' && head === 'base') return 'tightens'
  if (deciding.has(name)) return 'loosens'
  if (name === 'time-budget') return Number(head) >= Number(base) ? 'changes' : 'loosens'
  const order = strictness[name]
  if (order === undefined) return 'changes'
  if (head.includes('${{')) return 'loosens'
  const [baseRank, headRank] = [base, head].map((value) => order.indexOf(value.trim().toLowerCase())) as [
    number,
    number,
  ]
  if (baseRank < 0 || headRank < 0 || baseRank === headRank) return 'changes'
  return headRank < baseRank ? 'loosens' : 'tightens'
}

/** Inputs that name other sources of decisions, such as another configuration. Their change may loosen anything. */
const deciding: ReadonlySet<string> = new Set([
  'config',
  'config-from',
  'approve-label',
  'base',
  'cache-public-key',
])

/** The values of inputs that decide what is rendered and what fails a run, the most lenient first. */
const strictness = table<readonly string[]>({
  'fail-on': ['never', 'error', 'warning', 'info'],
  'min-confidence': ['certain', 'likely'],
  'fail-on-diff': ['false', 'true'],
  'only-new': ['true', 'false'],
  strict: ['false', 'true'],
  fetch: ['false', 'true'],
  'approve-weakening': ['true', 'false'],
})

/** An entry that was added to or removed from a list input, and its effect. */
export interface EntryChange {
  readonly entry: string
  readonly isAdded: boolean
  readonly effect: CheckEffect
}

/** The entries that were added to or removed from a list input. */
export function entryChanges(name: string, base: string, head: string): EntryChange[] {
  const [baseEntries, headEntries] = [entriesOf(base), entriesOf(head)]
  return [
    ...[...baseEntries]
      .filter((entry) => !headEntries.has(entry))
      .map((entry) => ({ entry, isAdded: false })),
    ...[...headEntries].filter((entry) => !baseEntries.has(entry)).map((entry) => ({ entry, isAdded: true })),
  ].map((change) => ({
    ...change,
    effect: entryEffect(name, change.isAdded, baseEntries.size, headEntries.size),
  }))
}

function entryEffect(name: string, isAdded: boolean, baseSize: number, headSize: number): CheckEffect {
  // Without an allowlist, everything that the configuration allows is allowed.
  if (name === 'egress-allowlist') {
    if (baseSize === 0 || headSize === 0) return isAdded ? 'tightens' : 'loosens'
    return isAdded ? 'loosens' : 'tightens'
  }
  // An empty list means all paths or all environments.
  if (baseSize === 0) return 'loosens'
  if (headSize === 0) return 'tightens'
  return isAdded ? 'tightens' : 'loosens'
}

function entriesOf(text: string): Set<string> {
  const entries = text.split('\n').map((line) => line.trim())
  return new Set(entries.filter((entry) => entry !== ''))
}
