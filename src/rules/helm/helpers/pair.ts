import type { HelmTarget } from '../../../core/target.ts'

/** True if only the name or the keys of a values file say that it belongs to the chart of a release. */
export function isGuessedPair({ guess }: HelmTarget): boolean {
  return guess === 'environment' || guess === 'keys'
}
