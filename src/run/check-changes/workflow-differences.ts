import { rootOf } from '../../discover/root.ts'
import type { Node } from '../../model/node.ts'
import { settingDifferences, type SettingDifference, type ListPolicy } from './differences.ts'
import { emptyRoot } from './empty-root.ts'
import { isMeshgate } from './meshgate-use.ts'
import type { WorkflowPair, WorkflowSide } from './workflow-pairs.ts'

/** What differs in workflows that use meshgate, and in the actions of the repository that they use it through. */
export function workflowDifferences(
  pairs: readonly WorkflowPair[],
  base: WorkflowSide,
  head: WorkflowSide,
): SettingDifference[] {
  const actions = new Set([...base.use.actions, ...head.use.actions])
  return [
    ...pairs.flatMap((pair) => inWorkflow(pair, base, head)),
    ...[...actions].flatMap((file) => inAction(file, base, head)),
  ]
}

/** What decides when and how all jobs of a workflow run. */
const shared = ['permissions', 'env', 'defaults', 'concurrency']

function inWorkflow(files: WorkflowPair, base: WorkflowSide, head: WorkflowSide): SettingDifference[] {
  const [before, after] = [rootIn(base, files.base), rootIn(head, files.head)]
  const jobsOf = ({ use }: WorkflowSide, file: string): Iterable<string> => use.workflows.get(file) ?? []
  const jobs = new Set([...jobsOf(base, files.base), ...jobsOf(head, files.head)])
  return [
    ...triggerDifferences(triggersOf(before), triggersOf(after)),
    ...shared.flatMap((key) => settingDifferences(before.get(key), after.get(key), policy, [key])),
    ...[...jobs].flatMap((job) => jobDifferences(before.at('jobs', job), after.at('jobs', job), job)),
  ].filter(saysSomething)
}

function inAction(file: string, base: WorkflowSide, head: WorkflowSide): SettingDifference[] {
  const [before, after] = [rootIn(base, file), rootIn(head, file)]
  return ['inputs', 'runs']
    .flatMap((key) => settingDifferences(before.get(key), after.get(key), policy, [key]))
    .filter(saysSomething)
}

function rootIn({ reader }: WorkflowSide, file: string): Node {
  return rootOf(reader, file) ?? emptyRoot(file)
}

/** `on` is a boolean for Go. */
function triggersOf(root: Node): ReadonlyMap<string, Trigger> {
  const written = root.get('on')
  const on = written.exists ? written : root.get('true')
  const names = [on, ...on.items()].filter(({ text }) => text !== '')
  return new Map([
    ...names.map((name): [string, Trigger] => [name.text, { name, filters: null }]),
    ...on.entries().map(([event, node]): [string, Trigger] => {
      return [event, { name: node, filters: node.entries().length > 0 ? node : null }]
    }),
  ])
}

/** An event that starts a workflow: where it is named, and its filters. */
interface Trigger {
  readonly name: Node
  readonly filters: Node | null
}

function triggerDifferences(
  before: ReadonlyMap<string, Trigger>,
  after: ReadonlyMap<string, Trigger>,
): SettingDifference[] {
  const events = new Set([...before.keys(), ...after.keys()])
  return [...events].flatMap((event): SettingDifference[] => {
    const [left, right] = [before.get(event), after.get(event)]
    if (left && right) {
      const none = emptyRoot('').get('none')
      return settingDifferences(left.filters ?? none, right.filters ?? none, policy, ['on', event])
    }
    return [
      {
        trail: ['on', event],
        before: left?.name ?? null,
        after: right?.name ?? null,
        isItem: false,
        isReordered: false,
      },
    ]
  })
}

/** A job that only one side has is one difference. */
function jobDifferences(before: Node, after: Node, job: string): SettingDifference[] {
  const trail = ['jobs', job]
  if (before.exists && after.exists) return settingDifferences(before, after, policy, trail)
  return [
    {
      trail,
      before: before.exists ? before : null,
      after: after.exists ? after : null,
      isItem: false,
      isReordered: false,
    },
  ]
}

const policy: ListPolicy = {
  nameOf: (item, trail) => (trail.at(-1) === 'steps' ? stepName(item) : null),
  isOrdered: (trail) => trail.at(-1) === 'steps',
  isEmptyIfAbsent: (trail) => trail.at(-1) === 'steps',
}

/** What a step is by: another version of its action is the same step. */
function stepName(step: Node): string {
  if (isMeshgate(step)) return 'meshgate'
  const [id, uses, name] = ['id', 'uses', 'name'].map((key) => step.get(key).text)
  return id || uses?.replace(/@[^@]*$/, '') || name || 'run'
}

/** Keys that decide nothing: what a step is called, and when it is given up. */
function saysSomething({ trail }: SettingDifference): boolean {
  const last = trail.at(-1)
  if (last === 'timeout-minutes') return false
  return !(last === 'name' && trail.at(-2)?.startsWith('['))
}
