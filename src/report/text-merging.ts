import type { Consequence, Report } from '../core/report.ts'
import { isBlockingConsequence } from './blocking-consequences.ts'
import { deletedNames, deletionGroups, deletionTitle, isLoss, type DeletionGroup } from './deletion-groups.ts'
import { equalConsequences, type EqualConsequences } from './equal-consequences.ts'
import { clamp, line } from './escape.ts'
import type { Paint } from './paint.ts'
import { proofText } from './proof-words.ts'
import type { Gate } from './verdict.ts'
import { count, objectTitle } from './words.ts'

/**
 * The consequences of merging for requests, the objects that it deletes, leaves behind or moves, and what is proved, for a
 * terminal. What is proved stands without a heading if there is nothing else; `''` without any of them.
 */
export function mergingText(report: Report, gate: Gate, paint: Paint): string {
  const groups = deletionGroups(report.deletions)
  const consequences = equalConsequences(report, gate)
  const proof = proofText(report)
  const proofLine = proof === '' ? '' : `${paint('green', line(proof))}\n`
  if (groups.length + consequences.length === 0) return proofLine
  const blocking = consequences.filter(([first]) => isBlockingConsequence(first, gate)).length
  const shown = consequences.slice(0, Math.max(maxConsequences, blocking))
  const lines = [
    paint('bold', 'merging this:'),
    ...shown.map((equal) => consequenceLine(equal, gate, paint)),
    ...more(consequences.length - shown.length, 'consequence', paint),
    ...groups.slice(0, maxGroups).flatMap((group) => groupLines(group, paint)),
    ...more(groups.length - maxGroups, 'group', paint),
  ]
  return `${lines.map((text) => `${text}\n`).join('')}${proofLine === '' ? '' : `  ${proofLine}`}`
}

/** Limit on listed consequences; those that block are all listed. */
const maxConsequences = 12

/** Limit on listed groups; what is deleted comes first. */
const maxGroups = 12

function more(hidden: number, noun: string, paint: Paint): string[] {
  return hidden > 0
    ? [paint('dim', `  … and ${count(hidden, `more ${noun}`)} (\`--format json\` lists all)`)]
    : []
}

const styles = { error: 'red', warning: 'yellow', info: 'blue' } as const

function consequenceLine(equal: EqualConsequences, gate: Gate, paint: Paint): string {
  const [first] = equal
  const { severity, sentence, waiver } = first
  const style = isBlockingConsequence(first, gate) ? 'red' : styles[severity]
  const waived = waiver?.isEffective ? '  (waived)' : ''
  const places = equal.slice(0, maxPlaces).map((consequence) => placeText(consequence, paint))
  const hidden = equal.length - places.length
  const hiddenPlaces = hidden > 0 ? `  and at ${count(hidden, 'more place')}` : ''
  return `  ${paint(style, line(sentence))}${waived}${places.join('  and')}${hiddenPlaces}`
}

/** The environments of a consequence, and the line that makes it. */
function placeText({ environments, at, side }: Consequence, paint: Paint): string {
  const where = environments.length === 0 ? '' : `  in ${line(environments.join(', '))}`
  const place = `${line(at.file)}:${at.line}${side === 'base' ? ' (base)' : ''}`
  return `${where}  ${paint('dim', place)}`
}

/** Limit on the places of equal consequences; the JSON report has all. */
const maxPlaces = 4

function groupLines(group: DeletionGroup, paint: Paint): string[] {
  const title = paint(isLoss[group.outcome] ? 'red' : 'yellow', deletionTitle(group))
  const names = deletedNames(group, (object) => line(clamp(objectTitle(object), 200)))
  const where = group.environments.length === 0 ? '' : ` in ${line(group.environments.join(', '))}`
  return [`  ${title}${where}: ${names}`, `    ${paint('dim', line(group.reason))}`]
}
