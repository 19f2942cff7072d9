import { compareText } from '../core/order.ts'
import type { Config } from '../core/config.ts'
import type { HelmfileFailure } from '../core/evaluated-helmfile.ts'
import { groupBy } from '../core/group.ts'
import { namedFiles, type GitopsTarget, type Target } from '../core/target.ts'
import { isInside } from '../core/path.ts'
import type { Skipped } from '../core/tree.ts'
import type { Reader } from '../yaml/reader.ts'
import { configuredTargets } from './configured.ts'
import { helmfilesIn } from './gitops/helmfile/helmfiles.ts'
import { configurationFiles } from '../model/configuration-files.ts'
import type { UnresolvedReference } from '../model/unresolved-reference.ts'
import { gitopsTargets } from './gitops/targets.ts'
import { excludedTest } from './manifests.ts'
import { otherInstallers } from './other-installers.ts'
import { splitTargets, withoutLeftOut } from './excluded-targets.ts'
import { unreadPaths } from './unread-paths.ts'
import { foldersForFiles, unreadableFiles } from './unreadable.ts'
import { noOutcomes, inferTargets, type InferredTargets } from './inferred-targets.ts'
import type { DiscoverOptions } from './discover-options.ts'

/** The targets of a tree, and what cannot be checked in it. */
export interface Discovery {
  /** Sorted by id; ids are unique. */
  readonly targets: readonly Target[]
  /** The objects of GitOps controllers and tools in files, with the reasons why they are not rendered. */
  readonly gitops: readonly GitopsTarget[]
  /** Errors of helmfiles. */
  readonly helmfileFailures: readonly HelmfileFailure[]
  /** Keys of objects that HelmReleases in files name and that do not exist, and mistakes of ApplicationSets in files. */
  readonly unresolved: readonly UnresolvedReference[]
  readonly skipped: readonly Skipped[]
}

/**
 * The targets of a tree: those that the configuration lists; without a list, charts with their environments, values
 * files of a known layout that no release uses, and plain manifests. Also lists what GitOps controllers render.
 */
export async function discover(reader: Reader, config: Config, options: DiscoverOptions): Promise<Discovery> {
  const { configFile, together, paths } = options
  const isExcluded = excludedTest(config)
  const isListed = config.targets !== undefined
  const helmfiles = await helmfilesIn(reader, options.evaluators.helmfile)
  const inferred = isListed
    ? listedTargets(reader, config, configFile)
    : await inferTargets(reader, config, isExcluded, options, helmfiles.targets)
  const combined = together && !isListed ? asOneTarget(inferred.targets, paths) : inferred.targets
  const { checked: targets, leftOut } = splitTargets(withUniqueIds(combined), config)
  // A part of several builds refers to the first of them: built kustomizations come before excluded ones.
  const allTargets = [...targets, ...leftOut]
  const objects = gitopsTargets(reader, config, configFile, allTargets, inferred.outcomes, helmfiles.gitops)
  const discovery: Discovery = {
    targets: targets.toSorted((a, b) => compareText(a.id, b.id)),
    gitops: withoutLeftOut(objects, leftOut, configFile),
    unresolved: inferred.unresolved,
    helmfileFailures: helmfiles.failures.filter(({ file }) => !isExcluded(file)),
    skipped: [
      ...unavailableFiles(reader).filter(({ file }) => !isExcluded(file)),
      ...inferred.skipped,
      ...unreadableFiles(reader, targets),
      ...(isListed || targets.length === 0 ? [] : otherInstallers(reader, isExcluded)),
    ],
  }
  const unread = unreadPaths(reader, config, options, { ...discovery, leftOut })
  return { ...discovery, skipped: [...discovery.skipped, ...unread] }
}

/** The targets of a configuration that lists them. */
function listedTargets(reader: Reader, config: Config, configFile: string): InferredTargets {
  const targets = configuredTargets(reader, config, configurationFiles(reader, configFile).root)
  return { targets, skipped: [], outcomes: noOutcomes, unresolved: [] }
}

function unavailableFiles({ tree }: Reader): Skipped[] {
  return [...tree.refused, ...foldersForFiles(tree)]
}

/** Appends numbers to the ids of targets with the same chart, release and environment. */
function withUniqueIds(targets: readonly Target[]): Target[] {
  return [...groupBy(targets, ({ id }) => id).values()].flatMap((duplicates) =>
    duplicates.map((target, index) =>
      index === 0 ? target : { ...target, id: `${target.id}#${index + 1}` },
    ),
  )
}

/** Combines the loose manifests in the paths that the person named, or all of them. */
function asOneTarget(targets: readonly Target[], paths: readonly string[]): Target[] {
  const isNamed = ({ path }: Target): boolean =>
    paths.length === 0 || paths.some((folder) => isInside(path, folder))
  const loose = targets.filter(
    (target) => target.kind === 'manifests' && target.loose !== undefined && isNamed(target),
  )
  const files = loose.flatMap(namedFiles)
  const looseSet = new Set(loose)
  const otherTargets = targets.filter((target) => !looseSet.has(target))
  const combined = {
    kind: 'manifests',
    id: '**',
    path: '',
    environment: null,
    files,
    missing: [],
    loose: 'together',
  } as const
  return loose.length === 0 ? otherTargets : [...otherTargets, combined]
}
