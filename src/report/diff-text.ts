import { groupedDigits } from '../core/grouped-digits.ts'
import type { Change, ChangeCause, Report } from '../core/report.ts'
import { causeExtent, causeWords } from './cause-words.ts'
import { inertOutput, line, visible } from './escape.ts'
import { uncheckedText } from './text-checks.ts'
import { missingLines } from './text-missing.ts'
import { unpainted, type Paint, type Style } from './paint.ts'
import { count, objectTitle } from './words.ts'

/** The changes of manifests for a terminal (`meshgate diff`), and the targets that could not be rendered. */
export function diffText(report: Report, paint: Paint = unpainted): string {
  const blocks = report.changes.map((change) => changeText(change, paint))
  const sections = [uncheckedText(report, paint), missingText(report, paint)].filter((text) => text !== '')
  return inertOutput([...blocks, ...sections, closing(report)].join('\n'))
}

/** The targets that could not be rendered, which is all that `meshgate diff --quiet` prints; `''` if none failed. */
export function failedDiffText(report: Report, paint: Paint = unpainted): string {
  const failed = report.targets.filter(({ status }) => status === 'failed')
  return failed.length === 0
    ? ''
    : inertOutput(missingText({ ...report, targets: failed, skipped: [] }, paint))
}

/** Without findings and proofs, which `meshgate diff` does not print, each target and file has its reason. */
function missingText(report: Report, paint: Paint): string {
  const lines = missingLines({ ...report, findings: [], comparisons: [] })
  return lines.map((text) => `${paint('dim', text)}\n`).join('')
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

function closing({ base, changes, summary, unaffected }: Report): string {
  if (base === null) return 'nothing to compare with: no base\n'
  const isComplete = summary.complete || unaffected !== undefined
  const incomplete = isComplete ? '' : 'incomplete: '
  if (changes.length === 0)
    return isComplete ? 'no changes\n' : `${incomplete}no changes in what is rendered\n`
  const { added, removed, changed } = summary.changes
  const counts = [
    `${groupedDigits(added)} added`,
    `${groupedDigits(removed)} removed`,
    `${groupedDigits(changed)} changed`,
  ]
  return `${incomplete}${count(changes.length, 'object')}: ${counts.join(', ')}\n`
}
