import { once } from '../core/once-per.ts'
import type { Render } from '../core/render.ts'
import type { HelmTarget } from '../core/target.ts'
import type { View } from '../rules/rule.ts'
import type { Reader } from '../yaml/reader.ts'
import type { LocatedFinding } from './locate.ts'
import type { HostServices, UnsearchedValues } from './types.ts'

/**
 * What the search for values left out.
 *
 * @param tooCostly releases that were not searched
 */
export function unsearchedValues(
  renders: ReadonlyMap<string, Render>,
  tooCostly: readonly HelmTarget[],
  { tree }: Reader,
  { budget, valuesUse }: Pick<HostServices, 'budget' | 'valuesUse'>,
): UnsearchedValues {
  return {
    releases: new Set(budget.isSpent('values') ? renders.keys() : tooCostly.map(({ id }) => id)),
    files: once(() => new Set(tooCostly.flatMap((release) => valuesUse?.(tree, release).files ?? []))),
  }
}

/** False for a finding about values that a tree lacks, perhaps only since it was not searched for it. */
export function isSearchedFor(
  { targets, at, lintFinding: { view } }: LocatedFinding,
  { releases, files }: UnsearchedValues,
): boolean {
  if (!searchedViews.has(view) || releases.size === 0) return true
  if (view === 'deadValue' && files().has(at.file)) return false
  return targets.some((id) => !releases.has(id))
}

/** What rules see of what the search finds. */
const searchedViews: ReadonlySet<View> = new Set([
  'deadValue',
  'undefinedValue',
  'varyingFields',
  'unseenLines',
])
