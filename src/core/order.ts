import type { Severity } from './report.ts'

/** Most severe first. */
export const severities = ['error', 'warning', 'info'] as const satisfies readonly Severity[]

/** Compares two severities, the worse one first. */
export function compareSeverity(left: Severity, right: Severity): number {
  return severities.indexOf(left) - severities.indexOf(right)
}

/** Compares two strings by code unit: the same order on every machine. */
export function compareText(left: string, right: string): number {
  return left < right ? -1 : Number(left > right)
}
