import type { Confidence, Severity } from './report.ts'

/** All severities, the most severe first. */
export const severities = ['error', 'warning', 'info'] as const satisfies readonly Severity[]

/** Compares two severities, for sorting the more severe one first. */
export function compareSeverity(first: Severity, second: Severity): number {
  return severities.indexOf(first) - severities.indexOf(second)
}

/** Compares two confidences, for sorting the more certain one first. */
export function compareConfidence(first: Confidence, second: Confidence): number {
  return Number(first === 'likely') - Number(second === 'likely')
}

/** Compares two strings by code unit, which gives the same order on every machine. */
export function compareText(first: string, second: string): number {
  return first < second ? -1 : Number(first > second)
}
