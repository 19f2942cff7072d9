import type { Confidence, Severity } from './report.ts'

/** Most severe first. */
export const severities = ['error', 'warning', 'info'] as const satisfies readonly Severity[]

/** Compares two severities, the worse one first. */
export function compareSeverity(left: Severity, right: Severity): number {
  return severities.indexOf(left) - severities.indexOf(right)
}

/** Compares how sure two findings are, the surer one first. */
export function compareConfidence(left: Confidence, right: Confidence): number {
  return Number(left === 'likely') - Number(right === 'likely')
}

/** Compares two strings by code unit: the same order on every machine. */
export function compareText(left: string, right: string): number {
  return left < right ? -1 : Number(left > right)
}
