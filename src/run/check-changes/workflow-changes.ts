import type { CheckChange } from '../../core/report.ts'
import type { YamlNode } from '../../yaml/node.ts'
import { checkChange } from './check-change.ts'
import type { SettingDifference } from './differences.ts'
import { entryChanges, inputDefaults, inputEffect, listInputs } from './input-effects.ts'
import { jobEffects, triggerEffect } from './job-effects.ts'
import { scalarText } from './value-text.ts'
import { workflowValues } from './workflow-values.ts'
import { workflowDifferences } from './workflow-differences.ts'
import { workflowPairs, type WorkflowPair, type WorkflowSide } from './workflow-pairs.ts'

type Effect = CheckChange['effect']

/**
 * What differs in the workflows that use meshgate on either side: when they run, the jobs that use it and those that
 * these need, and the actions of the repository that it is used through.
 */
export function workflowChanges(base: WorkflowSide, head: WorkflowSide): CheckChange[] {
  const users = new Set([base, head].flatMap(({ use }) => [...use.users]))
  const pairs = workflowPairs(base, head)
  return [
    ...pairs.filter((pair) => pair.base !== pair.head).map(renaming),
    ...workflowDifferences(pairs, base, head).flatMap((difference) => changesOf(difference, users)),
  ]
}

function renaming({ base, head }: WorkflowPair): CheckChange {
  const at = { file: head, line: 1, column: 1, endLine: 1, endColumn: 1 }
  return { at, side: 'head', key: '', effect: 'changes', note: `was \`${base}\`` }
}

function changesOf(difference: SettingDifference, users: ReadonlySet<YamlNode>): CheckChange[] {
  const { trail } = difference
  const input = inputOf(trail)
  if (input !== null && listInputs.has(input)) return entries(difference, input)
  const effect =
    trail[0] === 'on'
      ? triggerEffect(difference)
      : input !== null
        ? effectOfInput(difference, input)
        : effectOf(difference, users)
  // An event is an item of the triggers.
  const isEvent = trail[0] === 'on' && trail.length === 2
  const named = isEvent ? { ...difference, trail: ['on'] } : difference
  const { before: _before, after: _after, ...change } = checkChange(named, effect)
  return [{ ...change, ...workflowValues(difference), ...defaultOf(difference, input) }]
}

/** The input of a step of meshgate that a trail leads to. */
function inputOf(trail: readonly string[]): string | null {
  const [step = '', key, name] = trail.slice(-3)
  return /^\[meshgate(#\d+)?\]$/.test(step) && key === 'with' ? name! : null
}

function effectOfInput({ before, after }: SettingDifference, input: string): Effect {
  const [left, right] = [before, after].map((node) =>
    node ? scalarText(node) : (inputDefaults[input] ?? ''),
  )
  return inputEffect(input, left!, right!)
}

function defaultOf({ before, after }: SettingDifference, input: string | null): Pick<CheckChange, 'default'> {
  const usual = before && after ? undefined : inputDefaults[input ?? '']
  return usual === undefined ? {} : { default: usual }
}

/** Of a list, what only one side has. */
function entries(difference: SettingDifference, input: string): CheckChange[] {
  const { before, after } = difference
  const { before: _before, after: _after, ...change } = checkChange(difference, 'changes')
  const [left, right] = [before, after].map((node) => (node ? scalarText(node) : ''))
  return entryChanges(input, left!, right!).map(({ entry, isAdded, effect }) => ({
    ...change,
    ...(isAdded ? { after: entry } : { before: entry }),
    effect,
  }))
}

function effectOf(difference: SettingDifference, users: ReadonlySet<YamlNode>): Effect {
  const { trail, before, after, isItem, isReordered } = difference
  if (isReordered) return 'changes'
  const isWhole = isItem ? trail.at(-1) === 'steps' : trail.length === 2 && trail[0] === 'jobs'
  if (!isWhole) return jobEffects[trail.at(-1) ?? '']?.(difference) ?? 'changes'
  const isUser = [before, after].some((node) => node?.yaml && users.has(node.yaml))
  if (!isUser) return 'changes'
  return before === null ? 'tightens' : 'loosens'
}
