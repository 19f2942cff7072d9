import type { HelmRender } from '../../src/core/render.ts'
import { briefly, digestsOf, type Outcome } from './native.ts'

/**
 * How the engine's answer compares with that of the native helm. The first three need no reason; `other order` is
 * that of Helm's own maps.
 */
export type Verdict = 'equal' | 'other order' | 'both refuse' | Exceptional

/** A verdict that only a listed exception may have. */
export type Exceptional =
  | 'equal but for random lines'
  | 'refused in other words'
  | 'only native renders'
  | 'only the engine renders'
  | 'different'

/** The verdicts that need no reason. */
export const classes: readonly Verdict[] = ['equal', 'other order', 'both refuse']

/** Compares the engine's render with what the native helm made of the same case. */
export function verdictOn(native: Outcome, engine: HelmRender): Verdict {
  if ('error' in native)
    return engine.status === 'failed'
      ? onErrors(native.error, briefly(engine.message))
      : 'only the engine renders'
  if (engine.status === 'failed') return 'only native renders'
  const digests = digestsOf(engine.manifest, native.varying)
  if (digests.lines !== native.lines) return 'different'
  if (native.varying) return 'equal but for random lines'
  return digests.text === native.text ? 'equal' : 'other order'
}

function onErrors(native: string, engine: string): Verdict {
  return sortedLines(native) === sortedLines(engine) ? 'both refuse' : 'refused in other words'
}

function sortedLines(text: string): string {
  return text.split('\n').toSorted().join('\n')
}
