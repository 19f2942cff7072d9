import type { CheckChange, Counts, TargetName, UncheckedTarget } from '../core/report.ts'
import { and, count, grouped } from './words.ts'

/** Targets that are named at most; the report as JSON names all. */
const mostNamed = 8

/** Shows a name or a value, safe for where it stands. */
type Show = (text: string) => string

/** The values of a change, each shown by `show`: `error → off`, `+ sandbox`, `− prod`, `error (default) → never`. */
export function changeWords({ before, after, default: usual }: CheckChange, show: Show): string {
  if (before === undefined && after === undefined) return ''
  const byDefault = usual === undefined ? undefined : `${show(usual)} (default)`
  const [left, right] = [before, after].map((value) => (value === undefined ? byDefault : show(value)))
  if (left === undefined) return `+ ${right}`
  return right === undefined ? `− ${left}` : `${left} → ${right}`
}

/** `2 targets are no longer checked`. */
export function uncheckedHeading(targets: readonly UncheckedTarget[]): string {
  return `${count(targets.length, 'target')} ${are(targets)} no longer checked`
}

/** The targets that are no longer checked, those with the most findings first: `a (2 errors in base), b and 4 more`. */
export function uncheckedNames(targets: readonly UncheckedTarget[], show: Show): string {
  const sorted = targets.toSorted((a, b) => compareCounts(a.findings, b.findings))
  return listed(sorted.map(({ id, findings }) => `${show(id)}${inBase(findings)}`))
}

/** `2 targets are newly checked`. */
export function newlyHeading(targets: readonly TargetName[]): string {
  return `${count(targets.length, 'target')} ${are(targets)} newly checked`
}

/** The targets that are newly checked: `a, b and 4 more`. */
export function newlyNames(targets: readonly TargetName[], show: Show): string {
  return listed(targets.map(({ id }) => show(id)))
}

function are(targets: readonly unknown[]): string {
  return targets.length === 1 ? 'is' : 'are'
}

function listed(names: readonly string[]): string {
  const more = names.length - mostNamed
  return more <= 0 ? and(names) : `${names.slice(0, mostNamed).join(', ')} and ${grouped(more)} more`
}

function inBase({ errors, warnings, infos }: Counts): string {
  const parts = [
    ...(errors > 0 ? [count(errors, 'error')] : []),
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
    ...(infos > 0 ? [count(infos, 'info')] : []),
  ]
  return parts.length === 0 ? '' : ` (${parts.join(', ')} in base)`
}

function compareCounts(a: Counts, b: Counts): number {
  return b.errors - a.errors || b.warnings - a.warnings || b.infos - a.infos
}
