import { groupBy } from '../core/group.ts'
import { compareConfidence, compareSeverity, compareText } from '../core/order.ts'
import { withoutStandIns } from '../core/namespace.ts'
import type { Finding } from '../core/report.ts'
import { quote } from '../rules/message/quote.ts'
import type { LocatedFinding } from '../inspect/locate.ts'

/**
 * The findings of a report. Equal findings at the same location, from several targets or environments, are merged.
 * Sorted by status (fixed ones last), severity and location.
 */
export function mergeFindings(findings: readonly LocatedFinding[]): Finding[] {
  return [...groupBy(withoutWeaker(findings), mergeKey).values()].map(merge).toSorted(compare)
}

/**
 * Of what a rule says of a loose file by itself and beside the others of its folder, at one place about one thing: what is
 * worse, and else what is certain.
 */
function withoutWeaker(findings: readonly LocatedFinding[]): readonly LocatedFinding[] {
  const likely = findings.filter(({ cause, confidence }) => cause === 'source' && confidence === 'likely')
  if (likely.length === 0) return findings
  const byPlace = groupBy(likely, placeKey)
  const dropped = new Set<LocatedFinding>()
  for (const certain of findings) {
    if (certain.cause !== 'source' || certain.confidence !== 'certain') continue
    for (const guess of byPlace.get(placeKey(certain)) ?? []) {
      if (guess.code === certain.code) continue
      const isWorse = compareSeverity(guess.severity, certain.severity) < 0
      // A certain warning may be what a gate counts.
      if (!isWorse) dropped.add(guess)
      else if (certain.severity === 'info') dropped.add(certain)
    }
  }
  return dropped.size === 0 ? findings : findings.filter((finding) => !dropped.has(finding))
}

function placeKey({ rule, status, at, side, targets, waiver, gate, lintFinding }: LocatedFinding): string {
  return JSON.stringify([rule, status, at, side, targets, lintFinding.about, waiver, gate])
}

/**
 * The key by which findings are merged. Findings at one value to edit are one finding, and so are findings at one line
 * of a template, unless their fixes differ. In a file that is not rendered, a rule may report several problems at one
 * location, so `about` is part of the key. These stay separate:
 * - a certain and a likely finding: a likely error must not hide a certain warning from a gate that counts only certain
 *   findings
 * - a waived finding and one that is not waived
 * - findings with different gates
 */
function mergeKey(finding: LocatedFinding): string {
  const { rule, code, status, confidence, at, side, cause, fix, waiver, gate, lintFinding } = finding
  // The stand-in of a namespace differs by target.
  const about = cause === 'source' && lintFinding.about !== null ? withoutStandIns(lintFinding.about) : null
  const edits = cause === 'template' ? (fix?.edits ?? null) : null
  return JSON.stringify([rule, code, status, confidence, at, side, about, edits, waiver, gate])
}

function merge(group: readonly LocatedFinding[]): Finding {
  const [worst] = group.toSorted((a, b) => compareSeverity(a.severity, b.severity))
  const {
    lintFinding: _,
    subject,
    isOfFile: _isOfFile,
    namedFingerprint: _named,
    measure: _measure,
    statingFiles: _statingFiles,
    ...finding
  } = worst!
  const isOfTemplate = finding.cause === 'template'
  // Related locations of other subjects would only repeat the same notes.
  const merged = isOfTemplate ? group.filter((located) => located.subject === subject) : [worst!, ...group]
  return {
    ...finding,
    message: isOfTemplate ? `${finding.message}${likewiseText(group, worst!)}` : finding.message,
    targets: unique(group.flatMap(({ targets }) => targets)),
    environments: unique(group.flatMap(({ environments }) => environments)),
    related: distinct(merged.flatMap(({ related }) => related)),
  }
}

/** Limit on other subjects that a message names. */
const maxSubjects = 3

/** ` (likewise a, b)`: the other subjects with the same problem from one line of a template; `''` for none. */
function likewiseText(group: readonly LocatedFinding[], worst: LocatedFinding): string {
  const subjects = unique(group.map(shownSubject)).filter((subject) => subject !== shownSubject(worst))
  if (subjects.length === 0) return ''
  const hidden = subjects.length > maxSubjects ? ` and ${subjects.length - maxSubjects} more` : ''
  return ` (likewise ${subjects.slice(0, maxSubjects).map(quote).join(', ')}${hidden})`
}

/** The subject of a finding in a message: what a consequence is about is a key, so its object is named in its place. */
function shownSubject({ subject, object, lintFinding }: LocatedFinding): string {
  if (lintFinding.view !== 'consequence' || !object) return subject
  return [object.namespace, object.name].filter(Boolean).join('/')
}

/** Related locations without duplicates. */
function distinct(related: Finding['related']): Finding['related'] {
  const byPlace = groupBy(related, ({ at, note }) => JSON.stringify([at, note]))
  return [...byPlace.values()].map(([first]) => first!)
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].toSorted()
}

function compare(a: Finding, b: Finding): number {
  return (
    Number(a.status === 'fixed') - Number(b.status === 'fixed') ||
    compareSeverity(a.severity, b.severity) ||
    compareConfidence(a.confidence, b.confidence) ||
    compareText(a.at.file, b.at.file) ||
    a.at.line - b.at.line ||
    a.at.column - b.at.column ||
    compareText(a.rule, b.rule) ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message)
  )
}
