import type { CheckChange, Report } from '../../core/report.ts'
import { rowsSection, type Section } from '../budget.ts'
import { changeWords, newlyHeading, newlyNames, uncheckedHeading, uncheckedNames } from '../check-words.ts'
import { clamp, code, prose } from '../escape.ts'
import { placeLink, reportLink, type PageOptions } from './options.ts'
import { count } from '../words.ts'

/** What this change makes of the checks themselves: what is no longer checked first, then what loosens them. */
export function checksSection(report: Report, options: PageOptions): Section[] {
  const changes = report.checkChanges.map((change) => changeRow(change, options))
  const rows = [...targetRows(report), ...changes.slice(0, most)]
  if (rows.length === 0) return []
  return [
    rowsSection({
      rank: 1,
      open: '> [!IMPORTANT]\n> **This changes what is checked**\n',
      rows,
      close: '\n',
      more: (left) => {
        const hidden = left + Math.max(0, changes.length - most)
        return hidden === 0
          ? ''
          : `> - and ${count(hidden, 'more change')} of this kind${reportLink(options)}\n`
      },
    }),
  ]
}

/** Changes that are listed at most: those that loosen the checks come first. */
const most = 20

function changeRow(change: CheckChange, options: PageOptions): string {
  const { at, side, key, effect, note } = change
  const values = changeWords(change, (text) => code(clamp(text, 200)))
  const parts = [
    ...(key === '' ? [] : [code(clamp(key, 200))]),
    ...(values === '' ? [] : [values]),
    ...(note === undefined ? [] : [prose(note)]),
  ]
  const label = effect === 'loosens' ? `**${effect}**` : effect
  return `> - ${label} ${placeLink(at, side, options)} ${parts.join(': ')}\n`
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
