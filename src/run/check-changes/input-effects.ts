import type { CheckChange } from '../../core/report.ts'

type Effect = CheckChange['effect']

/** What the action takes for an input that a workflow does not set, as in action.yml (a test compares them). */
export const inputDefaults: Readonly<Record<string, string>> = {
  config: '.meshgate.yaml',
  'fail-on': 'error',
  'min-confidence': 'certain',
  'fail-on-diff': 'false',
  'only-new': 'true',
  strict: 'false',
  comment: 'auto',
  'comment-key': 'default',
  annotate: 'changed',
  'time-budget': '900',
}

/** Inputs that hold a list, one entry a line. */
export const listInputs: ReadonlySet<string> = new Set(['paths', 'environments', 'egress-allowlist'])

/** What another value of an input of the action does to the checks. An expression may be anything. */
export function inputEffect(name: string, before: string, after: string): Effect {
  const order = strictness[name]
  const [left, right] = [before, after].map((value) => order?.indexOf(value.trim().toLowerCase()) ?? -1)
  if (left === undefined || right === undefined || left < 0 || right < 0 || left === right) return 'changes'
  return right < left ? 'loosens' : 'tightens'
}

/** The values of inputs that decide what fails, the most lenient first. */
const strictness: Readonly<Record<string, readonly string[]>> = {
  'fail-on': ['never', 'error', 'warning', 'info'],
  'min-confidence': ['certain', 'likely'],
  'fail-on-diff': ['false', 'true'],
  'only-new': ['true', 'false'],
  strict: ['false', 'true'],
}

/** One entry of a list that only one side has, and what that does. */
export interface EntryChange {
  readonly entry: string
  readonly isAdded: boolean
  readonly effect: Effect
}

/** The entries of a list input that only one side has. */
export function entryChanges(name: string, before: string, after: string): EntryChange[] {
  const [left, right] = [entriesOf(before), entriesOf(after)]
  return [
    ...[...left].filter((entry) => !right.has(entry)).map((entry) => ({ entry, isAdded: false })),
    ...[...right].filter((entry) => !left.has(entry)).map((entry) => ({ entry, isAdded: true })),
  ].map((each) => ({ ...each, effect: entryEffect(name, each.isAdded, left.size, right.size) }))
}

function entryEffect(name: string, isAdded: boolean, before: number, after: number): Effect {
  // No allow-list at all allows everything, unless the configuration has one.
  if (name === 'egress-allowlist') {
    return before === 0 || after === 0 ? 'changes' : isAdded ? 'loosens' : 'tightens'
  }
  // No paths and no environments are all of them.
  if (before === 0) return 'loosens'
  if (after === 0) return 'tightens'
  return isAdded ? 'tightens' : 'loosens'
}

function entriesOf(text: string): Set<string> {
  const entries = text.split('\n').map((line) => line.trim())
  return new Set(entries.filter((entry) => entry !== ''))
}
