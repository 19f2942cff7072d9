import type { CheckChange, Report } from '../../core/report.ts'
import { rowsSection, type Section } from '../budget.ts'
import { changeWords, newlyHeading, newlyNames, uncheckedHeading, uncheckedNames } from '../check-words.ts'
import { clamp, code, prose } from '../escape.ts'
import { placeLink, reportLink, type PageOptions } from './options.ts'
import { count } from '../words.ts'

/** How the pull request changes the checks themselves: targets no longer checked first, then settings that changed. */
export function checksSection(report: Report, options: PageOptions): Section[] {
  const changes = report.checkChanges.map((change) => changeRow(change, options))
  const rows = [...targetRows(report), ...changes.slice(0, maxChanges)]
  if (rows.length === 0) return []
  return [
    rowsSection({
      rank: 1,
      open: '> [!IMPORTANT]\n> **This changes what is checked**\n',
      rows,
      close: '\n',
      omittedText: (omitted) => {
        const hidden = omitted + Math.max(0, changes.length - maxChanges)
        return hidden === 0
          ? ''
          : `> - and ${count(hidden, 'more change')} of this kind${reportLink(options)}\n`
      },
    }),
  ]
}

/** Limit on listed changes; those that loosen the checks come first. */
const maxChanges = 20

function changeRow(change: CheckChange, options: PageOptions): string {
  const { at, side, key, effect, note } = change
  const values = changeWords(change, (text) => code(clamp(text, 200)))
  const details = [
    ...(key === '' ? [] : [code(clamp(key, 200))]),
    ...(values === '' ? [] : [values]),
    ...(note === undefined ? [] : [prose(note)]),
  ]
  const label = effect === 'loosens' ? `**${effect}**` : effect
  return `> - ${label} ${placeLink(at, side, options)} ${details.join(': ')}\n`
}

function targetRows({ noLongerChecked, newlyChecked }: Report): string[] {
  const show = (id: string): string => code(clamp(id, 200))
  return [
    ...(noLongerChecked.length > 0
      ? [
          `> - **${uncheckedHeading(noLongerChecked)}**, nothing of ${pronounFor(noLongerChecked)} is compared: ${uncheckedNames(noLongerChecked, show)}\n`,
        ]
      : []),
    ...(newlyChecked.length > 0
      ? [`> - ${newlyHeading(newlyChecked)}: ${newlyNames(newlyChecked, show)}\n`]
      : []),
  ]
}

function pronounFor(targets: readonly unknown[]): string {
  return targets.length === 1 ? 'it' : 'them'
}
