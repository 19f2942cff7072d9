import type { Report } from '../core/report.ts'
import { newlyHeading, newlyNames, uncheckedHeading, uncheckedNames } from './check-words.ts'
import { clamp, line } from './escape.ts'
import type { Paint } from './paint.ts'

/** What the change makes of the checks themselves, for a terminal; `''` where it leaves them as they are. */
export function checksText({ noLongerChecked, newlyChecked }: Report, paint: Paint): string {
  const show = (id: string): string => line(clamp(id, 200))
  const lines = [
    ...(noLongerChecked.length > 0
      ? [`${paint('yellow', uncheckedHeading(noLongerChecked))}: ${uncheckedNames(noLongerChecked, show)}`]
      : []),
    ...(newlyChecked.length > 0 ? [`${newlyHeading(newlyChecked)}: ${newlyNames(newlyChecked, show)}`] : []),
  ]
  return lines.map((each) => `${each}\n`).join('')
}
