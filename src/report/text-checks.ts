import type { CheckChange, Report } from '../core/report.ts'
import { changeWords, newlyHeading, newlyNames, uncheckedHeading, uncheckedNames } from './check-words.ts'
import { clamp, line } from './escape.ts'
import type { Paint } from './paint.ts'
import { count } from './words.ts'

/** What the change makes of the checks themselves, for a terminal; `''` where it leaves them as they are. */
export function checksText(report: Report, paint: Paint): string {
  const { checkChanges } = report
  const hidden = checkChanges.length - most
  const more = `  … and ${count(hidden, 'more change')} (\`--format json\` lists all)`
  const lines = [
    ...(checkChanges.length > 0 ? [paint('bold', 'this changes what is checked:')] : []),
    ...checkChanges.slice(0, most).map((change) => changeLine(change, paint)),
    ...(hidden > 0 ? [paint('dim', more)] : []),
  ]
  return lines.map((each) => `${each}\n`).join('') + uncheckedText(report, paint)
}

/** The targets that are no longer or newly checked, in a line each. */
export function uncheckedText({ noLongerChecked, newlyChecked }: Report, paint: Paint): string {
  const lost = `${paint('yellow', uncheckedHeading(noLongerChecked))}: ${uncheckedNames(noLongerChecked, show)}\n`
  const gained = `${newlyHeading(newlyChecked)}: ${newlyNames(newlyChecked, show)}\n`
  return (noLongerChecked.length > 0 ? lost : '') + (newlyChecked.length > 0 ? gained : '')
}

/** Changes that are listed at most: those that loosen the checks come first. */
const most = 20

function show(text: string): string {
  return line(clamp(text, 200))
}

function changeLine(change: CheckChange, paint: Paint): string {
  const { at, side, key, effect, note } = change
  const place = paint('cyan', `${line(at.file)}:${at.line}`) + (side === 'base' ? ' (base)' : '')
  const said = [show(key), changeWords(change, show), line(note ?? '')].filter((part) => part !== '')
  const label = paint(effect === 'loosens' ? 'yellow' : 'dim', effect.padEnd('tightens'.length))
  return `  ${label}  ${place}  ${said.join(': ')}`
}
