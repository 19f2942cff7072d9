import type { CheckChange } from '../../core/report.ts'
import type { Node } from '../../model/node.ts'
import type { SettingDifference } from './differences.ts'
import { meshgateCommands } from './meshgate-use.ts'
import { flowText, scalarText } from './value-text.ts'

type Values = Pick<CheckChange, 'before' | 'after' | 'note'>

/** What is shown of the values of a difference in a workflow: nothing that may be secret, and no whole scripts. */
export function workflowValues(difference: SettingDifference): Values {
  const { trail, before, after, isReordered } = difference
  if (isReordered) return { note: 'in another order' }
  const textOf = shownAs(difference)
  const left = before && textOf(before)
  const right = after && textOf(after)
  if (trail.at(-1) === 'run' && (left ?? '') === (right ?? '')) return { note: 'another script' }
  return { ...(left !== null && { before: left }), ...(right !== null && { after: right }) }
}

function shownAs({ trail, isItem }: SettingDifference): (node: Node) => string {
  if (trail[0] === 'on' && trail.length === 2) return (node) => eventText(trail[1]!, node)
  if (trail.length === 2 && trail[0] === 'jobs') return jobText
  if (isItem && trail.at(-1) === 'steps') return stepText
  if (trail.at(-1) === 'run') return commandText
  return trail.some((key, index) => isSecretive(key, trail[index - 1])) ? secretText : flowText
}

/** Keys under which a value may be secret, but not the names of jobs, steps and permissions. */
function isSecretive(key: string, parent = ''): boolean {
  if (parent === 'jobs' || parent === 'permissions' || key.startsWith('[')) return false
  return /^env$|secret|credential|token|passw|private|api-?key/i.test(key)
}

/** What is not wholly an expression is not shown: it may be the secret itself. */
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

/** Of a script, what runs meshgate. */
function commandText(run: Node): string {
  return meshgateCommands(run.text).join('; ')
}
