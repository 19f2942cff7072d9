// Checks that a report has the defects which the change of the measured repository brings in.
import type { Outcome } from './measure.ts'
import type { Report } from '../src/core/report.ts'
import { ENVIRONMENTS, WILDCARD, type Repository } from './repository.ts'

/** Throws unless the report has each defect of the change at its values line, and no other error. */
export function requireDefects(report: Report, { changed }: Repository): void {
  const everywhere = changed
    .flatMap((name) => ENVIRONMENTS.map((environment) => `${name} ${environment}`))
    .toSorted()
  const first = changed.map((name) => `${name} ${ENVIRONMENTS[0]}`)
  requireSame(
    'broken retry budgets',
    newAt(report, 'routing/timeout-covers-retries', 'timeout: 5s'),
    everywhere,
  )
  requireSame(
    'mediated wildcards',
    newAt(report, 'egress/mediated-host-wildcard', 'externalHost: "*.'),
    first,
  )
  requireSame('wildcard hosts that the change opens', wildcardHosts(report), everywhere)
  if (report.summary.new.errors !== everywhere.length + first.length)
    throw new Error('errors that nobody planted')
}

/**
 * Throws unless the summary of a text report counts as many errors as the change has defects.
 * @returns the number of new findings
 */
export function requireErrors({ code, output }: Outcome, { changed }: Repository): number {
  const [, errors, news] = /^(\d+) errors .*\((\d+) new\)/m.exec(output) ?? []
  const planted = changed.length * (ENVIRONMENTS.length + 1)
  if (code !== 1 || Number(errors) !== planted)
    throw new Error(`exit code ${code} and ${errors} errors, planted ${planted}`)
  return Number(news)
}

/** `RELEASE ENVIRONMENT` of each new finding of a rule at a line of a values file that begins with `start`. */
function newAt({ findings }: Report, rule: string, start: string): string[] {
  return findings
    .filter((finding) => finding.rule === rule && finding.status === 'new')
    .filter(
      ({ at, excerpt }) =>
        at.file.includes('/values-') && excerpt?.lines[at.line - excerpt.firstLine]?.trim().startsWith(start),
    )
    .flatMap(({ at, environments }) => environments.map((name) => `${ownerOf(at.file)} ${name}`))
}

function wildcardHosts({ changes }: Report): string[] {
  return changes
    .filter(({ type, fields }) => type === 'added' && hostsOf(fields[0]?.after).includes(WILDCARD))
    .flatMap(({ target, environments }) => environments.map((name) => `${ownerOf(target)} ${name}`))
}

/** The hosts of an object that the change adds. */
function hostsOf(object: unknown): readonly string[] {
  const { spec } = object as { spec: { hosts?: string[] } }
  return spec.hosts ?? []
}

/** The NAME of a path `releases/NAME/...`. */
function ownerOf(path: string): string | undefined {
  return path.split('/')[1]
}

function requireSame(title: string, actual: string[], expected: string[]): void {
  const sorted = actual.toSorted()
  if (sorted.join() !== expected.join()) throw new Error(`${title}: found ${sorted}, planted ${expected}`)
}
