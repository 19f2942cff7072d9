import type { CheckChange } from '../../core/report.ts'
import type { YamlNode } from '../../yaml/node.ts'
import { checkChange } from './check-change.ts'
import type { SettingDifference, CheckEffect } from './differences.ts'
import { entryChanges, inputDefaults, inputEffect, listInputs } from './action-input-effects.ts'
import { jobEffects, triggerEffect } from './job-effects.ts'
import { scalarText } from './value-text.ts'
import { workflowValues } from './workflow-values.ts'
import { workflowDifferences } from './workflow-differences.ts'
import { workflowPairs, type WorkflowPair, type WorkflowTree } from './workflow-pairs.ts'

/**
 * The changes of workflows that use meshgate in base or head: triggers, the jobs that use it and the jobs that these
 * need, and the actions of the repository through which it is used.
 */
export function workflowChanges(base: WorkflowTree, head: WorkflowTree): CheckChange[] {
  const users = new Set([base, head].flatMap(({ use }) => [...use.users]))
  const pairs = workflowPairs(base, head)
  return [
    ...pairs.filter((pair) => pair.base !== pair.head).map(renamedWorkflow),
    ...workflowDifferences(pairs, base, head).flatMap((difference) => changesOf(difference, users)),
  ]
}

function renamedWorkflow({ base, head }: WorkflowPair): CheckChange {
  const at = { file: head, line: 1, column: 1, endLine: 1, endColumn: 1 }
  return { at, side: 'head', key: '', effect: 'changes', note: `was \`${base}\`` }
}

function changesOf(difference: SettingDifference, users: ReadonlySet<YamlNode>): CheckChange[] {
  const { path } = difference
  const input = inputOf(path)
  if (input !== null && listInputs.has(input)) return entryChangesOf(difference, input)
  const effect =
    path[0] === 'on'
      ? triggerEffect(difference)
      : input !== null
        ? effectOfInput(difference, input)
        : effectOf(difference, users)
  // An event is reported as an item of `on`.
  const isEvent = path[0] === 'on' && path.length === 2
  const reported = isEvent ? { ...difference, path: ['on'] } : difference
  const { before: _before, after: _after, ...change } = checkChange(reported, effect)
  return [{ ...change, ...workflowValues(difference), ...defaultOf(difference, input) }]
}

/** The input of a meshgate step at a path; `null` if the path leads to something else. */
function inputOf(path: readonly string[]): string | null {
  const [step = '', key, name] = path.slice(-3)
  return /^\[meshgate(#\d+)?\]$/.test(step) && key === 'with' ? name! : null
}

function effectOfInput({ base, head }: SettingDifference, input: string): CheckEffect {
  const [baseValue, headValue] = [base, head].map((node) =>
    node ? scalarText(node) : (inputDefaults[input] ?? ''),
  )
  return inputEffect(input, baseValue!, headValue!)
}

function defaultOf({ base, head }: SettingDifference, input: string | null): Pick<CheckChange, 'default'> {
  const defaultValue = base && head ? undefined : inputDefaults[input ?? '']
  return defaultValue === undefined ? {} : { default: defaultValue }
}

/** One change for each entry that was added to or removed from a list input. */
function entryChangesOf(difference: SettingDifference, input: string): CheckChange[] {
  const { base, head } = difference
  const { before: _before, after: _after, ...change } = checkChange(difference, 'changes')
  const [baseText, headText] = [base, head].map((node) => (node ? scalarText(node) : ''))
  return entryChanges(input, baseText!, headText!).map(({ entry, isAdded, effect }) => ({
    ...change,
    ...(isAdded ? { after: entry } : { before: entry }),
    effect,
  }))
}

function effectOf(difference: SettingDifference, users: ReadonlySet<YamlNode>): CheckEffect {
  const { path, base, head, isItem, isReordered } = difference
  if (isReordered) return 'changes'
  const isWhole = isItem ? path.at(-1) === 'steps' : path.length === 2 && path[0] === 'jobs'
  if (!isWhole) return jobEffects[path.at(-1) ?? '']?.(difference) ?? 'changes'
  const isUser = [base, head].some((node) => node?.yaml && users.has(node.yaml))
  if (!isUser) return 'changes'
  return base === null ? 'tightens' : 'loosens'
}
