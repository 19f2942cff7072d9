import { groupedDigits } from '../../core/grouped-digits.ts'
import { joinAnd } from '../../core/join-words.ts'
import { groupBy } from '../../core/group.ts'
import type { Change, Report } from '../../core/report.ts'
import { type Section } from '../budget.ts'
import { clamp, fence, html } from '../escape.ts'
import { equalChanges } from './equal-changes.ts'
import { fillDiffs, type DiffGroup } from './fill-diffs.ts'
import { causeLinks, causesOf, objectName } from './changes.ts'
import { reportLink, type PageOptions } from './options.ts'
import { targetTitles } from '../target-titles.ts'
import { changeRisk } from './risk.ts'
import { count } from '../words.ts'

/** The diff of each object, folded by release and environments. */
export function diffsSection(report: Report, options: PageOptions): Section[] {
  if (report.changes.length === 0) return []
  const releases = new Map(report.targets.map((target) => [target.id, target.release ?? target.id]))
  const titleOf = targetTitles(report)
  const equal = equalChanges(report.changes)
  const single = equal.flatMap((group) => (group.length === 1 ? group : []))
  const groups = groupBy(single, (change) =>
    JSON.stringify([releases.get(change.target) ?? change.target, change.environments]),
  )
  const shown = [
    ...[...groups.values()].map((changes) => {
      const { target } = changes[0]!
      return diffGroup(titleOf(target), changes, report, options)
    }),
    ...equal.filter((group) => group.length > 1).map((group) => sharedDiff(group, report, options)),
  ]
  const omittedText = (omitted: number): string =>
    omitted === 0
      ? ''
      : `The ${omitted === 1 ? 'diff' : 'diffs'} of ${count(omitted, 'object')} did not fit${reportLink(options)}.\n\n`
  return [
    {
      rank: 4,
      shortest: omittedText(report.changes.length),
      fill: (room) => fillDiffs(shown, room, omittedText),
    },
  ]
}

function diffGroup(
  release: string,
  changes: readonly Change[],
  report: Report,
  options: PageOptions,
): DiffGroup {
  const where = whereText(changes[0]!.environments)
  const lines = changes.flatMap(({ diff }) => diff.split('\n'))
  const summary = [
    `<b>${html(clamp(release, 100))}</b>`,
    ...(where === '' ? [] : [where]),
    `${count(changes.length, 'object')}, ${lineCounts(lines)}`,
  ]
  return {
    open: `<details><summary>${summary.join(' · ')}</summary>\n\n`,
    close: '</details>\n\n',
    items: changes.map((change) => ({
      objects: 1,
      risk: changeRisk(change, report.findings),
      full: objectDiff(change, change.diff, options),
      lean: objectDiff(change, withoutContext(change.diff), options),
    })),
  }
}

/** The diff of several objects with the same change. */
function sharedDiff(changes: readonly Change[], report: Report, options: PageOptions): DiffGroup {
  const [first] = changes as readonly [Change]
  const sharedChange = { ...first, causes: causesOf(changes) }
  const where = whereText(first.environments)
  const summary = [
    `<b>${count(changes.length, 'object')} with the same change</b>`,
    ...(where === '' ? [] : [where]),
    lineCounts(first.diff.split('\n')),
  ]
  const shown = changes.slice(0, maxNames).map(({ object }) => objectName(object))
  const hidden =
    changes.length > shown.length ? ` and ${groupedDigits(changes.length - shown.length)} more` : ''
  const names = `${shown.join(', ')}${hidden}\n\n`
  return {
    open: `<details><summary>${summary.join(' · ')}</summary>\n\n`,
    close: '</details>\n\n',
    items: [
      {
        objects: changes.length,
        risk: Math.max(...changes.map((change) => changeRisk(change, report.findings))),
        full: names + objectDiff(sharedChange, first.diff, options),
        lean: names + objectDiff(sharedChange, withoutContext(first.diff), options),
      },
    ],
  }
}

/** Limit on the names of objects with the same change; the JSON report has all. */
const maxNames = 50

function whereText(environments: readonly string[]): string {
  const names = environments.map((name) => html(clamp(name, 60)))
  const text = names.length > 6 ? `${names.length} environments` : joinAnd(names)
  return names.length > 1 ? `${text}, identical` : text
}

function lineCounts(lines: readonly string[]): string {
  const added = lines.filter((line) => line.startsWith('+')).length
  const removed = lines.filter((line) => line.startsWith('-')).length
  const counts = [
    ...(added > 0 ? [`+${groupedDigits(added)}`] : []),
    ...(removed > 0 ? [`−${groupedDigits(removed)}`] : []),
  ]
  return counts.join(' ')
}

function objectDiff({ type, object, causes }: Change, diff: string, options: PageOptions): string {
  const deciding = causeLinks(causes, options).join(', ')
  const because = deciding === '' ? '' : `Because of ${deciding}\n\n`
  return `#### ${objectName(object)} ${type}\n\n${because}${fence(firstLines(diff, options.diffLines ?? 300), 'diff')}\n\n`
}

function withoutContext(diff: string): string {
  return diff
    .split('\n')
    .filter((line) => !line.startsWith(' '))
    .join('\n')
}

function firstLines(text: string, maxLines: number): string {
  const lines = text.replace(/\n$/, '').split('\n')
  if (lines.length <= maxLines) return lines.join('\n')
  return [...lines.slice(0, maxLines), `… ${count(lines.length - maxLines, 'more line')}`].join('\n')
}
