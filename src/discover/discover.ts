import { compareText } from '../core/order.ts'
import type { Config } from '../core/config.ts'
import { groupBy } from '../core/group.ts'
import type { GitopsTarget, Target } from '../core/target.ts'
import type { Skipped } from '../core/tree.ts'
import type { Reader } from '../yaml/reader.ts'
import { chartParts } from './chart-parts.ts'
import { findCharts } from './charts.ts'
import { configuredTargets } from './configured.ts'
import { gitopsTargets } from './gitops/targets.ts'
import { filesOfCharts, looseTargets, unappliedBesideCharts } from './loose.ts'
import { matcher } from './manifests.ts'
import { foundReleases } from './releases.ts'
import { rootOf } from './root.ts'
import { foldersForFiles, opaqueFiles, unfilledCharts, unreadable } from './unreadable.ts'

/** What a tree holds for meshgate. */
export interface Discovery {
  /** Sorted by id; no two have the same one. */
  readonly targets: readonly Target[]
  /** What a GitOps controller or tool renders and meshgate does not, as far as files show it. */
  readonly gitops: readonly GitopsTarget[]
  readonly skipped: readonly Skipped[]
}

/** How to look. */
export interface DiscoverOptions {
  /** Where the configuration stands. */
  readonly configFile: string
  /** Paths that the person named; none means everything. */
  readonly paths: readonly string[]
  /** Take all loose manifests as one target: somebody applies them together. */
  readonly together: boolean
}

/**
 * The targets of a tree: those that the configuration lists, else charts with their environments, values files of
 * a known layout that no release uses, and plain manifests; and beside them what GitOps controllers render.
 */
export function discover(reader: Reader, config: Config, options: DiscoverOptions): Discovery {
  const { configFile, together, paths } = options
  const isExcluded = matcher(config.exclude ?? [])
  const listed = config.targets !== undefined
  const found = listed
    ? { targets: configuredTargets(reader, config, rootOf(reader, configFile)), skipped: [] }
    : findTargets(reader, config, isExcluded, paths)
  const targets = distinct(together && !listed ? joined(found.targets) : found.targets)
  const left = [...reader.tree.refused, ...foldersForFiles(reader.tree)].filter(
    ({ file }) => !isExcluded(file),
  )
  return {
    targets: targets.toSorted((a, b) => compareText(a.id, b.id)),
    gitops: gitopsTargets(reader, config, configFile, targets),
    skipped: [...left, ...found.skipped, ...unreadable(reader, targets)],
  }
}

/** Tells targets apart that are listed with the same chart, release and environment. */
function distinct(targets: readonly Target[]): Target[] {
  return [...groupBy(targets, ({ id }) => id).values()].flatMap((same) =>
    same.map((target, index) => (index === 0 ? target : { ...target, id: `${target.id}#${index + 1}` })),
  )
}

interface Found {
  readonly targets: readonly Target[]
  readonly skipped: readonly Skipped[]
}

function findTargets(
  reader: Reader,
  config: Config,
  isExcluded: (path: string) => boolean,
  paths: readonly string[],
): Found {
  const charts = findCharts(reader)
  const { releases, unused } = foundReleases(reader, charts, isExcluded, paths)
  const others = looseTargets(reader, config, charts, releases).filter(({ path }) => !isExcluded(path))
  const loose = new Set(others.map(({ path }) => path))
  const partOf = chartParts(charts)
  const known = new Set([...loose, ...filesOfCharts(reader, charts, releases)])
  const opaque = opaqueFiles(reader, (path) => partOf(path) === 'source', known)
  return {
    targets: [...releases, ...others],
    skipped: [
      ...unfilledCharts(charts).filter(({ file }) => !isExcluded(file)),
      ...unused.filter((file) => !loose.has(file)).map((file) => ({ file, reason: notForAChart })),
      ...opaque.filter(({ file }) => !isExcluded(file)),
      ...unappliedBesideCharts(reader, charts, known).filter(({ file }) => !isExcluded(file)),
    ],
  }
}

const notForAChart =
  'no chart beside it has a use for most of its keys, so that it is not taken for its values'

function joined(targets: readonly Target[]): Target[] {
  const loose = targets.filter((target) => target.kind === 'manifests')
  const files = loose.flatMap((target) => target.files)
  const others = targets.filter((target) => target.kind !== 'manifests')
  const all = {
    kind: 'manifests',
    id: '**',
    path: '',
    environment: null,
    files,
    missing: [],
    loose: 'together',
  } as const
  return loose.length === 0 ? others : [...others, all]
}
