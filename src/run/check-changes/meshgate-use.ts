import { joinPath } from '../../core/path.ts'
import { resolveLinks } from '../../core/tree.ts'
import { rootOf } from '../../discover/root.ts'
import type { Node } from '../../model/node.ts'
import type { YamlNode } from '../../yaml/node.ts'
import type { Reader } from '../../yaml/reader.ts'

/** Where the workflows of a tree use meshgate. */
export interface MeshgateUse {
  /** The jobs that use it and the jobs that these need, by the file of their workflow. */
  readonly workflows: ReadonlyMap<string, ReadonlySet<string>>
  /** Composite actions of the repository that use it and are used by such a job. */
  readonly actions: ReadonlySet<string>
  /** The jobs and steps that use it directly or through a workflow or action of the repository. */
  readonly users: ReadonlySet<YamlNode>
}

/** Finds the workflows that use meshgate: its action, its command line, or workflows and actions that use these. */
export function meshgateUse(reader: Reader): MeshgateUse {
  const search: Search = { reader, users: new Set(), actions: new Set(), usesMeshgate: new Map() }
  const files = reader.tree.files.filter((path) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path))
  const workflows = new Map(files.map((file) => [file, jobsOf(file, search)] as const))
  return {
    workflows: new Map([...workflows].filter(([, jobs]) => jobs.size > 0)),
    actions: search.actions,
    users: search.users,
  }
}

/**
 * True for a step that runs an action, a reusable workflow or an image called meshgate, or the commands `check` or `diff` of
 * the command line.
 */
export function isMeshgate(step: Node): boolean {
  return namesMeshgate(step.get('uses').text) || meshgateCommands(step.get('run').text).length > 0
}

/** The commands in a script that run meshgate, without what precedes them in the line. */
export function meshgateCommands(script: string): string[] {
  return script
    .replaceAll(/\\\r?\n/g, ' ')
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('#'))
    .flatMap((line) => command.exec(line)?.[0].trim() ?? [])
}

/** `npx meshgate@1 check`, `./node_modules/.bin/meshgate diff`, `node meshgate/dist/cli.js check`. */
const command = /(?<![\w-])meshgate(@\S{1,100}|\/\S{0,200}cli\.js)?["']?[ \t]+(check|diff)\b.*/

/** Whether a reference names an action, workflow or image called meshgate of any owner, since forks count, too. */
function namesMeshgate(uses: string): boolean {
  return /(^|\/)\.?meshgate(\.ya?ml)?([@:/]|$)/i.test(uses)
}

interface Search {
  readonly reader: Reader
  readonly users: Set<YamlNode>
  readonly actions: Set<string>
  /** Whether a file uses meshgate, by its path; false while the file is being searched, which ends cycles. */
  readonly usesMeshgate: Map<string, boolean>
}

/** The jobs of a workflow that use meshgate, and those that they need. */
function jobsOf(file: string, search: Search): Set<string> {
  const root = rootOf(search.reader, file)
  const jobs = new Map(root?.entries('jobs'))
  const jobNames = new Set<string>()
  const add = (name: string): void => {
    const job = jobs.get(name)
    if (!job || jobNames.has(name)) return
    jobNames.add(name)
    for (const { text } of [job.get('needs'), ...job.items('needs')]) add(text)
  }
  for (const [name, job] of jobs) {
    if (usesInJob(job, search)) add(name)
  }
  return jobNames
}

function usesInJob(job: Node, search: Search): boolean {
  const uses = job.get('uses').text
  const calls = namesMeshgate(uses) || (uses.startsWith('./') && usesInWorkflow(joinPath('', uses), search))
  const steps = job.items('steps').filter((step) => usesInStep(step, search))
  return recordUse(job, calls || steps.length > 0, search)
}

function usesInWorkflow(file: string, search: Search): boolean {
  return oncePerFile(file, search, () => jobsOf(file, search).size > 0)
}

function usesInStep(step: Node, search: Search): boolean {
  const uses = step.get('uses').text
  const isUser = isMeshgate(step) || (uses.startsWith('./') && usesInAction(joinPath('', uses), search))
  return recordUse(step, isUser, search)
}

/** Whether an action of the repository is meshgate itself, or a composite action with a step that uses it. */
function usesInAction(folder: string, search: Search): boolean {
  const { reader } = search
  const file = ['action.yml', 'action.yaml']
    .map((name) => joinPath(folder, name))
    .find((path) => reader.tree.read(resolveLinks(reader.tree, path) ?? path) !== undefined)
  if (file === undefined) return false
  const root = rootOf(reader, file)
  if (root?.get('name').text === 'meshgate') return true
  const steps = root?.get('runs').items('steps') ?? []
  const isUser = oncePerFile(file, search, () => steps.filter((step) => usesInStep(step, search)).length > 0)
  if (isUser) search.actions.add(file)
  return isUser
}

/** Searches each file once, however many references lead to it. */
function oncePerFile(file: string, { usesMeshgate: cache }: Search, search: () => boolean): boolean {
  const cached = cache.get(file)
  if (cached !== undefined) return cached
  cache.set(file, false)
  const isUser = search()
  cache.set(file, isUser)
  return isUser
}

function recordUse({ yaml }: Node, isUser: boolean, { users }: Search): boolean {
  if (isUser && yaml) users.add(yaml)
  return isUser
}
