import { createHash } from 'node:crypto'
import { isDataMap } from '../../core/plain-data.ts'
import { UsageError } from '../../core/errors.ts'
import { groupBy } from '../../core/group.ts'
import { compareText } from '../../core/order.ts'
import type { LocatedFinding } from '../../inspect/locate.ts'
import type { Reader } from '../../yaml/reader.ts'
import type { Waiver } from './waiver.ts'

/** The file with the findings that a repository starts with. */
export const baselineFile = '.meshgate-baseline.json'

/** One line of the baseline: findings that are the same. */
interface BaselineEntry {
  readonly rule: string
  readonly file: string
  readonly id: string
  readonly count: number
}

/** The text of a baseline with these findings, one entry a line, sorted. */
export function baselineText(findings: readonly LocatedFinding[]): string {
  const entries = [
    ...groupBy(
      findings.filter(({ status }) => status !== 'fixed'),
      entryId,
    ),
  ].map(([id, group]): BaselineEntry => ({
    rule: group[0]!.rule,
    file: group[0]!.at.file,
    id,
    count: group.length,
  }))
  const lines = entries
    .toSorted((a, b) => compareText(a.file, b.file) || compareText(a.rule, b.rule) || compareText(a.id, b.id))
    .map((entry) => `    ${JSON.stringify(entry)}`)
  return `{\n  "version": 1,\n  "findings": [\n${lines.join(',\n')}\n  ]\n}\n`
}

/**
 * The entries of the baseline of a tree (`baselineFile`) as waivers, each for at most as many findings as its count; empty
 * without that file. Throws `UsageError` for a file of another shape.
 */
export function baselineWaivers(reader: Reader): Waiver[] {
  const text = reader.text(baselineFile)
  if (text === undefined) return []
  const lines = text.split('\n')
  const lineOf = new Map(lines.map((line, index) => [idPattern.exec(line)?.[1], index + 1]))
  return entriesOf(text).map((entry) => {
    const line = lineOf.get(entry.id) ?? 1
    return {
      rule: entry.rule,
      at: {
        file: baselineFile,
        line,
        column: 1,
        endLine: line,
        endColumn: (lines[line - 1] ?? '').length + 1,
      },
      reason: 'in the baseline',
      owner: '',
      until: null,
      mistake: null,
      identity: JSON.stringify([entry.id, entry.count]),
      key: entryKey(entry.id),
      covers: () => true,
      limit: entry.count,
      removal: [],
    }
  })
}

/** The `key` of the waiver (`baselineWaivers`) that covers a finding if the baseline has an entry for it. */
export function baselineKey(finding: LocatedFinding): string {
  return entryKey(entryId(finding))
}

function entryKey(id: string): string {
  return `baseline ${id}`
}

/** The id in a line of the baseline, which has one entry a line. */
const idPattern = /"id":\s*"([^"]+)"/

function entriesOf(text: string): BaselineEntry[] {
  const data = parse(text)
  const findings = isDataMap(data) && data['version'] === 1 ? data['findings'] : null
  if (Array.isArray(findings) && findings.every(isEntry)) return findings
  throw new UsageError(`\`${baselineFile}\` is no baseline; write it with \`meshgate baseline\``)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isEntry(entry: unknown): entry is BaselineEntry {
  if (!isDataMap(entry)) return false
  const { rule, id, count } = entry
  return typeof rule === 'string' && typeof id === 'string' && Number.isInteger(count)
}

/**
 * The identity of a finding in a baseline: its fingerprint and subject, so that another value at the same field is
 * another finding.
 */
function entryId({ fingerprint, subject, lintFinding }: LocatedFinding): string {
  // The fingerprint contains the name of the object without that of the release.
  const about = subject === lintFinding.manifest?.name ? '' : subject
  return createHash('sha256')
    .update(JSON.stringify([fingerprint, about]))
    .digest('hex')
    .slice(0, 32)
}
