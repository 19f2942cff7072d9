import { groupBy } from '../core/group.ts'
import type { Finding, Severity } from '../core/report.ts'

/** The same fact at the same place, seen through several targets or environments, is one finding. Sorted. */
export function mergeFindings(findings: readonly Finding[]): Finding[] {
  return [...groupBy(findings, sameness).values()].map(join).toSorted(compare)
}

/** One value to edit is one finding, whatever else each render brings along; so is what one line of a template says. */
function sameness({ rule, severity, status, message, at, provenance, related }: Finding): string {
  if (provenance === 'source') return JSON.stringify([rule, status, at, severity, message, related])
  return JSON.stringify([rule, status, at, ...(provenance === 'template' ? [severity, message] : [])])
}

function join(same: readonly Finding[]): Finding {
  const [worst] = same.toSorted((one, other) => severities[one.severity] - severities[other.severity])
  return {
    ...worst!,
    targets: unique(same.flatMap(({ targets }) => targets)),
    environments: unique(same.flatMap(({ environments }) => environments)),
    related: distinct([worst!, ...same].flatMap(({ related }) => related)),
  }
}

/** Of places that several of them name, the first one. */
function distinct(related: Finding['related']): Finding['related'] {
  const byPlace = groupBy(related, ({ at, note }) => JSON.stringify([at, note]))
  return [...byPlace.values()].map(([first]) => first!)
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].toSorted()
}

const severities = { error: 0, warning: 1, info: 2 } satisfies Record<Severity, number>

/** Fixed ones last, then by severity, then by place. */
function compare(a: Finding, b: Finding): number {
  return (
    Number(a.status === 'fixed') - Number(b.status === 'fixed') ||
    severities[a.severity] - severities[b.severity] ||
    compareText(a.at.file, b.at.file) ||
    a.at.line - b.at.line ||
    a.at.column - b.at.column ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message)
  )
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
