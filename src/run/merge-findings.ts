import { groupBy } from '../core/group.ts'
import { compareConfidence, compareSeverity, compareText } from '../core/order.ts'
import type { Finding } from '../core/report.ts'
import { quote } from '../rules/message/quote.ts'
import type { LocatedFinding } from '../inspect/locate.ts'

/**
 * The findings of a report: the same fact at the same place, seen through several targets or environments, is one.
 * Fixed ones come last; each part is sorted by severity, then by place.
 */
export function mergeFindings(findings: readonly LocatedFinding[]): Finding[] {
  return [...groupBy(findings, factOf).values()].map(merge).toSorted(compare)
}

/**
 * What one finding of a report is. One value to edit is one finding, whatever else each render brings along; so is
 * what one line of a template has wrong in all that it renders, unless it is repaired in different ways. In a file as
 * it stands a rule may say the same of several things at one place. What is certain in one environment and likely in
 * another is two: a likely error must not hide a certain warning from a gate that counts certain warnings.
 */
function factOf({
  rule,
  code,
  status,
  confidence,
  at,
  cause,
  fix,
  lintFinding: found,
}: LocatedFinding): string {
  const about = cause === 'source' ? found.about : null
  const edits = cause === 'template' ? (fix?.edits ?? null) : null
  return JSON.stringify([rule, code, status, confidence, at, about, edits])
}

function merge(same: readonly LocatedFinding[]): Finding {
  const [worst] = same.toSorted((left, right) => compareSeverity(left.severity, right.severity))
  const { lintFinding: _, subject, isOfFile: _isOfFile, ...finding } = worst!
  const isOfTemplate = finding.cause === 'template'
  // What belongs to other subjects would only repeat itself.
  const merged = isOfTemplate ? same.filter((each) => each.subject === subject) : [worst!, ...same]
  return {
    ...finding,
    message: isOfTemplate ? `${finding.message}${likewise(same, worst!)}` : finding.message,
    targets: unique(same.flatMap(({ targets }) => targets)),
    environments: unique(same.flatMap(({ environments }) => environments)),
    related: distinct(merged.flatMap(({ related }) => related)),
  }
}

/** Most other subjects that a message names. */
const maxSubjects = 3

/** ` (likewise a, b)`: the other subjects that a line of a template has it wrong for; `''` for none. */
function likewise(same: readonly LocatedFinding[], worst: LocatedFinding): string {
  const subjects = unique(same.map(({ subject }) => subject)).filter((subject) => subject !== worst.subject)
  if (subjects.length === 0) return ''
  const rest = subjects.length > maxSubjects ? ` and ${subjects.length - maxSubjects} more` : ''
  return ` (likewise ${subjects.slice(0, maxSubjects).map(quote).join(', ')}${rest})`
}

/** Of places that several findings name, the first one. */
function distinct(related: Finding['related']): Finding['related'] {
  const byPlace = groupBy(related, ({ at, note }) => JSON.stringify([at, note]))
  return [...byPlace.values()].map(([first]) => first!)
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].toSorted()
}

function compare(left: Finding, right: Finding): number {
  return (
    Number(left.status === 'fixed') - Number(right.status === 'fixed') ||
    compareSeverity(left.severity, right.severity) ||
    compareConfidence(left.confidence, right.confidence) ||
    compareText(left.at.file, right.at.file) ||
    left.at.line - right.at.line ||
    left.at.column - right.at.column ||
    compareText(left.rule, right.rule) ||
    compareText(left.code, right.code) ||
    compareText(left.message, right.message)
  )
}
