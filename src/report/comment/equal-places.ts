import { groupedDigits } from '../../core/grouped-digits.ts'
import type { Finding } from '../../core/report.ts'
import { rowsSection, type Section } from '../budget.ts'
import { code, prose } from '../escape.ts'
import { environmentsCell } from './environments-cell.ts'
import { placeLink, reportLink, sideOfFinding, type PageOptions } from './options.ts'
import { count } from '../words.ts'

/** Places of equal findings that their row in the table names. */
export const placesInRow = 3

/** The places of equal findings beyond those in the table, folded; without those that are the only one of their kind. */
export function equalPlacesSection(groups: readonly (readonly Finding[])[], options: PageOptions): Section[] {
  const places = groups.reduce((sum, group) => sum + Math.max(0, group.length - placesInRow), 0)
  if (places === 0) return []
  const rows = groups.flatMap((group) => placeRows(group, options)).slice(0, options.equalPlaces ?? 100)
  return [
    rowsSection({
      rank: 3,
      open: `<details><summary>${count(places, 'more place')} of findings that are there several times</summary>\n\n`,
      rows,
      close: '\n</details>\n\n',
      omittedText: (omitted) => {
        const hidden = omitted + places - rows.length
        return hidden === 0 ? '' : `- … and ${groupedDigits(hidden)} more${reportLink(options)}\n`
      },
    }),
  ]
}

function placeRows(group: readonly Finding[], options: PageOptions): string[] {
  const isSame = haveOneMessage(group)
  return group.slice(placesInRow).map((finding) => {
    const words = isSame ? '' : ` ${prose(finding.message)}`
    const where = finding.environments.length === 0 ? '' : ` in ${environmentsCell(finding.environments)}`
    return `- ${placeLink(finding.at, sideOfFinding(finding), options)}${where}${words} (${code(finding.rule)})\n`
  })
}

/** True if all findings have the same message. */
export function haveOneMessage(group: readonly Finding[]): boolean {
  return group.every(({ message }) => message === group[0]?.message)
}
