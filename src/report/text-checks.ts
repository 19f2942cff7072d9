import type { CheckChange, Report } from '../core/report.ts'
import { changeWords, newlyHeading, newlyNames, uncheckedHeading, uncheckedNames } from './check-words.ts'
import { clamp, line } from './escape.ts'
import type { Paint } from './paint.ts'
import { count } from './words.ts'

/**
 * Lines for a terminal: the first changes of what is checked, then the targets that are no longer checked and those that are
 * newly checked; `''` if there are none.
 */
export function checksText(report: Report, paint: Paint): string {
  const { checkChanges } = report
  const hidden = checkChanges.length - maxChanges
  const hiddenText = `  … and ${count(hidden, 'more change')} (\`--format json\` lists all)`
  const lines = [
    ...(checkChanges.length > 0 ? [paint('bold', 'this changes what is checked:')] : []),
    ...checkChanges.slice(0, maxChanges).map((change) => changeLine(change, paint)),
    ...(hidden > 0 ? [paint('dim', hiddenText)] : []),
  ]
  return lines.map((text) => `${text}\n`).join('') + uncheckedText(report, paint)
}

/** One line for the targets no longer checked, and one for the newly checked ones. */
export function uncheckedText({ noLongerChecked, newlyChecked }: Report, paint: Paint): string {
  const lost = `${paint('yellow', uncheckedHeading(noLongerChecked))}: ${uncheckedNames(noLongerChecked, show)}\n`
  const gained = `${newlyHeading(newlyChecked)}: ${newlyNames(newlyChecked, show)}\n`
  return (noLongerChecked.length > 0 ? lost : '') + (newlyChecked.length > 0 ? gained : '')
}

/** Limit on listed changes; those that loosen the checks come first. */
const maxChanges = 20

function show(text: string): string {
  return line(clamp(text, 200))
}

function changeLine(change: CheckChange, paint: Paint): string {
  const { at, side, key, effect, note } = change
  const location = paint('cyan', `${line(at.file)}:${at.line}`) + (side === 'base' ? ' (base)' : '')
  const details = [show(key), changeWords(change, show), line(note ?? '')].filter((detail) => detail !== '')
  const label = paint(effect === 'loosens' ? 'yellow' : 'dim', effect.padEnd('tightens'.length))
  return `  ${label}  ${location}  ${details.join(': ')}`
}
