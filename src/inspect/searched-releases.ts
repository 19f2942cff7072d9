import type { Render } from '../core/render.ts'
import type { HelmTarget, Target } from '../core/target.ts'
import type { InspectOptions } from './types.ts'

/** Milliseconds of processor time. A release that takes less to render is always searched. */
const cheapMs = 500

/** Milliseconds of processor time that the search may take for the releases that take more. */
const costlyMs = 30_000

/** The renders that a search takes if it finds candidates: without edits, and with other names and values. */
const rendersOfSearch = 6

/** The rendered releases of a tree: those whose use of values is searched, and those for which that costs too much. */
export interface SearchedReleases {
  readonly searched: readonly HelmTarget[]
  readonly tooCostly: readonly HelmTarget[]
}

/**
 * Chooses the releases whose unused, undefined and varying values are searched, by the processor time of their renders:
 * of those that take long, the cheapest first. What is too costly in base is not searched in head either, since what is
 * found would count as new.
 *
 * @param settled releases that need no search
 * @param base for head: base, which is awaited only if a release takes long
 */
export async function searchedReleases(
  renders: ReadonlyMap<string, Render>,
  settled: ReadonlySet<Target>,
  base: InspectOptions['base'],
): Promise<SearchedReleases> {
  const releases = unsettledReleases(renders, settled)
  const tooCostly = tooCostlyAmong(releases)
  const isAnyCostly = releases.some(({ ms }) => ms > cheapMs)
  const inBase = isAnyCostly ? (await base)?.renders : undefined
  for (const id of inBase ? tooCostlyAmong(unsettledReleases(inBase, settled)) : []) tooCostly.add(id)
  const all = releases.map(({ release }) => release)
  return {
    searched: all.filter(({ id }) => !tooCostly.has(id)),
    tooCostly: all.filter(({ id }) => tooCostly.has(id)),
  }
}

interface TimedRelease {
  readonly release: HelmTarget
  readonly ms: number
}

function unsettledReleases(
  renders: ReadonlyMap<string, Render>,
  settled: ReadonlySet<Target>,
): TimedRelease[] {
  return [...renders.values()].flatMap((render) =>
    render.status === 'rendered' && render.target.kind === 'helm' && !settled.has(render.target)
      ? [{ release: render.target, ms: render.processorMs ?? 0 }]
      : [],
  )
}

/** The ids of the releases that are too costly to search beside the others. */
function tooCostlyAmong(releases: readonly TimedRelease[]): Set<string> {
  const costly = releases.filter(({ ms }) => ms > cheapMs).toSorted((first, second) => first.ms - second.ms)
  const ids = new Set<string>()
  let total = 0
  for (const { release, ms } of costly) {
    total += rendersOfSearch * ms
    if (total > costlyMs) ids.add(release.id)
  }
  return ids
}
