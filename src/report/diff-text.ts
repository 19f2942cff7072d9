import type { Change, ChangeCause, Report } from '../core/report.ts'
import { causeExtent, causeWords } from './cause-words.ts'
import { inertOutput, line, visible } from './escape.ts'
import { uncheckedText } from './text-checks.ts'
import { unpainted, type Paint, type Style } from './paint.ts'
import { count, grouped, objectTitle } from './words.ts'

/** The changes of manifests for a terminal (`meshgate diff`). */
export function diffText(report: Report, paint: Paint = unpainted): string {
  const blocks = report.changes.map((change) => changeText(change, paint))
  const unchecked = uncheckedText(report, paint)
  return inertOutput([...blocks, ...(unchecked === '' ? [] : [unchecked]), closing(report)].join('\n'))
}

const styles: Readonly<Record<string, Style>> = { '+': 'green', '-': 'red', '@': 'cyan' }

function changeText({ type, object, environments, target, causes, diff }: Change, paint: Paint): string {
  const where = environments.length === 0 ? target : environments.join(', ')
  const name = `${type} ${objectTitle(object)}`
  const lines = visible(diff)
    .replace(/\n$/, '')
    .split('\n')
    .map((diffLine) => (styles[diffLine[0] ?? ''] ? paint(styles[diffLine[0] ?? '']!, diffLine) : diffLine))
  const title = `${paint('bold', line(name))}  ${paint('dim', `in ${line(where)}`)}\n`
  return `${title}${causes.map((cause) => causeText(cause, paint)).join('')}${lines.join('\n')}\n`
}

/** A line that decides a change: `because of envs/prod.yaml:5  timeout: 15s → 9s`. */
function causeText(cause: ChangeCause, paint: Paint): string {
  const { file, line: first } = cause.at
  const side = cause.side === 'base' ? ' of base' : ''
  const words = causeWords(cause)
  return `${paint('dim', `because of ${line(file)}:${first}${side}`)}${words === '' ? '' : `  ${line(words)}${causeExtent(cause)}`}\n`
}

function closing({ base, changes, summary }: Report): string {
  if (base === null) return 'nothing to compare with: no base\n'
  if (changes.length === 0) return 'no changes\n'
  const { added, removed, changed } = summary.changes
  const counts = [`${grouped(added)} added`, `${grouped(removed)} removed`, `${grouped(changed)} changed`]
  return `${count(changes.length, 'object')}: ${counts.join(', ')}\n`
}
