import { groupedDigits } from '../core/grouped-digits.ts'
import { joinAnd } from '../core/join-words.ts'
import type { CheckChange, Counts, TargetName, UncheckedTarget } from '../core/report.ts'
import { count } from './words.ts'

/** Limit on the names of targets; the JSON report lists all. */
const maxNamed = 8

/** Escapes a name or a value for the output format. */
type Show = (text: string) => string

/** The values of a change, each shown by `show`: `error → off`, `+ sandbox`, `− prod`, `error (default) → never`. */
export function changeWords({ before, after, default: usual }: CheckChange, show: Show): string {
  if (before === undefined && after === undefined) return ''
  const byDefault = usual === undefined ? undefined : `${show(usual)} (default)`
  const [from, to] = [before, after].map((value) => (value === undefined ? byDefault : show(value)))
  if (from === undefined) return `+ ${to}`
  return to === undefined ? `− ${from}` : `${from} → ${to}`
}

/** `2 targets are no longer checked`. */
export function uncheckedHeading(targets: readonly UncheckedTarget[]): string {
  return `${count(targets.length, 'target')} ${are(targets)} no longer checked`
}

/**
 * The targets that are no longer checked, at most eight by name, those with the most errors, then warnings, first:
 * `a (2 errors in base), b and 4 more`.
 */
export function uncheckedNames(targets: readonly UncheckedTarget[], show: Show): string {
  const sorted = targets.toSorted((a, b) => compareCounts(a.findings, b.findings))
  return shortList(sorted.map(({ id, findings }) => `${show(id)}${inBase(findings)}`))
}

/** `2 targets are newly checked`. */
export function newlyHeading(targets: readonly TargetName[]): string {
  return `${count(targets.length, 'target')} ${are(targets)} newly checked`
}

/** The targets that are newly checked: `a, b and 4 more`. */
export function newlyNames(targets: readonly TargetName[], show: Show): string {
  return shortList(targets.map(({ id }) => show(id)))
}

function are(targets: readonly unknown[]): string {
  return targets.length === 1 ? 'is' : 'are'
}

function shortList(names: readonly string[]): string {
  const hidden = names.length - maxNamed
  return hidden <= 0
    ? joinAnd(names)
    : `${names.slice(0, maxNamed).join(', ')} and ${groupedDigits(hidden)} more`
}

function inBase({ errors, warnings, infos }: Counts): string {
  const counts = [
    ...(errors > 0 ? [count(errors, 'error')] : []),
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
    ...(infos > 0 ? [count(infos, 'info')] : []),
  ]
  return counts.length === 0 ? '' : ` (${counts.join(', ')} in base)`
}

function compareCounts(a: Counts, b: Counts): number {
  return b.errors - a.errors || b.warnings - a.warnings || b.infos - a.infos
}
