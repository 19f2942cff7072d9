import type { Report } from '../core/report.ts'
import { rowsSection, type Section } from './budget.ts'
import { newlyHeading, newlyNames, uncheckedHeading, uncheckedNames } from './check-words.ts'
import { clamp, code } from './escape.ts'

/** What this change makes of the checks themselves. */
export function checksSection(report: Report): Section[] {
  const rows = targetRows(report)
  if (rows.length === 0) return []
  return [
    rowsSection({
      rank: 1,
      open: '> [!IMPORTANT]\n> **This changes what is checked**\n',
      rows,
      close: '\n',
      more: (left) => (left === 0 ? '' : '> - and more\n'),
    }),
  ]
}

function targetRows({ noLongerChecked, newlyChecked }: Report): string[] {
  const show = (id: string): string => code(clamp(id, 200))
  return [
    ...(noLongerChecked.length > 0
      ? [
          `> - **${uncheckedHeading(noLongerChecked)}**, nothing of ${them(noLongerChecked)} is compared: ${uncheckedNames(noLongerChecked, show)}\n`,
        ]
      : []),
    ...(newlyChecked.length > 0
      ? [`> - ${newlyHeading(newlyChecked)}: ${newlyNames(newlyChecked, show)}\n`]
      : []),
  ]
}

function them(targets: readonly unknown[]): string {
  return targets.length === 1 ? 'it' : 'them'
}
