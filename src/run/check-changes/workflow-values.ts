import type { CheckChange } from '../../core/report.ts'
import type { Node } from '../../model/node.ts'
import type { SettingDifference } from './differences.ts'
import { meshgateCommands } from './meshgate-use.ts'
import { flowText, scalarText } from './value-text.ts'

type Values = Pick<CheckChange, 'before' | 'after' | 'note'>

/** The shown values of a difference in a workflow, without possible secrets and whole scripts. */
export function workflowValues(difference: SettingDifference): Values {
  const { path, base, head, isReordered } = difference
  if (isReordered) return { note: 'in another order' }
  const textOf = formatterFor(difference)
  const baseText = base && textOf(base)
  const headText = head && textOf(head)
  if (path.at(-1) === 'run' && (baseText ?? '') === (headText ?? '')) return { note: 'another script' }
  return { ...(baseText !== null && { before: baseText }), ...(headText !== null && { after: headText }) }
}

function formatterFor({ path, isItem }: SettingDifference): (node: Node) => string {
  if (path[0] === 'on' && path.length === 2) return (node) => eventText(path[1]!, node)
  if (path.length === 2 && path[0] === 'jobs') return jobText
  if (isItem && path.at(-1) === 'steps') return stepText
  if (path.at(-1) === 'run') return commandText
  return path.some((key, index) => mayBeSecret(key, path[index - 1])) ? secretText : flowText
}

/** Whether a value under a key may be secret; names of jobs, steps and permissions are no such keys. */
function mayBeSecret(key: string, parent = ''): boolean {
  if (parent === 'jobs' || parent === 'permissions' || key.startsWith('[')) return false
  return /^env$|secret|credential|token|passw|private|api-?key/i.test(key)
}

/** Shows only a value that is a single expression; any other value may be the secret itself. */
function secretText(node: Node): string {
  const text = scalarText(node)
  return /^\$\{\{[^}]*\}\}$/.test(text) ? text : '***'
}

function eventText(event: string, node: Node): string {
  return node.kind === 'map' ? `${event}: ${flowText(node)}` : event
}

function jobText(job: Node): string {
  const uses = job.get('uses').text
  return uses || job.items('steps').map(stepText).join(', ')
}

function stepText(step: Node): string {
  const [uses, name, id] = ['uses', 'name', 'id'].map((key) => step.get(key).text)
  return uses || commandText(step.get('run')) || name || id || 'a script'
}

/** The commands of a script that run meshgate. */
function commandText(run: Node): string {
  return meshgateCommands(run.text).join('; ')
}
