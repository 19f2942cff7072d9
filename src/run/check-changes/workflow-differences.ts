import { rootOf } from '../../discover/root.ts'
import type { Node } from '../../model/node.ts'
import { settingDifferences, type SettingDifference, type ListPolicy } from './differences.ts'
import { emptyRoot } from './empty-root.ts'
import { isMeshgate } from './meshgate-use.ts'
import type { WorkflowPair, WorkflowTree } from './workflow-pairs.ts'

/** The differences in workflows that use meshgate, and in the actions of the repository through which they use it. */
export function workflowDifferences(
  pairs: readonly WorkflowPair[],
  base: WorkflowTree,
  head: WorkflowTree,
): SettingDifference[] {
  const actions = new Set([...base.use.actions, ...head.use.actions])
  return [
    ...pairs.flatMap((pair) => inWorkflow(pair, base, head)),
    ...[...actions].flatMap((file) => inAction(file, base, head)),
  ]
}

/** Keys of a workflow that affect all its jobs. */
const sharedKeys = ['permissions', 'env', 'defaults', 'concurrency']

function inWorkflow(files: WorkflowPair, base: WorkflowTree, head: WorkflowTree): SettingDifference[] {
  const [baseRoot, headRoot] = [rootIn(base, files.base), rootIn(head, files.head)]
  const jobsOf = ({ use }: WorkflowTree, file: string): Iterable<string> => use.workflows.get(file) ?? []
  const jobs = new Set([...jobsOf(base, files.base), ...jobsOf(head, files.head)])
  return [
    ...triggerDifferences(triggersOf(baseRoot), triggersOf(headRoot)),
    ...sharedKeys.flatMap((key) => settingDifferences(baseRoot.get(key), headRoot.get(key), policy, [key])),
    ...[...jobs].flatMap((job) => jobDifferences(baseRoot.at('jobs', job), headRoot.at('jobs', job), job)),
  ].filter(isMeaningful)
}

function inAction(file: string, base: WorkflowTree, head: WorkflowTree): SettingDifference[] {
  const [baseRoot, headRoot] = [rootIn(base, file), rootIn(head, file)]
  return ['inputs', 'runs']
    .flatMap((key) => settingDifferences(baseRoot.get(key), headRoot.get(key), policy, [key]))
    .filter(isMeaningful)
}

function rootIn({ reader }: WorkflowTree, file: string): Node {
  return rootOf(reader, file) ?? emptyRoot(file)
}

/** The triggers of a workflow by event; Go's YAML parser reads the key `on` as a boolean. */
export function triggersOf(root: Node): ReadonlyMap<string, Trigger> {
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

/** An event that starts a workflow: the node of its name, and its filters. */
export interface Trigger {
  readonly name: Node
  readonly filters: Node | null
}

function triggerDifferences(
  base: ReadonlyMap<string, Trigger>,
  head: ReadonlyMap<string, Trigger>,
): SettingDifference[] {
  const events = new Set([...base.keys(), ...head.keys()])
  return [...events].flatMap((event): SettingDifference[] => {
    const [baseTrigger, headTrigger] = [base.get(event), head.get(event)]
    if (baseTrigger && headTrigger) {
      const none = emptyRoot('').get('none')
      return settingDifferences(baseTrigger.filters ?? none, headTrigger.filters ?? none, policy, [
        'on',
        event,
      ])
    }
    return [
      {
        path: ['on', event],
        base: baseTrigger?.name ?? null,
        head: headTrigger?.name ?? null,
        isItem: false,
        isReordered: false,
      },
    ]
  })
}

/** The differences of a job; an added or removed job is one difference. */
function jobDifferences(baseJob: Node, headJob: Node, job: string): SettingDifference[] {
  const path = ['jobs', job]
  if (baseJob.exists && headJob.exists) return settingDifferences(baseJob, headJob, policy, path)
  return [
    {
      path,
      base: baseJob.exists ? baseJob : null,
      head: headJob.exists ? headJob : null,
      isItem: false,
      isReordered: false,
    },
  ]
}

const policy: ListPolicy = {
  nameOf: (item, path) => (path.at(-1) === 'steps' ? stepName(item) : null),
  isOrdered: (path) => path.at(-1) === 'steps',
  isEmptyIfAbsent: (path) => path.at(-1) === 'steps',
}

/** The name that identifies a step; another version of its action is the same step. */
function stepName(step: Node): string {
  if (isMeshgate(step)) return 'meshgate'
  const [id, uses, name] = ['id', 'uses', 'name'].map((key) => step.get(key).text)
  return id || uses?.replace(/@[^@]*$/, '') || name || 'run'
}

/** False for keys without effect on the checks: the name of a step and its timeout. */
function isMeaningful({ path }: SettingDifference): boolean {
  const last = path.at(-1)
  if (last === 'timeout-minutes') return false
  return !(last === 'name' && path.at(-2)?.startsWith('['))
}
